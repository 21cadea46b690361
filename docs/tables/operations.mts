import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { labelsOf, localized, type Words } from '../../nodes/core/translate.ts';
import type { Call, Facts, FactsOfAll } from './facts.mts';
import { table } from './markdown.mts';

/** English, or Chinese with the table of the node's panel. */
export type Language = { code: 'en' } | { code: 'zh'; words: Words };

/** An operation as a panel lists it, with what its description does not hold. */
export interface Operation {
	key: string;
	resource: string;
	name: string;
	description: string;
	/** As the panel writes its labels. */
	label(text: string): string;
	facts: Facts;
}

type Properties = INodeProperties[];

const HEADS = {
	en: {
		what: ['Resource', 'Operation', 'What it does'],
		calls: ['Calls'],
		classic: (version: string, choice: string) => `With ${version}: ${choice}`,
		output: ['Resource', 'Operation', 'Limits', 'Output'],
	},
	zh: {
		what: ['资源', '操作', '作用'],
		calls: ['接口'],
		classic: (version: string, choice: string) => `${version}为“${choice}”时`,
		output: ['资源', '操作', '限制', '输出'],
	},
};

/** The lists of operations by resource, of a description in any language. */
function operationsIn(properties: Properties): Map<string, INodePropertyOptions[]> {
	return new Map(
		properties
			.filter(({ name }) => name === 'operation')
			.map(({ displayOptions, options }) => [
				String(displayOptions?.show?.resource?.[0]),
				options as INodePropertyOptions[],
			]),
	);
}

/** The keys of all operations, `resource.operation`. */
export function keysOf(properties: Properties): string[] {
	return [...operationsIn(properties)].flatMap(([resource, options]) =>
		options.map(({ value }) => `${resource}.${value}`),
	);
}

/**
 * All operations in the order of the panel.
 *
 * @param properties of the node, in English
 * @throws Error when there are no facts of one
 */
export function operationsOf(
	properties: Properties,
	facts: FactsOfAll,
	language: Language,
): Operation[] {
	const words = language.code === 'zh' ? language.words : undefined;
	const shown = localized(properties, words);
	const resources = shown.find(({ name }) => name === 'resource')?.options;
	return (resources as INodePropertyOptions[]).flatMap(({ name: resourceName, value }) => {
		const resource = String(value);
		const english = operationsIn(properties).get(resource) ?? [];
		const options = operationsIn(shown).get(resource) ?? [];
		return options.map(({ name, value: operation, description = '' }, index): Operation => {
			const key = `${resource}.${operation}`;
			const known = facts[key];
			if (!known) throw new Error(`docs/tables tells nothing of ${key}`);
			const inEnglish = (text: string, translated: string) =>
				words ? `${translated}（${text}）` : text;
			return {
				key,
				resource: inEnglish(labelOfResource(properties, resource), resourceName),
				name: inEnglish(String(english[index]?.name), name),
				description: description.replace(/[.。]$/, ''),
				label: labelsOf(words, resource),
				facts: known,
			};
		});
	});
}

function labelOfResource(properties: Properties, resource: string): string {
	const list = properties.find(({ name }) => name === 'resource')?.options;
	return String((list as INodePropertyOptions[]).find(({ value }) => value === resource)?.name);
}

/** Which calls each operation makes. */
export function callsTable(operations: Operation[], { code }: Language): string {
	const { what, calls: callsHead, classic } = HEADS[code];
	const changeable = operations.find(({ facts }) => facts.classic);
	const versions = changeable
		? [classic(changeable.label('API Version'), changeable.label('Classic'))]
		: [];
	const head = [...what, ...callsHead, ...versions];
	const rows = operations.map(({ resource, name, description, label, facts }) => {
		const written = (calls: readonly Call[] = []) =>
			calls.map((call) => callText(call, label, code)).join('<br>');
		const calls = [written(facts.calls), ...(changeable ? [written(facts.classic)] : [])];
		return [resource, name, description, ...calls];
	});
	return table(head, rows);
}

function callText(call: Call, label: Operation['label'], code: Language['code']): string {
	if (typeof call === 'string') return `\`${call}\``;
	const when = label(call.when);
	return code === 'zh' ? `\`${call.call}\`（${when}）` : `\`${call.call}\` (${when})`;
}

/** What each operation takes at most, and what it gives. */
export function outputTable(operations: Operation[], { code }: Language): string {
	const rows = operations.map(({ resource, name, facts }) => [
		resource,
		name,
		facts.limits?.[code] ?? '',
		facts.output[code],
	]);
	return table(HEADS[code].output, rows);
}
