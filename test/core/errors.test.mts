import { NodeApiError, type INode } from 'n8n-workflow';
import {
	codeError,
	ProviderError,
	redact,
	rejectedCodes,
	statusError,
	toNodeError,
	toProviderError,
	transportError,
} from '../../nodes/core/errors.ts';
import { say } from '../../nodes/core/words.ts';

const node = { id: '1', name: 'Node', type: 'test', parameters: {} } as unknown as INode;
const asked = { name: 'Test', address: say`address` };
const table = { 7: { name: 'SEVEN', advice: say`Do this` } };

function networkError(code: string): Error {
	return Object.assign(new Error('http://host/?token=secret'), { code });
}

describe('codeError', () => {
	it('joins the sentence with the code and the words of the provider', () => {
		const error = codeError('Test', table, '7', '失败', []);
		expect(error.message).toBe('Do this');
		expect(error.details).toMatchObject({
			outcome: 'refused',
			code: '7',
			description: 'Test answered 7 SEVEN: 失败',
		});
	});

	it('does not tell the name of the code twice', () => {
		expect(codeError('Test', table, '7', 'SEVEN：失败', []).details.description).toBe(
			'Test answered 7: SEVEN：失败',
		);
	});

	it('cuts what is very long, once the secrets are out', () => {
		const long = `${'x'.repeat(498)}secret${'y'.repeat(5000)}`;
		const { description = '' } = codeError('Test', table, '7', long, ['secret', '']).details;
		expect(description).toBe(`Test answered 7 SEVEN: ${'x'.repeat(498)}**`);
	});

	it.each(['8', 'constructor', '9'])('knows that nothing can have been carried out: %s', (code) => {
		const unclear = {
			...table,
			9: { name: 'NINE', advice: say`Check it`, outcome: 'unclear' as const },
		};
		const { message, details } = codeError('Test', unclear, code, '', [], false);
		expect(details).toMatchObject({ outcome: 'refused', code });
		expect(message).not.toMatch(/[Cc]heck/);
	});

	it('does not claim to know what an unknown code means', () => {
		expect(codeError('Test', table, '8', '', []).details).toMatchObject({
			outcome: 'unclear',
			description: 'Test answered 8: (no message)',
		});
	});
});

describe('redact', () => {
	it('takes out every secret, everywhere', () => {
		expect(redact('a secret and a key, secret', ['secret', 'key', ''])).toBe(
			'a *** and a ***, ***',
		);
	});

	it('takes out what stood in an address', () => {
		const secret = 'a+b/c= 密&.*';
		const texts = [
			secret,
			encodeURIComponent(secret),
			new URLSearchParams({ x: secret }).toString(),
		];
		for (const text of [...texts, 'a%2bb%2fc=%20%e5%af%86%26.*']) {
			expect(redact(`[${text}]`, [secret])).toMatch(/^\[(x=)?\*\*\*\]$/);
		}
	});

	it('leaves nothing of a secret that begins like another', () => {
		expect(redact('key and key2', ['key', 'key2'])).toBe('*** and ***');
	});
});

describe('advice', () => {
	const full = {
		...table[7],
		adviceFor: [{ words: ['full', '已满'], advice: say`Make room` }],
	};

	it.each([
		['the box is Full', 'Make room'],
		['信箱已满', 'Make room'],
		['失败', 'Do this'],
	])('for "%s" is "%s"', (words, message) => {
		expect(codeError('Test', { 7: full }, '7', words, []).message).toBe(message);
	});
});

describe('rejectedCodes', () => {
	it('says of a stale token what is true of a test, which fetches no other one', () => {
		const stale = { name: 'OLD', advice: say`Run it again`, outcome: 'staleToken' as const };
		const rules = rejectedCodes({ 7: table[7], 9: stale }, 'code', asked, Number);
		expect(rules.map(({ properties }) => properties)).toEqual([
			{ key: 'code', value: undefined, message: expect.stringMatching(/is not Test$/) as string },
			{ key: 'code', value: 7, message: 'Do this' },
			{
				key: 'code',
				value: 9,
				message: 'Try again: the token that the server had just given was refused',
			},
		]);
	});
});

describe('transportError', () => {
	it.each(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH'])(
		'knows that nothing was sent: %s',
		(code) => {
			const { details } = transportError(asked, 'call', networkError(code));
			expect(details.outcome).toBe('refused');
			expect(details.description).toMatch(/^Test could not be reached: /);
		},
	);

	it('tells a bad certificate from a server that is not there', () => {
		const { message, details } = transportError(asked, 'call', networkError('CERT_HAS_EXPIRED'));
		expect(message).toMatch(/^Check the certificate of the Test server/);
		expect(details).toMatchObject({
			outcome: 'refused',
			description: 'The certificate of Test is not valid: it has expired',
		});
	});

	it.each(['ECONNRESET', 'ETIMEDOUT', 'ECONNABORTED', 'SOMETHING_ELSE'])(
		'does not claim to know what came of it: %s',
		(code) => {
			expect(transportError(asked, 'call', networkError(code)).details.outcome).toBe('unclear');
		},
	);

	it('knows it, too, of a server that does not speak TLS: the handshake writes first', () => {
		const error = Object.assign(networkError('EPROTO'), { syscall: 'write' });
		const { message, details } = transportError(asked, 'call', error);
		expect(details.outcome).toBe('refused');
		expect(message).toMatch(/the server does not speak TLS on this port$/);
	});

	it('does not either when the connection stood already', () => {
		const error = Object.assign(networkError('EHOSTUNREACH'), { syscall: 'read' });
		expect(transportError(asked, 'call', error).details.outcome).toBe('unclear');
	});

	it('knows that without a token nothing was sent', () => {
		expect(transportError(asked, 'token', networkError('ECONNRESET')).details.outcome).toBe(
			'refused',
		);
	});

	it('finds the code under the error that n8n puts around it', () => {
		const wrapped = new NodeApiError(node, networkError('ECONNREFUSED') as never);
		const { details } = toProviderError(asked, 'call', wrapped);
		expect(details.description).toBe('Test could not be reached: the connection was refused');
	});

	it('takes over nothing else from the error', () => {
		const error = transportError(asked, 'call', networkError('ECONNRESET'));
		expect(JSON.stringify([error.message, error.details])).not.toContain('secret');
	});
});

describe('statusError', () => {
	it.each([
		[400, 'refused'],
		[404, 'refused'],
		[302, 'refused'],
		[500, 'unclear'],
		[503, 'unclear'],
		[429, 'refused'],
		[408, 'unclear'],
	])('takes HTTP %d for %s', (status, outcome) => {
		expect(statusError(asked, 'call', status).details.outcome).toBe(outcome);
	});
});

describe('toProviderError', () => {
	it('finds the provider error under those of n8n', () => {
		const inner = new ProviderError(say`Do this`, { outcome: 'refused' });
		const wrapped = new NodeApiError(node, new Error('outer', { cause: inner }) as never);
		expect(toProviderError(asked, 'call', wrapped)).toBe(inner);
	});
});

describe('toNodeError', () => {
	it('keeps its message even where n8n would replace it', () => {
		const error = toNodeError(
			node,
			new ProviderError(say`Check deletePermission and getStableAccessToken`, {
				outcome: 'refused',
				description: say`Test answered 7: the enoent`,
				code: '7',
			}),
			undefined,
			3,
		);
		expect(error.message).toBe('Check deletePermission and getStableAccessToken [item 3]');
		expect(error.description).toBe('Test answered 7: the enoent');
		expect(error.httpCode).toBe('7');
		expect(error.context.itemIndex).toBe(3);
	});
});
