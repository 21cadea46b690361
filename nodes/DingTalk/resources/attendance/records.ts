import type { IDataObject } from 'n8n-workflow';
import { rowsOf } from '../../../core/json';
import type { Paging } from '../../../core/reads';
import { chinaMidnight, chinaTime } from '../../../core/time';

const DAY_MS = 24 * 3600 * 1000;
const SECOND_MS = 1000;
const LARGEST_PAGE = 50;

/** The time between two moments, both of which belong to it. */
export interface Span {
	from: Date;
	to: Date;
}

/** How one of the two kinds of records is read. Source: docs/reference/dingtalk.md, 2.12. */
export interface Records {
	url: string;
	/** The time that DingTalk is asked for where the user wants this one. */
	whole(span: Span): Span;
	/** How much of it a call can ask for: both ends belong to it, and it is at most 7 days long. */
	longestMs: number;
	/** From the end of one call's time to the beginning of the next one's. */
	stepMs: number;
	body(users: string[], span: Span): IDataObject;
	paging: Paging;
}

const rows = ({ recordresult }: IDataObject) => rowsOf(recordresult);

/** By the words of the field Records. */
export const RECORDS: Readonly<Record<'results' | 'punches', Records>> = {
	results: {
		url: '/attendance/list',
		whole: ({ from, to }) => ({ from: chinaMidnight(from), to: chinaMidnight(to) }),
		longestMs: 6 * DAY_MS,
		stepMs: DAY_MS,
		body: (userIdList, { from, to }) => ({
			workDateFrom: chinaTime(from),
			workDateTo: chinaTime(to),
			userIdList,
		}),
		paging: {
			largestPage: LARGEST_PAGE,
			first: (limit) => ({ offset: 0, limit }),
			read: (answer, asked) => ({
				rows: rows(answer),
				next:
					answer.hasMore === true
						? { ...asked, offset: Number(asked.offset) + Number(asked.limit) }
						: undefined,
			}),
			idOf: (row) => String(row.id ?? JSON.stringify(row)),
		},
	},
	punches: {
		url: '/attendance/listRecord',
		whole: (span) => span,
		longestMs: 7 * DAY_MS - SECOND_MS,
		stepMs: SECOND_MS,
		body: (userIds, { from, to }) => ({
			userIds,
			checkDateFrom: chinaTime(from),
			checkDateTo: chinaTime(to),
		}),
		paging: {
			largestPage: Infinity,
			first: () => ({}),
			read: (answer) => ({ rows: rows(answer) }),
		},
	},
};

/** A time in parts as long as one call can ask for, without gaps and without doubles. */
export function partsOf({ from, to }: Span, { longestMs, stepMs }: Records): Span[] {
	const parts: Span[] = [];
	for (let start = from.getTime(); start <= to.getTime(); start += longestMs + stepMs) {
		const end = Math.min(start + longestMs, to.getTime());
		parts.push({ from: new Date(start), to: new Date(end) });
	}
	return parts;
}
