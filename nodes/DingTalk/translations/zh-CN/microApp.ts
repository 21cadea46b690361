import type { Translations } from '../../../core/translate';

const operations: Translations = {
	'Create a micro app': '创建微应用',
	'Create an app of the organization; its secret is shown in the developer console':
		'创建组织的应用；密钥在开发者后台查看',
	'Delete a micro app': '删除微应用',
	'Delete an app of the organization': '删除组织的应用',
	'Get many micro apps': '获取微应用列表',
	'Get the apps of the organization, or those that a user sees':
		'获取组织的应用，或某个用户可见的应用',
	'Get Visibility': '获取可见范围',
	'Get who sees a micro app': '获取微应用的可见范围',
	'Get the users, departments and roles that see an app': '获取能看到应用的用户、部门和角色',
	'Set Visibility': '设置可见范围',
	'Set who sees a micro app': '设置微应用的可见范围',
	'Set the users, departments and roles that see an app': '设置能看到应用的用户、部门和角色',
	'Update a micro app': '修改微应用',
	'Change the fields that are given': '修改填写的字段',
};

const settings: Translations = {
	'e.g. 排班': '例如 排班',
	'e.g. 查看本月排班': '例如 查看本月排班',
	'agentId in the output of Get Many': '见“获取列表”输出中的 agentId',
	Apps: '应用',
	'Which apps to get': '获取哪些应用',
	'Of a User': '某个用户可见的',
	'e.g. 1073399584': '例如 1073399584',
	'Number of the app in the organization (agentId)': '应用在组织内的编号（agentId）',
	'Operator Union ID': '操作人 unionId',
	'Union ID of the administrator in whose name the app is changed; User: Get tells it (opUnionId)':
		'以其名义修改应用的管理员的 unionId，可用“用户：获取”查询（opUnionId）',
	Name: '应用名称',
	'What people see below the icon; at most 10 characters in the classic call (name)':
		'图标下方显示的名称；旧版接口最多 10 个字符（name）',
	Description: '应用描述',
	'What the app is for; at most 20 characters in the classic call (desc)':
		'应用的用途；旧版接口最多 20 个字符（desc）',
	'Media ID of an image; the classic Create needs it (icon)':
		'图片的媒体 ID；旧版接口创建时必填（icon）',
	'e.g. 203.0.113.10,203.0.113.11': '例如 203.0.113.10,203.0.113.11',
	'e.g. https://oa.example.com/roster': '例如 https://oa.example.com/roster',
	'e.g. https://oa.example.com/roster/pc': '例如 https://oa.example.com/roster/pc',
	'e.g. https://oa.example.com/roster/admin': '例如 https://oa.example.com/roster/admin',
	'Home Page': '首页地址',
	'Address that the app opens; the classic Create needs it (homepageLink)':
		'应用打开的地址；旧版接口创建时必填（homepageLink）',
	'Home Page on Computers': '电脑端首页地址',
	'Address that the app opens on computers; for the classic call on the same host as Home Page (pcHomepageLink)':
		'在电脑上打开的地址；旧版接口要求与首页地址在同一主机（pcHomepageLink）',
	'Administration Page': '管理后台地址',
	'Address where administrators set the app up (ompLink)': '管理员设置应用的地址（ompLink）',
	'Server IPs': '服务器出口 IP',
	'Addresses from which the app calls DingTalk, at most 50, with commas; not in the classic call (ipWhiteList)':
		'应用调用钉钉时的 IP 地址，用逗号分隔，最多 50 个；旧版接口没有（ipWhiteList）',
	Kind: '应用类型',
	'How the app is made; not in the classic call (developType)':
		'应用的开发方式；旧版接口没有（developType）',
	'Mini Program': '小程序',
	'Web App': '网页应用',
};

const visibility: Translations = {
	Change: '修改方式',
	'What to do with those below': '如何处理下面填写的用户、部门和角色',
	'These see the app, too': '这些也能看到应用',
	Remove: '移除',
	'These no longer see the app': '这些不再能看到应用',
	'These see the app, and no others': '只有这些能看到应用',
	'IDs of users, with commas, or a list from an expression (addUserIds, delUserIds, userVisibleScopes)':
		'用户 ID，用逗号分隔，或由表达式给出列表（addUserIds, delUserIds, userVisibleScopes）',
	'IDs of departments, with commas, or a list from an expression (addDeptIds, delDeptIds, deptVisibleScopes)':
		'部门 ID，用逗号分隔，或由表达式给出列表（addDeptIds, delDeptIds, deptVisibleScopes）',
	Roles: '角色',
	'e.g. 149': '例如 149',
	'IDs of roles, with commas, or a list from an expression; not in the classic call (addRoleIds, delRoleIds)':
		'角色 ID，用逗号分隔，或由表达式给出列表；旧版接口没有（addRoleIds, delRoleIds）',
	'Only Administrators': '仅管理员可见',
	'Whether nobody but administrators sees the app; where it is not added, this stays as it is (onlyAdminVisible)':
		'是否只有管理员能看到应用；不添加此项则保持不变（onlyAdminVisible）',
};

/** Texts of the resource Micro App. */
export const microApp: Translations = { ...operations, ...settings, ...visibility };
