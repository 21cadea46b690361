/**
 * `npm run release-notes -- v1.2.3`: makes sure that a tag fits package.json and CHANGELOG.md, and
 * that the author can be reached, and prints the notes of that release. The workflow that publishes
 * the package calls it as well.
 */
import * as fs from 'node:fs';
import { assertReachable, releaseNotes } from './changelog.mts';

interface Manifest {
	version: string;
	author: { email: string };
}

try {
	const [tag] = process.argv.slice(2);
	if (tag === undefined) throw new Error('Usage: npm run release-notes -- v1.2.3');
	const { version, author } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as Manifest;
	assertReachable(author.email);
	console.log(releaseNotes(tag, version, fs.readFileSync('CHANGELOG.md', 'utf8')));
} catch (error) {
	console.error((error as Error).message);
	process.exitCode = 1;
}
