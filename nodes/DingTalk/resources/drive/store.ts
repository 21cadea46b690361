import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeProperties,
} from 'n8n-workflow';
import { REQUEST_STYLE } from '../../../core/credential';
import { inTime, LONGEST_TRANSFER_MS } from '../../../core/deadline';
import {
	noAnswerError,
	ProviderError,
	TOO_LATE,
	toProviderError,
	type Asked,
} from '../../../core/errors';
import { requiredText } from '../../../core/fields';
import { isPlainObject } from '../../../core/json';
import { Limiter } from '../../../core/limiter';
import { dingTalk } from '../../../providers/dingTalk';
import { say } from '../../words';

/** DingTalk names the store in its answers. */
const STORE: Asked = { name: say`DingDrive`.text(), address: dingTalk.address };
const FILES_IN_FLIGHT = 4;
const moving = new Limiter(FILES_IN_FLIGHT);

/** Moves a large file as soon as few enough others are on their way, and so in memory. */
export async function moveFile<T>(
	context: IExecuteSingleFunctions,
	work: () => Promise<T>,
): Promise<T> {
	return await moving.run(work, context.getExecutionCancelSignal());
}

/** Today's calls of the drive want to know who acts. */
export const unionIdField: INodeProperties = {
	displayName: 'Union ID',
	name: 'unionId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. lJkiSoiPiSxyz',
	hint: 'unionid in the output of User: Get',
	description: 'Union ID of the user in whose name it is done; User: Get tells it (unionId)',
};

/** @throws ProviderError when it is empty */
export function unionIdOf(context: IExecuteSingleFunctions): string {
	return requiredText('Union ID', context.getNodeParameter('unionId'));
}

/**
 * A request to the store that keeps DingDrive's bytes, at the address and with the signature that
 * DingTalk gave. It carries no token. An upload that fails is no file yet, so it can be repeated. The
 * address is good for some minutes, so `moveFile` should do both: ask for it, and use it.
 *
 * @param answer holds headerSignatureInfo
 * @param loadBody reads what is to be sent
 * @throws ProviderError, which holds neither address nor signature
 * @see docs/reference/dingtalk.md 2.9
 */
export async function askStore(
	context: IExecuteSingleFunctions,
	{ proxy, timeout, skipSslCertificateValidation }: IHttpRequestOptions,
	method: 'GET' | 'PUT',
	answer: IDataObject,
	loadBody?: () => Promise<Buffer>,
): Promise<IN8nHttpFullResponse> {
	const { url, headers } = placeIn(answer);
	const body = await loadBody?.();
	const request: IHttpRequestOptions = {
		...REQUEST_STYLE,
		method,
		url,
		// What the signature does not name must not be there.
		headers: { 'Content-Type': '', ...headers },
		encoding: 'arraybuffer',
		...(body && { body }),
		...(proxy && { proxy }),
		...(timeout && { timeout }),
		...(skipSslCertificateValidation && { skipSslCertificateValidation }),
	};
	const cancelled = context.getExecutionCancelSignal();
	const response = (await inTime(
		LONGEST_TRANSFER_MS,
		async (abortSignal) => await context.helpers.httpRequest({ ...request, abortSignal }),
		() => noAnswerError(STORE, 'read', TOO_LATE),
		cancelled,
	).catch((error: unknown) => {
		const { host } = new URL(url);
		const whenSilent = say`Try again, and check that n8n can reach ${host}, where DingDrive keeps its files`;
		throw toProviderError(cancelled?.aborted ? STORE : { ...STORE, whenSilent }, 'read', error);
	})) as IN8nHttpFullResponse;
	if (response.statusCode >= 200 && response.statusCode < 300) return response;
	const code = String(response.statusCode);
	throw new ProviderError(say`Try again: the store of DingDrive refused the file`, {
		outcome: 'refused',
		description: say`The store answered with HTTP status ${code}`,
		code,
	});
}

/** @throws ProviderError when the answer names no place */
function placeIn({ headerSignatureInfo }: IDataObject): {
	url: string;
	headers: Record<string, string>;
} {
	const { resourceUrls, headers = {} } = isPlainObject(headerSignatureInfo)
		? headerSignatureInfo
		: {};
	const [url] = (Array.isArray(resourceUrls) ? resourceUrls : []) as unknown[];
	if (typeof url !== 'string' || !/^https?:\/\//.test(url) || !isPlainObject(headers)) {
		throw noAnswerError(dingTalk, 'read', say`the answer does not say where the file is`);
	}
	return { url, headers: headers as Record<string, string> };
}
