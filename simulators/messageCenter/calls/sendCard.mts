import { ok } from '../app.mts';
import type { Call } from '../app.mts';
import { checkChannels } from '../channels.mts';
import { checkSensitiveWords, cutBytes, isWebAddress } from '../content.mts';
import { badParameter } from '../rspCodes.mts';

const MAX_TITLE_BYTES = 128;
const MAX_DESCRIPTION_BYTES = 512;
const MAX_URL_BYTES = 2048;
const MAX_BUTTON_CHARACTERS = 4;

/**
 * 5.3.4 Send a card of WeCom. It is handed on and not kept by the message center, so nobody is
 * told an id. What is too long is cut and not refused, except the url. The users are separated by
 * `|` as in the example; the table's full-width `｜` is refused.
 */
export const sendCard: Call = {
	path: '/message/cardMessage',
	carrier: 'json',
	parameters: ['token', 'userList', 'title', 'description', 'url', 'btnTxt'],
	run({ settings, ledger }, parameters) {
		const users = parameters.required('userList').split('|');
		if (users.some((user) => user === '' || user.includes('｜'))) {
			throw badParameter('userList 多个用户必须使用 | 进行切割');
		}
		const sent = {
			title: parameters.required('title'),
			description: parameters.required('description'),
			btnTxt: parameters.optional('btnTxt') ?? '详情',
		};
		const link = parameters.required('url');
		if (Buffer.byteLength(link) > MAX_URL_BYTES) {
			throw badParameter(`url 最长${MAX_URL_BYTES}字节`);
		}
		if (!isWebAddress(link)) throw badParameter('url 必须包含协议头(http/https)');
		checkChannels(settings, ['WeChat']);
		checkSensitiveWords(settings, [sent.title, sent.description]);
		const shown = {
			title: cutBytes(sent.title, MAX_TITLE_BYTES),
			description: cutBytes(sent.description, MAX_DESCRIPTION_BYTES),
			btnTxt: [...sent.btnTxt].slice(0, MAX_BUTTON_CHARACTERS).join(''),
		};
		ledger.hold({
			kind: 'card',
			title: shown.title,
			content: shown.description,
			receivers: users.map((user) => ({ user, name: '' })),
			unsubscribed: [],
			repliesAllowed: false,
			raw: parameters.raw,
			link,
			buttonText: shown.btnTxt,
			cut: (['title', 'description', 'btnTxt'] as const).filter(
				(name) => shown[name] !== sent[name],
			),
		});
		return ok(null);
	},
};
