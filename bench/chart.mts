/** Bar charts as SVG. */
import * as echarts from 'echarts';

/** One chart: groups of bars, one bar of each name in every group. */
export interface Bars {
	title: string;
	bars: Array<{ group: string; name: string; value: number }>;
}

const WIDTH = 900;
const HEIGHT = 330;
const TOP = 75;

/** Draws the charts one below the other, with one legend for all. */
export function drawChart(charts: Bars[]): string {
	const all = charts.flatMap(({ bars }) => bars);
	const groups = [...new Set(all.map(({ group }) => group))];
	const names = [...new Set(all.map(({ name }) => name))];
	const height = TOP + charts.length * HEIGHT;
	const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
	const top = (index: number) => TOP + index * HEIGHT;
	chart.setOption({
		animation: false,
		backgroundColor: '#ffffff',
		legend: { top: 10, data: names },
		title: charts.map(({ title }, index) => ({
			text: title,
			top: top(index),
			left: 50,
			textStyle: { fontSize: 14 },
		})),
		grid: charts.map((_, index) => ({
			top: top(index) + 40,
			left: 50,
			right: 20,
			height: HEIGHT - 90,
		})),
		xAxis: charts.map((_, gridIndex) => ({ type: 'category', data: groups, gridIndex })),
		yAxis: charts.map((_, gridIndex) => ({ type: 'value', gridIndex })),
		series: charts.flatMap(({ bars }, index) =>
			names.map((name) => ({
				type: 'bar',
				name,
				xAxisIndex: index,
				yAxisIndex: index,
				label: {
					show: true,
					position: 'top',
					formatter: ({ value }: { value: unknown }) =>
						typeof value === 'number' ? value.toFixed(1) : '',
				},
				data: groups.map(
					(group) => bars.find((bar) => bar.group === group && bar.name === name)?.value ?? '-',
				),
			})),
		),
	});
	const svg = chart.renderToSVGString();
	chart.dispose();
	return svg;
}
