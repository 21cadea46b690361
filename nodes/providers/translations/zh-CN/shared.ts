import type { Translations } from '../../../core/translate';

/** What is said about several providers. */
export const shared: Translations = {
	users: '用户',
	departments: '部门',
	' and ': '、',
	'the answer holds no token': '答复中没有令牌',
};
