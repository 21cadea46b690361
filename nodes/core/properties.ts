import type { INodeProperties } from 'n8n-workflow';

/** One field of the panel, which stands for equal fields of several forms. */
interface Entry {
	/** Those that it stands for, by their places in the list; the first one is shown. */
	members: number[];
	resources: string[];
	operations: string[];
}

/**
 * A node's fields, with those in one that several operations have in the same way. n8n evaluates a
 * parameter twice for each field of its name, shown or not: an expression in a field that seven
 * operations describe apart costs seven times as much, for each item.
 *
 * Fields are put together only if they are equal but for the operations that show them, if no further
 * operation shows them then, and if every form keeps the order of its fields.
 */
export function mergeAlike(properties: INodeProperties[]): INodeProperties[] {
	const merged = mergeOnce(properties);
	return merged.length < properties.length ? mergeAlike(merged) : merged;
}

function mergeOnce(properties: INodeProperties[]): INodeProperties[] {
	const looks = lookOfEach(properties);
	const forms = formsOf(properties);
	const formNames = new Set(forms.keys());
	let entries: Entry[] = [];
	for (const [place, { displayOptions }] of properties.entries()) {
		const entry: Entry = {
			members: [place],
			resources: namesIn(displayOptions?.show?.resource),
			operations: namesIn(displayOptions?.show?.operation),
		};
		const merged = entries
			.filter(({ members: [first = NaN] }) => looks[first] === looks[place])
			.map((other) => ({ other, joined: join(other, entry) }))
			.filter(({ other, joined }) => showsNoMore(joined, [other, entry], formNames))
			.map(({ other, joined }) => entries.map((each) => (each === other ? joined : each)))
			.find((candidate) => inOrder(candidate, forms) !== undefined);
		entries = merged ?? [...entries, entry];
	}
	return (inOrder(entries, forms) ?? entries).map((entry) => fieldOf(entry, properties));
}

function namesIn(names: unknown[] = []): string[] {
	return names.map(String);
}

/** What each field is, without the operations that show it; never the same for two that cannot be one. */
function lookOfEach(properties: INodeProperties[]): string[] {
	const functions: unknown[] = [];
	const numberOf = (value: unknown) => {
		if (!functions.includes(value)) functions.push(value);
		return `function ${functions.indexOf(value)}`;
	};
	return properties.map((property, place) => {
		const { resource, operation, ...show } = property.displayOptions?.show ?? {};
		if (!resource || !operation) return `alone ${place}`;
		const look = { ...property, displayOptions: { ...property.displayOptions, show } };
		return JSON.stringify(look, (_, value: unknown) =>
			typeof value === 'function' ? numberOf(value) : value,
		);
	});
}

/** The places of the fields of each form, a form being a resource with an operation. */
function formsOf(properties: INodeProperties[]): Map<string, number[]> {
	const shown = properties.map(({ displayOptions }) => ({
		resources: namesIn(displayOptions?.show?.resource),
		operations: namesIn(displayOptions?.show?.operation),
	}));
	const names = new Set(
		shown.flatMap(({ resources, operations }) =>
			resources.flatMap((resource) => operations.map((operation) => `${resource} ${operation}`)),
		),
	);
	return new Map(
		[...names].map((name) => {
			const [resource = '', operation = ''] = name.split(' ');
			const isIn = ({ resources, operations }: (typeof shown)[number]) =>
				(resources.length === 0 || resources.includes(resource)) &&
				(operations.length === 0 || operations.includes(operation));
			return [name, [...shown.keys()].filter((place) => isIn(shown[place] as never))];
		}),
	);
}

function join(one: Entry, other: Entry): Entry {
	const union = (names: string[], more: string[]) => [...new Set([...names, ...more])];
	return {
		members: [...one.members, ...other.members],
		resources: union(one.resources, other.resources),
		operations: union(one.operations, other.operations),
	};
}

function pairsOf({ resources, operations }: Entry): string[] {
	return resources.flatMap((resource) => operations.map((operation) => `${resource} ${operation}`));
}

function showsNoMore(joined: Entry, parts: Entry[], forms: Set<string>): boolean {
	const before = new Set(parts.flatMap(pairsOf));
	return pairsOf(joined).every((pair) => before.has(pair) || !forms.has(pair));
}

/** The entries in an order that every form keeps; nothing if there is none. */
function inOrder(entries: Entry[], forms: Map<string, number[]>): Entry[] | undefined {
	const owner = new Map(entries.flatMap((entry) => entry.members.map((place) => [place, entry])));
	const before = new Map(entries.map((entry) => [entry, new Set<Entry>()]));
	for (const places of forms.values()) {
		const known = places.flatMap((place) => owner.get(place) ?? []);
		known.slice(1).forEach((entry, index) => before.get(entry)?.add(known[index] as Entry));
	}
	const ordered = new Set<Entry>();
	const underWay = new Set<Entry>();
	const place = (entry: Entry): boolean => {
		if (ordered.has(entry)) return true;
		if (underWay.has(entry)) return false;
		underWay.add(entry);
		const canBe = [...(before.get(entry) ?? [])].every(place);
		ordered.add(entry);
		return canBe;
	};
	return entries.every(place) ? [...ordered] : undefined;
}

function fieldOf(
	{ members, resources, operations }: Entry,
	all: INodeProperties[],
): INodeProperties {
	const property = all[members[0] as number] as INodeProperties;
	if (members.length === 1) return property;
	const { displayOptions } = property;
	return {
		...property,
		displayOptions: {
			...displayOptions,
			show: { ...displayOptions?.show, resource: resources, operation: operations },
		},
	};
}
