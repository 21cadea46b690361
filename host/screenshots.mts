/**
 * `npm run screenshots`: takes the pictures of `shots.mts` in real n8n, in English and in Chinese, into
 * docs/images/<language>/. `npm run screenshots -- node` takes those whose names begin so.
 */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { chromium, selectors, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { build } from './build.mts';
import { importExamples, type ImportedExample } from './examples.mts';
import { N8nClient, startN8n, type Credential } from './n8n.mts';
import { assertPortFree, freePort } from './ports.mts';
import { ENDED, shots, type Shot } from './shots.mts';
import { onStopRequest } from './signals.mts';
import { closeAll, FIRST_PORT, simulatorPorts, startSimulators } from './simulators.mts';

const LOCALES = { en: 'en_US.UTF-8', 'zh-CN': 'zh_CN.UTF-8' };
/** Found by run.mjs. */
const { CHROME_PATH } = process.env;
const owner = { email: 'demo@example.com', password: 'Demo-Passw0rd' };

/** Nothing but the pages of n8n itself. */
const QUIET = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** n8n makes its dialogs 750 pixels high at most, and lets them scroll. */
const WHOLE_DIALOG = '.el-dialog { height: auto !important; max-height: none !important; }';
/** What lies over a part of the picture. */
const NOTHING_OVER_IT =
	"[data-test-id^='execute-workflow-button'], .el-notification { visibility: hidden; }";

/** A running n8n with the examples and credentials for the simulators. */
interface Stage {
	client: N8nClient;
	url: string;
	examples: ImportedExample[];
	/** As they are stored. */
	credentials: Credential[];
}

type Show<Kind> = (
	page: Page,
	stage: Stage,
	shot: Extract<Shot, { kind: Kind }>,
) => Promise<Locator>;

/** Brings n8n's editor to what a shot shows, and gives the part of the page that is to be seen. */
const showing: { [Kind in Shot['kind']]: Show<Kind> } = {
	async credential(page, { client, url, credentials }, { type, wrong }) {
		const right = credentials.find((each) => each.type === type);
		if (!right) throw new Error(`There is no credential of the type ${type}.`);
		const { name, data } = right;
		const { id } = await client.createCredential({ name, type, data: { ...data, ...wrong } });
		await page.goto(`${url}/home/credentials/${id}`);
		// n8n tests a credential that is opened.
		if (wrong) await page.getByText('More details', { exact: true }).click();
		else await page.getByTestId('credentials-config-container-test-success').waitFor();
		await page.addStyleTag({ content: WHOLE_DIALOG });
		return page.getByTestId('editCredential-modal');
	},

	async node(page, { client, url, examples }, { example, node, parameters, executed }) {
		const { name, nodes, connections } = await client.getWorkflow(idOf(examples, example));
		const changed = nodes.map((each) =>
			each.name === node ? { ...each, parameters: parameters ?? each.parameters } : each,
		);
		const { id } = await client.createWorkflow({
			name,
			nodes: changed,
			connections,
		});
		await page.goto(`${url}/workflow/${id}`);
		await page.getByTestId('canvas-node').filter({ hasText: node }).dblclick();
		const panel = page.getByTestId('ndv');
		if (executed) {
			await page.getByTestId('node-execute-button').click();
			await panel.getByTestId('output-panel').getByTestId(ENDED[executed]).first().waitFor();
			await panel.getByTestId('node-execute-button').filter({ hasText: /\w/ }).waitFor();
		}
		return panel;
	},

	async canvas(page, { url, examples }, { example, theme }) {
		await page.emulateMedia({ colorScheme: theme });
		await page.goto(`${url}/workflow/${idOf(examples, example)}`);
		return page.getByTestId('canvas-wrapper');
	},

	async nodeList(page, { url, examples }, { search, node }) {
		await page.goto(`${url}/workflow/${examples[0]?.id}`);
		await page.getByTestId('node-creator-plus-button').click();
		await page.getByTestId('node-creator-search-bar').fill(search);
		await page.locator(`[data-keyboard-nav-id^='n8n-nodes-cn-messaging.${node}-']`).click();
		return page.getByTestId('node-creator');
	},
};

function idOf(examples: ImportedExample[], file: string): string {
	const example = examples.find((each) => each.file === file);
	if (!example) throw new Error(`There is no example ${file}.`);
	return example.id;
}

/** Starts n8n in a language, takes the pictures and ends it. */
async function takeAll(language: keyof typeof LOCALES, wanted: Shot[]): Promise<void> {
	const userFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'n8n-screenshots-'));
	const simulators = await startSimulators(() => {}, FIRST_PORT);
	const n8n = await startN8n({
		userFolder,
		port: await freePort(),
		logFile: path.join(userFolder, 'n8n.log'),
		env: { LANG: LOCALES[language], LC_ALL: LOCALES[language] },
	});
	const browser = await chromium.launchPersistentContext(path.join(userFolder, 'browser'), {
		executablePath: CHROME_PATH,
		args: QUIET,
	});
	try {
		const client = new N8nClient(n8n.url);
		await client.setUpOwner(owner);
		const credentials = Object.values(simulators).flatMap((simulated) => simulated.credentials);
		const examples = await importExamples(client, credentials);
		const stage = { client, url: n8n.url, examples, credentials };
		await logIn(browser, n8n.url);
		for (const shot of wanted) await take(browser, stage, shot, language);
	} finally {
		await browser.close();
		await n8n.stop();
		await closeAll(simulators);
		fs.rmSync(userFolder, { recursive: true, force: true });
	}
}

async function logIn(browser: BrowserContext, url: string): Promise<void> {
	const data = { emailOrLdapLoginId: owner.email, password: owner.password };
	await browser.request.post(`${url}/rest/login`, { data });
}

async function take(browser: BrowserContext, stage: Stage, shot: Shot, language: string) {
	const page = await browser.newPage();
	await page.setViewportSize({ width: shot.width, height: shot.height });
	const show = showing[shot.kind] as Show<Shot['kind']>;
	const part = await show(page, stage, shot);
	await page.addStyleTag({ content: NOTHING_OVER_IT });
	await part.waitFor();
	// Texts and pictures of n8n's editor fade in.
	await page.waitForLoadState('networkidle');
	await page.mouse.move(0, 0);
	const file = path.join('docs', 'images', language, `${shot.name}.png`);
	await part.screenshot({ path: file, animations: 'disabled' });
	await page.close();
	console.log(`${file}  ${Math.round(fs.statSync(file).size / 1024)} kB`);
}

async function main(): Promise<void> {
	const [start = ''] = process.argv.slice(2);
	const wanted = shots.filter(({ name }) => name.startsWith(start));
	if (wanted.length === 0) throw new Error(`No picture has a name that begins with "${start}".`);
	if (!CHROME_PATH) {
		throw new Error(
			'There is no browser: install Chromium, Google Chrome or Microsoft Edge, or say in CHROME_PATH where one is.',
		);
	}
	// Those of the demo stand in the pictures.
	for (const port of simulatorPorts(FIRST_PORT)) await assertPortFree(port);
	await build(process.cwd());
	for (const language of ['en', 'zh-CN'] as const) await takeAll(language, wanted);
}

// As n8n's editor names its parts.
selectors.setTestIdAttribute('data-test-id');
onStopRequest(() => process.exit(1));
main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
