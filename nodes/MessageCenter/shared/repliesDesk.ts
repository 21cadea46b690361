import { randomUUID } from 'node:crypto';
import {
	ExecutionCancelledError,
	sleep,
	type IDataObject,
	type INodeExecutionData,
	type IPollFunctions,
	type IRun,
} from 'n8n-workflow';

/** Replies that have left the Message Center together. */
export interface Page {
	id: string;
	items: INodeExecutionData[];
}

/**
 * How long n8n is given to say that it cannot start an execution. It says so once it has looked for
 * the published workflow in its database: after 17 ms where that was measured. Silence means that it
 * has started one, of which it reports only the end.
 */
const REFUSAL_MS = 250;

/**
 * Where the pages of one trigger node go out to n8n, and where those stay that n8n did not take. It
 * belongs to the node and not to a poll: polls overlap, and every publish makes a new set of contexts
 * and a new copy of the static data.
 *
 * What n8n did not take is kept in this process and in the workflow's static data, for the next
 * process. There it lies under the node's id, not under its name, which users change.
 */
export class RepliesDesk {
	private kept: Page[] = [];
	/** Every page that was ever kept in this process, which knows best what became of it. */
	private readonly known = new Set<string>();
	private isBusy = false;

	private readonly key: string;

	/** @param key under which the static data holds what is kept */
	constructor(key: string) {
		this.key = key;
	}

	/** True when there is a page that n8n did not take. No other page may be fetched then. */
	get keepsPages(): boolean {
		return this.kept.length > 0;
	}

	/**
	 * Does this work if no other is under way, and then has n8n save the pages that are left.
	 *
	 * @returns false when other work is under way, which does the same
	 */
	async alone(context: IPollFunctions, work: () => Promise<void>): Promise<boolean> {
		if (this.isBusy) return false;
		this.isBusy = true;
		try {
			await work();
		} finally {
			try {
				if (this.keepsPages) await this.saveKept(context);
			} finally {
				this.isBusy = false;
			}
		}
		return true;
	}

	/** Hands out the pages that are left from earlier polls, also from those before a restart. */
	async handOutKept(context: IPollFunctions): Promise<void> {
		const stored = staticDataOf(context)[this.key] as Page[] | undefined;
		const unknown = (stored ?? []).filter(({ id }) => !this.known.has(id));
		for (const { id, items } of unknown) this.keep({ id, items });
		// It may hold a page that went out in this process.
		if (stored) this.writeKept(context);
		for (let page = this.kept.shift(); page; page = this.kept.shift()) {
			this.writeKept(context);
			if (!(await this.handOut(context, page.items, page.id))) return;
		}
	}

	/**
	 * Has n8n start an execution with this page, and keeps the page if n8n does not.
	 *
	 * @returns whether n8n took it
	 */
	async handOut(
		context: IPollFunctions,
		items: INodeExecutionData[],
		id: string = randomUUID(),
	): Promise<boolean> {
		const page = { id, items };
		const isTaken = emit(context, page);
		let inTime: boolean | undefined = false;
		try {
			inTime = await Promise.race([isTaken, sleep(REFUSAL_MS).then(() => undefined)]);
		} finally {
			if (inTime === false) this.keep(page);
		}
		if (inTime === undefined) void this.keepIfRefused(context, page, isTaken);
		return inTime !== false;
	}

	/** For a refusal that comes after all, perhaps when the poll is over. */
	private async keepIfRefused(
		context: IPollFunctions,
		page: Page,
		isTaken: Promise<boolean>,
	): Promise<void> {
		if (await isTaken) return;
		this.keep(page);
		await this.alone(context, async () => {});
	}

	private keep(page: Page): void {
		this.known.add(page.id);
		this.kept.push(page);
	}

	/**
	 * n8n saves static data when something is emitted, and not after a poll that returns nothing. So
	 * the first page is emitted once more; if n8n takes it this time, the better.
	 */
	private async saveKept(context: IPollFunctions): Promise<void> {
		this.writeKept(context);
		const [page, ...others] = this.kept;
		if (!page) return;
		this.kept = others;
		if (await this.handOut(context, page.items, page.id)) this.writeKept(context);
	}

	/** Sets, or deletes, even where nothing changes: only then does n8n save it with the next emit. */
	private writeKept(context: IPollFunctions): void {
		const staticData = staticDataOf(context);
		if (this.keepsPages) staticData[this.key] = this.kept.map(({ id, items }) => ({ id, items }));
		else delete staticData[this.key];
	}
}

function staticDataOf(context: IPollFunctions): IDataObject & Record<string, unknown> {
	return context.getWorkflowStaticData('global');
}

/** @returns false when n8n could not start an execution, true at the latest when that has ended */
async function emit(context: IPollFunctions, { items }: Page): Promise<boolean> {
	const done = context.helpers.createDeferredPromise<IRun | undefined>();
	context.__emit([items], undefined, done);
	return await done.promise.then(
		() => true,
		// An execution that was cancelled had been started.
		(error: unknown) => error instanceof ExecutionCancelledError,
	);
}
