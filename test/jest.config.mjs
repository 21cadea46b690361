import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projects } from './projects.mjs';

const rootDir = dirname(dirname(fileURLToPath(import.meta.url)));

const shared = {
	rootDir,
	roots: ['nodes', 'credentials', 'simulators', 'test'].map((folder) => `<rootDir>/${folder}`),
	testEnvironment: 'node',
	moduleFileExtensions: ['ts', 'mts', 'js', 'mjs', 'cjs', 'json', 'node'],
	transform: {
		'^.+\\.(m?ts|mjs)$': [
			'@swc/jest',
			{
				jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
				module: { type: 'commonjs', ignoreDynamic: true },
				sourceMaps: 'inline',
			},
		],
	},
};

/** The folders of the projects that have one of their own. */
const ownFolders = projects
	.filter(({ name, files }) => files === `${name}/**`)
	.map(({ name }) => `<rootDir>/test/${name}/`);

export default {
	rootDir,
	// Only for what hangs: a busy machine must not fail a test.
	testTimeout: 120_000,
	projects: projects.map(({ name, files, setup = [], globals = {} }) => ({
		...shared,
		displayName: name,
		testMatch: [`<rootDir>/test/${files}/*.test.mts`],
		testPathIgnorePatterns: ownFolders.filter((folder) => folder !== `<rootDir>/test/${name}/`),
		setupFiles: setup.map((file) => `<rootDir>/test/${file}`),
		globals,
	})),
};
