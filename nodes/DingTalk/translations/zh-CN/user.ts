import type { Translations } from '../../../core/translate';

const operations: Translations = {
	Count: '统计人数',
	'Count the users': '统计用户人数',
	'Get how many users the organization has': '获取组织有多少用户',
	'Whom to count (only_active)': '统计哪些用户（only_active）',
	Active: '已激活的',
	'Those who have activated DingTalk': '已激活钉钉的用户',
	'Create a user': '创建用户',
	'Add a person to the organization, or ask the person to join': '把一个人加入组织，或邀请其加入',
	'Delete a user': '删除用户',
	'Take a user out of the organization': '把用户移出组织',
	'Get a user': '获取用户',
	'Get what the app may see of a user': '获取应用可以看到的用户信息',
	'Get by Login Code': '按免登授权码获取',
	'Get a user by login code': '按免登授权码获取用户',
	'Get who has opened a page of the app in DingTalk': '获取在钉钉中打开应用页面的人',
	'What the page got from DingTalk; good for five minutes and once (code)':
		'页面从钉钉得到的授权码；五分钟内有效，只能使用一次（code）',
	'Get by Mobile': '按手机号获取',
	'Get a user by mobile number': '按手机号获取用户',
	'Get the ID of the user who has a mobile number; not of one who has left':
		'获取手机号对应的用户 ID；已离职的获取不到',
	'Get by Union ID': '按 unionId 获取',
	'Get a user by union ID': '按 unionId 获取用户',
	'Get the user ID of a person whose union ID is known': '用 unionId 获取用户 ID',
	'What the person is called in all apps of one developer (unionid)':
		'该人员在同一开发者的所有应用中的标识（unionid）',
	'Get many users of a department': '获取部门的用户列表',
	'Get the direct members of a department': '获取部门的直属成员',
	'Update a user': '修改用户',
};

const lists: Translations = {
	Output: '输出内容',
	'What to get of each user': '每个用户要获取什么',
	Details: '详细信息',
	'IDs and Names': 'ID 和姓名',
	'One call for all of them, which the contacts scope of the app does not limit':
		'一次调用获取全部，不受应用通讯录范围限制',
	'Include Those With Restricted Access': '包含访问受限的用户',
	'Whether to get users whose access is restricted, too; not in the classic call (contain_access_limit)':
		'是否也获取访问受限的用户；旧版接口没有（contain_access_limit）',
	'As Set in DingTalk': '按钉钉中的设置',
	'Changed First': '最早修改的在前',
	'Changed Last': '最近修改的在前',
	'Joined First': '最早加入的在前',
	'Joined Last': '最近加入的在前',
	'Who comes first (order_field)': '用户的排列顺序（order_field）',
};

const settings: Translations = {
	'unionid in the output of Get': '见“获取”输出中的 unionid',
	Name: '姓名',
	'At most 80 characters, in the classic call 64 (name)': '最多 80 个字符，旧版接口 64 个（name）',
	Mobile: '手机号',
	'e.g. 13800000001': '例如 13800000001',
	'Mobile number; of other countries in the form +65-81234567 (mobile)':
		'手机号；其他国家写成 +65-81234567（mobile）',
	Departments: '所属部门',
	'IDs of the departments of the user, with commas, at most 100 (dept_id_list)':
		'用户所属部门的 ID，用逗号分隔，最多 100 个（dept_id_list）',
	'User ID': '用户 ID',
	'ID of 1 to 64 characters that stays for ever; DingTalk makes one where this is empty (userid)':
		'1 到 64 个字符，创建后不能修改；留空时由钉钉生成（userid）',
	Title: '职位',
	'Position of the user, at most 200 characters, in the classic call 64 (title)':
		'用户的职位，最多 200 个字符，旧版接口 64 个（title）',
	'Title in Departments': '部门内职位',
	'The position of the user in each department (dept_title_list)':
		'用户在各部门的职位（dept_title_list）',
	'Position in this department (title)': '在该部门的职位（title）',
	'Order in Departments': '部门内排序',
	'The place of the user in each department; bigger numbers come first (dept_order_list)':
		'用户在各部门中的顺序，数字大的在前（dept_order_list）',
	'Whole number; bigger ones come first (order)': '整数，大的在前（order）',
	'Department ID': '部门 ID',
	'One of the departments of the user (dept_id)': '用户所属的一个部门（dept_id）',
	'Job Number': '工号',
	'At most 50 characters, in the classic call 64 (job_number)':
		'最多 50 个字符，旧版接口 64 个（job_number）',
	Email: '邮箱',
	'Address that no other user has, at most 50 characters, in the classic call 64 (email)':
		'邮箱地址，不能与其他用户重复，最多 50 个字符，旧版接口 64 个（email）',
	'Organization Email': '企业邮箱',
	'Address of the organization’s mail in DingTalk, at most 100 characters (org_email)':
		'钉钉企业邮箱的地址，最多 100 个字符（org_email）',
	'Organization Email Type': '企业邮箱类型',
	'Edition of the organization’s mail; not in the classic call (org_email_type)':
		'企业邮箱的版本；旧版接口没有（org_email_type）',
	Basic: '基础版',
	Standard: '标准版',
	'Login Email': '登录邮箱',
	'Address to log in with, for accounts that do so; not in the classic call (login_email)':
		'用邮箱登录的账号的登录邮箱；旧版接口没有（login_email）',
	Telephone: '分机号',
	'Office telephone that no other user has, at most 50 characters (telephone)':
		'分机号，不能与其他用户重复，最多 50 个字符（telephone）',
	'Work Place': '办公地点',
	'At most 100 characters, in the classic call 50 (work_place)':
		'最多 100 个字符，旧版接口 50 个（work_place）',
	Remark: '备注',
	'At most 2,000 characters, in the classic call 1,000 (remark)':
		'最多 2,000 个字符，旧版接口 1,000 个（remark）',
	'Hire Date': '入职日期',
	'Day on which the user joined (hired_date)': '用户入职的日期（hired_date）',
	Manager: '直属主管',
	'User to whom this one reports (manager_userid)': '该用户的直属主管（manager_userid）',
	'Hide Mobile': '隐藏手机号',
	'Whether the profile does not show the mobile number; others can still send a DING or make a DingTalk business call (hide_mobile)':
		'是否在个人资料页隐藏手机号；其他人仍可对其发 DING、发起钉钉免费商务电话（hide_mobile）',
	'Senior Mode': '高管模式',
	'Whether the mobile number is hidden from everyone, and ordinary staff can neither send the user a DING nor make a DingTalk business call; other executives can (senior_mode)':
		'是否开启高管模式：手机号对所有员工隐藏，普通员工无法对其发 DING、发起钉钉商务电话，高管之间可以（senior_mode）',
	Extension: '扩展字段',
	'Own fields of the organization, which its administrator has defined, as a JSON object of at most 2,000 characters (extension)':
		'管理员定义的组织自有字段，JSON 对象，最多 2,000 个字符（extension）',
	'Extension Mode': '扩展字段修改方式',
	'What becomes of own fields that are there already; not in the classic call (ext_attrs_update_mode)':
		'如何处理已有的扩展字段；旧版接口没有（ext_attrs_update_mode）',
	Append: '追加',
	'Own fields that are not given stay': '没有填写的扩展字段保留',
	'Own fields that are not given go': '没有填写的扩展字段删除',
};

/** Texts of the resource User. */
export const user: Translations = { ...operations, ...lists, ...settings };
