import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assertReachable, newestSection, releaseNotes } from '../host/changelog.mts';
import manifest from '../package.json';

const CHANGELOG = `# Changelog

## 1.2.3 (2026-01-31)

- Second: with a [link](docs/x.md).
- Third.

## 1.2.2 (2026-01-01)

- First.
`;

it('gives the notes of the newest version', () => {
	expect(releaseNotes('v1.2.3', '1.2.3', CHANGELOG)).toBe(
		'- Second: with a [link](docs/x.md).\n- Third.',
	);
});

it.each([
	['a tag of another version', 'v1.2.2', '1.2.3', CHANGELOG, 'The tag is v1.2.2, and'],
	['a tag without v', '1.2.3', '1.2.3', CHANGELOG, 'The tag is 1.2.3, and'],
	['a version before a release', 'v1.2.3-rc.1', '1.2.3-rc.1', CHANGELOG, 'must be like 1.2.3'],
	['a version that is not the newest', 'v1.2.2', '1.2.2', CHANGELOG, 'CHANGELOG.md is 1.2.3'],
	['a version without a day', 'v1.0.0', '1.0.0', '## 1.0.0 (not published yet)\n\n- A', 'the day'],
	['a heading without a day', 'v1.0.0', '1.0.0', '## 1.0.0\n\n- A\n', 'must be like "## 1.2.3'],
	['a changelog without a version', 'v1.0.0', '1.0.0', '# Changelog\n', 'not ""'],
	['no notes', 'v1.0.0', '1.0.0', '## 1.0.0 (2026-01-31)\n\n## 0.9.0 (2026-01-01)', 'nothing'],
])('refuses %s', (_, tag, version, changelog, message) => {
	expect(() => releaseNotes(tag, version, changelog)).toThrow(message);
});

it('refuses a placeholder for the address of the author', () => {
	expect(() => assertReachable('maintainers@some.example')).toThrow('is a placeholder');
	expect(() => assertReachable('nobody')).toThrow('is a placeholder');
	expect(() => assertReachable('maintainers@example.com')).not.toThrow();
});

it('finds the version of package.json in the CHANGELOG.md of the package', () => {
	const changelog = readFileSync(join(__dirname, '..', 'CHANGELOG.md'), 'utf8');
	const { version, day } = newestSection(changelog);
	expect(version).toBe(manifest.version);
	expect(day).toMatch(/^(not published yet|\d{4}-\d{2}-\d{2})$/);
});
