import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { inputError, noAnswerError } from '../../../core/errors';
import { requiredText, wordFor } from '../../../core/fields';
import type { CarryOut } from '../../../core/run';
import { dingTalk } from '../../../providers/dingTalk';
import { apiVersion, isClassic } from '../../shared/versions';
import { say } from '../../words';

/** The app that an operation is about. */
export const agentIdField: INodeProperties = {
	displayName: 'Agent ID',
	name: 'agentId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 1073399584',
	hint: 'agentId in the output of Get Many',
	description: 'Number of the app in the organization (agentId)',
};

/** Today's calls want to know who changes an app. */
export const operatorField: INodeProperties = {
	displayName: 'Operator Union ID',
	name: 'opUnionId',
	type: 'string',
	default: '',
	required: true,
	displayOptions: { hide: { '/options.apiVersion': ['classic'] } },
	placeholder: 'e.g. lJkiSoiPiSxyz',
	hint: 'unionid in the output of User: Get',
	description:
		'Union ID of the administrator in whose name the app is changed; User: Get tells it (opUnionId)',
};

/** The options of operations that have only the choice of the call. */
export const versionOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [apiVersion],
};

/** @throws ProviderError when it is no whole number above 0 */
export function agentIdOf(context: IExecuteSingleFunctions): number {
	const text = requiredText('Agent ID', context.getNodeParameter('agentId'));
	const id = Number(text);
	if (!/^\d+$/.test(text) || id < 1 || !Number.isSafeInteger(id)) {
		throw inputError('Agent ID', say`must be the number of an app, but is "${text}"`);
	}
	return id;
}

/**
 * Who changes the app, as a field for today's call; no field for the classic one.
 *
 * @throws ProviderError when today's call is to be made and it is empty
 */
export function operatorOf(context: IExecuteSingleFunctions): { opUnionId?: string } {
	if (isClassic(context)) return {};
	const given: unknown = context.getNodeParameter('opUnionId', '');
	return { opUnionId: requiredText('Operator Union ID', given) };
}

/** The plan of a change that DingTalk answers with whether it was made. */
export async function changeOnce(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject[]> {
	return [await carryOut({ options, part: '', judge: mustBeMade })];
}

/** @throws ProviderError when an answer says that a change was not made */
export function mustBeMade({ result }: IDataObject): void {
	if (result === false) {
		throw noAnswerError(dingTalk, 'call', say`the answer says only that it failed`);
	}
}

/** What today's lists name an app's fields that the classic ones name otherwise. */
export const CLASSIC_NAMES: Readonly<Record<string, string>> = {
	agentId: 'agentId',
	name: 'name',
	appDesc: 'desc',
	appIcon: 'icon',
	homepageLink: 'homepageLink',
	pcHomepageLink: 'pcHomepageLink',
	ompLink: 'ompLink',
	isSelf: 'isSelf',
	appStatus: 'appStatus',
};

/** Source: docs/reference/dingtalk.md, 2.8. */
const STATES = { 0: 'off', 1: 'on', 2: 'notActivated', 3: 'expired' };

/** What kind of app it is, for DingTalk. Source: docs/reference/dingtalk.md, 2.8. */
export const KINDS = { web: 0, miniProgram: 1 } as const;

/** An app of a list by today's names, with words in place of numbers. */
export function appOf(row: IDataObject): IDataObject {
	const kinds = Object.fromEntries(Object.entries(KINDS).map(([word, value]) => [value, word]));
	return {
		...row,
		appStatus: wordFor(STATES, row.appStatus),
		...(row.developType !== undefined && { developType: wordFor(kinds, row.developType) }),
	};
}
