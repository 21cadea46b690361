import {
	NodeApiError,
	NodeOperationError,
	SystemShutdownExecutionCancelledError,
	type IRun,
} from 'n8n-workflow';
import { MessageCenterSimulator } from '../../../simulators/messageCenter/simulator.mts';
import { refuse, TriggerRig, type Emitted } from './triggerHarness.mts';

const REPLIES = '/message/replyMessage';

let simulator: MessageCenterSimulator;
let rig: TriggerRig;

beforeEach(async () => {
	simulator = await MessageCenterSimulator.start();
	rig = new TriggerRig(simulator.credentials);
});

afterEach(async () => {
	await simulator.close();
});

const numbered = (count: number, from = 0) =>
	Array.from({ length: count }, (_, index) => `reply ${from + index}`);

function addReplies(count: number, from = 0): void {
	simulator.addReplies(
		numbered(count, from).map((content) => ({
			msgId: '35cs32sdcgutn2x32sx',
			user: '123456',
			content,
		})),
	);
}

const takeAll = () => {
	rig.emit = (emitted) => rig.take(emitted);
};

/** The next fetch is answered with this JSON as its resultData. */
function answerWith(resultData: unknown): void {
	const body = JSON.stringify({ rspCode: '000000', rspMsg: '操作完成', resultData });
	simulator.addFault({ kind: 'status', httpStatus: 200, body, path: REPLIES });
}

/** How many replies each request asked for. */
const counts = () =>
	simulator.requests
		.filter(({ path }) => path === REPLIES)
		.map(({ rawBody }) => Number(new URLSearchParams(rawBody).get('count')));

async function isMet(kind: string): Promise<void> {
	await simulator.waitFor(({ requests }) => requests.some(({ fault }) => fault === kind));
}

const LOST = (replies: string) =>
	`Ask the users to reply again if an answer is missing: ${replies} may have been deleted in Message Center without reaching n8n`;

describe('a poll', () => {
	it('starts an execution with what the document’s example answers', async () => {
		const reply = {
			content: '回复内容',
			time: '2018-01-01 15:01:02',
			msgId: '35cs32',
			user: '123456',
		};
		simulator.addReplies([reply]);
		expect(await rig.registration().poll()).toBeNull();
		expect(rig.executions).toEqual([
			[
				{
					json: {
						content: '回复内容',
						time: '2018-01-01T15:01:02+08:00',
						timeOriginal: '2018-01-01 15:01:02',
						msgId: '35cs32',
						user: '123456',
					},
				},
			],
		]);
		const request = simulator.requests.find(({ path }) => path === REPLIES);
		expect(Object.fromEntries(new URLSearchParams(request?.rawBody))).toEqual({
			token: simulator.issuedTokens[0],
			count: '100',
		});
	});

	it('starts nothing when no reply waits', async () => {
		expect(await rig.registration().poll()).toBeNull();
		expect(rig.executions).toEqual([]);
		expect(counts()).toEqual([100]);
	});

	it.each([
		[{}, [100, 100]],
		[{ options: {} }, [100, 100]],
		[{ options: { pageSize: 60 } }, [60, 60, 60]],
		[{ options: { maximum: 120 } }, [100, 20]],
		[{ options: { pageSize: '={{ 30 * 2 }}', maximum: 70 } }, [60, 10]],
	])('with the parameters %j asks for %j', async (parameters, asked) => {
		rig.parameters = parameters;
		addReplies(150);
		await rig.registration().poll();
		expect(counts()).toEqual(asked);
	});

	it('takes no more than a thousand where the user sets no other maximum', async () => {
		addReplies(1001);
		await rig.registration().poll();
		expect(rig.contents()).toEqual(numbered(1000));
		expect(simulator.replies).toHaveLength(1);
	});

	it('drains the queue, one execution a page', async () => {
		addReplies(250);
		await rig.registration().activate();
		expect(rig.executions.map(({ length }) => length)).toEqual([100, 100, 50]);
		expect(rig.contents()).toEqual(numbered(250));
		expect(counts()).toEqual([100, 100, 100]);
	});

	it('ends at the first empty page', async () => {
		rig.parameters = { options: { pageSize: 2, maximum: 1000 } };
		addReplies(4);
		await rig.registration().poll();
		expect(rig.executions.map(({ length }) => length)).toEqual([2, 2]);
		expect(counts()).toEqual([2, 2, 2]);
	});

	it('does not wait for the executions to end', async () => {
		addReplies(150);
		rig.emit = ({ items }) => rig.executions.push(items);
		await rig.registration().poll();
		expect(rig.contents()).toEqual(numbered(150));
	});

	it('ends at the maximum and leaves the others in the queue', async () => {
		rig.parameters = { options: { pageSize: 2, maximum: 5 } };
		addReplies(9);
		const { poll } = rig.registration();
		await poll();
		expect(counts()).toEqual([2, 2, 1]);
		expect(simulator.replies).toHaveLength(4);
		await poll();
		expect(rig.contents()).toEqual(numbered(9));
	});

	it('hands on what the document does not name, and what is not as documented', async () => {
		const time = { toString: 1 };
		answerWith([{ content: 'a', time, msgId: 'm', user: 'u', userName: '张三' }, {}, null, 'text']);
		await rig.registration().poll();
		expect(rig.executions.flat().map(({ json }) => json)).toEqual([
			{ content: 'a', time: null, timeOriginal: time, msgId: 'm', user: 'u', userName: '张三' },
			{ time: null, timeOriginal: null },
			{ content: null },
			{ content: 'text' },
		]);
		expect(rig.shownErrors).toEqual([]);
	});

	it.each([[null], [''], [{}], [undefined], [[]]])(
		'takes %p for no replies',
		async (resultData) => {
			answerWith(resultData);
			expect(await rig.registration().poll()).toBeNull();
			expect(rig.executions).toEqual([]);
			expect(rig.shownErrors).toEqual([]);
		},
	);

	it.each([[{ list: [] }], ['text'], [0], [false]])('takes %p for a loss', async (resultData) => {
		answerWith(resultData);
		expect(await rig.registration().poll()).toBeNull();
		expect(rig.shownErrors).toMatchObject([
			{
				message: LOST('up to 100 replies'),
				description: expect.stringContaining('the answer holds no list of replies') as string,
			},
		]);
	});

	it('asks for a new token when the old one is stale, and loses nothing', async () => {
		const { poll } = rig.registration();
		await poll();
		simulator.revokeTokens();
		addReplies(3);
		await poll();
		expect(rig.contents()).toEqual(numbered(3));
	});

	it.each([
		['pageSize', 101, 'Page Size must be a whole number from 1 to 100'],
		['pageSize', 0, 'Page Size must be a whole number from 1 to 100'],
		['pageSize', '50', 'Page Size must be a whole number from 1 to 100'],
		['pageSize', '', 'Page Size must be a whole number from 1 to 100'],
		['maximum', 0, 'Maximum Replies per Poll must be a whole number from 1 on'],
		['maximum', 1.5, 'Maximum Replies per Poll must be a whole number from 1 on'],
	])('takes nothing when %s is %p', async (name, value, message) => {
		rig.parameters = { options: { [name]: value } };
		addReplies(1);
		await expect(rig.registration().poll()).rejects.toThrow(message);
		expect(counts()).toEqual([]);
	});
});

describe('an error', () => {
	it('on the third page comes after the first two are out, and the next poll brings the rest', async () => {
		addReplies(250);
		simulator.addFault({ kind: 'errcode', errcode: '500001', path: REPLIES, skip: 2 });
		const { poll } = rig.registration();
		await expect(poll()).rejects.toThrow(NodeApiError);
		expect(rig.contents()).toEqual(numbered(200));
		await poll();
		expect(rig.contents()).toEqual(numbered(250));
		expect(rig.shownErrors).toEqual([]);
	});

	it('of the credential says what to do, without an item', async () => {
		rig.credentials = { ...simulator.credentials, appPassword: 'wrong' };
		const error = await rig
			.registration()
			.poll()
			.catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({ httpCode: '500002' });
		expect((error as Error).message).not.toContain('[item');
		expect(JSON.stringify(error)).not.toContain('wrong');
	});

	it.each(['resetAfter', 'truncated', 'truncatedJson'] as const)(
		'after which replies may be gone is shown whatever becomes of the workflow (%s)',
		async (kind) => {
			rig.parameters = { options: { pageSize: 2, maximum: 1000 } };
			addReplies(5);
			simulator.addFault({ kind, path: REPLIES, skip: 1 });
			const { poll } = rig.registration();
			expect(await poll()).toBeNull();
			expect(counts()).toEqual([2, 2]);
			expect(rig.shownErrors).toMatchObject([
				{
					message: LOST('up to 2 replies'),
					description: expect.stringMatching(
						/^Message Center gave no usable answer: .*\. The call was not repeated, since it may have been carried out$/,
					) as string,
				},
			]);
			expect(rig.loggedErrors).toEqual([expect.stringContaining(LOST('up to 2 replies'))]);
			await poll();
			expect(rig.contents()).toEqual(['reply 0', 'reply 1', 'reply 4']);
		},
	);
});

describe('an error while n8n starts', () => {
	it.each(['init', 'leadershipChange'] as const)(
		'is shown, and does not keep the trigger from polling (%s)',
		async (activation) => {
			addReplies(3);
			simulator.addFault({ kind: 'errcode', errcode: '500001', path: REPLIES, times: 2 });
			const { activate, poll } = rig.registration('trigger', 'Trigger', activation);
			expect(await activate()).toBeNull();
			expect(await poll()).toBeNull();
			expect(rig.shownErrors).toMatchObject([{ httpCode: '500001' }, { httpCode: '500001' }]);
			expect(rig.loggedErrors).toHaveLength(2);
			await poll();
			expect(rig.contents()).toEqual(numbered(3));
		},
	);

	it('is shown also when a field is wrong', async () => {
		rig.parameters = { options: { pageSize: 0, maximum: 1000 } };
		expect(await rig.registration('trigger', 'Trigger', 'init').activate()).toBeNull();
		expect(rig.shownErrors).toMatchObject([
			{ message: 'Page Size must be a whole number from 1 to 100' },
		]);
	});

	it('is not hidden from who publishes', async () => {
		simulator.addFault({ kind: 'errcode', errcode: '500001', path: REPLIES });
		const { activate } = rig.registration('trigger', 'Trigger', 'update');
		await expect(activate()).rejects.toThrow(NodeApiError);
		expect(rig.shownErrors).toEqual([]);
	});
});

describe('n8n is told why a poll failed', () => {
	const thrown = async () =>
		await rig
			.registration()
			.poll()
			.catch((error: unknown) => error);

	it.each([
		['temporarily-unavailable', { kind: 'errcode', errcode: '500001' }],
		['temporarily-unavailable', { kind: 'status', httpStatus: 403 }],
		['credential-invalid', { kind: 'errcode', errcode: '500002' }],
	] as const)('%s: %p', async (cause, fault) => {
		simulator.addFault({ ...fault, path: REPLIES });
		expect(await thrown()).toMatchObject({ failure: { cause } });
	});

	it('configuration-invalid: a field', async () => {
		rig.parameters = { options: { pageSize: 0, maximum: 1000 } };
		expect(await thrown()).toMatchObject({ failure: { cause: 'configuration-invalid' } });
	});
});

describe('an answer that trickles', () => {
	afterEach(() => jest.restoreAllMocks());

	it('is given up after two minutes, and the next poll goes on', async () => {
		const deadline = new AbortController();
		const { timeout } = AbortSignal;
		jest
			.spyOn(AbortSignal, 'timeout')
			.mockImplementation((ms) =>
				ms === 120_000 && !deadline.signal.aborted ? deadline.signal : timeout(ms),
			);
		addReplies(101);
		simulator.addFault({ kind: 'trickle', ms: 100_000, path: REPLIES });
		const { poll } = rig.registration();
		const polling = poll();
		await isMet('trickle');
		await simulator.waitFor(({ takenReplies }) => takenReplies.length === 100);
		deadline.abort();
		expect(await polling).toBeNull();
		expect(rig.shownErrors).toMatchObject([
			{
				message: LOST('up to 100 replies'),
				description: expect.stringContaining('no complete answer came in time') as string,
			},
		]);
		await simulator.waitFor((state) => state.stats().inFlight === 0);
		await poll();
		expect(rig.contents()).toEqual(['reply 100']);
	});
});

describe('a page that n8n does not take', () => {
	beforeEach(() => {
		rig.parameters = { options: { pageSize: 2, maximum: 1000 } };
		addReplies(5);
	});

	/** n8n takes the first `count` pages; the workflow is not published any more then. */
	function refuseAfter(count: number): void {
		rig.emit = (emitted) => {
			if (rig.executions.length < count) rig.take(emitted);
			else refuse(emitted);
		};
	}

	it('ends the drain, and goes out first and once at the next poll', async () => {
		refuseAfter(1);
		const { poll } = rig.registration();
		await poll();
		expect(rig.contents()).toEqual(numbered(2));
		expect(simulator.replies).toHaveLength(1);
		takeAll();
		await poll();
		await poll();
		expect(rig.contents()).toEqual(numbered(5));
	});

	it('goes out from the next registration, also under another name', async () => {
		refuseAfter(1);
		await rig.registration().poll();
		takeAll();
		await rig.registration('trigger', 'Renamed').activate();
		expect(rig.contents()).toEqual(numbered(5));
	});

	it('goes out once after n8n was restarted', async () => {
		refuseAfter(1);
		await rig.registration().poll();
		takeAll();
		// Another workflow id: this process knows nothing of it, as after a restart.
		const restarted = new TriggerRig(simulator.credentials);
		restarted.saved = rig.saved;
		await restarted.registration().activate();
		expect(restarted.contents()).toEqual(numbered(3, 2));
		expect(restarted.saved).not.toContain('reply');
	});

	it('stays when n8n refuses it again, and nothing more is fetched meanwhile', async () => {
		refuseAfter(0);
		const { poll } = rig.registration();
		await poll();
		await poll();
		await poll();
		expect(counts()).toEqual([2]);
		takeAll();
		await poll();
		expect(rig.contents()).toEqual(numbered(5));
	});

	it('comes once when n8n takes it at the second attempt', async () => {
		let refusals = 1;
		rig.emit = (emitted) => {
			if (refusals-- > 0) refuse(emitted);
			else rig.take(emitted);
		};
		const { poll } = rig.registration();
		await poll();
		expect(rig.contents()).toEqual(numbered(2));
		await rig.registration().activate();
		expect(rig.contents()).toEqual(numbered(5));
		expect(rig.saved).not.toContain('reply');
	});

	it('is kept also when n8n says so late', async () => {
		const late: Array<() => void> = [];
		rig.emit = (emitted) => late.push(() => refuse(emitted));
		await rig.registration().poll();
		rig.emit = refuse;
		expect(late.length).toBeGreaterThan(0);
		for (const say of late) say();
		await new Promise((resolve) => setImmediate(resolve));
		expect(rig.saved).toContain('reply 0');
		takeAll();
		await rig.registration().poll();
		expect(rig.contents().sort()).toEqual(numbered(5));
	});

	it('is in a failed execution as well, once', async () => {
		refuseAfter(0);
		const { poll } = rig.registration();
		await poll();
		await poll();
		expect(rig.shownErrors).toMatchObject([
			{
				message: 'Publish the workflow again if it is not published: n8n did not accept 2 replies',
				context: { data: { replies: [{ content: 'reply 0' }, { content: 'reply 1' }] } },
			},
		]);
		expect(JSON.parse(JSON.stringify(rig.shownErrors))).toMatchObject([
			{ context: { data: { replies: [{ user: '123456' }, { msgId: '35cs32sdcgutn2x32sx' }] } } },
		]);
		expect(rig.loggedErrors).toEqual([expect.stringContaining('n8n did not accept 2 replies')]);
		expect(rig.loggedErrors[0]).not.toContain('reply 0');
		const restarted = new TriggerRig(simulator.credentials);
		restarted.saved = rig.saved;
		restarted.emit = refuse;
		await restarted.registration().activate();
		expect(restarted.saved).toContain('reply 1');
		expect(restarted.shownErrors).toEqual([]);
	});

	it('ends the fetching also when n8n says so during a fetch', async () => {
		addReplies(4, 5);
		simulator.addFault({ kind: 'hold', path: REPLIES, skip: 1 });
		let sayLate: () => void = () => {};
		rig.emit = (emitted) => {
			sayLate = () => refuse(emitted);
			rig.emit = refuse;
		};
		const polling = rig.registration().poll();
		await isMet('hold');
		sayLate();
		simulator.release();
		await polling;
		expect(counts()).toEqual([2, 2]);
		for (const content of numbered(4)) expect(rig.saved).toContain(content);
		takeAll();
		await rig.registration().poll();
		expect(rig.contents().sort()).toEqual(numbered(9));
	});

	it('is handed out once more for each refusal to have it saved, not for ever', async () => {
		rig.parameters = { options: { pageSize: 2, maximum: 4 } };
		const emitted: Emitted[] = [];
		rig.emit = (page) => emitted.push(page);
		await rig.registration().poll();
		expect(emitted).toHaveLength(2);
		// Only the wait for a refusal: nothing else is under way.
		jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
		try {
			for (let next = 0; next < emitted.length && next < 20; next += 1) {
				refuse(emitted[next] as Emitted);
				await jest.advanceTimersByTimeAsync(1000);
			}
		} finally {
			jest.useRealTimers();
		}
		expect(emitted).toHaveLength(4);
		for (const content of numbered(4)) expect(rig.saved).toContain(content);
		takeAll();
		await rig.registration().poll();
		await rig.registration().poll();
		expect(rig.contents().sort()).toEqual(numbered(5));
		expect(rig.saved).not.toContain('reply');
	});

	it('was taken if its execution was cancelled, whichever class says so', async () => {
		const error = Object.assign(new Error('cancelled'), { name: 'TimeoutExecutionCancelledError' });
		rig.emit = ({ items, done }) => {
			rig.executions.push(items);
			done.reject(error);
		};
		await rig.registration().poll();
		expect(rig.contents()).toEqual(numbered(5));
		expect(rig.shownErrors).toEqual([]);
	});

	it('was taken if its execution was cancelled', async () => {
		rig.emit = ({ items, done }) => {
			rig.executions.push(items);
			done.reject(new SystemShutdownExecutionCancelledError('1'));
		};
		await rig.registration().poll();
		expect(rig.contents()).toEqual(numbered(5));
	});

	it('stays when n8n cannot even try, and the error is shown', async () => {
		rig.emit = () => {
			throw new Error('binary data');
		};
		const { poll } = rig.registration();
		await expect(poll()).rejects.toThrow('binary data');
		takeAll();
		await poll();
		expect(rig.contents()).toEqual(numbered(5));
	});
});

describe('a page whose execution has failed', () => {
	/** n8n takes every page, and says at once how its execution ended. */
	const endWith = (lastNodeExecuted: string | undefined) => {
		const run = { status: 'error', data: { resultData: { runData: {}, lastNodeExecuted } } };
		rig.emit = ({ items, done }) => {
			rig.executions.push(items);
			done.resolve(run as unknown as IRun);
		};
	};

	beforeEach(() => addReplies(2));

	it('is shown as a copy when n8n has lost the execution, and not handed out again', async () => {
		endWith(undefined);
		const { poll } = rig.registration();
		await poll();
		await poll();
		expect(rig.contents()).toEqual(numbered(2));
		expect(rig.saved).not.toContain('reply 0');
		expect(rig.shownErrors).toMatchObject([
			{
				message: 'Look into the data of this error for 2 replies whose execution n8n has lost',
				context: { data: { replies: [{ content: 'reply 0' }, { content: 'reply 1' }] } },
			},
		]);
		expect(rig.loggedErrors).toEqual([expect.stringContaining('whose execution n8n has lost')]);
		expect(rig.loggedErrors[0]).not.toContain('reply 0');
	});

	it('is in that execution, and nowhere else', async () => {
		endWith('Next');
		await rig.registration().poll();
		expect(rig.contents()).toEqual(numbered(2));
		expect(rig.shownErrors).toEqual([]);
	});
});

describe('static data that hold no pages', () => {
	const page = { id: 'page', items: [{ json: { content: 'kept' } }] };

	it.each<[unknown, unknown[]]>([
		['text', ['text']],
		[null, [null]],
		[{ id: 'page' }, [{ id: 'page' }]],
		[
			[page, null, 'text'],
			[null, 'text'],
		],
		[[{ id: 'page' }, page], [{ id: 'page' }]],
		[[{ ...page, id: 1 }], [{ ...page, id: 1 }]],
		[[{ ...page, items: [] }], [{ ...page, items: [] }]],
		[[{ ...page, items: [{ content: 'kept' }] }], [{ ...page, items: [{ content: 'kept' }] }]],
	])('do not stop the trigger: %j', async (stored, dropped) => {
		rig.saved = JSON.stringify({ global: { 'messageCenterReplies:node': stored } });
		addReplies(2);
		await rig.registration().activate();
		const isKept = Array.isArray(stored) && stored.includes(page);
		expect(rig.contents()).toEqual([...(isKept ? ['kept'] : []), ...numbered(2)]);
		expect(rig.shownErrors).toMatchObject([
			{
				message: expect.stringMatching(/^Look into the data of this error for replies/) as string,
				context: { data: { dropped } },
			},
		]);
		expect(JSON.parse(rig.saved)).toEqual({ global: {} });
		await rig.registration().poll();
		expect(rig.shownErrors).toHaveLength(1);
	});
});

describe('polls at the same time', () => {
	it('take each reply once', async () => {
		rig.parameters = { options: { pageSize: 10, maximum: 1000 } };
		addReplies(45);
		const first = rig.registration();
		const second = rig.registration();
		await Promise.all([first.poll(), first.poll(), second.activate()]);
		expect(rig.contents()).toEqual(numbered(45));
		expect(simulator.stats().maxInFlight).toBe(1);
	});

	it('do not wait for each other', async () => {
		addReplies(3);
		simulator.addFault({ kind: 'hold', path: REPLIES });
		const first = rig.registration().poll();
		await isMet('hold');
		expect(await rig.registration().poll()).toBeNull();
		expect(rig.contents()).toEqual([]);
		simulator.release();
		await first;
		expect(rig.contents()).toEqual(numbered(3));
	});

	it('of other workflows go on', async () => {
		const other = new TriggerRig(simulator.credentials);
		simulator.addFault({ kind: 'hold', path: REPLIES });
		const held = rig.registration().poll();
		await isMet('hold');
		addReplies(3);
		await other.registration().poll();
		expect(other.contents()).toEqual(numbered(3));
		simulator.release();
		await held;
	});
});

describe('a test in the editor', () => {
	it('takes one reply and no more', async () => {
		addReplies(3);
		const result = await rig.registration('manual').poll();
		expect(result?.map((items) => items.map(({ json }) => json.content))).toEqual([['reply 0']]);
		expect(simulator.replies).toHaveLength(2);
	});

	it('says what to do when no reply waits', async () => {
		const error = await rig
			.registration('manual')
			.poll()
			.catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({
			message: 'No reply is waiting',
			description: expect.stringMatching(
				/^Send a message that allows replies, answer it/,
			) as string,
		});
	});

	it('throws also an error after which a reply may be gone', async () => {
		addReplies(1);
		simulator.addFault({ kind: 'resetAfter', path: REPLIES });
		await expect(rig.registration('manual').poll()).rejects.toThrow(
			'one reply may have been deleted',
		);
	});
});
