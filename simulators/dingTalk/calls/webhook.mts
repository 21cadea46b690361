import { JSON_TYPE, contentTypeIs } from '../../shared/bodies.mts';
import type { ReceivedRequest } from '../../shared/messages.mts';
import { v1 } from '../app.mts';
import type { App, Call } from '../app.mts';
import { Refusal } from '../codes.mts';
import { bodyParameters } from '../parameters.mts';
import type { Parameters } from '../parameters.mts';
import { signatureOf } from '../signature.mts';
import { WEBHOOK_MEMBERS, readWebhookMessage } from '../webhookTypes.mts';

const SECURITY = 310000;
const BAD_CONTENT = 430104;
const SKEW_MS = 3_600_000;
const MAX_BYTES = 20_000;
const CODES = { missing: 40035, bad: 40035 };

/**
 * 7.1 A message to a group through its custom robot. Its security settings are checked first; only
 * sound messages count for the 20 a minute. The same msgUuid again is answered and not sent.
 */
export const webhook: Call = v1({
	method: 'POST',
	path: '/robot/send',
	token: 'none',
	carrier: 'bytes',
	parameters: [],
	query: ['timestamp', 'sign'],
	run(app, { query, request }) {
		const { identity, settings, ledger, webhooks } = app;
		if (request.query.get('access_token') !== identity.robotToken) {
			throw new Refusal(settings.robotUnknownCode);
		}
		if (!settings.robotIpAllowed) throw new Refusal(SECURITY, 'ip 127.0.0.1 not in whitelist');
		checkSignature(app, query);
		const parameters = readBody(request);
		const message = readWebhookMessage(parameters);
		const { robotKeywords, bannedWords } = settings;
		if (robotKeywords.length > 0 && !robotKeywords.some((word) => message.content.includes(word))) {
			throw new Refusal(SECURITY, 'keywords not in content');
		}
		if (bannedWords.some((word) => message.content.includes(word))) throw new Refusal(BAD_CONTENT);
		const uuid = parameters.optionalText('msgUuid');
		if (uuid !== undefined && webhooks.uuids.has(uuid)) return {};
		if (webhooks.limiter.take('', settings.robotLimit) !== undefined) {
			throw new Refusal(settings.robotLimitCode);
		}
		if (uuid !== undefined) webhooks.uuids.add(uuid);
		const { type, text, toAll, mentions } = message;
		ledger.hold({
			kind: 'webhook',
			id: `webhook-${ledger.messages.length + 1}`,
			type,
			text,
			message: parameters.raw,
			toAll,
			mentions,
			receivers: [],
		});
		return {};
	},
});

/** Throws a Refusal with 310000 unless time and signature are right. */
function checkSignature({ identity, clock }: App, query: Parameters): void {
	const { robotSecret } = identity;
	if (robotSecret === '') return;
	const timestamp = query.optionalText('timestamp') ?? '';
	if (!/^\d{13}$/.test(timestamp) || Math.abs(clock.now() - Number(timestamp)) > SKEW_MS) {
		throw new Refusal(SECURITY, 'invalid timestamp');
	}
	if (query.optionalText('sign') !== signatureOf(robotSecret, `${timestamp}\n${robotSecret}`)) {
		throw new Refusal(SECURITY, 'sign not match');
	}
}

/** Throws a Refusal: 43004 content type, 40035 no body, 45002 too long. */
function readBody(request: ReceivedRequest): Parameters {
	if (!contentTypeIs(request, JSON_TYPE)) throw new Refusal(43004);
	if (request.body.length === 0) throw new Refusal(40035, '缺少参数 json');
	if (request.body.length > MAX_BYTES) throw new Refusal(45002);
	return bodyParameters(request, {
		dialect: 'v1',
		codes: CODES,
		quoted: false,
		parameters: WEBHOOK_MEMBERS,
	});
}
