/** `npm run docs`: brings the tables of the pages up to date. */
import fs from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { fillIn } from './markdown.mts';
import { pages } from './pages.mts';

for (const { file, parts } of pages()) {
	const old = fs.readFileSync(file, 'utf8');
	const page = await format(fillIn(old, parts), {
		...(await resolveConfig(file)),
		parser: 'markdown',
	});
	if (page === old) continue;
	fs.writeFileSync(file, page);
	console.log(`${file}: brought up to date`);
}
