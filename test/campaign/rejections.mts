import { runInThisContext } from 'node:vm';

/** The process itself: jest hands its tests a copy, which hears of no rejection. */
const realProcess = runInThisContext('process') as NodeJS.Process;

/** Notes the rejections that nobody handles. */
export class Rejections {
	private readonly words: string[] = [];
	private readonly note = (reason: unknown) => {
		this.words.push(`a rejection that nobody handles: ${String(reason)}`);
	};

	constructor() {
		realProcess.on('unhandledRejection', this.note);
	}

	/** Notes no more, and gives a sentence for each. */
	end(): string[] {
		realProcess.off('unhandledRejection', this.note);
		return this.words;
	}
}
