import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';
import { readPages, type Paging } from '../../nodes/core/reads.ts';

const context = (parameters: IDataObject) =>
	({ getNodeParameter: (name: string) => parameters[name] }) as unknown as IExecuteSingleFunctions;

/** What a list gives whose pages come from `pages`, and what it asked for. */
async function read(pages: IDataObject[][], paging: Partial<Paging>, limit?: number) {
	const asked: unknown[] = [];
	const plan = readPages({
		largestPage: 2,
		first: (size) => ({ page: 0, size }),
		read: (answer, { page, size }) => {
			const rows = answer.rows as IDataObject[];
			return { rows, next: rows.length > 0 ? { page: Number(page) + 1, size } : undefined };
		},
		...paging,
	});
	const how = limit === undefined ? { returnAll: true } : { returnAll: false, limit };
	const rows = await plan.call(context(how), { url: '/list', body: { of: 'x' } }, async (call) => {
		expect(call.isRead).toBe(true);
		asked.push(call.options.body);
		return { rows: pages[asked.length - 1] ?? [] };
	});
	return { ids: rows.map(({ id }) => id), asked };
}

const row = (id: number) => ({ id });
const idOf = ({ id }: IDataObject) => String(id);

describe('readPages', () => {
	it('asks for page after page', async () => {
		const { ids, asked } = await read([[row(1), row(2)], [row(3)]], {});
		expect(ids).toEqual([1, 2, 3]);
		expect(asked).toEqual([0, 1, 2].map((page) => ({ of: 'x', page, size: 2 })));
	});

	it('asks for no more than the limit needs', async () => {
		const { ids, asked } = await read([[row(1)]], {}, 1);
		expect(ids).toEqual([1]);
		expect(asked).toEqual([{ of: 'x', page: 0, size: 1 }]);
	});

	it('tells how many rows it knows', async () => {
		const known: number[] = [];
		await read(
			[
				[row(1), row(2)],
				[row(2), row(3)],
			],
			{
				idOf,
				read: (answer, { page, size }, count) => {
					known.push(count);
					const rows = answer.rows as IDataObject[];
					return { rows, next: rows.length > 0 ? { page: Number(page) + 1, size } : undefined };
				},
			},
		);
		expect(known).toEqual([0, 2, 3]);
	});

	it('leaves out rows that it knows', async () => {
		const { ids } = await read(
			[
				[row(1), row(2)],
				[row(2), row(3)],
			],
			{ idOf },
		);
		expect(ids).toEqual([1, 2, 3]);
	});

	it.each([
		['a page has only rows of an earlier one', { idOf }],
		[
			'a page asks for itself',
			{ read: (_: IDataObject, asked: IDataObject) => ({ rows: [], next: asked }) },
		],
	])('does not go on for ever when %s', async (_, paging) => {
		const same = [row(1), row(2)];
		await expect(read([same, same], paging)).rejects.toThrow('the list does not come to an end');
	});
});
