import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { mergeAlike } from '../../nodes/core/properties.ts';

function field(
	name: string,
	resource: string,
	operation: string,
	description = '',
): INodeProperties {
	return {
		displayName: name,
		name,
		type: 'string',
		default: '',
		description,
		displayOptions: { show: { resource: [resource], operation: [operation] } },
	};
}

/** The fields that a form shows, in order, without what says that it shows them. */
function formOf(properties: INodeProperties[], resource: string, operation: string) {
	const isShown = (names: unknown[] | undefined, name: string) => names?.includes(name) ?? true;
	return properties
		.filter(({ displayOptions }) => {
			const { show } = displayOptions ?? {};
			return isShown(show?.resource, resource) && isShown(show?.operation, operation);
		})
		.map((property) => {
			const show = Object.entries(property.displayOptions?.show ?? {}).filter(
				([name]) => !['resource', 'operation'].includes(name),
			);
			return {
				...property,
				displayOptions: { ...property.displayOptions, show: Object.fromEntries(show) },
			};
		});
}

/** The fields of all operations of a node, as its resources describe them. */
function fieldsOf(node: string): INodeProperties[] {
	const folder = join(__dirname, '../../nodes', node, 'resources');
	return readdirSync(folder)
		.flatMap((resource) =>
			Object.values<INodeProperties[]>(jest.requireActual(join(folder, resource, 'index.ts'))),
		)
		.flat();
}

const namesOf = (properties: INodeProperties[]) => properties.map(({ name }) => name);

describe('mergeAlike', () => {
	it('puts equal fields of several operations into one', () => {
		const merged = mergeAlike([
			field('content', 'chat', 'send'),
			field('content', 'robot', 'send'),
			field('content', 'robot', 'warn'),
		]);
		expect(merged).toHaveLength(1);
		expect(merged[0]?.displayOptions?.show).toEqual({
			resource: ['chat', 'robot'],
			operation: ['send', 'warn'],
		});
	});

	it('shows a field to no operation that did not have it', () => {
		const properties = [
			field('content', 'chat', 'send'),
			field('content', 'robot', 'warn'),
			field('other', 'chat', 'warn'),
		];
		expect(mergeAlike(properties)).toEqual(properties);
	});

	it('leaves fields apart that differ in anything', () => {
		const properties = [
			field('content', 'chat', 'send', 'one'),
			field('content', 'robot', 'send', 'two'),
		];
		expect(mergeAlike(properties)).toEqual(properties);
	});

	it('keeps the order of each form, and moves what it has to', () => {
		const properties = [
			field('content', 'chat', 'send'),
			field('chatOptions', 'chat', 'send'),
			field('receivers', 'robot', 'send'),
			field('content', 'robot', 'send'),
			field('robotOptions', 'robot', 'send'),
		];
		const merged = mergeAlike(properties);
		expect(namesOf(merged)).toEqual(['receivers', 'content', 'chatOptions', 'robotOptions']);
	});

	it('leaves fields apart whose forms have them in another order', () => {
		const properties = [
			field('one', 'chat', 'send'),
			field('two', 'chat', 'send'),
			field('two', 'robot', 'send'),
			field('one', 'robot', 'send'),
		];
		const merged = mergeAlike(properties);
		expect(merged).toHaveLength(3);
		expect(namesOf(formOf(merged, 'chat', 'send'))).toEqual(['one', 'two']);
		expect(namesOf(formOf(merged, 'robot', 'send'))).toEqual(['two', 'one']);
	});

	it.each(['DingTalk', 'MessageCenter'])('changes no form of %s', (node) => {
		const properties = fieldsOf(node);
		const merged = mergeAlike(properties);
		expect(merged.length).toBeLessThan(properties.length);
		const forms = properties.flatMap(({ displayOptions }) =>
			(displayOptions?.show?.resource ?? []).flatMap((resource) =>
				(displayOptions?.show?.operation ?? []).map((operation) => [
					String(resource),
					String(operation),
				]),
			),
		);
		expect(forms.length).toBeGreaterThan(10);
		for (const [resource = '', operation = ''] of forms) {
			expect(formOf(merged, resource, operation)).toEqual(formOf(properties, resource, operation));
		}
		expect(mergeAlike(merged)).toEqual(merged);
	});
});
