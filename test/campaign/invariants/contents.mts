/** Whether what a node hands out for an item is about this item, and all of it. */
import type { IDataObject } from 'n8n-workflow';
import type { Verdict } from '../account.mts';
import type { Invariant } from './findings.mts';

/** Every text and number that stands in a value, however deep, as text. */
function leavesOf(value: unknown): string[] {
	if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
	return [String(value)];
}

const leavesIn = ({ rows }: Verdict) => rows.flatMap(({ json }) => leavesOf(json));

/**
 * Where the provider gave numbers to what it made, each row tells that of its item's. Otherwise rows tell of
 * another item only where they tell of their own as well, as those of a list do.
 */
export const rowsAreOfTheirItem: Invariant = ({ aftermath, verdicts }) => {
	const { scenario, place, items } = aftermath;
	const made = scenario.operation.made?.(place.simulator);
	if (!made) {
		const marks = items.map(({ mark }) => mark);
		return verdicts.flatMap((verdict) => {
			const told = marks.filter((mark) => leavesIn(verdict).includes(mark));
			const isOthers = told.length > 0 && !told.includes(verdict.item.mark);
			return isOthers ? [`the output of ${verdict.item.mark} is about ${told.join()}`] : [];
		});
	}
	const owners = new Map(made);
	return verdicts.flatMap(({ item, rows }) =>
		rows.flatMap(({ json }) => {
			const marks = leavesOf(json).flatMap((leaf) => owners.get(leaf) ?? []);
			if (marks.length > 0 && marks.every((mark) => mark === item.mark)) return [];
			return [`the output of ${item.mark} is about ${marks.join() || 'nothing that was made'}`];
		}),
	);
};

/** Who reads all of a list gets each of its rows, and none twice. */
export const listsAreWhole: Invariant = ({ aftermath, verdicts }) => {
	const { scenario, place } = aftermath;
	const { operation } = scenario;
	if (!operation.listed) return [];
	return verdicts
		.filter(({ rows }) => rows.length > 0)
		.flatMap(({ item, rows }) => {
			const listed = operation.listed?.(place.simulator, item) ?? [];
			const given = rows.map(({ json }: { json: IDataObject }) => leavesOf(json));
			const missing = listed.filter((one) => !given.some((leaves) => leaves.includes(one)));
			return [
				...missing.map((one) => `the list for ${item.mark} lacks ${one}`),
				...(rows.length === listed.length
					? []
					: [`the list for ${item.mark} has ${rows.length} rows of ${listed.length}`]),
			];
		});
};
