import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workflow, WorkflowNode } from '../host/n8n.mts';

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

function covers(note: WorkflowNode, { position: [x, y] }: WorkflowNode): boolean {
	const [left, top] = note.position;
	const { width, height } = note.parameters as { width: number; height: number };
	return x < left + width && left < x + NODE_WIDTH && y < top + height && top < y + NODE_HEIGHT;
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
		expect(texts).toContain('For your own use:');
		expect(texts).toContain('自己使用时：');
	});

	it('shows all of its nodes: no note covers one', () => {
		const covered = nodes.filter((node) => notes.some((note) => covers(note, node)));
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
