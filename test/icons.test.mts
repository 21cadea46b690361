import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '..', 'icons');
const files = readdirSync(folder);
/** n8n's canvas, light and dark. */
const CANVAS = { light: '#ffffff', dark: '#2d2e2e' };
/** What WCAG 2.1 asks of graphics (1.4.11). */
const READABLE = 3;

/** The relative luminance of a colour, as WCAG 2.1 defines it. */
function luminance(color: string): number {
	const digits = color.length === 4 ? color.replace(/[^#]/g, '$&$&') : color;
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const share = parseInt(digits.slice(at, at + 2), 16) / 255;
		return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
	const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

it('are pairs for the light and the dark canvas', () => {
	const light = files.filter((name) => !name.includes('.dark.'));
	expect(light).toHaveLength(3);
	expect(files).toHaveLength(6);
	for (const name of light) {
		const dark = name.replace('.svg', '.dark.svg');
		expect(files).toContain(dark);
		expect(readFileSync(join(folder, dark))).not.toEqual(readFileSync(join(folder, name)));
	}
});

describe.each(files)('%s', (name) => {
	const svg = readFileSync(join(folder, name), 'utf8');

	it('is a square drawing of nothing but shapes', () => {
		expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 64 64">/);
		const tags = [...svg.matchAll(/<(\w+)/g)].map(([, tag]) => tag);
		expect(tags.filter((tag) => tag !== 'svg' && tag !== 'path')).toEqual([]);
	});

	it('stands out from the canvas, and its sign from its ground', () => {
		const [ground = '', sign = ''] = [...svg.matchAll(/#[0-9a-f]{3,6}/g)].map(([color]) => color);
		const canvas = name.includes('.dark.') ? CANVAS.dark : CANVAS.light;
		expect(contrast(ground, canvas)).toBeGreaterThan(READABLE);
		expect(contrast(sign, ground)).toBeGreaterThan(READABLE);
	});
});
