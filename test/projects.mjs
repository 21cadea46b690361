/**
 * The parts that the tests are run in: as projects of jest (jest.config.mjs), and as steps of `npm test`
 * and its like (host/test.mts), in this order.
 *
 * @typedef TestProject
 * @property {string} name
 * @property {string} files those of its tests, below test/
 * @property {string[]} [setup] files below test/ that are loaded before each of them
 * @property {Record<string, unknown>} [globals] for its tests
 * @property {boolean} [inN8n] it starts real n8n: it needs the built package, and the machine for itself
 * @property {'each n8n' | 'servers'} [onDemand] it runs only where it is named: with every n8n that is
 *   installed, or with servers that must be installed
 */

const environment = 'harness/environment.mts';

/** @type {TestProject[]} */
export const projects = [
	// The parts alone, and every operation through n8n-core.
	{ name: 'unit', files: '**', setup: [environment] },
	// Every operation once more, by n8n-core's RoutingNode instead of the custom operations.
	{
		name: 'routing',
		files: 'nodes/*',
		setup: [environment],
		globals: { withoutCustomOperations: true },
	},
	// Random runs of every operation while requests go wrong, in a faster time.
	{ name: 'campaign', files: 'campaign/**', setup: [environment, 'campaign/environment.mts'] },
	// Real n8n.
	{ name: 'e2e', files: 'e2e/**', inN8n: true },
	// Its editor in a browser.
	{ name: 'browser', files: 'browser/**', inN8n: true },
	// Real n8n of every version that is supported.
	{ name: 'compat', files: 'compat/**', inN8n: true, onDemand: 'each n8n' },
	// n8n in queue mode, which needs Redis and PostgreSQL.
	{ name: 'queue', files: 'queue/**', inN8n: true, onDemand: 'servers' },
];
