import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';
import {
	codeError,
	isRefusal,
	mayBeCarriedOut,
	noAnswerError,
	ProviderError,
	statusError,
	type Asked,
	type ErrorTable,
	type Purpose,
} from '../core/errors';
import { parseExact } from '../core/json';
import { BUSY_CODES } from './dingTalk.errors';
import { say } from './words';

const NAME = say`DingTalk`.text();
const BAN_SECONDS = 300;
const CHINA_OFFSET = '+08:00';
const PAGE = say`the answer is a web page, of a proxy or of DingTalk itself where it gets too many calls from the address of n8n`;
/** A penalty that ends later than this is none that a workflow can wait for. */
const LONGEST_PENALTY_SECONDS = 3600;

/** Which of DingTalk's two hosts answers: `classic` with errcode, `current` with HTTP status and code. */
export type Dialect = 'classic' | 'current';

/** Who answers. */
export interface Host extends Asked {
	dialect: Dialect;
}

/** Where an answer's codes are explained. */
export interface Codes {
	classic: ErrorTable;
	current: ErrorTable;
}

/**
 * The fields of an answer, once it has turned out to mean success.
 *
 * @param text the body
 * @param secrets are blacked out in what DingTalk says
 * @throws ProviderError for every other answer
 * @see docs/reference/dingtalk.md 3.1
 */
export function readReply(
	{ statusCode, headers }: Pick<IN8nHttpFullResponse, 'statusCode' | 'headers'>,
	text: string,
	host: Host,
	purpose: Purpose,
	codes: Codes,
	secrets: readonly string[],
): IDataObject {
	const { dialect } = host;
	const answer = parseExact(text);
	if (!answer) throw noJsonError(text, statusCode, host, purpose);
	if (answer.punish === 'deny' || answer.status === 1111) {
		throw bannedError(Number(answer.wait) > 0 ? Number(answer.wait) * 60 : BAN_SECONDS);
	}
	if (dialect === 'current' && statusCode >= 400) {
		throw currentError(answer, statusCode, headers, purpose, codes.current, secrets);
	}
	if (statusCode < 200 || statusCode >= 300) throw statusError(host, purpose, statusCode);
	const errcode = String(answer.errcode ?? (dialect === 'current' ? 0 : ''));
	if (!/^-?\d+$/.test(errcode)) {
		throw noAnswerError(host, purpose, say`the answer is not one of DingTalk`);
	}
	if (Number(errcode) !== 0) throw classicError(answer, purpose, codes.classic, secrets);
	return answer;
}

/**
 * DingTalk turns an address away by a web page, too. But a proxy may have put one in the place of the
 * answer to a call that was carried out.
 */
function noJsonError(
	text: string,
	statusCode: number,
	host: Host,
	purpose: Purpose,
): ProviderError {
	const isSuccess = statusCode >= 200 && statusCode < 300;
	const isPage = text.trimStart().startsWith('<');
	const mayRepeat = isRefusal(statusCode) || (isSuccess && purpose === 'read');
	if (isPage && mayRepeat && purpose !== 'token') return bannedError(BAN_SECONDS);
	if (!isSuccess) return statusError(host, purpose, statusCode);
	const what = isPage && purpose === 'call' ? PAGE : say`the answer is not one of DingTalk`;
	return noAnswerError(host, purpose, what);
}

function classicError(
	answer: IDataObject,
	purpose: Purpose,
	table: ErrorTable,
	secrets: readonly string[],
): ProviderError {
	const errmsg = String(answer.errmsg ?? '');
	const [, inMessage] = /subcode=(-?\w+)/.exec(errmsg) ?? [];
	const code = String(answer.sub_code ?? inMessage ?? answer.errcode);
	const words = String(answer.sub_msg ?? errmsg);
	return withWait(
		codeError(NAME, table, code, words, secrets, purpose === 'call'),
		purpose,
		penaltySeconds(words),
	);
}

function currentError(
	answer: IDataObject,
	statusCode: number,
	headers: IDataObject,
	purpose: Purpose,
	table: ErrorTable,
	secrets: readonly string[],
): ProviderError {
	const code = String(answer.code ?? answer.errcode ?? statusCode);
	const words = String(answer.message ?? answer.errmsg ?? '');
	const isOpen = mayBeCarriedOut(purpose, statusCode);
	const wait = Number(headers['retry-after']);
	return withWait(
		codeError(NAME, table, code, words, secrets, isOpen),
		purpose,
		wait > 0 ? wait : penaltySeconds(words),
	);
}

/** Where DingTalk is busy, a read is made again after a while, three times at most. */
function withWait(error: ProviderError, purpose: Purpose, waitSeconds?: number): ProviderError {
	const isBusy = BUSY_CODES.includes(error.details.code ?? '') && purpose !== 'call';
	if (!isBusy) return error.with({ waitSeconds });
	return error.with({ outcome: 'tooFast', mostTries: 4 }, say`Try again later: DingTalk is busy`);
}

/**
 * How long the penalty lasts that DingTalk names, in seconds by its own clock: 从 2026-01-31 14:30:00 到
 * 2026-01-31 14:30:40 请求总次数超过了 1500 次, 处罚将在 2026-01-31 14:31:00 结束.
 *
 * @see docs/reference/dingtalk.md 3.4
 */
function penaltySeconds(words: string): number | undefined {
	const now = timeAfter('到', words) ?? Date.now();
	const end = timeAfter('处罚将在', words);
	if (end === undefined) return undefined;
	// Both times are cut to whole seconds.
	const seconds = Math.ceil((end - now) / 1000) + 1;
	return seconds > 0 && seconds <= LONGEST_PENALTY_SECONDS ? seconds : undefined;
}

function timeAfter(word: string, words: string): number | undefined {
	const pattern = new RegExp(`${word}\\s*(\\d{4}-\\d\\d-\\d\\d)\\s+(\\d\\d:\\d\\d:\\d\\d)`);
	const [, day, time] = pattern.exec(words) ?? [];
	const moment = Date.parse(`${day}T${time}${CHINA_OFFSET}`);
	return Number.isNaN(moment) ? undefined : moment;
}

function bannedError(waitSeconds: number): ProviderError {
	return new ProviderError(
		say`Try again later, and call less often: DingTalk gets too many calls from the address of n8n`,
		{
			outcome: 'tooFast',
			description: say`DingTalk turned the address of n8n away for ${waitSeconds} seconds`,
			waitSeconds,
			slowsEverything: true,
		},
	);
}
