import type { IDataObject } from 'n8n-workflow';
import { wordFor } from '../../../core/fields';
import { switches } from './changeFields';

const TAGS = { 0: 'ordinary', 2: 'internal' };
const STATES = { 1: 'normal', 2: 'dissolved' };

/**
 * What DingTalk answers about a group, with words in place of its numbers: `conversationTag` ordinary
 * or internal, `status` normal or dissolved, the switches true or false.
 *
 * @see docs/reference/dingtalk.md 2.5
 */
export function inWords(fields: IDataObject): IDataObject {
	const word = ([name, value]: [string, unknown]) => {
		if (name === 'conversationTag') return [name, wordFor(TAGS, value)];
		if (name === 'status') return [name, wordFor(STATES, value)];
		return [name, Object.hasOwn(switches, name) ? Number(value) === 1 : value];
	};
	return Object.fromEntries(Object.entries(fields).map(word)) as IDataObject;
}
