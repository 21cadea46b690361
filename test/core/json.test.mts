import { parseExact, parseObject } from '../../nodes/core/json.ts';

describe('parseExact', () => {
	it.each([
		['{"a":9007199254740993}', { a: '9007199254740993' }],
		['{"a":-9007199254740993}', { a: '-9007199254740993' }],
		[
			'[176318668975061512 ,[ 176318668975061513\n]]',
			['176318668975061512', ['176318668975061513']],
		],
		['{"a":9007199254740991,"b":0,"c":-1}', { a: Number.MAX_SAFE_INTEGER, b: 0, c: -1 }],
		[
			'{"a":1234567890123456,"b":0.1234567890123456789}',
			{ a: 1234567890123456, b: 0.12345678901234568 },
		],
		['{"a":9223372036854775808.5,"b":1e30,"c":1E-7}', { a: 2 ** 63, b: 1e30, c: 1e-7 }],
		['{"a":"id:9007199254740993,"}', { a: 'id:9007199254740993,' }],
		['{"a\\"":"\\\\","b":9007199254740993}', { 'a"': '\\', b: '9007199254740993' }],
		['{"9007199254740993":true}', { '9007199254740993': true }],
	])('reads %s', (text, value) => {
		expect(parseExact(text)).toEqual(value);
	});

	it.each(['', '5', '9007199254740993', 'null', '"a"', '{"a":', '{"a":9007199254740993', '{a:1}'])(
		'finds no object in %s',
		(text) => {
			expect(parseExact(text)).toBeUndefined();
		},
	);

	it('reads what JSON.parse reads where no number is too long', () => {
		const value = { text: '"\\ 12345678901234567890 \n😀', list: [1, -2.5e-3, true, null, {}] };
		for (const text of [JSON.stringify(value), JSON.stringify(value, null, '\t')]) {
			expect(parseExact(text)).toEqual(parseObject(text));
			expect(parseExact(text)).toEqual(value);
		}
	});
});
