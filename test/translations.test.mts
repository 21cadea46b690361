import { labelsOf, localized, type Translations } from '../nodes/core/translate.ts';
import { panel } from '../nodes/core/translations/zh-CN/panel.ts';
import { credentials, fieldsIn, nodes, type Shown } from './harness/descriptions.mts';
import { sentenceTables } from './harness/sentences.mts';

/**
 * Keys of a description that hold nothing to read. Every text under another key needs a translation, so
 * that a text in a new place is noticed.
 */
const TECHNICAL = [
	'dark',
	'group',
	'icon',
	'inputs',
	'light',
	'loadOptionsDependsOn',
	'mode',
	'name',
	'outputs',
	'resourceMapperMethod',
	'searchListMethod',
	'type',
	'value',
];
/** Those with whole objects below that n8n reads. */
const TECHNICAL_PARTS = [
	'default',
	'displayOptions',
	'requestDefaults',
	'requestOperations',
	'routing',
];

/** A text that users see. */
interface Text {
	english: string;
	chinese: unknown;
	/** The only resource that shows it, if there is one. */
	resource?: string;
	path: string;
}

type Part = Record<string, unknown>;

/** Compares a description with its Chinese one: gives the texts of both, and fails for other differences. */
function textsIn(english: unknown, chinese: unknown): Text[] {
	const texts: Text[] = [];
	const compare = (one: unknown, other: unknown, key: string, path: string, resource?: string) => {
		const isText = typeof one === 'string' && ![...TECHNICAL, ...TECHNICAL_PARTS].includes(key);
		if (isText && !one.startsWith('=')) {
			texts.push({ english: one, chinese: other, resource, path });
			return;
		}
		if (typeof one !== 'object' || one === null || TECHNICAL_PARTS.includes(key)) {
			if (other !== one) throw new Error(`${path} is not the same`);
			return;
		}
		expect(Object.keys(other as Part)).toEqual(Object.keys(one));
		const { show } = ((one as Part).displayOptions ?? {}) as { show?: { resource?: string[] } };
		const own = show?.resource?.length === 1 ? show.resource[0] : resource;
		for (const [name, value] of Object.entries(one)) {
			const isChoice = name === 'name' && 'value' in one && !('type' in one);
			const under = Array.isArray(one) ? key : isChoice ? 'choice' : name;
			compare(value, (other as Part)[name], under, `${path}.${name}`, own);
		}
	};
	compare(english, chinese, '', '');
	return texts;
}

function textsOf({ description, chinese }: Shown): Text[] {
	return textsIn(description, localized(description, chinese));
}

const all = [...nodes, ...credentials];

describe.each(all)('$name', (shown) => {
	const { description, chinese } = shown;
	const texts = textsOf(shown);
	const tableOf = ({ english, resource = '' }: Text): Translations => {
		const own = chinese.resources?.[resource];
		return own && Object.hasOwn(own, english) ? own : chinese.shared;
	};

	it('has a translation for each text', () => {
		expect(texts.length).toBeGreaterThan(5);
		const missing = texts.filter((text) => !Object.hasOwn(tableOf(text), text.english));
		expect(missing.map(({ english, path }) => `${path}: ${english}`)).toEqual([]);
		for (const text of texts) expect(text.chinese).toBe(tableOf(text)[text.english]);
	});

	it('has a text for each translation', () => {
		const used = new Map<Translations, Set<string>>();
		for (const text of texts) {
			const table = tableOf(text);
			used.set(table, (used.get(table) ?? new Set()).add(text.english));
		}
		const tables = [chinese.shared, ...Object.values(chinese.resources ?? {})];
		const unused = tables.flatMap((table) =>
			Object.keys(table).filter((text) => !used.get(table)?.has(text) && !(text in panel)),
		);
		expect(unused).toEqual([]);
	});

	it('translates a text of one resource for that resource only where it must', () => {
		const { shared, resources = {} } = chinese;
		const needless = Object.values(resources).flatMap((table) =>
			Object.entries(table).filter(([text, translation]) => shared[text] === translation),
		);
		expect(needless).toEqual([]);
	});

	it('is the same object in English', () => {
		expect(localized(description, undefined)).toBe(description);
	});

	it('names fields in errors as it shows them', () => {
		const shownOnes = localized(description, chinese).properties;
		description.properties.forEach((property, index) => {
			const resources = (property.displayOptions?.show?.resource ?? ['']) as string[];
			const translated = fieldsIn([shownOnes[index]!]);
			fieldsIn([property]).forEach(({ displayName, type }, place) => {
				if (type === 'notice') return;
				for (const resource of resources) {
					const label = labelsOf(chinese, resource)(displayName);
					expect([resource, label]).toEqual([resource, translated[place]?.displayName]);
				}
			});
		});
	});
});

it('has a text for each translation that nodes share', () => {
	const texts = nodes.flatMap(textsOf).map(({ english }) => english);
	expect(Object.keys(panel).filter((text) => !texts.includes(text))).toEqual([]);
});

describe('Chinese', () => {
	const panels = all.flatMap(textsOf).map(({ english, chinese }) => [english, String(chinese)]);
	const sentences = Object.values(sentenceTables).flatMap(Object.entries);
	const translations = [...panels, ...sentences] as Array<[english: string, chinese: string]>;

	it.each([
		['has full-width punctuation', /\p{Script=Han}[,;:!?]|[,;:!?(]\p{Script=Han}/u],
		['has a space beside words and numbers', /\p{Script=Han}\w|\w\p{Script=Han}/u],
		['has none beside full-width punctuation', / [，。；：（）“”、]|[，。；：（）“”、] /u],
	])('%s', (_, wrong) => {
		expect(translations.filter(([, chinese]) => wrong.test(chinese))).toEqual([]);
	});

	it('ends like the English', () => {
		const endsOtherwise = translations.filter(
			([english, chinese]) => english.trim().endsWith('.') !== chinese.endsWith('。'),
		);
		expect(endsOtherwise).toEqual([]);
	});
});
