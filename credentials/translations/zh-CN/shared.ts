import type { Translations } from '../../../nodes/core/translate';

/** What credentials of several types show. */
export const shared: Translations = {
	'Ignore SSL Issues (Insecure)': '忽略 SSL 问题（不安全）',
	'Whether to connect even if the certificate of the server cannot be verified':
		'无法验证服务器的证书时是否仍然连接',
};

/** The field of a credential with tokens, which nobody sees. */
export const session: Translations = { 'Session Token': '会话令牌' };

/** The field of a credential without tokens, which nobody sees. */
export const trial: Translations = { Trial: '测试' };
