import type { Translations } from '../../../core/translate';

/** Texts of messages to people and groups, which several resources show. */
export const messages: Translations = {
	'Message Type': '消息类型',
	'What kind of message to send (msgtype)': '要发送哪种消息（msgtype）',
	'Action Card': 'ActionCard',
	'Markdown with buttons': '带按钮的 Markdown',
	File: '文件',
	'An uploaded file of at most 10 MB': '已上传的文件，最大 10 MB',
	Image: '图片',
	'An uploaded picture, best three to two': '已上传的图片，宽高比最好为 3:2',
	Link: '链接',
	'Title, text and picture that open a link': '点击打开链接的标题、文本和图片',
	Markdown: 'Markdown',
	'Formatted text': '带格式的文本',
	OA: 'OA',
	'A form with header, rows and details': '由头部、表单行和正文组成的消息',
	Text: '文本',
	'Plain text': '纯文本',
	Voice: '语音',
	'An uploaded voice message': '已上传的语音',

	Content: '内容',
	'e.g. 今晚 22:00 起系统维护': '例如 今晚 22:00 起系统维护',
	'Text of the message, best not more than 500 characters (content)':
		'消息的文本，建议不超过 500 个字符（content）',
	'e.g. @lADOADmaWMzazQKA': '例如 @lADOADmaWMzazQKA',
	'media_id in the output of Media: Upload': '见“媒体文件：上传”输出中的 media_id',
	'The uploaded file, as Media: Upload gives it (media_id)':
		'已上传的文件，由“媒体文件：上传”给出（media_id）',
	'Duration (Seconds)': '时长（秒）',
	'How long the voice message is, less than 60 seconds (duration)':
		'语音的时长，小于 60 秒（duration）',
	Title: '标题',
	'e.g. 系统维护通知': '例如 系统维护通知',
	'What stands in the list of conversations (title)': '会话列表中显示的文字（title）',
	'What stands in the list of conversations, at most 64 characters (title)':
		'会话列表中显示的文字，最多 64 个字符（title）',
	'What stands below the title, best not more than 500 characters (text)':
		'标题下方的文字，建议不超过 500 个字符（text）',
	'e.g. #### Ward 3  \n  **2** beds free': '例如 #### 三病区  \n  空床 **2** 张',
	'Headings, quotes, bold, italic, links, pictures and lists; two blanks on both sides of a line break keep it; at most 5,000 characters (text)':
		'支持标题、引用、加粗、斜体、链接、图片和列表；换行符前后各加两个空格才会换行；最多 5,000 个字符（text）',
	'Text of the card, best not more than 1,000 characters (markdown)':
		'卡片的内容，建议不超过 1,000 个字符（markdown）',
	'e.g. https://oa.example.com/notice/42': '例如 https://oa.example.com/notice/42',
	'Address that the message opens (messageUrl)': '消息打开的地址（messageUrl）',
	'Address that the message opens (message_url)': '消息打开的地址（message_url）',
	Picture: '图片',
	'Media ID or address of the picture (picUrl)': '图片的媒体 ID 或地址（picUrl）',
	'Add row': '添加一行',
	Row: '行',

	Buttons: '按钮',
	One: '一个',
	'One button, and the whole card opens its link': '一个按钮，点击整个卡片都打开它的链接',
	Several: '多个',
	'A list of buttons, each with a link': '多个按钮，各有自己的链接',
	'How many buttons the card has': '卡片有几个按钮',
	'Button Text': '按钮文字',
	'e.g. 查看详情': '例如 查看详情',
	'What stands on the button (single_title)': '按钮上的文字（single_title）',
	'What stands on the button (title)': '按钮上的文字（title）',
	'Button Link': '按钮链接',
	'e.g. https://oa.example.com/approve/42': '例如 https://oa.example.com/approve/42',
	'Address that the card opens (single_url)': '卡片打开的地址（single_url）',
	Orientation: '按钮排列',
	Horizontal: '横向',
	Vertical: '纵向',
	'How the buttons are arranged (btn_orientation)': '按钮的排列方式（btn_orientation）',
	'Button List': '按钮列表',
	'Add button': '添加按钮',
	'One row for each button (btn_json_list)': '每个按钮一行（btn_json_list）',
	Button: '按钮',
	'e.g. 同意': '例如 同意',
	'Address that the button opens (action_url)': '按钮打开的地址（action_url）',

	'Title in the body, best not more than 50 characters (body.title)':
		'正文标题，建议不超过 50 个字符（body.title）',
	'Text in the body, of which three lines are shown (body.content)':
		'正文内容，只显示三行（body.content）',
	Form: '表单',
	'Rows of the body, of which the first six are shown (body.form)':
		'正文中的表单，只显示前六行（body.form）',
	'e.g. 姓名：': '例如 姓名：',
	'Left part of the row (key)': '左边的文字（key）',
	Value: '值',
	'e.g. 张三': '例如 张三',
	'Right part of the row (value)': '右边的文字（value）',
	'Header Text': '头部文字',
	'Work notifications show the name of the app in its place (head.text)':
		'工作通知中显示为应用名称（head.text）',
	'Header Color': '头部颜色',
	'A color, as RRGGBB or AARRGGBB (head.bgcolor)': '颜色，RRGGBB 或 AARRGGBB（head.bgcolor）',
	'More of the Message': '消息的其他内容',
	Author: '作者',
	'Name at the end of the body (body.author)': '正文末尾的姓名（body.author）',
	'File Count': '附件数',
	'Number of attached files that is shown (body.file_count)': '显示的附件数（body.file_count）',
	'Highlighted Number': '突出显示的数字',
	'e.g. 15.6': '例如 15.6',
	'Number that stands out in the body (body.rich.num)': '正文中突出显示的数字（body.rich.num）',
	'Media ID of a picture in the body (body.image)': '正文中图片的媒体 ID（body.image）',
	'Link on Computers': '电脑端链接',
	'Address that the message opens on a computer (pc_message_url)':
		'在电脑上打开的地址（pc_message_url）',
	'Status Color': '状态颜色',
	'Color of the status bar, as RRGGBB; usual are #78C06E agreed, #F65E5E refused, #858E99 canceled, #FF9D46 pending (status_bar.status_bg)':
		'状态栏的颜色，RRGGBB；常用 #78C06E 同意、#F65E5E 拒绝、#858E99 已取消、#FF9D46 待处理（status_bar.status_bg）',
	'Status Text': '状态文字',
	'e.g. 待处理': '例如 待处理',
	'A status bar, which work notifications to at most five users can have (status_bar.status_value)':
		'状态栏，只能用于最多发给五个用户的工作通知（status_bar.status_value）',
	'Unit of the Number': '数字的单位',
	'e.g. 元': '例如 元',
	'Unit behind the number that stands out (body.rich.unit)':
		'突出显示的数字后面的单位（body.rich.unit）',
};
