import type { Translations } from '../../../core/translate';

/** What the YouDu node says. */
export const sentences: Translations = {
	'{0} and {1}': '{0}”和“{1}',
	'are both empty: give at least one': '都是空的：请至少填写一个',
	'must be text, or a list of texts and numbers': '必须是文本，或由文本和数字组成的列表',
	'must be separated by |, but "{0}" is not one account': '必须用 | 分隔，而 "{0}" 不是单个账号',
	'For instance: zhangsan|lisi. Or use an expression that gives a list.':
		'例如：zhangsan|lisi。也可以使用给出列表的表达式。',
	'must be whole numbers separated by |, but there is "{0}"':
		'必须是用 | 分隔的整数，但其中有 "{0}"',
	'For instance: 12|15. Or use an expression that gives a list.':
		'例如：12|15。也可以使用给出列表的表达式。',

	'To send an object as text, write {{ JSON.stringify($json.theObject) }}':
		'要把对象作为文本发送，请写成 {{ JSON.stringify($json.theObject) }}',
	'has {0} characters, and YouDu takes at most {1}': '有 {0} 个字符，有度最多接受 {1} 个',
	'Shorten it, or turn on the option Let YouDu Cut Long Content':
		'请缩短，或打开选项“允许有度截断过长的内容”',
};
