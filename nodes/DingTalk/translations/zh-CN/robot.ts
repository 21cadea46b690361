import type { Translations } from '../../../core/translate';

/** Texts of the resource Robot. */
export const robot: Translations = {
	'If the robot has keywords (自定义关键词), the text must hold one of them':
		'如果机器人设置了自定义关键词，内容必须包含其中一个',
	'Send a message by a custom robot': '由自定义机器人发送消息',
	'Send a message to the group of a custom robot (自定义机器人), at most 20 a minute':
		'向自定义机器人所在的群发送消息，每分钟最多 20 条',
	'Feed Card': 'FeedCard',
	'Several links with pictures': '多个带图片的链接',
	'Text of the message (content)': '消息的文本（content）',
	'What stands below the title (text)': '标题下方的文字（text）',
	'Headings, quotes, bold, italic, links, pictures and lists (text)':
		'支持标题、引用、加粗、斜体、链接、图片和列表（text）',
	'e.g. https://oa.example.com/notice.png': '例如 https://oa.example.com/notice.png',
	'Address of the picture, if there is to be one (picUrl)': '图片的地址，可不填（picUrl）',
	'What stands on the button (singleTitle)': '按钮上的文字（singleTitle）',
	'Address that the card opens (singleURL)': '卡片打开的地址（singleURL）',
	'How the buttons are arranged (btnOrientation)': '按钮的排列方式（btnOrientation）',
	'One row for each button (btns)': '每个按钮一行（btns）',
	'Address that the button opens (actionURL)': '按钮打开的地址（actionURL）',
	Rows: '链接列表',
	'One row for each link (links)': '每个链接一行（links）',
	'What stands in the row (title)': '这一行的文字（title）',
	'Address that the row opens (messageURL)': '这一行打开的地址（messageURL）',
	'Address of the picture of the row (picURL)': '这一行的图片地址（picURL）',

	'Hide Avatar': '隐藏头像',
	'Whether an action card is shown without the picture of the robot (hideAvatar)':
		'ActionCard 是否不显示机器人的头像（hideAvatar）',
	'Mention Everyone': '@所有人',
	'Whether to mention all members of the group (at.isAtAll)': '是否 @群里的所有人（at.isAtAll）',
	'Mention Mobile Numbers': '按手机号 @成员',
	'e.g. 13800000001,13800000002': '例如 13800000001,13800000002',
	'Members to mention, by mobile number, with commas; those whom the text does not mention are added at its end (at.atMobiles)':
		'要 @的成员的手机号，用逗号分隔；文本中没有 @到的会补在末尾（at.atMobiles）',
	'Mention Users': '按用户 ID @成员',
	'Members to mention, by user ID, with commas; those whom the text does not mention are added at its end (at.atUserIds)':
		'要 @的成员的用户 ID，用逗号分隔；文本中没有 @到的会补在末尾（at.atUserIds）',
	'Message UUID': '消息 UUID',
	'e.g. b5ad7bf6-1fdc-4d0c-9c71-6a7fb2f2f3a0': '例如 b5ad7bf6-1fdc-4d0c-9c71-6a7fb2f2f3a0',
	'An ID of your own: DingTalk sends the message only once, however often it comes with this ID (msgUuid)':
		'您自己的 ID：同一个 ID 无论发来多少次，钉钉只发送一次（msgUuid）',
};
