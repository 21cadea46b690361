import type { Translations } from '../../../core/translate';

const fields: Translations = {
	'{0}, row {1}': '{0}，第 {1} 行',
	'are empty: give at least one': '为空：请至少填写一个',
	'are empty: choose at least one': '为空：请至少选择一个',
	'has a type that does not exist: there is only User': '的 type 不存在：只能是 User',
	'"{0}" is not a phone number': '中的 "{0}" 不是手机号',
	'A phone number has 5 to 15 digits, and can begin with +. Separate several by commas.':
		'手机号为 5 到 15 位数字，可以以 + 开头。多个手机号用逗号分隔。',
	'must be a JSON list of objects or texts': '必须是由对象或文本组成的 JSON 列表',
	'For instance: [{ "{0}": "{1}" }]': '例如：[{ "{0}": "{1}" }]',
	'"{0}" is not one account': '中的 "{0}" 不是单个账号',
	'the Message Center': '统一消息中心',
	WeCom: '企业微信',
	'must not hold 【】 in an SMS': '在短信中不能含有【】',
	'Write 〖〗 instead.': '请写成〖〗。',
	'is empty: a todo needs one': '为空：待办必须填写',
	'must be of {0}, and not "{1}"': '只能是 {0}，不能是 "{1}"',
	'must lie more than 10 minutes ahead': '必须在 10 分钟以后',
	'cannot be used together with {0}': '不能与“{0}”同时使用',
	'Look at the result later, with Get Send Result.': '请稍后用“获取发送结果”查看结果。',
	'must be a whole number from 1 to {0}': '必须是 1 到 {0} 的整数',
	'must be a whole number from 1 on': '必须是不小于 1 的整数',
};

const templates: Translations = {
	'comes from an expression': '来自表达式',
	'is not chosen yet': '尚未选择',
	'Its templates are listed here once it is chosen from the list or by its ID.':
		'从列表中选择或填写 ID 之后，这里会列出它的模板。',
	'Choose an official account and one of its templates. If its fields do not appear here then, close this panel and open it again.':
		'请先选择公众平台及其模板。如果之后这里没有出现模板的字段，请关闭此面板再打开。',
	'With an expression the fields are not known: choose one of the templates from the list first, fill in its fields, and enter the expression then':
		'使用表达式时无法知道有哪些字段：请先从列表中选择一个模板，填好字段，然后再填写表达式',
	'This official account has no template with this ID': '该公众平台没有这个 ID 的模板',
	'This template has nothing to fill in': '这个模板没有要填写的字段',
	'must be filled in one by one': '必须逐个填写',
	'Choose Map Each Field Manually.': '请选择 Map Each Field Manually。',
	'is not one of the templates of this official account': '不是该公众平台的模板',
	'is no field of this template': '不是这个模板的字段',
};

const answers: Translations = {
	'the answer holds no list of {0}': '答复中没有{0}列表',
	'official accounts': '公众平台',
	templates: '模板',
	messages: '消息',
	replies: '回复',
	'the answer holds no {0}': '答复中没有 {0}',
	'the answer holds none of {0} rows': '答复应有 {0} 行，却一行也没有',
	'the answer holds no message ID': '答复中没有消息 ID',
	'the answer does not say whether WeChat accepted the message': '答复没有说明微信是否接收了消息',
	'The Message Center does not name {0} of those whom it did not reach':
		'有 {0} 人没有收到，统一消息中心没有指明是谁',
	'未订阅: the Message Center does not name them': '未订阅：统一消息中心没有指明是谁',
};

const trigger: Translations = {
	'{0}. {1}': '{0}。{1}',
	'one reply': '1 条回复',
	'{0} replies': '{0} 条回复',
	'up to {0}': '最多 {0}',
	'No reply is waiting': '没有待取的回复',
	'Send a message that allows replies, answer it as a user, and test again. Other triggers with the same app may have taken the replies':
		'请发送一条允许回复的消息，以用户身份回复，然后再测试。回复也可能已被使用同一应用的其他触发器取走',
	'Publish the workflow again if it is not published: n8n did not accept {0}':
		'如果工作流没有发布，请重新发布：n8n 没有接收 {0}',
	'They are kept, and go out with the next poll, or when the workflow is published (activated) again. The data of this error hold a copy; use it only if they do not come':
		'这些回复已保留，会在下次轮询或下次发布（启用）之后交出。错误数据中有副本；只有在它们没有出现时才使用',
	'Look into the data of this error for {0} whose execution n8n has lost':
		'请在此错误的数据中查看 {0}：n8n 丢失了处理它们的执行',
	'The worker that ran it has ended or does not answer. The execution may have done its work in part, and nothing starts it again':
		'运行它的 worker 已退出或没有响应。该执行可能已完成一部分工作，并且不会再次自动运行',
	'Look into the data of this error for replies: the workflow’s static data held something that is no page of replies':
		'请在错误数据中查找回复：工作流的静态数据中有不是回复的内容',
	'Something else has written there. It was taken out, and the trigger goes on without it':
		'这些内容由其他程序写入，已取出；触发器继续运行',
	'Ask the users to reply again if an answer is missing: {0} may have been deleted in {1} without reaching n8n':
		'如果缺少回复，请用户重新回复：{0}可能已在{1}中删除，但没有到达 n8n',
};

/** What the Message Center's nodes say. */
export const sentences: Translations = { ...fields, ...templates, ...answers, ...trigger };
