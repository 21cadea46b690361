import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const rootDir = dirname(dirname(fileURLToPath(import.meta.url)));

const shared = {
	rootDir,
	roots: ['nodes', 'credentials', 'simulators', 'test'].map((folder) => `<rootDir>/${folder}`),
	testEnvironment: 'node',
	moduleFileExtensions: ['ts', 'mts', 'js', 'mjs', 'cjs', 'json', 'node'],
	transform: {
		'^.+\\.m?ts$': [
			'@swc/jest',
			{
				jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
				module: { type: 'commonjs', ignoreDynamic: true },
				sourceMaps: 'inline',
			},
		],
	},
};

/**
 * `unit`: the parts alone, and every operation through n8n-core. `routing`: every operation once more,
 * by n8n-core's RoutingNode instead of the custom operations. `campaign`: random runs of every operation
 * while requests go wrong, in a faster time. `e2e`: real n8n. `browser`: its editor in a browser.
 * `compat`: real n8n of other versions. `queue`: n8n in queue mode, which needs Redis and PostgreSQL.
 */
export default {
	rootDir,
	// Only for what hangs: a busy machine must not fail a test.
	testTimeout: 120_000,
	projects: [
		{
			...shared,
			displayName: 'unit',
			testMatch: ['<rootDir>/test/**/*.test.mts'],
			testPathIgnorePatterns: ['e2e', 'campaign', 'browser', 'compat', 'queue'].map(
				(folder) => `<rootDir>/test/${folder}/`,
			),
			setupFiles: ['<rootDir>/test/harness/environment.mts'],
		},
		{
			...shared,
			displayName: 'routing',
			testMatch: ['<rootDir>/test/nodes/*/*.test.mts'],
			setupFiles: ['<rootDir>/test/harness/environment.mts'],
			globals: { withoutCustomOperations: true },
		},
		{
			...shared,
			displayName: 'campaign',
			testMatch: ['<rootDir>/test/campaign/**/*.test.mts'],
			setupFiles: [
				'<rootDir>/test/harness/environment.mts',
				'<rootDir>/test/campaign/environment.mts',
			],
		},
		{
			...shared,
			displayName: 'e2e',
			testMatch: ['<rootDir>/test/e2e/**/*.test.mts'],
		},
		{
			...shared,
			displayName: 'compat',
			testMatch: ['<rootDir>/test/compat/**/*.test.mts'],
		},
		{
			...shared,
			displayName: 'queue',
			testMatch: ['<rootDir>/test/queue/**/*.test.mts'],
		},
		{
			...shared,
			displayName: 'browser',
			testMatch: ['<rootDir>/test/browser/**/*.test.mts'],
		},
	],
};
