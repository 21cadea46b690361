/**
 * The step `scan` of `npm test`: the rules of n8n's scanner for community packages on the source and
 * on what npm publishes, with the scanner's own configuration. Ends with exit code 1 on errors;
 * warnings are printed. The scanner's first check, npm's provenance, needs a published package.
 */
import * as path from 'node:path';
import { ESLint } from 'eslint';
import type { Linter } from 'eslint';
import { pack } from './pack.mts';

/** The scanner has no types. */
const SCANNER = '@n8n/scan-community-package/scanner/scanner.mjs';

interface Scanner {
	buildScanConfig(): Promise<Linter.Config[]>;
	/** What it lints of the repository. */
	SOURCE_FILE_PATTERNS: string[];
}

/** What it lints of the package: analyzePackageByName() in the scanner's scanner.mjs. */
const PACKED_FILE_PATTERNS = ['**/*.js', 'package.json'];

/** A credential that breaks these rules, and a comment that would hide it. */
const PLANTED = `/* eslint-disable */
import type { ICredentialType } from 'n8n-workflow';
export class PlantedApi implements ICredentialType {
	name = 'plantedApi';
	displayName = 'Planted';
	properties = [];
}
console.log('planted');
`;
const PLANTED_RULES = [
	'no-console',
	'@n8n/community-nodes/credential-test-required',
	'n8n-nodes-base/cred-class-field-display-name-missing-api',
];

const scanner = (await import(SCANNER)) as Scanner;
const config = await scanner.buildScanConfig();

/** The linter as the scanner sets it up: analyzePackage() in its scanner.mjs. */
function linter(folder: string): ESLint {
	return new ESLint({
		cwd: folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: config,
	});
}

/**
 * Lints files of a folder and prints what it finds.
 * @returns the number of errors
 * @throws Error when a pattern matches no file
 */
async function scan(title: string, folder: string, patterns: string[]): Promise<number> {
	const eslint = linter(folder);
	const results = await eslint.lintFiles(patterns);
	const sum = (count: 'errorCount' | 'warningCount') =>
		results.reduce((total, result) => total + result[count], 0);
	const errors = sum('errorCount');
	console.log(await (await eslint.loadFormatter('stylish')).format(results));
	console.log(
		`${title}: ${results.length} files, ${errors} errors, ${sum('warningCount')} warnings`,
	);
	return errors;
}

/**
 * Makes sure that the rules of each plugin work and that comments do not switch them off.
 * @throws Error when one did not notice the planted credential
 */
async function probe(root: string): Promise<void> {
	const filePath = path.join(root, 'credentials', 'PlantedApi.credentials.ts');
	const [result] = await linter(root).lintText(PLANTED, { filePath });
	const found = new Set(result?.messages.map(({ ruleId }) => ruleId));
	const silent = PLANTED_RULES.filter((rule) => !found.has(rule));
	if (silent.length > 0) throw new Error(`These rules find nothing: ${silent.join(', ')}`);
}

const root = process.cwd();
await probe(root);
const packed = await pack(root);
try {
	const inSource = await scan('source', root, scanner.SOURCE_FILE_PATTERNS);
	const inPackage = await scan('package', packed.folder, PACKED_FILE_PATTERNS);
	process.exitCode = inSource + inPackage === 0 ? 0 : 1;
} finally {
	packed.remove();
}
