import type { Translations } from '../../../core/translate';

const operations: Translations = {
	'Add File': '添加文件',
	'Add a file to a drive space': '向钉盘空间添加文件',
	'Put an uploaded file into a space in the name of a user who is signing in':
		'以正在登录的用户的名义，把已上传的文件放入空间',
	'Download File': '下载文件',
	'Download a file from the drive': '从钉盘下载文件',
	'Get a file of a space': '获取空间中的文件',
	'Get Space': '获取空间',
	'Get the drive space of the app': '获取应用的钉盘空间',
	'Get the ID of a space that the app has of its own in DingDrive': '获取应用在钉盘中自有空间的 ID',
	'Get Used Size': '获取已用空间',
	'Get how much of a drive space is used': '获取钉盘空间的使用情况',
	'Get how many bytes the files in a space of the app have': '获取应用空间中的文件共有多少字节',
	'Grant Access': '授予权限',
	'Grant a user access to a drive space': '授予用户钉盘空间的权限',
	'Let a user add, download or delete files in a space of the app for a while':
		'允许用户在一段时间内添加、下载或删除应用空间中的文件',
	'Send File to User': '发送文件给用户',
	'Send a drive file to a user': '把钉盘文件发送给用户',
	'Send an uploaded file to a user as a chat message from the app':
		'由应用把已上传的文件作为聊天消息发送给用户',
	'Upload File': '上传文件',
	'Upload a file to the drive': '上传文件到钉盘',
	'Upload a file of any kind and size, to be added to a space or sent to a user':
		'上传任何类型、任何大小的文件，之后可放入空间或发送给用户',
	'Upload to Folder': '上传到文件夹',
	'Upload a file to a drive folder': '上传文件到钉盘文件夹',
	'Put a file into a folder of DingDrive': '把文件放入钉盘的文件夹',
};

const fields: Translations = {
	'media_id in the output of Upload File': '见“上传文件”输出中的 media_id',
	'e.g. #iAEKAqNwbmc': '例如 #iAEKAqNwbmc',
	'ID of the file, as Upload File of Drive gave it (media_id)':
		'文件的 ID，由“钉盘：上传文件”给出（media_id）',
	'Name that the file gets in the space (name)': '文件在空间中的名称（name）',
	'Name under which the user gets the file (file_name)': '用户收到的文件名（file_name）',
	'Space ID': '空间 ID',
	'e.g. 482': '例如 482',
	'Space that gets the file, as Get Space gives it (space_id)':
		'存放文件的空间，由“获取空间”给出（space_id）',
	'Space that holds the file (spaceId)': '文件所在的空间（spaceId）',
	'Code of the user in whose name it is done, from your page in DingTalk; it is good for five minutes and once (code)':
		'以其名义操作的用户的授权码，由您在钉钉中的页面取得；五分钟内有效，只能使用一次（code）',
	'Folder ID': '文件夹 ID',
	'Folder of the space that gets the file (folder_id)': '空间中存放文件的文件夹（folder_id）',
	'Whether a file of the same name is replaced; otherwise DingTalk gives the new one another name (overwrite)':
		'是否替换同名文件；否则钉钉会给新文件另取名称（overwrite）',
	'File ID': '文件 ID',
	'e.g. 10001': '例如 10001',
	'ID of the file in the space, as Add File and Upload to Folder give it (dentryId)':
		'文件在空间中的 ID，由“添加文件”和“上传到文件夹”给出（dentryId）',
	'Folder UUID': '文件夹 UUID',
	'e.g. dQPGYqjpJYgLvlrZfNrPXxqxVakx1Z5N': '例如 dQPGYqjpJYgLvlrZfNrPXxqxVakx1Z5N',
	'The uuid that DingTalk’s calls for DingDrive give for the folder, and not its ID':
		'钉钉的钉盘接口给出的文件夹 uuid，不是文件夹 ID',
	'Folder that gets the file (parentDentryUuid)': '存放文件的文件夹（parentDentryUuid）',
	'Union ID of the user in whose name it is done; User: Get tells it (unionId)':
		'以其名义操作的用户的 unionId，可用“用户：获取”查询（unionId）',
	'If the Name Is Taken': '重名时',
	'What becomes of a file of the same name (conflictStrategy)':
		'如何处理同名文件（conflictStrategy）',
	'Replace the file that is there': '替换已有的文件',
	Rename: '重命名',
	'Give the new file another name': '给新文件另取名称',

	Permission: '权限',
	'What the user may do with files (type)': '用户可以对文件做什么（type）',
	Domain: '空间标识',
	'e.g. orders': '例如 orders',
	'Name of the app’s space, up to 10 letters and digits; empty for the space of an ISV’s app, which is found by the agent ID in the credential (domain)':
		'应用空间的名称，最多 10 个字母和数字；第三方企业应用（ISV）留空，按凭证中的 AgentId 查找（domain）',
	Duration: '有效时间',
	'For how many seconds, at most an hour (duration)': '多少秒内有效，最长一小时（duration）',
	'File IDs': '文件 ID',
	'e.g. 10001,10002': '例如 10001,10002',
	'id in the output of Add File': '见“添加文件”输出中的 id',
	'IDs of the files that it is about, with commas (fileids)':
		'权限针对的文件 ID，用逗号分隔（fileids）',
	Path: '路径',
	'Folder that it is about; / is the whole space (path)':
		'权限针对的文件夹；/ 表示整个空间（path）',
};

/** Texts of the resource Drive. */
export const drive: Translations = { ...operations, ...fields };
