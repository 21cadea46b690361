import type { IExecuteSingleFunctions } from 'n8n-workflow';
import {
	booleanOption,
	charactersAtMost,
	isAdded,
	isExpression,
	listOf,
	optionalText,
	textAsGiven,
	valueFor,
	webAddress,
	wordFor,
	yesOrNo,
} from '../../nodes/core/fields.ts';

describe('listOf', () => {
	it.each([
		['a,b;c|d', ['a', 'b', 'c', 'd']],
		['a，b；c｜d、e', ['a', 'b', 'c', 'd', 'e']],
		[' a  b\n\tc ', ['a', 'b', 'c']],
		['a,,a, ', ['a']],
		['["a|b",3]', ['a', 'b', '3']],
		[
			['a,b', 3, ''],
			['a', 'b', '3'],
		],
		[7, ['7']],
		['', []],
		[null, []],
		[undefined, []],
	])('reads %j', (value, list) => {
		expect(listOf('Field', value)).toEqual(list);
	});

	it('can be told what separates entries', () => {
		expect(listOf('Field', 'a b,c', /,/)).toEqual(['a b', 'c']);
	});

	it.each([true, [true], [null], { a: 1 }, NaN, 1.5, 2 ** 60, [['a']]])('refuses %j', (value) => {
		expect(() => listOf('Field', value)).toThrow(
			'Field must be text with commas, or a list of texts and numbers',
		);
	});

	it('refuses what begins like JSON and is none', () => {
		expect(() => listOf('Field', '[a')).toThrow('Field cannot be read as JSON');
	});
});

describe('text', () => {
	it('comes without the blanks around it, or with them', () => {
		expect(optionalText('Field', ' a ')).toBe('a');
		expect(textAsGiven('Field', ' a ')).toBe(' a ');
		expect(optionalText('Field', 5)).toBe('5');
		expect(optionalText('Field', null)).toBe('');
	});

	it.each([
		[NaN, 'Field must be text, and not the number NaN'],
		[2 ** 60, 'Field must be text, and not the number 1152921504606847000'],
		[true, 'Field must be text, and not boolean'],
		[{}, 'Field must be text, and not object'],
	])('is not %j', (value, text) => {
		expect(() => optionalText('Field', value)).toThrow(text);
	});

	it.each([' ', '', undefined])('is not there in %j', (value) => {
		expect(() => textAsGiven('Field', value)).toThrow('Field is empty');
	});

	it('is counted as most providers count', () => {
		expect(charactersAtMost('Field', '😀字', 3, 'Test')).toBe('😀字');
		expect(() => charactersAtMost('Field', '😀字', 2, 'Test')).toThrow(
			'Field has 3 characters, and Test takes at most 2',
		);
	});
});

describe('webAddress', () => {
	it.each(['', 'https://a.cn', 'HTTP://a.cn/字?b=%20'])('takes %j', (address) => {
		expect(webAddress('Field', address)).toBe(address);
	});

	it.each([
		'a.cn',
		'ftp://a.cn',
		'javascript:alert(1)',
		'https://',
		'https:///a',
		'https://a.cn/b c',
	])('refuses %j', (address) => {
		expect(() => webAddress('Field', address)).toThrow('Field must be an address');
	});
});

describe('words', () => {
	const values = { one: '1', two: '2' };

	it('stand for values', () => {
		expect(valueFor(values, 'two', 'Field')).toBe('2');
		expect(wordFor({ 1: 'one' }, 1)).toBe('one');
	});

	it.each(['1', 'constructor', 3, undefined])('are not %j', (word) => {
		expect(() => valueFor(values, word, 'Field')).toThrow('Field must be one of one, two');
		expect(wordFor(values, word)).toBe('unknown');
	});
});

describe('yes or no', () => {
	const context = (options: unknown) =>
		({
			getNode: () => ({ parameters: { options } }),
			getNodeParameter: (name: string) => (options as Record<string, unknown>)[name.slice(8)],
		}) as unknown as IExecuteSingleFunctions;

	it.each([
		[true, true],
		['true', true],
		[false, false],
		['false', false],
	])('is read from %j', (value, expected) => {
		expect(yesOrNo('Field', value)).toBe(expected);
		expect(booleanOption(context({ a: value }), 'a', 'Field')).toBe(expected);
	});

	it('is no where the option is not there', () => {
		expect(isAdded(context({}), 'a')).toBe(false);
		expect(booleanOption(context(undefined), 'a', 'Field')).toBe(false);
	});

	it.each([1, 'yes', '', null, undefined])('is not %j', (value) => {
		expect(() => booleanOption(context({ a: value }), 'a', 'Field')).toThrow(
			'Field must be true or false',
		);
	});
});

describe('isExpression', () => {
	it.each([
		['={{ $json.a }}', true],
		['=', true],
		['a=b', false],
		['', false],
		[5, false],
		[null, false],
		[undefined, false],
		[['='], false],
	])('of %j is %s', (value, is) => {
		expect(isExpression(value)).toBe(is);
	});
});
