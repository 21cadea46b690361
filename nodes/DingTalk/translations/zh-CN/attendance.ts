import type { Translations } from '../../../core/translate';

/** Texts of the resource Attendance. */
export const attendance: Translations = {
	'Get many attendance records': '获取考勤记录列表',
	'Get when people came and went, and whether that was in time':
		'获取上下班打卡的时间，以及是否正常',
	Records: '记录类型',
	'What to get': '要获取哪种记录',
	'Every Punch': '打卡详情',
	'Each time that somebody punched in or out, with place and device': '每一次打卡，包含地点和设备',
	Results: '打卡结果',
	'For whole days, what counts: in time, late, absent': '按整天计算的结果：正常、迟到、缺卡等',
	'IDs of the users, with commas between them, or a list from an expression; more than 50 are read in several calls (userIdList, userIds)':
		'用户 ID，用逗号分隔，或由表达式给出列表；超过 50 个时分多次读取（userIdList, userIds）',
	From: '开始时间',
	'Begin of the time, at most 180 days ago; of results the whole day in China counts (workDateFrom, checkDateFrom)':
		'起始时间，最早 180 天前；打卡结果按中国的整天计算（workDateFrom, checkDateFrom）',
	To: '结束时间',
	'End of the time; more than 7 days are read in several calls (workDateTo, checkDateTo)':
		'截止时间；超过 7 天时分多次读取（workDateTo, checkDateTo）',
	International: '海外版',
	'Whether the organization uses DingTalk’s platform outside China (isI18n)':
		'组织是否使用钉钉的海外平台（isI18n）',
};
