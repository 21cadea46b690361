import type { Translations } from '../../../core/translate';

/** What is said about YouDu. */
export const youDu: Translations = {
	YouDu: '有度',
	'Server URL': '服务器地址',
	'the answer is not one of a YouDu server': '答复不是来自有度服务器',

	'Check the Server URL in the YouDu credential: it needs the form http://host:7080':
		'请检查有度凭证中的服务器地址：格式应为 http://host:7080',
	'The Server URL is not an address of the form http://host:port/path':
		'服务器地址不是 http://host:port/path 形式的地址',
	'Check the Buin in the YouDu credential': '请检查有度凭证中的公司总机号（buin）',
	'The Buin is not a whole number': '公司总机号不是整数',
	'Check the App ID in the YouDu credential: YouDu does not know it, or its app may not do this':
		'请检查有度凭证中的应用 ID（appId）：有度中没有这个应用，或者它没有权限',
	'The App ID is empty': '应用 ID 为空',
	'Check the Encoding AES Key in the YouDu credential: a right one has 44 characters of base64':
		'请检查有度凭证中的 EncodingAESKey：应为 44 个字符的 Base64',
	'Encoding AES Key: {0}': 'EncodingAESKey：{0}',
	'Check the Encoding AES Key in the YouDu credential: it does not fit the key that YouDu holds for the App ID':
		'请检查有度凭证中的 EncodingAESKey：与有度中该应用的密钥不一致',
	'The token in the reply of YouDu: {0}': '有度答复中的令牌：{0}',
	'The decrypted text does not end with the id of an app': '解密后的内容不是以应用 ID 结尾',
	'The decrypted text is not UTF-8': '解密后的内容不是 UTF-8',
	'The decrypted text holds no access token': '解密后的内容中没有令牌',

	'Try again later, and ask the YouDu administrator to look into the server if it stays so':
		'请稍后再试；如果一直如此，请有度管理员检查服务器',
	'Run it again: YouDu refused the access token, and the new one that was fetched for it as well':
		'请再执行一次：有度拒绝了令牌，也拒绝了重新获取的令牌',
	'Check the fields of this node: YouDu cannot accept what they hold':
		'请检查这个节点的字段：有度无法接受其中的内容',
	'Check whether something between n8n and YouDu changes the requests':
		'请检查 n8n 与有度之间是否有设备或程序改动了请求',
	'Ask the YouDu administrator to give the app the right to do this':
		'请有度管理员为该应用开通这项权限',
	'Give fewer users or departments': '请减少用户或部门',
	'Check the users and departments: YouDu does not know all of them. Those it knows may have got the message, so it is not sent again':
		'请检查用户和部门：其中有的在有度中不存在。存在的可能已收到消息，所以没有重新发送',

	'Send a JSON object as the body: that is what YouDu takes':
		'请求体必须是 JSON 对象：有度只接受这种格式',
	'The YouDu credential encrypts JSON bodies only': '有度凭证只加密 JSON 请求体',
};
