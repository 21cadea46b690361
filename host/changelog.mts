/** What a release needs of CHANGELOG.md and package.json. Used by `npm run release-notes` and by its test. */

const SECTION = /^## .*(\n(?!## ).*)*/m;
/** A heading of CHANGELOG.md: a version, and in brackets the day of its release. */
const HEADING = /^## (\S+) \((.+)\)$/;
const VERSION = /^\d+\.\d+\.\d+$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export interface Section {
	version: string;
	/** What stands in the brackets: the day, or that it is not published yet. */
	day: string;
	/** The text below the heading. */
	notes: string;
}

/**
 * The newest version in a changelog.
 * @throws Error when it does not begin with a version's heading, or says nothing of that version
 */
export function newestSection(changelog: string): Section {
	const [newest = ''] = SECTION.exec(changelog) ?? [];
	const [heading = '', ...lines] = newest.split('\n');
	const [, version, day] = HEADING.exec(heading) ?? [];
	if (version === undefined || day === undefined) {
		throw new Error(
			`The newest heading of CHANGELOG.md must be like "## 1.2.3 (2026-01-31)", not "${heading}".`,
		);
	}
	const notes = lines.join('\n').trim();
	if (notes === '') throw new Error(`CHANGELOG.md says nothing below "${heading}".`);
	return { version, day, notes };
}

/**
 * Makes sure that the author of the package can be written to.
 * @param email that of package.json
 * @throws Error when it is a placeholder: nobody has an address that ends in .example (RFC 2606)
 */
export function assertReachable(email: string): void {
	if (/@.+\..+(?<!\.example)$/.test(email)) return;
	throw new Error(`The author's address in package.json is a placeholder: ${email}`);
}

/**
 * The notes of the release that a tag stands for.
 * @param tag for instance v1.2.3
 * @param version that of package.json
 * @param changelog the text of CHANGELOG.md
 * @throws Error when the three name different versions, or the changelog has no day for it
 */
export function releaseNotes(tag: string, version: string, changelog: string): string {
	if (!VERSION.test(version)) {
		throw new Error(`The version in package.json must be like 1.2.3, not "${version}".`);
	}
	if (tag !== `v${version}`) {
		throw new Error(`The tag is ${tag}, and package.json has version ${version}.`);
	}
	const newest = newestSection(changelog);
	if (newest.version !== version) {
		throw new Error(
			`The newest version in CHANGELOG.md is ${newest.version}, and package.json has ${version}.`,
		);
	}
	if (!DAY.test(newest.day)) {
		throw new Error(
			`CHANGELOG.md says "${newest.day}" of ${version}: write the day of its release, like 2026-01-31.`,
		);
	}
	return newest.notes;
}
