import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import ts from 'typescript';
import { sentences as dingTalk } from '../../nodes/DingTalk/translations/zh-CN/sentences.ts';
import { sentences as messageCenter } from '../../nodes/MessageCenter/translations/zh-CN/sentences.ts';
import { sentences as youDu } from '../../nodes/YouDu/translations/zh-CN/sentences.ts';
import type { Translations } from '../../nodes/core/translate.ts';
import { sentences as core } from '../../nodes/core/translations/zh-CN/sentences.ts';
import { sentences as providers } from '../../nodes/providers/translations/zh-CN/index.ts';

const root = join(__dirname, '..', '..');

/** A sentence of the source. */
export interface SourceSentence {
	/** As the tables name it: `has {0} characters`. */
	pattern: string;
	/** The folder whose table translates it. */
	folder: string;
	/** File and line, for the reader of a failure. */
	place: string;
}

/** The Chinese table of each folder that has one; it goes for all files below. */
export const sentenceTables: Readonly<Record<string, Translations>> = {
	'nodes/core': core,
	'nodes/providers': providers,
	'nodes/DingTalk': dingTalk,
	'nodes/MessageCenter': messageCenter,
	'nodes/YouDu': youDu,
};

const FOLDERS = Object.keys(sentenceTables);

/** The package's source files, relative to the project. */
export function sourceFiles(): string[] {
	return ['nodes', 'credentials'].flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.ts'))
			.map((file) => join(folder, file).split(sep).join('/')),
	);
}

export function parse(file: string): ts.SourceFile {
	const text = readFileSync(join(root, file), 'utf8');
	return ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
}

/** File and line of a node. */
export function placeOf(source: ts.SourceFile, node: ts.Node): string {
	return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

/** Calls back for a node and all below it. */
export function visit(node: ts.Node, look: (node: ts.Node) => void): void {
	look(node);
	ts.forEachChild(node, (child) => visit(child, look));
}

/** Credentials say nothing but what is said about their providers. */
function folderOf(file: string): string {
	return FOLDERS.find((folder) => file.startsWith(`${folder}/`)) ?? 'nodes/providers';
}

function patternOf(template: ts.TemplateLiteral): string {
	if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
	const spans = template.templateSpans.map(({ literal }, place) => `{${place}}${literal.text}`);
	return template.head.text + spans.join('');
}

/** Every sentence of the source. */
export function sourceSentences(): SourceSentence[] {
	const sentences: SourceSentence[] = [];
	for (const file of sourceFiles()) {
		const source = parse(file);
		visit(source, (node) => {
			if (!ts.isTaggedTemplateExpression(node) || node.tag.getText() !== 'say') return;
			sentences.push({
				pattern: patternOf(node.template),
				folder: folderOf(file),
				place: placeOf(source, node),
			});
		});
	}
	return sentences;
}

/** The files that take the tag of another folder than their own: those sentences have no table. */
export function strangeSpeakers(): string[] {
	return sourceFiles().filter((file) => {
		const wordsOf = resolve(root, folderOf(file), 'words');
		return parse(file)
			.statements.filter(ts.isImportDeclaration)
			.filter(({ importClause }) => importClause?.getText().match(/\bsay\b/))
			.map(({ moduleSpecifier }) => (moduleSpecifier as ts.StringLiteral).text)
			.some((specifier) => resolve(root, dirname(file), specifier) !== wordsOf);
	});
}
