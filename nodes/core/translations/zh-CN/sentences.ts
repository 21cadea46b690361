import type { Translations } from '../../translate';

/** What the core says: errors, and words for people in the output and the log. */
export const sentences: Translations = {
	// A field's name in quotes, and what is wrong with it. Where a sentence names several fields in its
	// place, the tables of the nodes close these quotes behind each name and open them before the next.
	'{0} {1}': '“{0}”{1}',
	'{0} [item {1}]': '{0} [条目 {1}]',
	'; ': '；',
	'. ': '。',

	'is empty': '不能为空',
	'must be text, and not {0}': '必须是文本，不能是 {0}',
	'must be text, and not the number {0}': '必须是文本，不能是数字 {0}',
	'has {0} characters, and {1} takes at most {2}': '有 {0} 个字符，{1}最多接受 {2} 个',
	'has {0} bytes, and {1} takes at most {2}': '有 {0} 字节，{1}最多接受 {2} 字节',
	'A Chinese character has 3 bytes, a letter has 1.': '一个汉字为 3 字节，一个字母为 1 字节。',
	'must be an address that begins with http:// or https://':
		'必须是以 http:// 或 https:// 开头的地址',
	'must be an address without blanks': '必须是不含空格的地址',
	'Write %20 for a blank.': '空格请写成 %20。',
	'must be an address, for instance http://proxy.example.com:3128':
		'必须是地址，例如 http://proxy.example.com:3128',
	'must be one of {0}': '必须是以下之一：{0}',
	'must be true or false': '必须是 true 或 false',
	'must be text with commas, or a list of texts and numbers':
		'必须是用逗号分隔的文本，或由文本和数字组成的列表',
	'cannot be read as JSON': '不是有效的 JSON',
	'must be a whole number above 0': '必须是大于 0 的整数',
	'must be a number above 0': '必须是大于 0 的数字',
	'is not a date and time': '不是日期和时间',
	'Write 2026-01-31T14:30:00, which is in the time zone of the workflow, or 2026-01-31T14:30:00+08:00':
		'请写成 2026-01-31T14:30:00（按工作流的时区）或 2026-01-31T14:30:00+08:00',

	'{0} answered {1} {2}: {3}': '{0}的答复 {1} {2}：{3}',
	'{0} answered {1}: {2}': '{0}的答复 {1}：{2}',
	'(no message)': '（没有说明）',
	'Look up the code {0} in the documentation of {1}': '请在{1}的文档中查找错误码 {0}',
	'{0}, and check whether this was carried out': '{0}，并确认这次操作是否已执行',
	'Try again: {0} could not answer': '请重试：{0}未能答复',

	'Check the {0} in the {1} credential, and that the server is running: {2}':
		'请检查{1}凭证中的“{0}”，并确认服务器正在运行：{2}',
	'{0} could not be reached: {1}': '无法连接{0}：{1}',
	'the connection was refused': '连接被拒绝',
	'the host name is unknown': '主机名不存在',
	'the host name could not be looked up': '无法解析主机名',
	'there is no route to the host': '没有到该主机的路由',
	'there is no route to the network': '没有到该网络的路由',
	'the server does not speak TLS on this port': '服务器的这个端口不支持 TLS',
	'the address is not valid': '地址无效',

	'Check the certificate of the {0} server, or let the credential ignore SSL issues':
		'请检查{0}服务器的证书，或在凭证中打开“忽略 SSL 问题”',
	'The certificate of {0} is not valid: {1}': '{0}的证书无效：{1}',
	'it has expired': '已过期',
	'it is self-signed': '是自签名证书',
	'its chain is self-signed': '证书链是自签名的',
	'it cannot be verified': '无法验证',
	'its issuer is unknown': '颁发者未知',
	'it is for another host name': '不是该主机名的证书',

	'Check that the {0} in the {1} credential is that of a {2} server, and that it is running':
		'请确认{1}凭证中的“{0}”是{2}服务器的地址，并且服务器正在运行',
	'{0} gave no token: {1}': '{0}没有给出令牌：{1}',
	'Try again: {0} gave no usable answer': '请重试：{0}没有给出可用的答复',
	'{0}: {1}': '{0}：{1}',
	'Check in {0} whether this was carried out before you send it again':
		'重新发送之前，请先在{0}中确认这次操作是否已执行',
	'{0} gave no usable answer: {1}. The call was not repeated, since it may have been carried out':
		'{0}没有给出可用的答复：{1}。这次调用可能已执行，所以没有重复',
	'no complete answer came in time': '没有及时收到完整的答复',
	'no answer came in time': '没有及时收到答复',
	'the connection was closed before the answer': '连接在答复之前被关闭',
	'the connection was closed while sending': '连接在发送过程中被关闭',
	'the answer broke off': '答复中途断开',
	'the execution was cancelled': '执行已取消',
	'the connection failed': '连接失败',

	'the server answered with HTTP status {0}': '服务器返回 HTTP 状态 {0}',
	'Check that nothing in front of the server asks n8n to log in':
		'请确认服务器前面没有要求 n8n 登录的设备或程序',
	'Check that the server allows requests from the address of n8n':
		'请确认服务器允许来自 n8n 地址的请求',
	'Send less at a time: the server accepts no request of this size':
		'请减少每次发送的内容：服务器不接受这么大的请求',
	'Try again later, and send less at a time: the server gets too many requests':
		'请稍后再试，并减少每次发送的内容：服务器收到的请求太多',
	'Check the {0} in the {1} credential, with its port and path':
		'请检查{1}凭证中的“{0}”，包括端口和路径',
	'Try again: the token that the server had just given was refused':
		'请重试：服务器刚给出的令牌被拒绝',
	'Check the {0} in this credential: what answers there is not {1}':
		'请检查凭证中的“{0}”：该地址上的不是{1}',

	'{0} ({1})': '{0}（{1}）',
	'Look at the failures of this item, and see to those alone':
		'请查看这个条目的失败项，只处理这些失败项',
	'The rest was carried out. Failed: {0}': '其余已执行。失败：{0}',
	'Look at the failures of this item: all of it failed': '请查看这个条目的失败项：全部失败',
	'Failed: {0}': '失败：{0}',
	'{0} {1} to {2}': '{0} {1} 至 {2}',
	'Failed for {0}': '失败：{0}',
	'May have been delivered to {0}': '可能已送达：{0}',
	'Delivered to {0}': '已送达：{0}',
	'Not sent, because another item is wrong': '没有发送，因为另一个条目有误',
	'The execution was cancelled before this was sent': '执行在发送之前已取消',
	'Try again: the list does not come to an end': '请重试：列表没有结尾',
	'A page asks for itself again, or has the rows of an earlier one':
		'某一页又指向自己，或者与之前的页内容相同',
	'{0} wants fewer calls of {1}: the next one waits {2} s':
		'{0}要求减少调用（{1}）：下一次调用等待 {2} 秒',
	everything: '全部接口',

	'Choose a {0} credential in this node': '请在这个节点中选择{0}凭证',
	'After a change of the resource, n8n does not choose one by itself':
		'更改资源之后，n8n 不会自动选择凭证',
	'Save the {0} credential again: it holds something that it should not':
		'请重新保存{0}凭证：其中含有不应有的内容',
	'n8n asked for no token before the request': 'n8n 在请求之前没有获取令牌',
	'Use this credential only for the {0} server that it names':
		'这个凭证只能用于其中填写的{0}服务器',
	'The request does not go to {0}': '请求的目的地不是 {0}',

	'The key': '密钥',
	'The encrypted text': '密文',
	'{0} is not base64': '{0}不是 Base64',
	'The key has {0} bytes instead of {1}': '密钥为 {0} 字节，应为 {1} 字节',
	'The encrypted text does not consist of whole blocks': '密文的长度不是分组长度的整数倍',
	'The decrypted text has wrong padding': '解密后的填充有误',
	'The decrypted text is too short': '解密后的内容太短',
	'The decrypted text is shorter than the length it states': '解密后的内容比其中注明的长度短',
};
