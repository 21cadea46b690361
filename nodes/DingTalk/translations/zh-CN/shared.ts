import { panel } from '../../../core/translations/zh-CN/panel';
import type { Translations } from '../../../core/translate';

const node: Translations = {
	DingTalk: '钉钉',
	'Send messages and manage contacts, groups and apps in DingTalk (钉钉)':
		'在钉钉中发送消息，管理通讯录、群和应用',
	Authentication: '认证',
	'By Resource': '由资源决定',
	None: '无',

	Attendance: '考勤',
	Chat: '群聊',
	Department: '部门',
	Drive: '钉盘',
	Media: '媒体文件',
	'Micro App': '微应用',
	Organization: '组织',
	Robot: '机器人',
	User: '用户',
	'Work Notification': '工作通知',
};

const operations: Translations = {
	Create: '创建',
	Delete: '删除',
	Download: '下载',
	Get: '获取',
	Update: '修改',
	'Change the fields that are given; text that is given empty is cleared':
		'修改填写的字段；填写为空的文本会被清空',
};

const fields: Translations = {
	'Additional Fields': '其他字段',
	'Update Fields': '要修改的字段',
	'Add field': '添加字段',
	'Add department': '添加部门',

	'Type a part of the name to search': '输入名称的一部分进行搜索',
	'User of the organization (userid)': '组织中的用户（userid）',
	'e.g. manager4220': '例如 manager4220',
	'e.g. manager4220,user123': '例如 manager4220,user123',
	Users: '用户',
	Departments: '部门',
	'Department of the organization (dept_id)': '组织中的部门（dept_id）',
	'Parent Department': '上级部门',
	'e.g. 101': '例如 101',
	'e.g. 101,102': '例如 101,102',
	'Union ID': 'unionId',
	'unionid in the output of User: Get': '见“用户：获取”输出中的 unionid',
	'The userid, not a name or a mobile number': '填写 userid，不是姓名或手机号',
	'e.g. lJkiSoiPiSxyz': '例如 lJkiSoiPiSxyz',
	'Login Code': '免登授权码',
	'Good for five minutes and once': '五分钟内有效，只能使用一次',
	'e.g. ding5f3c': '例如 ding5f3c',
	'Agent ID': 'AgentId',
	Name: '名称',
	Icon: '图标',
	Order: '排序',
	'IDs Only': '只要 ID',
	All: '全部',
	Add: '添加',
	Replace: '替换',
	Overwrite: '覆盖',

	Simplify: '简化输出',
	'Whether to return a simplified version of the response instead of the raw data':
		'是否只返回简化的结果，而不是全部原始数据',

	'API Version': '接口版本',
	Classic: '旧版',
	'The call that this one has replaced': '已被新版替换的接口',
	Current: '新版',
	'Which of DingTalk’s calls to make; fields and output are the same, and new apps may only get permission for the current one':
		'调用钉钉的哪个接口；字段和输出相同，新应用可能只能得到新版接口的权限',
	Language: '语言',
	Chinese: '中文',
	English: '英文',
	'Language of the names (language)': '名称的语言（language）',
};

const files: Translations = {
	'Media ID': '媒体 ID',
	'File Name': '文件名',
	'e.g. report.pdf': '例如 report.pdf',
	'Input Binary Field': '输入的二进制字段',
	'The name of the input binary field containing the file to be uploaded':
		'输入中含有要上传的文件的二进制字段名',
	'Field of the item that holds the file': '条目中含有文件的字段',
	'Put Output File in Field': '输出文件放入的字段',
	'The name of the output binary field to put the file in': '输出中用来存放文件的二进制字段名',
	'Field of the output item that is to hold the file': '输出条目中用来存放文件的字段',
	'Name for the file with its extension, in place of its own (filename)':
		'替换原有文件名，包含扩展名（filename）',
};

/** Texts that several resources show. */
export const shared: Translations = { ...panel, ...node, ...operations, ...fields, ...files };
