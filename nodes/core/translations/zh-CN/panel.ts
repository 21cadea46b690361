import type { Translations } from '../../translate';

/** What several nodes show in their panels. */
export const panel: Translations = {
	Resource: '资源',
	Operation: '操作',
	Options: '选项',
	'Add option': '添加选项',
	'Get Many': '获取列表',
	Send: '发送',
	'From List': '从列表中选择',
	'By ID': '按 ID',

	'Return All': '返回全部',
	'Whether to return all results or only up to a given limit':
		'是否返回全部结果，否则最多返回指定的数量',
	Limit: '数量上限',
	'Max number of results to return': '最多返回多少条结果',

	'Fail on Partial Failure': '部分失败时算失败',
	'Whether the item fails when only some of its receivers or steps failed; otherwise they are listed in its output':
		'只有部分接收者或步骤失败时，条目是否算失败；否则失败项列在输出中',
	'Wait at Most (Seconds)': '最长等待时间（秒）',
	'How long to wait for the result; after that the state so far is given':
		'等待结果的最长时间；超过之后给出当时的状态',
	'Wait Until Sent': '等待发送完成',
	'Whether to look at the result until all has been sent; otherwise the message is only queued':
		'是否持续查看结果，直到全部发送；否则消息只是进入发送队列',
};
