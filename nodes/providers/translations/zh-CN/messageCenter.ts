import type { Translations } from '../../../core/translate';

/** What is said about the Message Center. */
export const messageCenter: Translations = {
	'Message Center': '统一消息中心',
	'a Message Center': '统一消息中心',
	'the answer is not one of a Message Center': '答复不是来自统一消息中心',

	'Check the {0} in the Message Center credential: it {1}': '请检查统一消息中心凭证：“{0}”{1}',
	'Base URL': '接口域名',
	'App ID': '应用 ID',
	'App Password': '应用秘钥',
	'needs the form https://host:port/path': '的格式应为 https://host:port/path',
	'Check App ID and App Password in the Message Center credential, and that the app is enabled':
		'请检查统一消息中心凭证中的应用 ID 和应用秘钥，并确认应用已启用',

	'Check the fields of this node: the Message Center cannot accept what they hold':
		'请检查这个节点的字段：统一消息中心无法接受其中的内容',
	'Run it again: the Message Center refused the token, and the new one that was fetched for it as well':
		'请再执行一次：统一消息中心拒绝了令牌，也拒绝了重新获取的令牌',
	'Check the message ID: the Message Center knows no such todo of this app':
		'请检查消息 ID：统一消息中心没有该应用的这个待办',
	'Choose channels that the Message Center has opened for this app, or have them opened':
		'请选择统一消息中心已为该应用开通的渠道，或申请开通',
	'Change the content: the Message Center does not allow it':
		'请修改内容：统一消息中心不允许这样的内容',
	'Check the official account: the Message Center cannot use it for this app':
		'请检查公众平台：统一消息中心不能为该应用使用它',
	'Ask the administrator of the Message Center to check which apps the official account is bound to':
		'请统一消息中心的管理员检查公众平台绑定了哪些应用',
	'Check the template and that all of its keywords are filled in':
		'请检查模板，并确认所有 keyword 都已填写',
	'Check the user: the official account does not know this person':
		'请检查用户：公众平台中没有这个人',
	'Ask the administrator of the Message Center to allow this for the app':
		'请统一消息中心的管理员为该应用开通',
	'Have the SMS quota of the app raised': '请申请提高应用的短信额度',
	'Check the receivers: none of them has subscribed to these messages':
		'请检查接收者：没有人订阅这类消息',
	'Try again later: the Message Center is still working on this todo':
		'请稍后再试：统一消息中心仍在处理这个待办',
	'Nothing is left to do: the Message Center has this todo already':
		'不需要处理：统一消息中心已有这个待办',
	'Try again later: the Message Center got no data from WeChat':
		'请稍后再试：统一消息中心没有从微信获取到数据',
	'Ask the administrator of the Message Center to renew the binding of the official account':
		'请统一消息中心的管理员更新公众平台的绑定',
	'Check the message ID: this template message is not a todo':
		'请检查消息 ID：这条模板消息不是待办',
	'Nothing is left to do: the todo is in this state already': '不需要处理：待办已是这个状态',
	'Check the message ID: this template message was not sent through this Message Center':
		'请检查消息 ID：这条模板消息不是通过本平台发送的',
	'Ask the user to follow the official account again, or use another channel':
		'请让用户重新关注该公众平台，或改用其他渠道',
	'Check in the Message Center whether this was carried out before you run it again':
		'再次执行之前，请先在统一消息中心确认这次操作是否已执行',

	'Send the parameters as fields of a JSON object or of a form':
		'请把参数作为 JSON 对象或表单的字段发送',
	'The Message Center credential puts the token among them': '统一消息中心凭证会把令牌加入这些参数',
	'Leave this request out: the credential fetches the token by itself':
		'不需要这个请求：凭证会自动获取令牌',
	'The token of the Message Center must not get into an execution':
		'统一消息中心的令牌不能进入执行记录',
};
