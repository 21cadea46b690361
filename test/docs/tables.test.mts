import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import * as messageCenterFacts from '../../docs/tables/messageCenter.mts';
import type { Call, Facts } from '../../docs/tables/facts.mts';
import { cellsIn, partIn } from '../../docs/tables/markdown.mts';
import { keysOf } from '../../docs/tables/operations.mts';
import { nodes, pages, type Documented } from '../../docs/tables/pages.mts';
import * as youDuFacts from '../../docs/tables/youDu.mts';
import { isPlainObject } from '../../nodes/core/json.ts';
import { messageCenterErrors } from '../../nodes/providers/messageCenter.errors.ts';
import { youDuErrors } from '../../nodes/providers/youDu.errors.ts';
import { CALLS as dingTalkCalls } from '../../simulators/dingTalk/calls/all.mts';
import { CALLS as messageCenterCalls } from '../../simulators/messageCenter/calls/all.mts';
import { OPERATIONS } from '../campaign/operations/all.mts';
import { nameOf } from '../campaign/operations/operation.mts';

const read = (file: string) => readFileSync(join(__dirname, '..', '..', file), 'utf8');

describe.each(pages())('$file', ({ file, parts }) => {
	it.each(Object.keys(parts))('has an up-to-date table of %s (else: npm run docs)', (name) => {
		const written = partIn(read(file), name);
		expect(cellsIn(written ?? '')).toEqual(cellsIn(parts[name] ?? ''));
	});
});

const callOf = (call: Call) => (typeof call === 'string' ? call : call.call);
const allOf = ({ calls, classic = [] }: Facts) => [...calls, ...classic].map(callOf);

function optionsOf({ properties }: Documented, key: string): INodeProperties[] {
	const [resource = '', operation = ''] = key.split('.');
	const isShown = ({ displayOptions }: INodeProperties) =>
		displayOptions?.show?.resource?.includes(resource) === true &&
		displayOptions.show.operation?.includes(operation) === true;
	return properties
		.filter(isShown)
		.flatMap(({ name, options }) => (name === 'options' ? (options as INodeProperties[]) : []));
}

describe.each(Object.values(nodes))('the facts of $name', (node) => {
	const { facts, properties, words } = node;

	it('are of its operations', () => {
		expect(Object.keys(facts).sort()).toEqual(keysOf(properties).sort());
	});

	it('name the call of the description', () => {
		for (const { options, displayOptions } of properties) {
			for (const { value, routing } of (options ?? []) as INodePropertyOptions[]) {
				if (!routing?.request) continue;
				const { method, url } = routing.request;
				const known = facts[`${String(displayOptions?.show?.resource?.[0])}.${value}`];
				// What an item puts into the path stands behind that of the description.
				const begin = `${method} ${url}`;
				expect([begin, known?.calls.some((call) => callOf(call).startsWith(begin))]).toEqual([
					begin,
					true,
				]);
			}
		}
	});

	it('tell of classic calls where the panel offers them', () => {
		for (const [key, { classic }] of Object.entries(facts)) {
			const offered = optionsOf(node, key).some(({ name }) => name === 'apiVersion');
			expect([key, classic !== undefined]).toEqual([key, offered]);
		}
	});

	it('say in words of the panel when a call is made', () => {
		const known = {
			...words.shared,
			...Object.assign({}, ...Object.values(words.resources ?? {})),
		};
		const labels = Object.values(facts)
			.flatMap(({ calls, classic = [] }) => [...calls, ...classic])
			.flatMap((call) => (typeof call === 'string' || !/^[A-Z]/.test(call.when) ? [] : call.when));
		expect(labels.filter((label) => !Object.hasOwn(known, label))).toEqual([]);
	});

	it('name operations and choices as the Chinese panel does', () => {
		const known = [words.shared, ...Object.values(words.resources ?? {})].flatMap(Object.values);
		const quoted = Object.values(facts)
			.flatMap(({ limits, output }) => [limits?.zh ?? '', output.zh])
			.flatMap((text) => [...text.matchAll(/“([^”]+)”/g)].map(([, name]) => name));
		expect(quoted.filter((name) => !known.includes(name))).toEqual([]);
	});
});

describe('the calls', () => {
	const documented = (node: Documented) => new Set(Object.values(node.facts).flatMap(allOf));
	/** Of these the pages tell elsewhere, or the nodes do not make them. */
	const OTHERS = {
		dingTalk: [
			...['GET /gettoken', 'POST /v1.0/oauth2/accessToken', 'POST /v1.0/oauth2/{corpId}/token'],
			...['POST /v1.0/contact/departments/search', 'POST /v1.0/contact/users/search'],
			...['GET /user/list', 'POST /media/downloadFile', 'POST /v1.0/storage/spaces'],
			...['PUT /storage-resources/{key}', 'GET /storage-resources/{key}'],
			...['POST /v1.0/convFile/conversations/spaces/query'],
			...['POST /v1.0/convFile/conversations/files/send'],
			...['POST /service/get_corp_token', 'POST /service/get_agent'],
			...['POST /v1.0/oauth2/suiteAccessToken', 'POST /v1.0/oauth2/corpAccessToken'],
			'GET /v1.0/oauth2/apps/authInfo',
		],
		messageCenter: ['POST /msg/getThirdAPIToken', 'POST /message/replyMessage'],
	};

	it('of DingTalk are those that its simulator knows', () => {
		const known = dingTalkCalls.map(({ method, path }) => `${method} ${path}`);
		const expected = known.filter((call) => !OTHERS.dingTalk.includes(call));
		expect([...documented(nodes.dingTalk)].sort()).toEqual(expected.sort());
		expect(OTHERS.dingTalk.filter((call) => !known.includes(call))).toEqual([]);
	});

	it('of the Message Center are those that its simulator knows', () => {
		const known = messageCenterCalls.map(({ path }) => `POST ${path}`);
		const expected = known.filter((call) => !OTHERS.messageCenter.includes(call));
		expect([...documented(nodes.messageCenter)].sort()).toEqual(expected.sort());
	});

	/** The campaign carries each operation out and counts its calls. */
	it.each(OPERATIONS.map((operation) => [nameOf(operation), operation] as const))(
		'of %s are those that it makes',
		(_, { node, resource, operation, parameters, reads = [], writes = [] }) => {
			const options: unknown = parameters.options;
			const isClassic = isPlainObject(options) && options.apiVersion === 'classic';
			const { facts } = Object.values(nodes).find(({ name }) => name === node.replace(' ', ''))!;
			const known = facts[`${resource}.${operation}`]!;
			const paths = (isClassic ? known.classic : known.calls)?.map((call) =>
				callOf(call).replace(/^\w+ /, ''),
			);
			const made = [...reads, ...writes]
				.map((call) => call.replace(/^\w+ /, ''))
				.filter((path) => !path.startsWith('/storage-resources/'));
			expect(made.length).toBeGreaterThan(0);
			expect(made.filter((path) => !paths?.includes(path))).toEqual([]);
		},
	);
});

describe('the meanings of codes', () => {
	it('are of those of YouDu', () => {
		expect(Object.keys(youDuFacts.meanings).sort()).toEqual(Object.keys(youDuErrors).sort());
	});

	it('are of those of the Message Center', () => {
		const known = Object.keys(messageCenterErrors);
		expect(Object.keys(messageCenterFacts.meanings).sort()).toEqual(known.sort());
	});
});
