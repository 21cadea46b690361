import { isRecord } from '../shared/checks.mts';
import type { Parameters } from './parameters.mts';
import { Refusal, badParameter } from './rspCodes.mts';
import type { Template } from './settings.mts';

const PLACEHOLDER = /\{\{(\w+)\.DATA\}\}/g;

/**
 * The values of `data` by placeholder (5.3.3). Every keyword of the template must have one; the
 * others (first, remark) may be left out, as the example does. Throws a Refusal: 600006 for no
 * data, 600007 for a missing keyword or value, 500001 for a name that the template has not.
 */
export function readValues(parameters: Parameters, template: Template): Record<string, string> {
	const data = parameters.value('data');
	if (data === undefined) throw new Refusal('TEMPLATE_EMPTY', '缺少参数 data');
	if (!isRecord(data)) throw badParameter('data 必须是对象');
	const names = placeholders(template);
	const unknown = Object.keys(data).find((name) => !names.includes(name));
	if (unknown !== undefined) throw badParameter(`模版中没有 ${unknown}`);
	const missing = names.find((name) => name.startsWith('keyword') && !Object.hasOwn(data, name));
	if (missing !== undefined) throw new Refusal('KEYWORD_MISSING', missing);
	return Object.fromEntries(
		Object.entries(data).map(([name, field]) => [name, readValue(name, field)]),
	);
}

/** The template's content with the values in place of the placeholders. */
export function filledIn(template: Template, values: Readonly<Record<string, string>>): string {
	return template.content.replace(PLACEHOLDER, (_all, name: string) => values[name] ?? '');
}

function placeholders({ content }: Template): string[] {
	return [...content.matchAll(PLACEHOLDER)].flatMap(([, name]) => name ?? []);
}

function readValue(name: string, field: unknown): string {
	if (!isRecord(field)) throw badParameter(`data.${name} 必须是对象`);
	const unknown = Object.keys(field).find((key) => key !== 'value');
	if (unknown !== undefined) throw badParameter(`data.${name} 包含未知属性 ${unknown}`);
	const { value } = field;
	if (value === undefined || value === null || value === '') {
		throw new Refusal('KEYWORD_MISSING', `${name}.value`);
	}
	if (typeof value !== 'string') throw badParameter(`data.${name}.value 必须是 String`);
	return value;
}
