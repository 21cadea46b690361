import { normalizeServerUrl, onServer, pathOnServer } from '../../nodes/core/serverUrl.ts';

describe('normalizeServerUrl', () => {
	it.each([
		['http://im.example.com:7080', 'http://im.example.com:7080'],
		[' https://im.example.com/ ', 'https://im.example.com'],
		['https://im.example.com:7443/v3/api/jgapp/', 'https://im.example.com:7443/v3/api/jgapp'],
		['HTTP://IM.example.com:80/a//', 'http://im.example.com/a'],
		['10.0.0.5:7080', 'http://10.0.0.5:7080'],
		['im.example.com/youdu', 'http://im.example.com/youdu'],
		['http://[::1]:7080', 'http://[::1]:7080'],
	])('brings %j into one form', (text, url) => {
		expect(normalizeServerUrl(text, 'http')).toBe(url);
	});

	it.each([
		'',
		'http://',
		'file:///etc/passwd',
		'http://a?b=1',
		'http://a#b',
		'http://u:p@a',
		'a b',
	])('refuses %j', (text) => {
		expect(normalizeServerUrl(text, 'http')).toBeUndefined();
	});
});

describe('pathOnServer', () => {
	const server = 'https://im.example.com/youdu';

	it.each([
		[{ url: '/cgi/msg/send' }, '/cgi/msg/send'],
		[{ url: 'https://im.example.com/youdu/cgi/msg/send?a=1' }, '/cgi/msg/send'],
		[{ url: undefined, uri: 'https://im.example.com:443/youdu/x' }, '/x'],
	])('of %j', (options, path) => {
		expect(pathOnServer(options as never, server, 'Test')).toBe(path);
	});

	it.each([
		{ url: 'https://im.example.com/youdu' },
		{ url: 'https://im.example.com/youdu/../x' },
		{ url: 'https://im.example.com.evil.org/youdu/x' },
		{ url: 'not an address' },
		{},
	])('is refused to %j', (options) => {
		expect(() => pathOnServer(options as never, server, 'Test')).toThrow(
			'Use this credential only for the Test server that it names',
		);
	});
});

describe('onServer', () => {
	it('gives a path the address of the server, and no other one', () => {
		const options = onServer({ url: '/x', baseURL: 'https://other' }, 'https://server/a', false);
		expect(options).toEqual({ url: 'https://server/a/x' });
	});
});
