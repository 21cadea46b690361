import { randomUUID } from 'node:crypto';
import {
	sleep,
	type IDataObject,
	type INodeExecutionData,
	type IPollFunctions,
	type IRun,
} from 'n8n-workflow';
import { isPlainObject } from '../../core/json';
import { lostError, notPagesError, notTakenError, showError, toPollError } from './repliesErrors';

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
 * process. There it lies under the node's id, not under its name, which users change. Whatever else
 * writes the static data of the workflow can overwrite it; therefore a failed execution has a copy.
 */
export class RepliesDesk {
	private kept: Page[] = [];
	/** Pages that were handed out to have them saved, and of which n8n has not said what became. */
	private readonly doubtful = new Map<string, Page>();
	/** Every page that was ever kept in this process, which knows best what became of it. */
	private readonly known = new Set<string>();
	/** The ids of the pages that n8n's database holds, as far as this process has written them. */
	private saved: ReadonlySet<string> = new Set();
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
	 * Does this work, and then has n8n save the pages that are left. Does nothing when other work is
	 * under way, which saves them as well.
	 */
	async alone(context: IPollFunctions, work: () => Promise<void>): Promise<void> {
		if (this.isBusy) return;
		this.isBusy = true;
		try {
			await work();
		} finally {
			try {
				await this.saveKept(context);
			} finally {
				this.isBusy = false;
			}
		}
	}

	/** Hands out the pages that are left from earlier polls, also from those before a restart. */
	async handOutKept(context: IPollFunctions): Promise<void> {
		this.readKept(context);
		for (let page = this.kept.shift(); page; page = this.kept.shift()) {
			if (!(await this.handOut(context, page.items, page.id))) return;
		}
	}

	/**
	 * Has n8n start an execution with this page, and keeps the page if n8n does not.
	 *
	 * @returns false when n8n has said that it did not take it
	 */
	async handOut(
		context: IPollFunctions,
		items: INodeExecutionData[],
		id: string = randomUUID(),
	): Promise<boolean> {
		const page = { id, items };
		const isTaken = this.emit(context, page);
		let inTime: boolean | undefined = false;
		try {
			inTime = await Promise.race([isTaken, sleep(REFUSAL_MS).then(() => undefined)]);
		} finally {
			if (inTime !== undefined) this.settle(context, page, inTime);
		}
		if (inTime === undefined) void this.settleLate(context, page, isTaken);
		return inTime !== false;
	}

	/** For n8n's word that comes after all, perhaps when the poll is over. */
	private async settleLate(
		context: IPollFunctions,
		page: Page,
		isTaken: Promise<boolean>,
	): Promise<void> {
		this.settle(context, page, await isTaken);
		try {
			await this.alone(context, async () => {});
		} catch (error) {
			showError(context, toPollError(context, error));
		}
	}

	private settle(context: IPollFunctions, page: Page, isTaken: boolean): void {
		const wasDoubtful = this.doubtful.delete(page.id);
		if (!isTaken) this.keep(context, page);
		else if (wasDoubtful) this.writeKept(context);
	}

	private keep(context: IPollFunctions, page: Page): void {
		this.kept.push(page);
		if (this.known.has(page.id)) return;
		this.known.add(page.id);
		showError(context, notTakenError(context, page.items));
	}

	/**
	 * n8n saves static data when something is emitted, and not after a poll that returns nothing. So
	 * a page is emitted once more for each that is not saved; if n8n takes it this time, the better.
	 */
	private async saveKept(context: IPollFunctions): Promise<void> {
		while (this.kept.some(({ id }) => !this.saved.has(id))) {
			const page = this.kept.shift() as Page;
			this.doubtful.set(page.id, page);
			await this.handOut(context, page.items, page.id);
		}
	}

	/**
	 * n8n saves the static data at the same moment. Replies that n8n loses later are shown: the
	 * execution may have done its work in part, so they are not handed out again.
	 *
	 * @returns false when n8n could not start an execution, true at the latest when that has ended
	 */
	private async emit(context: IPollFunctions, { items }: Page): Promise<boolean> {
		const done = context.helpers.createDeferredPromise<IRun | undefined>();
		const written = this.writeKept(context);
		context.__emit([items], undefined, done);
		this.saved = written;
		return await done.promise.then((run) => {
			if (isLost(run)) showError(context, lostError(context, items));
			return true;
		}, wasStarted);
	}

	/** Takes over the pages that another process has left in the static data. */
	private readKept(context: IPollFunctions): void {
		const stored = staticDataOf(context)[this.key];
		if (stored === undefined) return;
		const entries: unknown[] = Array.isArray(stored) ? stored : [stored];
		const dropped = entries.filter((entry) => !isPage(entry));
		if (dropped.length > 0) showError(context, notPagesError(context, dropped));
		for (const { id, items } of entries.filter(isPage)) {
			if (this.known.has(id)) continue;
			this.known.add(id);
			this.kept.push({ id, items });
		}
		// It may hold a page that went out in this process.
		this.writeKept(context);
	}

	/**
	 * Sets, or deletes, even where nothing changes, since another copy may have been saved: n8n saves
	 * it with the next emit only then.
	 *
	 * @returns the ids of the pages that the static data now hold
	 */
	private writeKept(context: IPollFunctions): ReadonlySet<string> {
		const staticData = staticDataOf(context);
		const pages = [...this.kept, ...this.doubtful.values()];
		if (pages.length > 0) staticData[this.key] = pages.map(({ id, items }) => ({ id, items }));
		else if (this.saved.size > 0 || this.key in staticData) delete staticData[this.key];
		return new Set(pages.map(({ id }) => id));
	}
}

function staticDataOf(context: IPollFunctions): IDataObject & Record<string, unknown> {
	return context.getWorkflowStaticData('global');
}

function isPage(value: unknown): value is Page {
	if (!isPlainObject(value) || typeof value.id !== 'string') return false;
	const { items } = value;
	return Array.isArray(items) && items.length > 0 && items.every(isItem);
}

function isItem(value: unknown): boolean {
	return isPlainObject(value) && isPlainObject(value.json);
}

/**
 * Whether n8n has nothing left of an execution, not even what it began with: in queue mode n8n writes
 * an empty one over it when its worker has died. Every other execution that has failed names the node
 * that it came to.
 *
 * @see n8n 2.41.1: workflow-runner.js, processError
 */
function isLost(run: IRun | undefined): boolean {
	return run?.status === 'error' && run.data.resultData.lastNodeExecuted === undefined;
}

/**
 * An execution that was cancelled had been started. Its error is told by its name: the package can
 * meet another copy of n8n's classes than its own.
 */
function wasStarted(error: unknown): boolean {
	return error instanceof Error && error.name.endsWith('ExecutionCancelledError');
}
