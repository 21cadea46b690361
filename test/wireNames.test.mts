import type { INodeProperties } from 'n8n-workflow';
import { localized } from '../nodes/core/translate.ts';
import { credentials, fieldsIn, nodes } from './harness/descriptions.mts';

/** They hold other fields, or are only read. */
const WITHOUT_VALUE = ['collection', 'hidden', 'notice'];

/** What no call sends: it chooses a call, how fields are filled in or which file it is, or is for the node alone. */
const NOT_SENT = [
	...['resource', 'operation', 'apiVersion', 'records', 'apps', 'output', 'change', 'idsOnly'],
	'simplify',
	...['receiversAs', 'buttonsAs', 'binaryPropertyName', 'cutContent'],
	...['returnAll', 'limit', 'recursive', 'maximum'],
	...['failOnPartialFailure', 'waitSeconds', 'waitUntilSent'],
	...['serverUrl', 'oapiUrl', 'apiUrl', 'signInWith', 'ignoreSslIssues'],
	...['callsPerMinute', 'longestWaitSeconds'],
];

function fieldsOf(properties: INodeProperties[]): INodeProperties[] {
	return fieldsIn(properties).filter(
		(field) => 'default' in field && !WITHOUT_VALUE.includes(field.type),
	);
}

/** A field, and what stands between the brackets at the end of its description. */
function wireNames(properties: INodeProperties[], brackets: RegExp): Array<[string, string]> {
	return fieldsOf(properties).map(({ name, description = '' }) => {
		const [, wireName = ''] = brackets.exec(description) ?? [];
		return [name, wireName.replaceAll(' 或 ', ' or ')];
	});
}

const all = [...nodes, ...credentials];

describe.each(all)('$name', ({ description: { properties }, ...shown }) => {
	const english = wireNames(properties, /\(([^()]+)\)$/);

	it('ends the description of each field that is sent with its wire name', () => {
		const without = english.filter(([, wireName]) => wireName === '').map(([name]) => name);
		expect(without.filter((name) => !NOT_SENT.includes(name))).toEqual([]);
	});

	it('ends it with the same one in Chinese', () => {
		const chinese = localized(properties, shown.chinese);
		expect(wireNames(chinese, /（([^（）]+)）$/)).toEqual(english);
	});
});

it('knows no field as not sent that is', () => {
	const english = all.flatMap(({ description }) =>
		wireNames(description.properties, /\(([^()]+)\)$/),
	);
	const notSent = english.filter(([, wireName]) => wireName === '').map(([name]) => name);
	expect(NOT_SENT.filter((name) => !notSent.includes(name))).toEqual([]);
});
