import type { Translations } from '../../../core/translate';

/** What DingTalk's codes mean. */
const names: Translations = {
	'turned away': '被拒绝',
	'invalid token': '令牌无效',
	'too many calls': '调用太多',
	busy: '繁忙',
	'bad suite': '套件有误',
	'no such user': '没有这个用户',
	'no such department': '没有这个部门',
	'bad parameter': '参数有误',
	'bad message': '消息有误',
	'wrong form': '格式有误',
	'no such media': '没有这个媒体文件',
	'no such group': '没有这个群',
	'no token': '没有令牌',
	'not authorized': '未授权',
	'bad corp ID': 'CorpId 有误',
	'bad corp ID or secret': 'CorpId 或密钥有误',
	'bad app key or secret': 'AppKey 或密钥有误',
	'no corp ID': '缺少 CorpId',
	'no secret': '缺少密钥',
	'bad corp': '组织有误',
	'IP not allowed': 'IP 不被允许',
	'no permission': '没有权限',
	'user out of scope': '用户不在范围内',
	'department out of scope': '部门不在范围内',
	'app is off': '应用已停用',
	'organization is off': '组织已停用',
	'no such user in the list': '列表中有不存在的用户',
	'mobile number taken': '手机号已被使用',
	'mobile number not usable': '手机号不可用',
	'consent needed': '需要本人同意',
	'bad mobile number': '手机号有误',
	'user ID taken': '用户 ID 已被使用',
	'email taken': '邮箱已被使用',
	'bad name': '名称有误',
	'no such parent': '没有这个上级部门',
	'bad department name': '部门名称有误',
	'has members': '部门有成员',
	'has departments below': '部门有下级部门',
	root: '根部门',
	cycle: '循环',
	'name taken': '名称已被使用',
	'span too long': '时间范围太长',
	'HTTPS needed': '需要 HTTPS',
	'bad agent ID': 'AgentId 有误',
	'no agent ID': '缺少 AgentId',
	'no such app': '没有这个应用',
	'app not allowed': '应用不被允许',
	'too many apps': '应用太多',
	'default app': '默认应用',
	'no chat ID': '缺少群会话 ID',
	'bad sender': '发送者有误',
	'bad conversation': '会话有误',
	'send failed': '发送失败',
	'too long': '太长',
	'unsafe link': '链接不安全',
	'not to everyone': '不能发给所有人',
	'too many receivers': '接收者太多',
	'not sent': '没有发送',
	'too often to everyone': '发给所有人的次数太多',
	'content not allowed': '内容不被允许',
	'no result kept': '没有保留结果',
	'too many groups': '群太多',
	'sender not in the conversation': '发送者不在会话中',
	'no colleague in it': '会话中没有同事',
	'user added and removed': '同一用户既添加又移除',
	'owner not in the group': '群主不在群中',
	'no members': '没有成员',
	'too many members': '成员太多',
	'no owner': '没有群主',
	'bad media type': '媒体类型有误',
	'bad file type': '文件类型有误',
	'bad file size': '文件大小有误',
	'no file': '没有文件',
	'empty file': '空文件',
	'file too big': '文件太大',
	'bad login code': '免登授权码有误',
	'login code used': '免登授权码已使用',
	'bad suite ticket': 'suiteTicket 有误',
	'bad time': '时间有误',
	'no such space': '没有这个空间',
	'not granted': '没有授予权限',
	'not added': '没有添加',
	'monthly quota': '当月额度',
	'wrong secret': '密钥有误',
	'no ID or secret': '缺少 ID 或密钥',
	'bad ID or secret': 'ID 或密钥有误',
	'app not authorized': '应用未授权',
	'bad SSO token': 'SSO 令牌有误',
	'too many users': '用户太多',
	'no robot code': '缺少机器人编码',
	'no such robot': '没有这个机器人',
	'not this app’s robot': '不是该应用的机器人',
	'bad robot code': '机器人编码有误',
	'group dissolved': '群已解散',
	'robot stopped': '机器人已停用',
	'not to single users': '不能发给单个用户',
	'too old': '时间太久',
	'not found': '未找到',
	'bad corp ID or SSO secret': 'CorpId 或 SSOSecret 有误',
	'too many messages': '消息太多',
	'security settings': '安全设置',
	'message type not supported': '不支持的消息类型',
	'bad form': '格式有误',
	'text not allowed': '文字不被允许',
	'picture not allowed': '图片不被允许',
};

/** What to do about them. */
const advice: Translations = {
	'Check the permissions and the server IPs of the app in the DingTalk developer console':
		'请在钉钉开发者后台检查应用的权限和服务器出口 IP',
	'Give the app this permission in the DingTalk developer console, and publish it':
		'请在钉钉开发者后台为应用开通这项权限，并发布版本',
	'Add this user or department to the contacts scope of the app in the DingTalk developer console':
		'请在钉钉开发者后台把这个用户或部门加入应用的通讯录范围',
	'Check the user ID: the organization has no such user': '请检查用户 ID：组织中没有这个用户',
	'Check the department ID: the organization has no such department':
		'请检查部门 ID：组织中没有这个部门',
	'Check the fields of this node: DingTalk rejects one of them':
		'请检查这个节点的字段：钉钉不接受其中某个字段',
	'Check the message: DingTalk rejects one of its fields': '请检查消息：钉钉不接受其中某个字段',
	'Change the message: DingTalk does not allow its content': '请修改消息：钉钉不允许这样的内容',
	'Shorten the message: it is longer than DingTalk accepts': '请缩短消息：超过了钉钉允许的长度',
	'Check the Agent ID in the DingTalk credential': '请检查钉钉凭证中的 AgentId',
	'Run it again: DingTalk refused the token, and the new one that was fetched for it as well':
		'请再执行一次：钉钉拒绝了令牌，也拒绝了重新获取的令牌',
	'Check App Key and App Secret in the DingTalk credential':
		'请检查钉钉凭证中的 Client ID（原 AppKey）和 Client Secret（原 AppSecret）',
	'Check Corp ID and Corp Secret in the DingTalk credential':
		'请检查钉钉凭证中的 CorpId 和 CorpSecret',
	'Check the Classic Host in the DingTalk credential: what answers there gives no token':
		'请检查钉钉凭证中的“旧版接口主机”：该地址上的服务器不能给出令牌',
	'Check App Key and App Secret, or Corp ID and Corp Secret, in the DingTalk credential':
		'请检查钉钉凭证中的 Client ID（原 AppKey）和 Client Secret（原 AppSecret），或 CorpId 和 CorpSecret',
	'Choose another value: another user has this one already': '请换一个值：已有其他用户使用它',
	'Check in DingTalk whether this was carried out before you send it again':
		'重新发送之前，请先在钉钉中确认这次操作是否已执行',
	'Try again later, and call less often: DingTalk gets too many calls':
		'请稍后再试，并减少调用：钉钉收到的调用太多',
	'Wait for the next month, or buy more calls: the organization has used up its quota':
		'请等到下月，或购买额度：组织的额度已用完',
	'Report this to the authors of this node: DingTalk does not know the call in this form':
		'请告知本节点的作者：钉钉不接受这种形式的调用',
	'Report this to the authors of this node': '请告知本节点的作者',
	'Check the media ID: DingTalk has no such file': '请检查媒体 ID：钉钉中没有这个文件',
	'Check the chat ID: the app has no such group': '请检查群会话 ID：应用没有这个群',
	'Check Suite Key and Suite Secret in the DingTalk Suite credential':
		'请检查钉钉套件凭证中的 SuiteKey 和 SuiteSecret',
	'Add the public IP address of n8n to the server IPs of the app in the developer console':
		'请在开发者后台把 n8n 的公网 IP 加入应用的服务器出口 IP',
	'Turn the app on in the admin console of DingTalk': '请在钉钉管理后台启用该应用',
	'Ask DingTalk why the organization is disabled': '请向钉钉了解组织为什么被停用',
	'Check the mobile number: DingTalk rejects it': '请检查手机号：钉钉不接受这个手机号',
	'Wait until the person agrees: DingTalk has asked for consent':
		'请等待本人同意：钉钉已征求其同意',
	'Check the name: DingTalk rejects it': '请检查名称：钉钉不接受这个名称',
	'Check the ID of the parent department: the organization has no such department':
		'请检查上级部门的 ID：组织中没有这个部门',
	'Check the name of the department: DingTalk rejects it': '请检查部门名称：钉钉不接受这个名称',
	'Move the members of the department elsewhere first': '请先把部门的成员移到别处',
	'Delete the departments below it first': '请先删除它的下级部门',
	'Choose another department: the root cannot be deleted': '请选择其他部门：根部门不能删除',
	'Choose another department: the root cannot be changed': '请选择其他部门：根部门不能修改',
	'Choose another parent: this one lies below the department':
		'请选择其他上级部门：这个部门在该部门之下',
	'Choose another name: the parent has a department of this name':
		'请换一个名称：上级部门下已有同名部门',
	'Choose a span of at most 7 days': '请选择最多 7 天的时间范围',
	'Let the Classic Host in the DingTalk credential begin with https://':
		'钉钉凭证中的“旧版接口主机”请以 https:// 开头',
	'Delete an app: the organization has as many as it may': '请删除一个应用：组织的应用数已达上限',
	'Choose another app: this one cannot be changed': '请选择其他应用：这个应用不能修改',
	'Check the conversation ID: DingTalk does not know it': '请检查会话 ID：钉钉中没有这个会话',
	'Choose users or departments: this app may not send to everyone':
		'请选择用户或部门：该应用不能发给所有人',
	'Send to fewer users or departments at a time': '请减少每次发送的用户或部门',
	'Wait until tomorrow: three times a day is the limit': '请等到明天：每天最多三次',
	'Look at the progress instead: DingTalk keeps no result for so many receivers':
		'请改为查看进度：接收者太多，钉钉没有保留结果',
	'Dissolve a group: the organization has as many as it may': '请解散一个群：组织的群数已达上限',
	'Choose a sender who takes part in it': '请选择会话中的成员作为发送者',
	'Choose a conversation with colleagues in it': '请选择有同事的会话',
	'Take the users to add out of those to remove': '请把要添加的用户从要移除的用户中去掉',
	'Make the owner one of the members': '请把群主列为成员',
	'Give the group members': '请为群填写成员',
	'Add at most 40 users at a time': '每次最多添加 40 个用户',
	'Give the group an owner': '请为群指定群主',
	'Give the group a name of 1 to 20 characters': '群名称应为 1 到 20 个字符',
	'Choose the media type that fits the file': '请选择与文件相符的媒体类型',
	'Give the file a name whose extension fits its media type': '请使文件的扩展名与媒体类型相符',
	'Choose a smaller file': '请选择更小的文件',
	'Check that the binary field holds a file': '请确认二进制字段中有文件',
	'Check that the file is not empty': '请确认文件不为空',
	'Get a new login code: each is good for five minutes and once':
		'请重新获取免登授权码：五分钟内有效，只能使用一次',
	'Ask this organization to authorize the suite': '请该组织授权套件',
	'Put the newest Suite Ticket into the DingTalk Suite credential':
		'请在钉钉套件凭证中填写最新的 SuiteTicket',
	'Check the clock of the machine on which n8n runs': '请检查 n8n 所在机器的时钟',
	'Check the space: the app has no such space in DingDrive': '请检查空间：应用在钉盘中没有这个空间',
	'Check the user, the path and the permission: DingTalk has not granted it':
		'请检查用户、路径和权限：钉钉没有授予这项权限',
	'Check the code, the media ID and the space': '请检查免登授权码、媒体 ID 和空间',
	'Check the SSO Secret in the DingTalk credential': '请检查钉钉凭证中的 SSOSecret',
	'Check the union ID: nobody has it': '请检查 unionId：没有这个人',
	'Choose fewer users': '请减少用户',
	'Fill in the robot code': '请填写机器人编码',
	'Copy the robot code from the page of the app’s robot in the developer console: DingTalk does not know this one, or it belongs to another app':
		'请从开发者后台的机器人页面复制机器人编码：钉钉中没有现在这个机器人，或者它属于其他应用',
	'Choose another group': '请选择其他群',
	'Turn the robot on in the group’s settings': '请在群设置中启用机器人',
	'Look within 24 hours: DingTalk keeps this no longer': '请在 24 小时内查看：钉钉不会保留更久',
	'Check Corp ID and SSO Secret in the DingTalk credential':
		'请检查钉钉凭证中的 CorpId 和 SSOSecret',

	'Copy the webhook again from the group’s robot settings into the credential':
		'请在群的机器人设置中重新复制 Webhook 地址，填入凭证',
	'Send less often: a robot may send 20 messages a minute to its group':
		'请减少发送：机器人每分钟最多向群里发送 20 条消息',
	'Look in the group whether the message is there before you send it again':
		'重新发送之前，请先在群里查看消息是否存在',
	'Check the robot’s security settings: the credential needs its secret if it is signed, n8n an allowed IP address, and the message one of its keywords':
		'请检查机器人的安全设置：勾选“加签”时凭证要填写加签密钥，设置了 IP 地址时要包含 n8n 的公网 IP，设置了自定义关键词时消息要含有其中一个',
	'Put one of the robot’s keywords (自定义关键词) into the message':
		'请在消息中写入机器人的一个自定义关键词',
	'Fill in the Secret in the DingTalk Robot credential: the robot is set to be signed (加签)':
		'请在钉钉机器人凭证中填写加签密钥：机器人的安全设置勾选了“加签”',
	'Copy the secret again from the robot’s security settings (加签) into the credential':
		'请从机器人的安全设置（加签）中重新复制密钥，填入凭证',
	'Add the public IP address of n8n to the robot’s security settings (IP 地址)':
		'请在机器人的安全设置（IP 地址）中加入 n8n 的公网 IP',
	'Choose another group, and put the webhook of its robot into the credential: this group is dissolved':
		'请选择其他群，把群机器人的 Webhook 地址填入凭证：这个群已解散',
	'Choose another message type': '请选择其他消息类型',
};

export const dingTalkCodes: Translations = { ...names, ...advice };
