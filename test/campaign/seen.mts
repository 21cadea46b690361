import type { JournalEntry } from '../../simulators/shared/journal.mts';
import { codesOf, TOKEN_PATHS } from './codes.mts';
import type { Purpose } from './faults.mts';
import type { NodeName } from './operations/operation.mts';

/**
 * What whoever made a request can know from the answer, as README.md tells it: it was carried out; it
 * surely was not, and why; or nobody knows.
 */
export interface Seen {
	outcome: 'taken' | 'staleToken' | 'tooFast' | 'refused' | 'unclear';
	/** What an error must say of it. */
	cause: RegExp;
	/** True where it tells something about all requests, such as that the credential is wrong. */
	concernsAll?: boolean;
}

const TAKEN: Seen = { outcome: 'taken', cause: /(?!)/ };

/** By the kind of the simulator's fault: what an error says of an answer that is none. */
const NO_ANSWER: Readonly<Record<string, RegExp>> = {
	hold: /no complete answer came in time/,
	hangBefore: /no complete answer came in time/,
	hangAfter: /no complete answer came in time/,
	endless: /no complete answer came in time/,
	resetBefore: /the connection was closed/,
	resetAfter: /the connection was closed/,
	truncated: /the answer broke off|the connection was closed/,
	truncatedJson: /the answer is not one of|the answer holds no/,
	doubled: /the answer is not one of|the answer holds no/,
	empty: /the answer is not one of|the answer holds no/,
	html: /the answer is not one of|the answer is a web page|turned the address of n8n away/,
};

const NO_FILE = /the answer is not one of|turned the address of n8n away/;

/** Files come as they are: nobody can tell half of one from a whole one. */
const UNSEEN_IN_FILES = ['truncatedJson', 'doubled'];
const STORE = /^\/storage-resources\//;
const FILES = /^\/media\/get$|^\/storage-resources\//;

/**
 * @param path of the call, as the simulator lists it
 * @param entry of the simulator's journal
 */
export function seenBy(node: NodeName, path: string, purpose: Purpose, entry: JournalEntry): Seen {
	const { fault = '', httpStatus = 0, errcode } = entry;
	const lost = purpose === 'call' ? 'unclear' : 'refused';
	const isFile = FILES.test(path);
	if (fault in NO_ANSWER) {
		if (isFile && errcode === undefined && UNSEEN_IN_FILES.includes(fault)) return TAKEN;
		const cause = NO_ANSWER[fault] ?? /(?!)/;
		return { outcome: lost, cause };
	}
	if (fault === 'status' || fault === 'redirect') {
		const cause = new RegExp(`HTTP status ${httpStatus}\\b`);
		// A gateway that gives up a request with 408 may have handed it on.
		return { outcome: httpStatus >= 500 || httpStatus === 408 ? lost : 'refused', cause };
	}
	if (fault === 'badCipher' && purpose === 'token') {
		return { outcome: 'refused', cause: /Encoding AES Key/ };
	}
	// Some files are told by their content type, and others are not.
	if (fault === 'mislabelled' && isFile) return { outcome: 'taken', cause: NO_FILE };
	return seenByCode(node, path, purpose, entry);
}

function seenByCode(
	node: NodeName,
	path: string,
	purpose: Purpose,
	{ errcode }: JournalEntry,
): Seen {
	const codes = codesOf(node, path);
	if (errcode === undefined || codes.success.includes(errcode)) return TAKEN;
	// The store of files has no codes of its own, and its refusals mean nothing more.
	if (STORE.test(path)) return { outcome: 'refused', cause: /HTTP status \d/ };
	const cause = new RegExp(`answered ${String(errcode).replaceAll('.', '\\.')}\\b`);
	const isUnclear = errcode === codes.perhaps || errcode === codes.unknown;
	if (isUnclear && purpose === 'call') {
		const isRefused = codes.haveStatus === true && errcode === codes.unknown;
		return { outcome: isRefused ? 'refused' : 'unclear', cause };
	}
	if (errcode === codes.perhaps) return { outcome: 'refused', cause: /busy|could not answer/ };
	if (errcode === codes.credential) return { outcome: 'refused', cause, concernsAll: true };
	if (errcode === codes.tooFast) return { outcome: 'tooFast', cause };
	const isStale = isStaleCode(errcode) && purpose !== 'token';
	return { outcome: isStale ? 'staleToken' : 'refused', cause };
}

const WITHOUT_TOKEN = [
	...Object.values(TOKEN_PATHS),
	'/sso/gettoken',
	'/v1.0/oauth2/ssoAccessToken',
];

/**
 * True for an answer of a simulator with the token that it gave out last, whoever has it: it repeats
 * the secrets of the request, and one for a token has no token in it.
 */
export function repeatsAnyToken({ fault, path }: JournalEntry): boolean {
	return fault === 'echoSecret' && WITHOUT_TOKEN.includes(path);
}

/** The codes with which simulators tell by themselves that a token is stale. */
const STALE_CODES = [100000, 100001, 100002, '500003', 40014, 42001, 'InvalidAuthentication'];

function isStaleCode(errcode: number | string): boolean {
	return STALE_CODES.includes(errcode);
}
