import type { Translations } from '../../../nodes/core/translate';

/** What credentials of DingTalk share. */
export const longestWait: Translations = {
	'Longest Wait (Seconds)': '最长等待时间（秒）',
	'Leave as it is, unless calls are to wait longer, or items to fail sooner':
		'一般不用改；希望等待更久或更早失败时再改',
};

export const calls: Translations = {
	...longestWait,
	'How long a call waits, all in all, when DingTalk asks for fewer calls; then the item fails':
		'钉钉要求减少调用时，一次调用总共最多等待多久；超过之后条目失败',
	'Classic Host': '旧版接口主机',
	'Leave as it is, unless your organization is a tenant outside China':
		'一般不用改；境外租户填写自己的地址',
	'Host of the API with errcode, by which most calls still go':
		'返回 errcode 的接口所在的主机，大部分接口仍在这里',
};
