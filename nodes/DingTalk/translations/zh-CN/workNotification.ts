import type { Translations } from '../../../core/translate';

/** Texts of the resource Work Notification. */
export const workNotification: Translations = {
	'Get Progress': '获取进度',
	'Get the progress of a work notification': '获取工作通知的进度',
	'Get how far a work notification has been sent': '获取工作通知的发送进度',
	'Get Result': '获取结果',
	'Get the result of a work notification': '获取工作通知的结果',
	'Get who has read a work notification, who has not, and who did not get it; DingTalk keeps this for 24 hours, and for at most 100 receivers':
		'获取工作通知谁已读、谁未读、谁没有收到；钉钉只保留 24 小时，而且接收者最多 100 人',
	Recall: '撤回',
	'Recall a work notification': '撤回工作通知',
	'Take a work notification back within 24 hours': '在 24 小时内撤回工作通知',
	'Send a work notification': '发送工作通知',
	'Send a message of the app to users, departments or everyone (工作通知)':
		'由应用向用户、部门或所有人发送消息',

	'Send To': '发送给',
	'Who gets it (to_all_user)': '谁接收这条通知（to_all_user）',
	'With all departments below them': '包含所有下级部门',
	Everyone: '所有人',
	'At most three times a day': '每天最多三次',
	'Users and Departments': '用户和部门',
	'User IDs': '用户 ID',
	'The userid, not a name or a mobile number; or choose them from the list below':
		'填写 userid，不是姓名或手机号；也可以在下方从列表选择',
	'IDs separated by commas, or a list from an expression; over 100 are split into several tasks (userid_list)':
		'用逗号分隔，或由表达式给出列表；超过 100 个时拆分为多个任务（userid_list）',
	'Users From List': '从列表选择用户',
	'Add user': '添加用户',
	'Users to choose, besides those given by ID (userid_list)':
		'除了按 ID 填写的，还可以在这里选择用户（userid_list）',
	'Department IDs': '部门 ID',
	'Or choose them from the list below': '也可以在下方从列表选择',
	'IDs separated by commas, or a list from an expression; over 20 are split into several tasks (dept_id_list)':
		'用逗号分隔，或由表达式给出列表；超过 20 个时拆分为多个任务（dept_id_list）',
	'Departments From List': '从列表选择部门',
	'Departments to choose, besides those given by ID (dept_id_list)':
		'除了按 ID 填写的，还可以在这里选择部门（dept_id_list）',
	'Task ID': '任务 ID',
	'e.g. 256271667526': '例如 256271667526',
	'task_id in the output of Send': '见“发送”输出中的 task_id',
	'Number of the task, as Send gave it (task_id)': '任务的编号，由“发送”给出（task_id）',
};
