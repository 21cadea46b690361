import { join } from 'node:path';
import ts from 'typescript';
import { joined, named, speaker } from '../nodes/core/say.ts';
import { labelsOf } from '../nodes/core/translate.ts';
import { fieldsIn, nodes } from './harness/descriptions.mts';
import {
	parse,
	placeOf,
	sentenceTables,
	sourceFiles,
	sourceSentences,
	strangeSpeakers,
	visit,
} from './harness/sentences.mts';

const { 'nodes/core': core = {}, ...tables } = sentenceTables;

const said = sourceSentences();

/** The places of a sentence, in the order of their numbers. */
function placesOf(text: string): string[] {
	return [...text.matchAll(/\{\d+\}/g)].map(([place]) => place).sort();
}

it('finds the sentences of all folders', () => {
	expect([...new Set(said.map(({ folder }) => folder))].sort()).toEqual(
		Object.keys(sentenceTables).sort(),
	);
	expect(said.length).toBeGreaterThan(400);
});

it('has a translation for each sentence', () => {
	const missing = said.filter(
		({ pattern, folder }) => !Object.hasOwn({ ...core, ...tables[folder] }, pattern),
	);
	expect(missing.map(({ pattern, place }) => `${place}: ${pattern}`)).toEqual([]);
});

it.each(Object.entries(tables))('has a sentence for each translation of %s', (folder, table) => {
	const own = said.filter((sentence) => sentence.folder === folder);
	const isSaid = (pattern: string) => own.some((sentence) => sentence.pattern === pattern);
	expect(Object.keys(table).filter((pattern) => !isSaid(pattern))).toEqual([]);
});

it('has a sentence for each translation of the core', () => {
	const patterns = said.map(({ pattern }) => pattern);
	expect(Object.keys(core).filter((pattern) => !patterns.includes(pattern))).toEqual([]);
});

it('translates once what is said in the same way everywhere', () => {
	const twice = Object.values(tables).flatMap((table) =>
		Object.keys(table).filter((pattern) => table[pattern] === core[pattern]),
	);
	expect(twice).toEqual([]);
});

it.each(Object.entries(sentenceTables))('puts the same into a translation: %s', (_, table) => {
	for (const [pattern, translation] of Object.entries(table)) {
		expect([pattern, ...placesOf(translation)]).toEqual([pattern, ...placesOf(pattern)]);
	}
});

it('says each sentence with the table of its folder', () => {
	expect(strangeSpeakers()).toEqual([]);
});

/** What only authors of nodes meet. */
const FOR_AUTHORS = ['This operation does not prepare its request', 'postReceive "'];

it('says no error in a text that cannot be translated', () => {
	const bare: string[] = [];
	for (const file of sourceFiles()) {
		const source = parse(file);
		visit(source, (node) => {
			for (const part of partsToRead(node)) {
				if (isText(part) && !FOR_AUTHORS.some((text) => part.getText().includes(text))) {
					bare.push(`${placeOf(source, part)}: ${part.getText()}`);
				}
			}
		});
	}
	expect(bare).toEqual([]);
});

/** What is put into an error, or into the output or a form, to be read. */
function partsToRead(node: ts.Node): ts.Expression[] {
	const values = ({ properties }: ts.ObjectLiteralExpression, names: string[]) =>
		properties.flatMap((property) =>
			ts.isPropertyAssignment(property) && names.includes(property.name.getText())
				? [property.initializer]
				: [],
		);
	if (ts.isNewExpression(node) && /Error$/.test(node.expression.getText())) {
		const options = [...(node.arguments ?? [])].filter(ts.isObjectLiteralExpression);
		const texts = options.flatMap((each) => values(each, ['description', 'message']));
		return [...(node.arguments ?? []), ...texts];
	}
	return ts.isObjectLiteralExpression(node)
		? values(node, ['advice', 'emptyFieldsNotice', 'error', 'message', 'reason'])
		: [];
}

/** True for text that is written in English here. */
function isText(node: ts.Expression): boolean {
	if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) return false;
	return /[a-z]{3}/.test(node.getText().replace(/\$\{[^}]*\}/g, ''));
}

describe('labels', () => {
	const root = join(__dirname, '..');
	const program = ts.createProgram(
		sourceFiles().map((file) => join(root, file)),
		{ strict: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022, lib: ['lib.es2022.d.ts'] },
	);
	const checker = program.getTypeChecker();
	/** Those of n8n's own, which it shows in English. */
	const FOREIGN = ['Proxy', 'Timeout'];

	function labelsIn(file: string): Array<{ label: ts.Expression; texts: string[] }> {
		const found: Array<{ label: ts.Expression; texts: string[] }> = [];
		visit(program.getSourceFile(join(root, file))!, (node) => {
			if (!ts.isCallExpression(node)) return;
			const { parameters = [] } = checker.getResolvedSignature(node) ?? {};
			parameters.forEach(({ valueDeclaration }, index) => {
				const isLabel =
					valueDeclaration &&
					ts.isParameter(valueDeclaration) &&
					valueDeclaration.type?.getText() === 'Label';
				const label = node.arguments[index];
				if (!isLabel || !label) return;
				const type = checker.getTypeAtLocation(label);
				const types = type.isUnion() ? type.types : [type];
				const texts = types.flatMap((each) => (each.isStringLiteral() ? [each.value] : []));
				found.push({ label, texts });
			});
		});
		return found;
	}

	it.each([
		['nodes/core', nodes],
		['nodes/DingTalk', nodes.filter(({ name }) => name === 'DingTalk')],
		['nodes/MessageCenter', nodes.filter(({ name }) => name.startsWith('MessageCenter'))],
		['nodes/YouDu', nodes.filter(({ name }) => name === 'YouDu')],
	] as const)('in errors of %s are those of the panel', (folder, shown) => {
		const fields = shown.flatMap(({ description }) => fieldsIn(description.properties));
		const known = [...fields.map(({ displayName }) => displayName), ...FOREIGN];
		const labels = sourceFiles()
			.filter((file) => file.startsWith(`${folder}/`))
			.flatMap(labelsIn);
		expect(labels.length).toBeGreaterThan(3);
		const strange = labels.filter(
			({ label, texts }) =>
				ts.isTemplateExpression(label) || texts.some((text) => !known.includes(text)),
		);
		expect(strange.map(({ label }) => label.getText())).toEqual([]);
	});
});

describe('a sentence', () => {
	const say = speaker({
		'{0} has {1} entries': '{1} 项在“{0}”中',
		'; ': '；',
		'row {0}': '第 {0} 行',
	});
	const words = {
		shared: { Title: '标题' },
		resources: { user: { Title: '职位' } },
	};

	it('puts its parts where the translation wants them', () => {
		expect(say`${'{1}'} has ${7} entries`.text()).toBe('7 项在“{1}”中');
	});

	it('names fields as the panel does for the resource', () => {
		const sentence = say`${named('Title')} has ${1} entries`;
		expect(sentence.text(labelsOf(words, 'user'))).toBe('1 项在“职位”中');
		expect(sentence.text(labelsOf(words, 'chat'))).toBe('1 项在“标题”中');
		expect(sentence.text(labelsOf(undefined, 'user'))).toBe('1 项在“Title”中');
		expect(sentence.text()).toBe('1 项在“Title”中');
	});

	it('leaves alone what users and providers write, also if a field has this name', () => {
		expect(say`${'Title'} has ${1} entries`.text(labelsOf(words, 'user'))).toBe('1 项在“Title”中');
	});

	it('joins others', () => {
		const rows = joined(['a', say`row ${2}`, named('Title')], say`; `);
		expect(rows.text(labelsOf(words, 'user'))).toBe('a；第 2 行；职位');
		expect(`${say`row ${rows}`}`).toBe('第 a；第 2 行；Title 行');
	});

	it('stays as it is in English', () => {
		const english = speaker();
		expect(english`must be ${'"x"'}, {0} or {{ $json.y }}`.text()).toBe(
			'must be "x", "x" or {{ $json.y }}',
		);
	});
});
