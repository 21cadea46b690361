import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { N8nClient } from '../../host/n8n.mts';
import { npm, pack, type Packed } from '../../host/pack.mts';
import { YouDuSimulator } from '../../simulators/youDu/simulator.mts';
import { chain, execute } from './chain.mts';
import { startInstance, type Instance } from './instance.mts';

jest.setTimeout(120_000);

const root = join(__dirname, '..', '..');
const NAME = 'n8n-nodes-cn-messaging';
/** The command for an installation without internet, and what its user has to replace in it. */
const COMMAND = /^npm (install .* )~\/\.n8n\/nodes \/path\/(.*\.tgz)$/m;

interface Manifest {
	scripts: Record<string, string>;
	n8n: { nodes: string[]; credentials: string[] };
}

let packed: Packed;
/** The folder in which npm has installed the package. */
let installed: string;
let registry: Server;
const asked: string[] = [];
let instance: Instance;
let client: N8nClient;
let simulator: YouDuSimulator;

/** Installs the package with the command of README.md, beside a registry that never answers. */
async function install(userFolder: string): Promise<void> {
	const [, args = ''] = COMMAND.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
	const nodes = join(userFolder, '.n8n', 'nodes');
	const settings = mkdtempSync(join(tmpdir(), 'npm-'));
	const own = Object.entries(process.env).filter(([name]) => !/^(npm_|CI$)/i.test(name));
	const env = {
		...Object.fromEntries(own),
		npm_config_registry: `http://127.0.0.1:${(registry.address() as AddressInfo).port}`,
		npm_config_cache: join(settings, 'cache'),
		npm_config_userconfig: join(settings, 'user'),
		npm_config_globalconfig: join(settings, 'global'),
		// It asks for a newer npm now and then, and does not wait for the answer.
		npm_config_update_notifier: 'false',
	};
	await npm([...args.trim().split(' '), nodes, packed.tarball], userFolder, env);
	rmSync(settings, { recursive: true });
	installed = join(nodes, 'node_modules', NAME);
}

beforeAll(async () => {
	registry = createServer(({ method, url }) => asked.push(`${method} ${url}`));
	await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
	packed = await pack(root);
	simulator = await YouDuSimulator.start();
	instance = await startInstance({}, install);
	({ client } = instance);
}, 240_000);

afterAll(async () => {
	await instance?.remove();
	await simulator?.close();
	packed?.remove();
	registry?.closeAllConnections();
	registry?.close();
}, 30_000);

/** The files below a folder, by their paths with slashes. */
function filesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
		.map((file) => file.replaceAll('\\', '/'))
		.sort();
}

function manifestIn(folder: string): Manifest {
	return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

describe('what npm packs', () => {
	it('is the built package, its manifest, README and LICENSE, and nothing else', () => {
		const files = filesIn(packed.folder);
		const built =
			/^dist\/(nodes|credentials|icons)\/.+(\.js|\.svg|\.node\.json|__schema__\/.+\.json)$/;
		expect(files.filter((file) => !built.test(file))).toEqual([
			'LICENSE',
			'README.md',
			'README.zh-CN.md',
			'package.json',
		]);
		expect(files.filter((file) => /test|spec|simulator|\.map$/i.test(file))).toEqual([]);
	});

	it('has every node, credential and codex file that it promises', () => {
		const { nodes, credentials } = manifestIn(packed.folder).n8n;
		const codex = nodes.map((file) => `${file}on`);
		const files = filesIn(packed.folder);
		expect(files).toEqual(expect.arrayContaining([...nodes, ...credentials, ...codex]));
	});

	it('tells nothing of the machine on which it was built', () => {
		const telling = filesIn(packed.folder).filter((file) =>
			readFileSync(join(packed.folder, file), 'utf8').includes(root),
		);
		expect(telling).toEqual([]);
	});
});

describe('the installation without internet', () => {
	it.each(['README.md', 'README.zh-CN.md'])('is described in %s', (page) => {
		const [command, , file] = COMMAND.exec(readFileSync(join(root, page), 'utf8')) ?? [];
		expect(file).toBe(basename(packed.tarball));
		expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(command);
	});

	it('asks no registry, and brings no other package', () => {
		expect(asked).toEqual([]);
		const beside = readdirSync(join(installed, '..')).filter((name) => !name.startsWith('.'));
		expect(beside).toEqual([NAME]);
		expect(existsSync(join(installed, 'node_modules'))).toBe(false);
	});

	it('puts there what was packed', () => {
		expect(filesIn(installed)).toEqual(filesIn(packed.folder));
	});
});

describe('n8n with the installed package', () => {
	it('has its nodes and credentials', async () => {
		const own = ({ name }: { name: string }) => name.startsWith(`${NAME}.`);
		const nodes = (await client.nodeTypes()).filter(own).map(({ name }) => name.split('.')[1]);
		const tools = ['dingTalkTool', 'messageCenterTool', 'youDuTool'];
		expect(nodes.sort()).toEqual(
			['dingTalk', 'messageCenter', 'messageCenterTrigger', 'youDu', ...tools].sort(),
		);
		const credentials = (await client.credentialTypes()).filter(({ supportedNodes }) =>
			(supportedNodes as string[] | undefined)?.some((node) => own({ name: node })),
		);
		expect(credentials.map(({ name }) => name).sort()).toEqual([
			'dingTalkApi',
			'dingTalkRobotApi',
			'dingTalkSuiteApi',
			'messageCenterApi',
			'youDuApi',
		]);
	});

	it('serves the icons of each of them for both themes', async () => {
		const types = [...(await client.nodeTypes()), ...(await client.credentialTypes())];
		const icons = types
			.map(({ iconUrl }) => iconUrl as { light: string; dark: string } | undefined)
			.filter((icon) => icon?.light?.includes(`/${NAME}/`));
		// Nodes, the three that are tools as well, and credentials.
		expect(icons).toHaveLength(4 + 3 + 5);
		const urls = new Set(icons.flatMap((icon) => [icon?.light, icon?.dark]));
		expect(urls.size).toBe(6);
		for (const url of urls) {
			const response = await fetch(`${instance.n8n.url}/${url}`);
			expect(response.status).toBe(200);
			expect(response.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
			expect(await response.text()).toContain('<svg');
		}
	});

	it('sends a message', async () => {
		const data = { ...simulator.credentials };
		const { id, name } = await client.createCredential({ name: 'YouDu', type: 'youDuApi', data });
		const send = {
			name: 'Send a text message',
			type: `${NAME}.youDu`,
			typeVersion: 1,
			position: [0, 0] as [number, number],
			parameters: {
				resource: 'message',
				operation: 'sendText',
				toUser: 'zhangsan',
				content: '已安装',
			},
			credentials: { youDuApi: { id, name } },
		};
		const execution = await execute(client, chain('Installed', [send]));
		expect(execution.data.resultData.error).toBeUndefined();
		expect(execution.status).toBe('success');
		expect(simulator.messages.map(({ content }) => content)).toEqual(['已安装']);
	});
});
