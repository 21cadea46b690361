import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
	Expression,
	type IDataObject,
	type INode,
	type INodeProperties,
	type INodePropertyOptions,
	type INodePropertyRouting,
	type INodeType,
} from 'n8n-workflow';
import { DingTalk } from '../../nodes/DingTalk/DingTalk.node.ts';
import { MessageCenter } from '../../nodes/MessageCenter/MessageCenter.node.ts';
import { YouDu } from '../../nodes/YouDu/YouDu.node.ts';
import { YouDuSimulator } from '../../simulators/youDu/simulator.mts';
import { runWorkflow } from '../harness/runWorkflow.mts';
import { NodeRig, template } from '../nodes/MessageCenter/nodeHarness.mts';
import workflow from '../nodes/YouDu/sendText.workflow.json';

const TEMPLATE_LIST = '/message/getTemplateList';

const nodes: INodeType[] = [new DingTalk(), new MessageCenter(), new YouDu()];

interface Placed {
	path: string;
	routing: INodePropertyRouting;
}

/** All routing of a description, with where it stands. */
function routings(entries: object[], path: string): Placed[] {
	return (entries as Array<INodeProperties & INodePropertyOptions>).flatMap((entry) => {
		const below = `${path}/${entry.name}`;
		const values = (entry as { values?: object[] }).values ?? [];
		return [
			...(entry.routing ? [{ path: below, routing: entry.routing }] : []),
			...routings(entry.options ?? [], below),
			...routings(values, `${below} (rows)`),
		];
	});
}

describe.each(nodes)('the custom operations of $description.displayName', (node) => {
	const { properties } = node.description;

	it('are there for every operation of every resource', () => {
		const lists = properties.filter(({ name }) => name === 'operation');
		const expected = lists.flatMap(({ displayOptions, options = [] }) =>
			(displayOptions?.show?.resource ?? []).flatMap((resource) =>
				(options as INodePropertyOptions[]).map(({ value }) => `${resource} ${value}`),
			),
		);
		const given = Object.entries(node.customOperations ?? {}).flatMap(([resource, operations]) =>
			Object.keys(operations).map((operation) => `${resource} ${operation}`),
		);
		expect(given.sort()).toEqual(expected.sort());
		expect(expected.length).toBeGreaterThan(0);
	});

	it.each(routings(properties, ''))('know all that $path says', ({ path, routing }) => {
		const { request = {}, send = {}, output = {}, ...others } = routing;
		expect(others).toEqual({});
		expect(path).not.toContain('(rows)');
		expect(JSON.stringify(request)).not.toMatch(/"=/);
		const known = ['type', 'property', 'preSend', 'paginate'];
		expect(Object.keys(send).filter((key) => !known.includes(key))).toEqual([]);
		expect(Object.keys(output).filter((key) => key !== 'postReceive')).toEqual([]);
		for (const action of output.postReceive ?? []) expect(action).toBeInstanceOf(Function);
	});
});

describe('a run', () => {
	let simulator: YouDuSimulator;

	beforeEach(async () => {
		simulator = await YouDuSimulator.start();
	});

	afterEach(async () => {
		jest.restoreAllMocks();
		await simulator.close();
	});

	const numbered = (count: number): IDataObject[] =>
		Array.from({ length: count }, (_, index) => ({ toUser: 'zhangsan', content: `${index}` }));

	const send = async (
		items: IDataObject[],
		parameters: IDataObject = {},
		settings: Partial<INode> & { signal?: AbortSignal } = {},
	) => {
		const { signal, ...node } = settings;
		return await runWorkflow({
			workflow,
			items,
			nodes: { YouDu: { ...node, parameters: parameters as INode['parameters'] } },
			credentials: { youDuApi: { ...simulator.credentials } },
			signal,
		});
	};

	it('evaluates each expression once for each item', async () => {
		const evaluated = jest.spyOn(Expression.prototype, 'resolveSimpleParameterValue');
		const result = await send(numbered(7), {
			toUser: '={{ $json.toUser }}',
			toDept: '',
			content: '={{ "Nr. " + $json.content }}',
		});
		expect(result.error).toBeUndefined();
		expect(simulator.messages).toHaveLength(7);
		expect(evaluated).toHaveBeenCalledTimes(14);
	});

	it('lets others have their turn while it prepares many items', async () => {
		let now = 0;
		jest.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
		let turns = 0;
		const timer = setInterval(() => (turns += 1), 0);
		const sending = send(numbered(30));
		await simulator.waitFor(({ requests }) => requests.length > 0);
		clearInterval(timer);
		expect(turns).toBeGreaterThanOrEqual(10);
		expect((await sending).error).toBeUndefined();
		expect(simulator.messages).toHaveLength(30);
	});

	it('sends nothing when it is cancelled while it prepares', async () => {
		const cancel = new AbortController();
		let now = 0;
		jest.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
		const sending = send(numbered(500), {}, { signal: cancel.signal });
		setTimeout(() => cancel.abort());
		await sending;
		expect(simulator.messages).toEqual([]);
	});

	it('ends between two batches when it is cancelled', async () => {
		const cancel = new AbortController();
		await simulator.close();
		simulator = await YouDuSimulator.start({ onMessage: () => cancel.abort() });
		const batching = { batch: { batchSize: 1, batchInterval: 600_000 } };
		await send(numbered(3), { requestOptions: { batching } }, { signal: cancel.signal });
		expect(simulator.messages).toHaveLength(1);
	});

	it('gives the error of an expression to its own item, if n8n is to continue', async () => {
		const content = '={{ $json.content === "1" ? $("Nobody").item.json.text : $json.content }}';
		const result = await send(numbered(3), { content }, { onError: 'continueRegularOutput' });
		expect(result.output('YouDu').map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(result.output('YouDu')[1]?.json.error).toContain('Referenced node');
		expect(simulator.messages.map((message) => message.content)).toEqual(['0', '2']);
	});

	it('sends nothing when one expression cannot be evaluated', async () => {
		const content = '={{ $json.content === "2" ? $("Nobody").item.json.text : $json.content }}';
		const result = await send(numbered(3), { content });
		expect(result.error?.message).toContain('Referenced node');
		expect(result.error?.context.itemIndex).toBe(2);
		expect(simulator.requests).toEqual([]);
	});

	it.each([0, 2])(
		'sends all on a retry when the expression of item %s failed at first',
		async (bad) => {
			const { resolveSimpleParameterValue } = Expression.prototype;
			let hasFailed = false;
			jest.spyOn(Expression.prototype, 'resolveSimpleParameterValue').mockImplementation(function (
				this: Expression,
				value,
				data,
				asText,
			) {
				const isBad = String(value).includes('content') && data.$itemIndex === bad;
				if (isBad && !hasFailed) {
					hasFailed = true;
					throw new Error('The expression failed');
				}
				return resolveSimpleParameterValue.call(this, value, data, asText);
			});
			const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
			const result = await send(numbered(4), {}, retry);
			expect(hasFailed).toBe(true);
			expect(result.error).toBeUndefined();
			expect(simulator.messages.map(({ content }) => content)).toEqual(['0', '1', '2', '3']);
			expect(result.output('YouDu').map(({ json }) => json.errcode)).toEqual([0, 0, 0, 0]);
		},
	);

	it('ends, and sends what stands before it, when an expression fails between pauses', async () => {
		simulator.addFault({ path: '/cgi/msg/send', kind: 'status', httpStatus: 500, contains: '0' });
		const content = '={{ $json.content === "2" ? $("Nobody").item.json.text : $json.content }}';
		const batching = { batch: { batchSize: 1, batchInterval: 1 } };
		const result = await send(numbered(4), { content, requestOptions: { batching } });
		expect(result.error?.context.itemIndex).toBe(0);
		expect(simulator.messages.map((message) => message.content)).toEqual(['1']);
	});

	it('prepares no further item when an expression has failed', async () => {
		let now = 0;
		jest.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
		const evaluated = jest.spyOn(Expression.prototype, 'resolveSimpleParameterValue');
		const result = await send(numbered(50), {
			toUser: 'zhangsan',
			content: '={{ $("Nobody").item.json.text }}',
		});
		expect(result.error?.context.itemIndex).toBe(0);
		expect(evaluated.mock.calls.length).toBeLessThan(50);
	});

	const sendWithTimeout = async (timeout: unknown) =>
		await send(numbered(1), { requestOptions: { timeout } as IDataObject });

	it.each([2_147_483_647, 9_999_999_999, 1234.25, '60000'])(
		'takes a timeout of %p',
		async (timeout) => {
			expect((await sendWithTimeout(timeout)).error).toBeUndefined();
			expect(simulator.messages).toHaveLength(1);
		},
	);

	it.each([-1, 'soon'])('takes no timeout of %p', async (timeout) => {
		const { error } = await sendWithTimeout(timeout);
		expect(error?.message).toBe('Timeout must be a number above 0 [item 0]');
		expect(simulator.requests).toEqual([]);
	});

	it('goes through the proxy of Request Options', async () => {
		const asked: Array<string | undefined> = [];
		const proxy = createServer((request, response) => {
			asked.push(`${request.method} ${request.url} ${request.headers['proxy-authorization']}`);
			response.writeHead(503).end();
		});
		await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
		const { port } = proxy.address() as AddressInfo;
		const result = await send(numbered(1), {
			requestOptions: { proxy: `http://me:p%40ss@127.0.0.1:${port}` },
		});
		proxy.closeAllConnections();
		await new Promise((resolve) => proxy.close(resolve));
		expect(result.error?.description).toContain('503');
		const login = Buffer.from('me:p@ss').toString('base64');
		expect(asked).toEqual([`POST ${simulator.url}/cgi/gettoken Basic ${login}`]);
		expect(simulator.requests).toEqual([]);
	});

	it.each(['proxy.example.com', 'http://'])('refuses the proxy %s', async (proxy) => {
		const result = await send(numbered(1), { requestOptions: { proxy } });
		expect(result.error?.message).toBe(
			'Proxy must be an address, for instance http://proxy.example.com:3128 [item 0]',
		);
		expect(simulator.requests).toEqual([]);
	});
});

describe('a run of which an item cannot be prepared', () => {
	const rig = new NodeRig();

	it('ends only when the checks of the others have ended', async () => {
		rig.simulator.addFault({ kind: 'hold', path: TEMPLATE_LIST });
		let hasEnded = false;
		const running = rig
			.run(
				{ ...template, userId: '={{ $json.user ?? $("Nobody").item.json.user }}' },
				{ items: [{ user: '20230001' }, {}] },
			)
			.finally(() => (hasEnded = true));
		await rig.simulator.waitFor(({ requests }) =>
			requests.some(({ path }) => path === TEMPLATE_LIST),
		);
		await new Promise((resolve) => setImmediate(resolve));
		expect(hasEnded).toBe(false);
		rig.simulator.release();
		expect((await running).error?.message).toContain('Referenced node');
		expect(rig.simulator.messages).toEqual([]);
	});
});
