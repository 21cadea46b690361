import type { Translations } from '../../../core/translate';

const operations: Translations = {
	'Create a chat': '创建群',
	'Create a group of up to 40 users; Update adds more': '创建最多 40 人的群；更多成员用“修改”添加',
	'Get a chat': '获取群信息',
	'Get a group that an app has created with its members, or with all its settings':
		'获取应用创建的群及其成员，或全部设置',
	'Get Read List': '获取已读人员',
	'Get the read list of a chat message': '获取群消息的已读人员',
	'Get the users who have read a message that was sent to a group': '获取已读某条群消息的用户',
	'Send a message to a chat': '发送群消息',
	'Send a message to a group by the robot of the app': '由应用的机器人向群里发送消息',
	'Send to Conversation': '发送到会话',
	'Send a message to a conversation': '向会话发送消息',
	'Send a message of a user to a conversation that was chosen in DingTalk':
		'以用户的名义，向在钉钉中选择的会话发送消息',
	'Update a chat': '修改群',
	'Change the fields that are given, add and remove members': '修改填写的字段，添加或移除成员',
};

const ids: Translations = {
	'Chat ID': '群会话 ID',
	'e.g. chat6a93bc1ee3b7d660d372b1b877a9de62': '例如 chat6a93bc1ee3b7d660d372b1b877a9de62',
	'chatid in the output of Create': '见“创建”输出中的 chatid',
	'chatid or openConversationId in the output of Create':
		'见“创建”输出中的 chatid 或 openConversationId',
	'The group, as Create gives it (chatid)': '群，由“创建”给出（chatid）',
	'The group, as Create gives it; of the current API also its open conversation ID, which begins with cid and saves a call (chatid or openConversationId)':
		'群，由“创建”给出；新版接口也可以填写以 cid 开头的 openConversationId，能省一次调用（chatid 或 openConversationId）',
	'Message Key': '消息标识',
	'processQueryKey in the output of Send': '见“发送”输出中的 processQueryKey',
	'The message, as Send gives it; the current call knows it for 24 hours (processQueryKey or messageId)':
		'消息，由“发送”给出；新版接口 24 小时内有效（processQueryKey 或 messageId）',
	'Robot Code': '机器人编码',
	'e.g. dingue4kfzdxbyn0pjqd': '例如 dingue4kfzdxbyn0pjqd',
	'Empty for the Client ID in the credential, which it usually is':
		'留空则使用凭证中的 Client ID，通常两者相同',
	'Code of the app’s robot; the Client ID in the credential where it is empty (robotCode)':
		'应用的机器人编码；留空则使用凭证中的 Client ID（robotCode）',
	'e.g. 排班表.xlsx': '例如 排班表.xlsx',
	'Name that is shown; it ends with the type, one of doc, docx, pdf, rar, xlsx, zip (fileName, fileType)':
		'显示的文件名，以类型结尾：doc、docx、pdf、rar、xlsx、zip 之一（fileName, fileType）',
	Sender: '发送者',
	'User in whose name the message is sent, who takes part in it (sender)':
		'以其名义发送的用户，必须是会话成员（sender）',
	'Conversation ID': '会话 ID',
	'e.g. 9f540d': '例如 9f540d',
	'The conversation, single or group, as its picker in the DingTalk client gives it (cid)':
		'单聊或群聊会话，由钉钉客户端的会话选择组件给出（cid）',
};

const settings: Translations = {
	'e.g. 急诊值班群': '例如 急诊值班群',
	'At most 20 characters (name)': '最多 20 个字符（name）',
	Owner: '群主',
	'Member who owns the group (owner)': '群主，必须是群成员（owner）',
	Members: '群成员',
	'IDs of users, the owner among them, with commas; at most 40 (useridlist)':
		'用户 ID，用逗号分隔，最多 40 个，必须包含群主（useridlist）',
	'Members to Add': '要添加的成员',
	'IDs of users, with commas; at most 40 (add_useridlist)':
		'用户 ID，用逗号分隔，最多 40 个（add_useridlist）',
	'Members to Remove': '要移除的成员',
	'IDs of users, with commas; at most 40 (del_useridlist)':
		'用户 ID，用逗号分隔，最多 40 个（del_useridlist）',
	'External Members': '外部成员',
	'IDs of external contacts, with commas; at most 40; not in the classic call (extidlist)':
		'外部联系人的 ID，用逗号分隔，最多 40 个；旧版接口没有（extidlist）',
	'External Members to Add': '要添加的外部成员',
	'IDs of external contacts, with commas; at most 40 (add_extidlist)':
		'外部联系人的 ID，用逗号分隔，最多 40 个（add_extidlist）',
	'External Members to Remove': '要移除的外部成员',
	'IDs of external contacts, with commas; at most 40 (del_extidlist)':
		'外部联系人的 ID，用逗号分隔，最多 40 个（del_extidlist）',
	Icon: '群头像',
	'Media ID of the picture of the group (icon)': '群头像的媒体 ID（icon）',
	'Media ID of the picture of the group; not in the classic call (icon)':
		'群头像的媒体 ID；旧版接口没有（icon）',
	'Owner Type': '群主类型',
	'What the owner is to the organization (ownerType)': '群主与组织的关系（ownerType）',
	'What the owner is to the organization; not in the classic call (ownerType)':
		'群主与组织的关系；旧版接口没有（ownerType）',
	Employee: '企业员工',
	'External Contact': '外部联系人',

	'Approve New Members': '入群验证',
	'Whether somebody has to let new members in (validationType)':
		'新成员入群是否需要验证（validationType）',
	'Mute Everyone': '全员禁言',
	'Whether nobody can write (chatBannedType)': '是否所有人都不能发言（chatBannedType）',
	'Only Owner Manages': '仅群主可管理',
	'Whether only the owner can manage the group, and not everyone (managementType)':
		'是否只有群主可以管理群，而不是所有人（managementType）',
	'Only Owner Mentions Everyone': '仅群主可 @所有人',
	'Whether only the owner can mention everyone (mentionAllAuthority)':
		'是否只有群主可以 @所有人（mentionAllAuthority）',
	Searchable: '可被搜索',
	'Whether the group can be found by search (searchable)': '群是否可以被搜索到（searchable）',
	'Show History': '新成员可查看历史消息',
	'Whether new members see earlier messages (showHistoryType)':
		'新成员是否可以看到之前的消息（showHistoryType）',
};

/** Texts of the resource Chat. */
export const chat: Translations = { ...operations, ...ids, ...settings };
