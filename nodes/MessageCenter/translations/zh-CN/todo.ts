import type { Translations } from '../../../core/translate';

/** Texts of the resource Todo. */
export const todo: Translations = {
	Confirm: '确认',
	'Confirm a todo': '确认待办',
	'Mark a todo as done, or as to do again': '把待办标记为已办，或恢复为待办',
	'ID that the send gave (msgId)': '发送时得到的 ID（msgId）',
	'Sent With': '发送方式',
	'Which operation sent the todo (messageType)': '待办是用哪个操作发送的（messageType）',
	'What the todo becomes (state)': '要把待办改为什么状态（state）',
};
