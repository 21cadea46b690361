import type { BadCipher, FaultRule } from '../../simulators/shared/faults.mts';
import type { Codes } from './codes.mts';
import type { NodeName } from './operations/operation.mts';

/** What a request was for: a token, something that changes nothing, or something that does. */
export type Purpose = 'token' | 'read' | 'call';

/** How many requests in a row meet a fault. */
export const TIMES = { once: 1, twice: 2, always: Infinity } as const;
export type Times = keyof typeof TIMES;

/** One way in which a request goes wrong. */
export interface Fault {
	name: string;
	/** What the simulator is told, besides which requests it is about; nothing where there is no such fault. */
	rule(codes: Codes): FaultRule | undefined;
	/** Requests of these purposes can meet it; all of them if left out. */
	purposes?: readonly Purpose[];
	/** Nodes whose provider can have it; all of them if left out. */
	nodes?: readonly NodeName[];
	/** True where an answer comes all the same that can be used. */
	passes?: true;
	/** True where no whole answer comes before the timeout. */
	isSilent?: true;
}

const status = (httpStatus: number, taken?: true): Fault => ({
	name: `HTTP ${httpStatus}${taken ? ' although it was carried out' : ''}`,
	rule: () => ({ kind: 'status', httpStatus, taken }),
});

const code = (
	name: string,
	which: Exclude<keyof Codes, 'success' | 'haveStatus'>,
	more: Partial<Fault> = {},
): Fault => ({
	name,
	rule: (codes) => {
		const errcode = codes[which];
		return errcode === undefined ? undefined : { kind: 'errcode', errcode, errmsg: '提示' };
	},
	...more,
});

const plain = (name: string, kind: 'resetBefore' | 'resetAfter' | 'truncated'): Fault => ({
	name,
	rule: () => ({ kind }),
});

const silent = (name: string, kind: 'hold' | 'hangBefore' | 'hangAfter'): Fault => ({
	name,
	rule: () => ({ kind }),
	isSilent: true,
});

/** The simulator's kinds after which no whole answer comes before the timeout. */
export const SILENT_KINDS = ['hold', 'hangBefore', 'hangAfter', 'endless'] as const;

const brokenCipher = (encrypt: BadCipher): Fault => ({
	name: `broken cipher: ${encrypt}`,
	rule: () => ({ kind: 'badCipher', encrypt }),
	nodes: ['YouDu'],
});

const NOT_FOR_TOKENS: readonly Purpose[] = ['read', 'call'];

/** All the ways in which requests go wrong in the campaign. */
export const FAULTS: readonly Fault[] = [
	{ name: 'delay', rule: () => ({ kind: 'delay', ms: 15 }), passes: true },
	{
		name: 'trickle',
		rule: () => ({ kind: 'trickle', ms: 1 }),
		nodes: ['YouDu', 'Message Center'],
		passes: true,
	},
	silent('answer after the timeout', 'hold'),
	silent('no answer, not carried out', 'hangBefore'),
	silent('no answer, carried out', 'hangAfter'),
	{
		name: 'answer without end',
		rule: () => ({ kind: 'endless', ms: 20 }),
		// A file has an hour.
		nodes: ['YouDu', 'Message Center'],
		isSilent: true,
	},
	plain('reset before', 'resetBefore'),
	plain('reset after', 'resetAfter'),
	plain('truncated body', 'truncated'),
	{ name: 'half of the JSON', rule: () => ({ kind: 'truncatedJson' }) },
	{ name: 'doubled body', rule: () => ({ kind: 'doubled' }) },
	{ name: 'empty body', rule: () => ({ kind: 'empty' }) },
	{
		name: 'empty body although it was carried out',
		rule: () => ({ kind: 'empty', taken: true }),
	},
	{ name: 'HTML', rule: () => ({ kind: 'html' }) },
	{ name: 'HTML although it was carried out', rule: () => ({ kind: 'html', taken: true }) },
	{
		name: 'wrong content type',
		rule: () => ({ kind: 'mislabelled', contentType: 'text/html; charset=utf-8' }),
		passes: true,
	},
	{
		name: 'content type of a file',
		rule: () => ({ kind: 'mislabelled', contentType: 'application/octet-stream' }),
		passes: true,
	},
	status(401),
	status(403),
	status(404),
	status(408),
	status(408, true),
	status(429),
	status(500),
	status(500, true),
	status(502),
	status(502, true),
	status(503),
	status(503, true),
	{ name: 'redirect', rule: () => ({ kind: 'redirect', location: 'http://127.0.0.1:9/' }) },
	code('stale token', 'staleToken', { purposes: NOT_FOR_TOKENS }),
	code('too many calls', 'tooFast', { purposes: NOT_FOR_TOKENS }),
	code('refusal', 'refused'),
	code('refusal of the credential', 'credential'),
	code('unclear code', 'perhaps'),
	code('code that is not documented', 'unknown'),
	{
		name: 'refusal that repeats the secrets',
		rule: ({ refused }) => ({ kind: 'echoSecret', errcode: refused }),
	},
	brokenCipher('random'),
	brokenCipher('padding'),
	brokenCipher('length'),
	brokenCipher('notBase64'),
	brokenCipher('otherKey'),
];
