/** What the node says of each item, and what the simulator did for it. */
import { askedFor } from '../account.mts';
import { causeOf } from '../wrongInputs.mts';
import { isUnclear, mustBeDone, type Invariant } from './findings.mts';

/** Every item has rows or one error; where n8n is to stop, the node may have one error for all. */
export const everyItemIsAnswered: Invariant = ({ aftermath, verdicts, isCancelled }) => {
	if (isCancelled) return [];
	const { error, scenario } = aftermath;
	if (error) {
		const named = verdicts.filter(({ errors }) => errors.length > 0);
		return [
			...(scenario.onError === 'stopWorkflow' ? [] : [`the node failed: ${error.message}`]),
			...(named.length === 1 ? [] : [`the node's error names no item: ${error.message}`]),
		];
	}
	return verdicts.flatMap(({ item, rows, errors }) => {
		const isAnswered = errors.length === 0 ? rows.length > 0 : errors.length + rows.length === 1;
		return isAnswered ? [] : [`${item.mark} has ${rows.length} rows and ${errors.length} errors`];
	});
};

/** What the simulator did was asked for, and nothing of it was done twice. */
export const nothingTwiceAndNothingUnasked: Invariant = ({ aftermath, effects }) => {
	const asked = new Set(aftermath.items.flatMap((item) => askedFor(aftermath.scenario, item)));
	const twice = effects.filter((effect, index) => effects.indexOf(effect) !== index);
	return [
		...effects.filter((effect) => !asked.has(effect)).map((effect) => `nobody asked for ${effect}`),
		...twice.map((effect) => `twice: ${effect}`),
	];
};

/** An item with rows was carried out as a whole. */
export const rowsMeanDone: Invariant = (findings) =>
	findings.verdicts
		.filter(({ rows }) => rows.length > 0)
		.flatMap((verdict) =>
			mustBeDone(findings, verdict)
				.filter((effect) => !findings.effects.includes(effect))
				.map((effect) => `an output, but not carried out: ${effect}`),
		);

/** The words of an error say of its parts what became of them, and otherwise of the item. */
export const refusedMeansNotDone: Invariant = (findings) => {
	const { aftermath, verdicts, effects, requests } = findings;
	const isInOneStep = (aftermath.scenario.operation.writes ?? []).length === 1;
	return verdicts.flatMap((verdict) =>
		verdict.errors.flatMap((words) => {
			const asked = mustBeDone(findings, verdict);
			const done = asked.filter((effect) => effects.includes(effect));
			if (/Failed for|elivered to/.test(words)) return partsAsSaid(words, asked, done);
			if (isUnclear(words)) return [];
			const changes = requests.filter(
				({ purpose, items }) => purpose === 'call' && items.includes(verdict.item),
			);
			const isDone = isInOneStep ? done.length > 0 : changes.at(-1)?.isCarriedOut === true;
			return isDone ? [`carried out, and the error says that it was not: ${words}`] : [];
		}),
	);
};

function partsAsSaid(words: string, asked: string[], done: string[]): string[] {
	const effectsAfter = (phrase: string) => {
		const [, list = ''] = new RegExp(`${phrase} ([^.]*)`).exec(words) ?? [];
		return [...list.matchAll(/(\d+) to (\d+)/g)].flatMap(([, from, to]) =>
			asked.slice(Number(from) - 1, Number(to)),
		);
	};
	const wrong = (phrase: string, isDone: boolean) =>
		effectsAfter(phrase).filter((effect) => done.includes(effect) !== isDone);
	const all = ['Failed for', 'May have been delivered to', '\\bDelivered to'].flatMap(effectsAfter);
	return [
		...wrong('Failed for', false).map((effect) => `not failed: ${effect}`),
		...wrong('\\bDelivered to', true).map((effect) => `not delivered: ${effect}`),
		...(all.length === asked.length ? [] : [`the error does not tell of all parts: ${words}`]),
	];
}

/** An error is unclear exactly where an answer to a change left open what became of it. */
export const unclearWhereNobodyKnows: Invariant = ({ verdicts, requests, isCancelled }) =>
	isCancelled
		? []
		: verdicts.flatMap(({ item, rows, errors }) => {
				const last = new Map(
					requests
						.filter(({ purpose, items }) => purpose === 'call' && items.includes(item))
						.map((request) => [request.change, request]),
				);
				const open = [...last.values()].filter(({ seen }) => seen.outcome === 'unclear');
				if (rows.length > 0 && open.length > 0) {
					return [`${item.mark} has an output, but nobody knows of ${open[0]?.change}`];
				}
				return errors
					.filter((words) => isUnclear(words) !== open.length > 0)
					.map((words) => `${open.length > 0 ? 'unclear' : 'clear'}, but the error says: ${words}`);
			});

/** An error tells what happened to a request that was made for its item, or what is wrong with the item. */
export const errorsNameTheirCause: Invariant = ({ aftermath, verdicts, requests, isCancelled }) => {
	const { wrong, operation } = aftermath.scenario;
	return verdicts.flatMap(({ item, errors }, index) => {
		const causes = requests
			.filter(({ items, seen }) => items.includes(item) || seen.concernsAll)
			.map(({ seen }) => seen.cause);
		if (isCancelled) causes.push(/cancelled/);
		if (wrong?.item === index) causes.push(causeOf(operation, wrong.kind));
		return errors
			.filter((words) => !causes.some((cause) => cause.test(words)))
			.map((words) => `nothing explains the error: ${words}`);
	});
};
