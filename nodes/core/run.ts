import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
} from 'n8n-workflow';
import { ProviderError } from './errors';
import type { Call, Provider } from './provider';

export type PreSend = (
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
) => Promise<IHttpRequestOptions>;

/**
 * One check or change of an item's request, before anything is sent.
 *
 * @param attempt for what a step reads once for all items
 */
export type Step = (
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	attempt: Attempt,
) => Promise<IHttpRequestOptions>;

/** One try of a node: the items that take part in it, and what holds for all of them. */
export class Attempt {
	private readonly checks = new Map<number, Promise<boolean>>();
	private readonly shared = new Map<string, Promise<unknown>>();
	private readonly waiting: Array<() => void> = [];
	/** Of all items that have begun, found once for all of them. */
	private verdict?: Promise<boolean>;
	private last = -1;

	/** How many items have begun. */
	get size(): number {
		return this.checks.size;
	}

	/** The last item that has begun; -1 before the first. */
	get lastItem(): number {
		return this.last;
	}

	/** @param passed whether the item turned out to be right */
	add(itemIndex: number, passed: Promise<boolean>): void {
		this.checks.set(itemIndex, passed);
		this.last = itemIndex;
		this.verdict = undefined;
		this.waiting.splice(0).forEach((look) => look());
	}

	/** Gives every item the result of the first call under this key. */
	async shareOnce<T>(key: string, work: () => Promise<T>): Promise<T> {
		const known = (this.shared.get(key) as Promise<T> | undefined) ?? work();
		this.shared.set(key, known);
		return await known;
	}

	/** True when all items that have begun turned out to be right. */
	async allPassed(): Promise<boolean> {
		this.verdict ??= Promise.all(this.checks.values()).then((checks) => checks.every(Boolean));
		return await this.verdict;
	}

	/** Resolves when so many items have begun; never, if n8n gives up before. */
	async begun(itemCount: number): Promise<void> {
		while (this.size < itemCount) {
			await new Promise<void>((resolve) => this.waiting.push(resolve));
		}
	}
}

/**
 * What one run of a node remembers over all tries that n8n's Retry On Fail makes: each call that
 * was delivered, or that may have been.
 */
class Run {
	private attempt = new Attempt();
	/** By item and part. */
	private readonly outcomes = new Map<number, Map<string, Promise<unknown>>>();
	private readonly checked = new Map<number, IHttpRequestOptions>();

	/**
	 * The attempt that this item belongs to: a new one when the last one has come as far already. Items
	 * begin in their order, but one whose expression fails takes no part.
	 */
	attemptFor(itemIndex: number): Attempt {
		if (itemIndex <= this.attempt.lastItem) this.attempt = new Attempt();
		return this.attempt;
	}

	/**
	 * An item's request, checked once. An item of which an earlier try delivered something, or may have,
	 * is not checked anew: failing then, it would tell that nothing of it was sent.
	 */
	async checkedOnce(
		itemIndex: number,
		check: () => Promise<IHttpRequestOptions>,
	): Promise<IHttpRequestOptions> {
		const isOut = (this.outcomes.get(itemIndex)?.size ?? 0) > 0;
		const known = isOut ? this.checked.get(itemIndex) : undefined;
		const request = known ?? (await check());
		this.checked.set(itemIndex, request);
		return request;
	}

	/** Carries a call of an item out, or a whole plan, unless an earlier try delivered it or may have. */
	async once<T>(itemIndex: number, part: string, carryOut: () => Promise<T>): Promise<T> {
		const outcomes = this.outcomes.get(itemIndex) ?? new Map<string, Promise<unknown>>();
		this.outcomes.set(itemIndex, outcomes);
		const known = outcomes.get(part) as Promise<T> | undefined;
		if (known) return await known;
		const outcome = carryOut();
		outcomes.set(part, outcome);
		outcome.catch((error: unknown) => {
			const mayBeOut = error instanceof ProviderError && error.details.outcome === 'unclear';
			if (!mayBeOut) outcomes.delete(part);
		});
		return await outcome;
	}
}

const runs = new WeakMap<object, Run>();

/**
 * All tries of one run share an object of n8n's: the execute data, or where an agent uses the node as
 * its tool and lends it its own, the arguments of this one use.
 */
function runOf(context: IExecuteSingleFunctions): Run {
	const shared: unknown = isTool(context)
		? context.getInputData(0, NodeConnectionTypes.AiTool).json
		: context.getExecuteData();
	if (typeof shared !== 'object' || shared === null) return new Run();
	const run = runs.get(shared) ?? new Run();
	runs.set(shared, run);
	return run;
}

type NodeContext = Pick<IExecuteSingleFunctions, 'getExecuteData' | 'getNode'>;

function isTool(context: NodeContext): boolean {
	return context.getExecuteData().node.id !== context.getNode().id;
}

/** How many items take part in one try of this node. */
export function itemCountOf(context: NodeContext): number {
	if (isTool(context) || context.getNode().executeOnce) return 1;
	const { data } = context.getExecuteData();
	const input = data[NodeConnectionTypes.Main] ?? data[NodeConnectionTypes.AiTool];
	return input?.[0]?.length ?? 1;
}

/** Carries out a call of an item, under the limiter and with the run's memory. */
export type CarryOut = (call: Call) => Promise<IDataObject>;

/**
 * How an operation comes to the answers for one item where that takes more than the provider's calls
 * to its receivers: page after page, or a look at the result.
 *
 * @param options the item's request
 */
export type Plan = (
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
) => Promise<IDataObject[]>;

/** What is known of one item once it has been prepared. */
export interface Preparation {
	run: Run;
	attempt: Attempt;
	plan?: Plan;
	/** Who carries the item out, if it is not the node's usual provider. */
	provider?: Provider;
	/** Why the item cannot be sent, if so. */
	error?: unknown;
}

const preparations = new WeakMap<IHttpRequestOptions, Preparation>();

/**
 * Makes one preSend function out of an operation's steps, and notes its plan. Each step checks or
 * changes the request; an error of theirs is kept until `dispatch`, which sends nothing at all when
 * n8n is to stop on errors and one item is wrong.
 *
 * @param provider who carries it out, if it is not the node's usual provider
 */
export function prepare(steps: Step[], plan?: Plan, provider?: Provider): PreSend {
	return async function (options) {
		const itemIndex = this.getItemIndex();
		const run = runOf(this);
		const preparation: Preparation = { run, attempt: run.attemptFor(itemIndex), plan, provider };
		const runSteps = async () => {
			let prepared = options;
			for (const step of steps) prepared = await step.call(this, prepared, preparation.attempt);
			return prepared;
		};
		const prepared = run.checkedOnce(itemIndex, runSteps).catch((error: unknown) => {
			preparation.error = error;
			return options;
		});
		preparation.attempt.add(
			itemIndex,
			prepared.then(() => preparation.error === undefined),
		);
		preparations.set(await prepared, preparation);
		return await prepared;
	};
}

/** What `prepare` noted of the item that this request belongs to. */
export function preparationOf(options: IHttpRequestOptions): Preparation | undefined {
	return preparations.get(options);
}

/**
 * A plan that is remembered as a whole. Where one call depends on another's answer, a later try of the
 * node must not begin anew for an item that was carried out: what it finds may be another item's work.
 */
export function onceForItem(plan: Plan): Plan {
	return async function (options, carryOut) {
		const work = async () => await plan.call(this, options, carryOut);
		const run = preparationOf(options)?.run;
		return run ? await run.once(this.getItemIndex(), 'as a whole', work) : await work();
	};
}
