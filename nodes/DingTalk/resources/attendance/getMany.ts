import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import { booleanOption, isAdded, valueFor } from '../../../core/fields';
import { howManyFields, limitOf, readPages } from '../../../core/reads';
import { prepare, type CarryOut } from '../../../core/run';
import { slices } from '../../../core/slices';
import { chinaIso, momentOf } from '../../../core/time';
import { named } from '../../../core/say';
import { userIds } from '../../shared/ids';
import { partsOf, RECORDS, type Records, type Span } from './records';
import { say } from '../../words';

const DAY_MS = 24 * 3600 * 1000;
const DAYS_KEPT = 180;
const USERS_PER_CALL = 50;
/** The fields of a record that are times in milliseconds. */
const TIMES = [
	'workDate',
	'baseCheckTime',
	'userCheckTime',
	'planCheckTime',
	'gmtCreate',
	'gmtModified',
];

function recordsOf(context: IExecuteSingleFunctions): Records {
	return valueFor(RECORDS, context.getNodeParameter('records'), 'Records');
}

/**
 * The time that the user wants, without the part of it that lies ahead.
 *
 * @throws ProviderError when it is no time, ends before it begins, or begins earlier than DingTalk gives
 */
function spanOf(context: IExecuteSingleFunctions): Span {
	const [from, to] = [
		['From', 'from'],
		['To', 'to'],
	].map(([label = '', name = '']) =>
		momentOf(label, context.getNodeParameter(name), context.getTimezone()),
	) as [Date, Date];
	if (to < from) throw inputError('To', say`is earlier than ${named('From')}`);
	const tomorrow = Date.now() + DAY_MS;
	const span = recordsOf(context).whole({ from, to: new Date(Math.min(to.getTime(), tomorrow)) });
	if (Date.now() - span.from.getTime() > DAYS_KEPT * DAY_MS) {
		throw inputError('From', say`is more than ${DAYS_KEPT} days ago, and DingTalk gives no more`);
	}
	return span;
}

/** @throws ProviderError when it is empty, or one of the entries is no ID */
function usersOf(context: IExecuteSingleFunctions): string[] {
	const users = userIds('Users', context.getNodeParameter('userIds'));
	if (users.length === 0) throw inputError('Users', say`is empty`);
	return users;
}

function isInternational(context: IExecuteSingleFunctions): boolean {
	return booleanOption(context, 'isI18n', 'International');
}

async function checkRequest(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	limitOf(this);
	usersOf(this);
	spanOf(this);
	isInternational(this);
	return options;
}

/** The plan: for up to 50 users and 7 days at a time, page after page, until the user has enough. */
async function readRecords(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
): Promise<IDataObject[]> {
	const limit = limitOf(this);
	const records = recordsOf(this);
	const others = isAdded(this, 'isI18n') ? { isI18n: isInternational(this) } : {};
	const readPart = readPages(records.paging);
	const rows: IDataObject[] = [];
	for (const { receivers } of slices(usersOf(this), USERS_PER_CALL, say`users`)) {
		for (const part of partsOf(spanOf(this), records)) {
			const body = { ...records.body(receivers, part), ...others };
			const request = { ...options, url: records.url, body };
			rows.push(...(await readPart.call(this, request, carryOut)));
			if (rows.length >= limit) return rows.slice(0, limit);
		}
	}
	return rows;
}

/** Each time stands beside its milliseconds as ISO 8601, in China Standard Time. */
async function shapeRecords(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	return items.map(({ json }) => {
		const known = TIMES.filter((name) => Number.isFinite(json[name]));
		const iso = known.map((name) => [`${name}Iso`, chinaIso(new Date(Number(json[name])))]);
		return { json: { ...json, ...Object.fromEntries(iso) } };
	});
}

/**
 * Get Many: POST /attendance/list or /attendance/listRecord; neither was replaced. Source: reference,
 * 2.12.
 */
export const getMany: INodePropertyOptions = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many attendance records',
	description: 'Get when people came and went, and whether that was in time',
	routing: {
		request: { method: 'POST', url: RECORDS.results.url },
		send: { preSend: [prepare([checkRequest], readRecords)] },
		output: { postReceive: [shapeRecords] },
	},
};

export const getManyFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['attendance'], operation: ['getAll'] } },
	[
		{
			displayName: 'Records',
			name: 'records',
			type: 'options',
			options: [
				{
					name: 'Every Punch',
					value: 'punches',
					description: 'Each time that somebody punched in or out, with place and device',
				},
				{
					name: 'Results',
					value: 'results',
					description: 'For whole days, what counts: in time, late, absent',
				},
			],
			default: 'results',
			description: 'What to get',
		},
		{
			displayName: 'Users',
			name: 'userIds',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. manager4220,user123',
			hint: 'The userid, not a name or a mobile number',
			description:
				'IDs of the users, with commas between them, or a list from an expression; more than 50 are read in several calls (userIdList, userIds)',
		},
		{
			displayName: 'From',
			name: 'from',
			type: 'dateTime',
			default: '',
			required: true,
			description:
				'Begin of the time, at most 180 days ago; of results the whole day in China counts (workDateFrom, checkDateFrom)',
		},
		{
			displayName: 'To',
			name: 'to',
			type: 'dateTime',
			default: '',
			required: true,
			description:
				'End of the time; more than 7 days are read in several calls (workDateTo, checkDateTo)',
		},
		...howManyFields,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'International',
					name: 'isI18n',
					type: 'boolean',
					default: true,
					description: 'Whether the organization uses DingTalk’s platform outside China (isI18n)',
				},
			],
		},
	],
);
