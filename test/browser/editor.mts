import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
	chromium,
	selectors,
	type Browser,
	type BrowserContext,
	type Locator,
	type Page,
} from 'playwright-core';
import { importExamples } from '../../host/examples.mts';
import { ENDED } from '../../host/shots.mts';
import { closeAll, startSimulators, type Simulators } from '../../host/simulators.mts';
import { owner, startInstance, type Instance } from '../e2e/instance.mts';

/** Where the picture of a test that has failed is put. */
const PICTURES = join(process.cwd(), '.host', 'browser-failures');

/** Nothing but the pages of n8n itself. */
const QUIET = [
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-gpu',
	'--disable-quic',
	'--disable-sync',
	'--no-first-run',
];

/** A real n8n with the examples, its editor in a browser, and the servers that it sends to. */
export interface Editor {
	simulators: Simulators;
	instance: Instance;
	/** The id of each example by its file's name. */
	examples: Record<string, string>;
	/**
	 * Opens n8n's page of a path in a new window.
	 *
	 * @param title names the picture that is taken if the steps fail
	 */
	visit(title: string, path: string, steps: (page: Page) => Promise<void>): Promise<void>;
	/** Ends everything and removes n8n's folder. */
	close(): Promise<void>;
}

/**
 * Starts n8n in a locale, and the browser, and logs in there on n8n's page.
 *
 * @throws Error when there is no browser
 */
export async function startEditor(locale: string): Promise<Editor> {
	const { CHROME_PATH } = process.env;
	if (!CHROME_PATH) {
		throw new Error(
			'There is no browser: install Chromium, Google Chrome or Microsoft Edge, or say in CHROME_PATH where one is.',
		);
	}
	selectors.setTestIdAttribute('data-test-id');
	const ends: Array<() => Promise<unknown>> = [];
	const close = async () => {
		for (const end of ends.splice(0).reverse()) await end();
	};
	try {
		const simulators = await startSimulators(() => {});
		ends.push(async () => await closeAll(simulators));
		const instance = await startInstance({ LANG: locale });
		ends.push(async () => await instance.remove());
		const browser = await chromium.launch({ executablePath: CHROME_PATH, args: QUIET });
		ends.push(async () => await browser.close());
		const credentials = Object.values(simulators).flatMap((simulated) => simulated.credentials);
		const examples = await importExamples(instance.client, credentials);
		const context = await newContext(browser, instance.n8n.url);
		const visit: Editor['visit'] = async (title, path, steps) => {
			const page = await context.newPage();
			try {
				await page.goto(path);
				await steps(page);
			} catch (error) {
				mkdirSync(PICTURES, { recursive: true });
				await page.screenshot({ path: join(PICTURES, `${title} ${locale}.png`) });
				throw error;
			} finally {
				await page.close();
			}
		};
		await visit('login', '/', logIn);
		return {
			simulators,
			instance,
			examples: Object.fromEntries(examples.map(({ file, id }) => [file, id])),
			visit,
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}

async function newContext(browser: Browser, baseURL: string): Promise<BrowserContext> {
	const context = await browser.newContext({ baseURL, viewport: { width: 1400, height: 1000 } });
	// Only for what hangs: a busy machine must not fail a test.
	context.setDefaultTimeout(90_000);
	return context;
}

/** Logs in on n8n's page for that, to which it leads everybody who has not. */
async function logIn(page: Page): Promise<void> {
	await page.locator('input[name=emailOrLdapLoginId]').fill(owner.email);
	await page.locator('input[name=password]').fill(owner.password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL((url) => !url.pathname.startsWith('/signin'));
}

/** A node on the canvas. */
export function nodeOnCanvas(page: Page, name: string): Locator {
	return page
		.getByTestId('canvas-node')
		.filter({ has: page.getByTestId('canvas-default-node').getByText(name, { exact: true }) });
}

/** Opens the panel of a node. */
export async function openNode(page: Page, name: string): Promise<void> {
	await nodeOnCanvas(page, name).dblclick();
	await page.getByTestId('ndv').waitFor();
}

/** Chooses an entry of a field of the open node that has a fixed list. */
export async function choose(page: Page, field: string, entry: string): Promise<void> {
	await page.getByTestId(`parameter-input-${field}`).click();
	const name = page.getByText(entry, { exact: true });
	await page.getByRole('option').filter({ has: name, visible: true }).click();
}

/** Chooses an entry of a field of the open node whose list the node fetches from the provider. */
export async function chooseFetched(page: Page, field: string, entry: string): Promise<void> {
	await page.getByTestId(`resource-locator-${field}`).getByTestId('rlc-input').click();
	await page.getByTestId('rlc-item').filter({ hasText: entry }).click();
}

/**
 * Executes the open node, and those before it; gives the part of the panel with its output.
 *
 * @param status how that is to go
 */
export async function executeNode(
	page: Page,
	status: keyof typeof ENDED = 'success',
): Promise<Locator> {
	await page.getByTestId('node-execute-button').click();
	const output = page.getByTestId('output-panel');
	await output.getByTestId(ENDED[status]).first().waitFor();
	return output;
}

/** Searches the list of nodes, which is open, for one; waits until it is there. */
export async function searchNode(page: Page, words: string, name: string): Promise<void> {
	await page.getByTestId('node-creator-search-bar').fill(words);
	await page.locator(`[data-keyboard-nav-id^='n8n-nodes-cn-messaging.${name}-']`).waitFor();
}
