import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleGroups, nameOf } from '../host/examples.mts';
import type { Workflow, WorkflowNode } from '../host/n8n.mts';
import { EXAMPLE_USERS } from '../simulators/dingTalk/examples.mts';
import { cellsIn } from '../docs/tables/markdown.mts';

const folder = join(__dirname, '../examples');
const NOTE = 'n8n-nodes-base.stickyNote';
/** A node on the canvas with its name below it. */
const NODE_WIDTH = 100;
const NODE_HEIGHT = 150;

/** What `npm start` calls the credentials that it makes. */
const CREDENTIALS: Record<string, string> = {
	dingTalkApi: 'DingTalk (simulator)',
	dingTalkRobotApi: 'DingTalk Robot (simulator)',
	messageCenterApi: 'Message Center (simulator)',
	youDuApi: 'YouDu (simulator)',
};

interface Connection {
	node: string;
}

function isNote({ type }: WorkflowNode): boolean {
	return type === NOTE;
}

/** How much room a note or node takes: width and height. */
function sizeOf(node: WorkflowNode): [number, number] {
	if (!isNote(node)) return [NODE_WIDTH, NODE_HEIGHT];
	const { width, height } = node.parameters as { width: number; height: number };
	return [width, height];
}

function covers(one: WorkflowNode, other: WorkflowNode): boolean {
	return [0, 1].every((axis) => {
		const [begin = 0, otherBegin = 0] = [one, other].map(({ position }) => position[axis]);
		const [size = 0, otherSize = 0] = [one, other].map((each) => sizeOf(each)[axis]);
		return otherBegin < begin + size && begin < otherBegin + otherSize;
	});
}

describe.each(readdirSync(folder))('examples/%s', (file) => {
	const workflow = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Workflow;
	const notes = workflow.nodes.filter(isNote);
	const nodes = workflow.nodes.filter((node) => !isNote(node));

	it('works in the time zone of China, and branch after branch', () => {
		expect(workflow.settings).toEqual({ executionOrder: 'v1', timezone: 'Asia/Shanghai' });
	});

	it('is named in both languages, and explains itself in both', () => {
		const texts = notes.map(({ parameters }) => String(parameters.content)).join('\n');
		expect(workflow.name).toMatch(
			/^[A-Z][\x20-\x7e]+ (?=.*\p{Script=Han})[\p{Script=Han}A-Z\d ：，、（）]+$/u,
		);
		for (const { parameters } of notes) {
			const headings = String(parameters.content).match(/^## .*$/gm) ?? [];
			expect(headings).toHaveLength(2);
			expect(headings[0]).toMatch(/^[\x20-\x7e]+$/);
			expect(headings[1]).toMatch(/\p{Script=Han}/u);
		}
		expect(texts).toContain('For your own use:');
		expect(texts).toContain('自己使用时：');
	});

	it('shows everything: no note covers a node or another note', () => {
		const covered = workflow.nodes.filter((each) =>
			notes.some((note) => note !== each && covers(note, each)),
		);
		expect(covered.map(({ name }) => name)).toEqual([]);
	});

	it('connects nodes that there are, and leaves none alone', () => {
		const names = nodes.map(({ name }) => name);
		const ends = Object.values(workflow.connections).flatMap((outputs) =>
			Object.values(outputs as Record<string, Connection[][]>)
				.flat(2)
				.map(({ node }) => node),
		);
		const connected = new Set([...Object.keys(workflow.connections), ...ends]);
		expect(new Set(names).size).toBe(names.length);
		expect([...connected].sort()).toEqual([...names].sort());
	});

	it('names the credentials of the demo, and holds none', () => {
		for (const { credentials = {} } of nodes) {
			for (const [type, credential] of Object.entries(credentials)) {
				expect(credential).toEqual({ name: CREDENTIALS[type] });
			}
		}
	});
});

describe('the groups of the examples', () => {
	const nameIn = (file: string) =>
		(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Workflow).name;

	it('hold each of them once', () => {
		const files = exampleGroups.flatMap((group) => group.files);
		expect([...files].sort()).toEqual(readdirSync(folder).sort());
	});

	it.each([
		['README.md', 'en', /^[\x20-\x7e]+/],
		['README.zh-CN.md', 'zh', /(?<= )\S*\p{Script=Han}.*$/u],
	] as const)('are those of %s, in its order and with its headings', (page, language, name) => {
		const text = readFileSync(join(folder, '..', page), 'utf8');
		const tables = exampleGroups.map(({ title }) => {
			const [, after = ''] = text.split(`\n${title[language]}${language === 'en' ? ':' : '：'}\n`);
			const [table = ''] = /(\|.*\n)+/.exec(after) ?? [];
			return cellsIn(table)
				.slice(1)
				.map(([cell = '']) => cell);
		});
		expect(tables).toEqual(
			exampleGroups.map(({ files }) =>
				files.map((file) => (name.exec(nameIn(file))?.[0] ?? '').trim()),
			),
		);
	});

	it('are shown with a name in one language', () => {
		expect(nameOf(nameIn('ai-agent.json'))).toBe('AI agent that may send a message');
		expect(nameOf(nameIn('daily-report-card.json'))).toBe('Daily report card');
	});
});

/** Numbers of the Message Center. Who keeps a list or a system has the last one. */
const PEOPLE: Record<string, string> = {
	20230001: '张三',
	20230002: '李四',
	20230003: '王五',
	20239999: '',
};

it('people have the same number in all examples, and are known in YouDu and DingTalk', () => {
	const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
	const numbers = texts.flatMap((text) => text.match(/\b2023\d{4}\b/g) ?? []);
	expect([...new Set(numbers)].sort()).toEqual(Object.keys(PEOPLE));
	// As in the rows of the spreadsheet, and in the sample of the form.
	const named = texts.flatMap((text) => [
		...text.matchAll(/"(2023\d{4})[^\p{L}\d]+(?:姓名|name)[^\p{L}\d]+(\p{L}+)/gu),
	]);
	expect(named.length).toBeGreaterThanOrEqual(4);
	for (const [, number = '', name] of named) expect(name).toBe(PEOPLE[number]);
	const known = EXAMPLE_USERS.map(({ name }) => name);
	expect(known).toEqual(expect.arrayContaining(Object.values(PEOPLE).filter(Boolean)));
});
