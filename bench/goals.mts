/** What the package is to reach, and whether the figures show that it does. */
import { contenders } from './contenders.mts';
import { areAlike, type Conditions, type Report, type Row } from './figures.mts';

interface Goal {
	text: string;
	met: boolean;
}

const ours = contenders.package.title;
const httpRequest = contenders.httpRequest.title;
const byHand = contenders.byHand.title;
const bareNode = contenders.bareNode.title;
const oneAtATime = contenders.oneAtATime.title;

export function goals({ rows, many, memory }: Report): Goal[] {
	const own = rows.filter(({ title }) => title === ours);
	const sends = [...own, ...many];
	if (sends.length === 0) return [];
	const most = (values: number[]) => Math.max(...values);
	const atMost = (text: string, values: number[], limit: number): Goal[] =>
		values.length === 0
			? []
			: [
					{
						text: `${text}: at most ${limit}, measured ${values.map((value) => value.toFixed(2)).join(', ')}`,
						met: most(values) <= limit,
					},
				];
	const times = (title: string, latency: number) =>
		timesBeside(rows, ours, title, latency).map(({ ratio }) => ratio);
	return [
		...atMost(`Time beside ${httpRequest}, without latency`, times(httpRequest, 0), 0.65),
		...atMost(`Time beside ${oneAtATime}, at 50 ms`, times(oneAtATime, 50), 0.15),
		{
			text: 'Exactly one token call',
			met: sends.every(({ tokenCalls }) => tokenCalls === 1),
		},
		{
			text: `Never above 10 calls in flight, measured ${most(sends.map(({ maxInFlight }) => maxInFlight))}`,
			met: sends.every(({ maxInFlight }) => maxInFlight <= 10),
		},
		...[0, 50].flatMap((latency) =>
			atMost(
				`Memory of 10,000 items beside 1,000 (n8n's own item data aside), ${latency === 0 ? 'without latency' : `at ${latency} ms`}`,
				memoryGrowth(own, memory, latency),
				2,
			),
		),
	];
}

/**
 * The time beside those that do less than the package, and of these beside each other. No goals.
 *
 * @returns a line for each two that were measured
 */
export function comparisons({ rows }: Report): string[] {
	const compared: Array<[string, string]> = [
		[ours, byHand],
		[ours, bareNode],
		[bareNode, byHand],
	];
	return compared.flatMap(([title, other]) => {
		const times = timesBeside(rows, title, other, 0).map(
			({ row: { provider, items }, ratio }) =>
				`${ratio.toFixed(2)} (${provider}, ${items.toLocaleString('en')} items)`,
		);
		if (times.length === 0) return [];
		return [`${title} beside ${other}, without latency: ${times.join(', ')}`];
	});
}

/** What n8n holds that only hands the items on; it calls no provider, so it serves for any latency. */
export function idleMegabytes(
	memory: Report['memory'],
	{ provider, items }: Pick<Conditions, 'provider' | 'items'>,
): number | undefined {
	return memory.find((each) => each.provider === provider && each.items === items)?.peakMegabytes;
}

function timesBeside(
	rows: Row[],
	title: string,
	otherTitle: string,
	latency: number,
): Array<{ row: Row; ratio: number }> {
	return rows
		.filter((row) => row.title === title && row.latency === latency)
		.flatMap((row) => {
			const other = rows.find((each) => areAlike(row, each) && each.title === otherTitle);
			return other ? [{ row, ratio: row.milliseconds / other.milliseconds }] : [];
		});
}

/** For each provider: 10,000 items, less what a no-op needs more for them, beside 1,000. */
function memoryGrowth(own: Row[], memory: Report['memory'], latency: number): number[] {
	return own
		.filter((row) => row.items === 10_000 && row.latency === latency)
		.flatMap((large) => {
			const { provider } = large;
			const small = own.find((row) => areAlike(row, { ...large, items: 1000 }));
			const idleOfMany = idleMegabytes(memory, { provider, items: 10_000 });
			const idle = idleMegabytes(memory, { provider, items: 1000 });
			if (!small?.peakMegabytes || !large.peakMegabytes || !idle || !idleOfMany) return [];
			return [(large.peakMegabytes - (idleOfMany - idle)) / small.peakMegabytes];
		});
}
