import type { Translations } from '../../../core/translate';

const fields: Translations = {
	DingTalk: '钉钉',
	Message: '整条消息',
	'Users, departments and roles': '用户”“部门”“角色',
	'{0} and {1}': '{0}”和“{1}',
	'{0} and {1} together': '{0}”和“{1}',

	'are empty: add at least one': '为空：请至少添加一个',
	'are empty: give at least one': '为空：请至少填写一个',
	'are both empty: give at least one': '都是空的：请至少填写一个',
	'are all empty: fill in at least one': '都是空的：请至少填写一个',
	'must be a whole number, but is "{0}"': '必须是整数，而现在是 "{0}"',
	'must be a whole number from 1 to {0}': '必须是 1 到 {0} 的整数',
	'must be a whole number of seconds from 0 to {0}': '必须是 0 到 {0} 的整数（秒）',
	'must be the number of a department, but is "{0}"': '必须是部门的数字 ID，而现在是 "{0}"',
	'must hold numbers of departments, but one entry is "{0}"': '必须是部门的数字 ID，而其中有 "{0}"',
	'must be the ID of one user, but is "{0}"': '必须是单个用户的 ID，而现在是 "{0}"',
	'hold {0} entries, and DingTalk takes at most {1}': '共有 {0} 项，钉钉最多接受 {1} 项',
	'holds {0} entries, and DingTalk takes at most {1}': '有 {0} 项，钉钉最多接受 {1} 项',
	'does not exist in the classic call': '在旧版接口中不存在',
	'Take it out, or choose the current API version.': '请去掉它，或选择新版接口。',
	'is empty, and the classic call cannot clear it': '为空，而旧版接口不能清空它',
	'Choose the current API version.': '请选择新版接口。',
	'must begin with /, but is "{0}"': '必须以 / 开头，而现在是 "{0}"',
};

const messages: Translations = {
	'must be an address that begins with http://, https://, dingtalk:// or eapp://':
		'必须是以 http://、https://、dingtalk:// 或 eapp:// 开头的地址',
	'{0}: text {1}': '{0}：第 {1} 个按钮的文字',
	'{0}: link {1}': '{0}：第 {1} 个链接',
	'{0}: title {1}': '{0}：第 {1} 个标题',
	'{0}: picture {1}': '{0}：第 {1} 张图片',
	'{0}: name {1}': '{0}：第 {1} 行的名称',
	'{0}: value {1}': '{0}：第 {1} 行的值',
	'{0} as JSON': '{0}的 JSON',
	'is empty: add at least one button': '为空：请至少添加一个按钮',
	'is empty, and a status color needs it': '为空，而设置状态颜色时必须填写它',
	'must not be transparent: begin with FF, or give six digits':
		'不能是透明的：请以 FF 开头，或只写六位',
	'must be six or eight hexadecimal digits, but is "{0}"':
		'必须是六位或八位十六进制数字，而现在是 "{0}"',
	'can be shown to at most 5 users, and to no department': '只能用于最多 5 个用户，不能用于部门',
	'must not be OA: a robot has no such message': '不能是 OA：机器人没有这种消息',
	'Choose another type, or Classic as the API version.': '请选择其他类型，或把接口版本设为“旧版”。',
	'must end with one of {0}': '必须以下列之一结尾：{0}',
	'is empty, and a robot’s card needs one': '为空，而机器人的卡片必须有标题',
	'must hold {0} buttons for a robot to put side by side, and holds {1}':
		'中的按钮由机器人横向排列时必须是 {0} 个，现在有 {1} 个',
	'must hold {0} to {1} buttons for a robot, and holds {2}':
		'中的按钮由机器人发送时必须是 {0} 到 {1} 个，现在有 {2} 个',
	'is not for this message type, which mentions nobody': '不能用于这种消息类型，它不能 @任何人',
	'hold {0} people, and DingTalk takes at most {1}': '共有 {0} 人，钉钉最多接受 {1} 人',
	'must be mobile numbers, but hold "{0}"': '必须是手机号，而其中有 "{0}"',
	'is only for an action card': '只能用于 ActionCard',
};

const chats: Translations = {
	'hold {0} users, and DingTalk takes at most {1} at a time':
		'有 {0} 个用户，钉钉每次最多接受 {1} 个',
	'Add the others with Update.': '其余的请用“修改”添加。',
	'are empty: give at least the owner': '为空：请至少填写群主',
	'must hold the owner, who is "{0}"': '必须包含群主 "{0}"',
	'must be that of the group and not its open conversation ID':
		'必须是 chatid，不能是 openConversationId',
	'It begins with chat. Create gives both IDs.': 'chatid 以 chat 开头。“创建”会给出两个 ID。',
	'must be one ID without blanks': '必须是单个 ID，不含空格',
	'is empty, and the credential has no Client ID to use instead':
		'为空，而凭证中没有可以代替它的 Client ID',
	'It signs in with Corp ID and Corp Secret. The code stands on the page of the app’s robot in the developer console.':
		'凭证使用 CorpId 和 CorpSecret。编码在开发者后台中应用的机器人页面上。',
	'must not hold "{0}", who is to be added': '不能包含 "{0}"，因为要添加这个用户',
	'must not hold the owner "{0}"': '不能包含群主 "{0}"',
	'Look in DingTalk at what has become of the group': '请在钉钉中查看群的情况',
	'DingTalk answered that it did not succeed, and not why': '钉钉答复没有成功，但没有说明原因',
};

const contacts: Translations = {
	'is earlier than {0}': '早于“{0}”',
	'is more than {0} days ago, and DingTalk gives no more': '是 {0} 天以前，钉钉不提供更早的记录',
	users: '用户',
	'must not hold a hyphen, a comma or a quote (")': '不能含有连字符、逗号或引号（"）',
	'only counts where {0} is on': '只有打开“{0}”时才有效',
	'is the whole organization, which cannot be changed or deleted': '是根部门，不能修改或删除',
	'are empty: a user is in at least one': '为空：用户至少属于一个部门',
	'are {0}, and DingTalk takes at most {1}': '有 {0} 个，钉钉最多接受 {1} 个',
	'must be an email address, but is "{0}"': '必须是邮箱地址，而现在是 "{0}"',
	'must be a JSON object': '必须是 JSON 对象',
	'For instance: {"Hobby": "Golf"}': '例如：{"爱好": "羽毛球"}',
	'must be a mobile number, but is "{0}"': '必须是手机号，而现在是 "{0}"',
	'Write digits only, and for other countries the country code with a hyphen: +65-81234567.':
		'只写数字；其他国家加国家代码和连字符：+65-81234567。',
	'must be the union ID of one person': '必须是单个人员的 unionId',
	'only counts together with {0}': '只有同时填写“{0}”时才有效',
};

const files: Translations = {
	DingDrive: '钉盘',
	'names a file that n8n no longer has: "{0}"': '指定的文件在 n8n 中已不存在："{0}"',
	'holds an empty file: "{0}"': '中的文件是空的："{0}"',
	'holds a file without a name': '中的文件没有名称',
	'Give it one by File Name.': '请用“文件名”为它取名。',
	'does not fit the file "{0}"': '与文件 "{0}" 不符',
	'DingTalk accepts for this type: {0}.': '钉钉对这种类型接受：{0}。',
	'holds a file of {0} bytes, and DingTalk takes at most {1} MB of this type':
		'中的文件有 {0} 字节，钉钉对这种类型最多接受 {1} MB',
	'holds a file of a kind that DingTalk rejects: "{0}"': '中的文件类型钉钉不接受："{0}"',
	'It accepts these: {0}. Pack others into a zip file.':
		'钉钉接受：{0}。其他类型请打包为 zip 文件。',
	'must be 1 to 10 letters and digits, but is "{0}"': '必须是 1 到 10 个字母和数字，而现在是 "{0}"',
	'is one of Media, which DingDrive does not know': '是“媒体文件”的媒体 ID，钉盘不能使用',
	'Upload the file by Upload File of Drive.': '请用“钉盘：上传文件”上传。',
	'Try again: the store of DingDrive refused the file': '请重试：钉盘的存储服务器拒绝了文件',
	'Try again, and check that n8n can reach {0}, where DingDrive keeps its files':
		'请重试，并确认 n8n 可以连接钉盘保存文件的服务器 {0}',
	'The store answered with HTTP status {0}': '存储服务器返回 HTTP 状态 {0}',
	'the answer does not say where the file is': '答复没有说明文件在哪里',
};

const apps: Translations = {
	'must be the number of an app, but is "{0}"': '必须是应用的数字编号，而现在是 "{0}"',
	'is empty, and the classic call needs it': '为空，而旧版接口必须填写',
	'must be on the same host as {0}': '必须与“{0}”在同一主机',
	'must be numbers of roles, but one is "{0}"': '必须是角色的数字 ID，而其中有 "{0}"',
	'do not exist in the classic call': '在旧版接口中不存在',
	'are {0}, and DingTalk takes at most {1} together': '共有 {0} 个，钉钉最多接受 {1} 个',
	'Leave somebody who sees the app, or add {0}': '请至少保留一个能看到应用的人，或添加“{0}”',
	'After this change nobody would be named, and everybody might see the app':
		'这样修改之后没有指定任何人，可能所有人都能看到应用',
};

const answers: Translations = {
	'the answer holds no {0}': '答复中没有 {0}',
	' or ': ' 或 ',
	'the answer says only that it failed': '答复只说明失败了',
	'the answer holds no SSO token': '答复中没有 SSO 令牌',
	'{0}: row {1}': '{0}：第 {1} 行',
	'there is no such user': '没有这个用户',
	'there is no such department': '没有这个部门',
	'it could not be sent': '发送失败',
	'DingTalk held it back': '被钉钉拦截',
	'the app sent too many messages in this minute': '应用在这一分钟内发送的消息太多',
	'the organization sent too many messages in this minute': '组织在这一分钟内发送的消息太多',
	'the user got as many messages of this app today as may be': '用户今天收到该应用的消息已达上限',
	'the user got the same message today already': '用户今天已收到同样的消息',
	'the vendor sent too many messages': '服务商发送的消息太多',
	'there is nobody to get it': '没有接收者',
	'the content is not allowed': '内容不被允许',
	'DingTalk protects its system': '钉钉触发了系统保护',
	'the user is protected from messages to executives': '用户开启了高管保护',
};

/** What the DingTalk node says. */
export const sentences: Translations = {
	...fields,
	...messages,
	...chats,
	...contacts,
	...files,
	...apps,
	...answers,
};
