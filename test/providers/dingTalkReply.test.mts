import type { IDataObject } from 'n8n-workflow';
import { ProviderError, type Purpose } from '../../nodes/core/errors.ts';
import { dialectOf } from '../../nodes/providers/dingTalk.ts';
import { dingTalkApiErrors, dingTalkErrors } from '../../nodes/providers/dingTalk.errors.ts';
import { readReply, type Dialect } from '../../nodes/providers/dingTalk.reply.ts';
import { say } from '../../nodes/providers/words.ts';

const codes = { classic: dingTalkErrors, current: dingTalkApiErrors };

function read(
	body: unknown,
	{
		dialect = 'classic',
		statusCode = 200,
		purpose = 'call',
		headers = {},
	}: { dialect?: Dialect; statusCode?: number; purpose?: Purpose; headers?: IDataObject } = {},
) {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const host = { name: 'DingTalk', address: say`host`, dialect };
	return readReply({ statusCode, headers }, text, host, purpose, codes, ['s3cret']);
}

function refusal(...[body, how]: Parameters<typeof read>): ProviderError {
	try {
		read(body, how);
	} catch (error) {
		return error as ProviderError;
	}
	throw new Error('It was taken for a success');
}

const gateway = (code: string | number, words = '') => ({
	errcode: 88,
	sub_code: String(code),
	sub_msg: words,
	errmsg: `ding talk error[subcode=${code},submsg=${words}]`,
});

describe('a success', () => {
	it.each(['0', 0])('is errcode %j on the classic host', (errcode) => {
		expect(read({ errcode, errmsg: 'ok', result: { a: 1 } })).toMatchObject({ result: { a: 1 } });
	});

	it('needs no errcode on the current host', () => {
		expect(read({ processQueryKey: 'k' }, { dialect: 'current' })).toEqual({
			processQueryKey: 'k',
		});
	});

	it('keeps whole numbers that JavaScript would round', () => {
		const text = '{"errcode":0,"order":176318668975061512,"small":7,"list":[-9007199254740993]}';
		const { order, small, list } = read(text);
		expect([order, small, list]).toEqual(['176318668975061512', 7, ['-9007199254740993']]);
	});
});

describe('a stale token', () => {
	it.each([
		['errcode 40014', { errcode: 40014, errmsg: '不合法的access_token' }, {}],
		['errcode 42001', { errcode: 42001 }, {}],
		['88 with a sub_code', gateway(40014), {}],
		[
			'88 with the code in errmsg alone',
			{ errcode: 88, errmsg: 'ding talk error[subcode=42001,submsg=x]' },
			{},
		],
		[
			'HTTP 400 of the current host',
			{ code: 'InvalidAuthentication', message: '不合法的access_token', requestid: 'r' },
			{ dialect: 'current' as const, statusCode: 400 },
		],
	])('is known by %s', (_, body, how) => {
		expect(refusal(body, how).details.outcome).toBe('staleToken');
	});
});

describe('too many calls', () => {
	const codesOfOapi = [
		90001, 90002, 90003, 90004, 90005, 90006, 90007, 90008, 90009, 90010, 90011, 90012, 90013,
		90014, 90017, 90018, 45009,
	];

	it.each(codesOfOapi)('are known by %i, plain and as 88', (code) => {
		expect(refusal({ errcode: code }).details.outcome).toBe('tooFast');
		expect(refusal(gateway(code)).details.outcome).toBe('tooFast');
	});

	it.each([
		[403, 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi'],
		[403, 'Forbidden.AccessDenied.QpmLimitForAppkeyAndApi'],
		[403, 'Forbidden.AccessDenied.QpsLimitForApi'],
		[403, 'Forbidden.AccessDenied.QpsLimitForSuitekeyAndOrgAndApi'],
		[403, 'Forbidden.AccessDenied.QpmLimitForSuitekeyAndOrgAndApi'],
		[400, 'send.too.fast'],
		[400, 'qps.exceed.limit'],
		[429, 'system.busy'],
	])('are known by HTTP %i %s', (statusCode, code) => {
		const { details } = refusal({ code, message: 'x' }, { dialect: 'current', statusCode });
		expect(details.outcome).toBe('tooFast');
	});

	it('are to wait for the end of the penalty that the message names', () => {
		const words =
			'对应的apiPath(dingtalk.oapi.x.y), 从 2026-01-31 14:30:00 到 2026-01-31 14:30:40 请求总次数超过了 100 次, 处罚将在 2026-01-31 14:31:00 结束';
		expect(refusal(gateway(90002, words)).details.waitSeconds).toBe(21);
	});

	it('are to wait as long as Retry-After says', () => {
		const how = { dialect: 'current', statusCode: 429, headers: { 'retry-after': '7' } } as const;
		expect(refusal({ code: 'system.busy' }, how).details.waitSeconds).toBe(7);
	});

	const page = '<!DOCTYPE html><html><body>405 Not Allowed</body></html>';

	it.each([
		[
			'as JSON',
			{ status: 1111, wait: 5, source: 'x5', punish: 'deny', uuid: 'u' },
			{ purpose: 'call' as const },
		],
		['as a page in place of what was to be read', page, { purpose: 'read' as const }],
		['as a page with HTTP 403', page, { purpose: 'call' as const, statusCode: 403 }],
	])('from the address of n8n (%s) hold everything back for five minutes', (_, body, how) => {
		expect(refusal(body, how).details).toMatchObject({
			outcome: 'tooFast',
			waitSeconds: 300,
			slowsEverything: true,
		});
	});

	it('may be what a page says, but it may come from a proxy after a call was carried out', () => {
		const { details } = refusal(page);
		expect(details.outcome).toBe('unclear');
		expect(details.description).toContain('the answer is a web page, of a proxy or of DingTalk');
	});

	it('are not what a page with a redirect says', () => {
		expect(refusal(page, { statusCode: 302 }).details).toMatchObject({
			outcome: 'refused',
			code: '302',
		});
	});

	it('are not what a used-up month is', () => {
		expect(refusal(gateway(90020)).details.outcome).toBe('refused');
	});
});

describe('a busy DingTalk', () => {
	it('may have carried a call out, and gets a read again at most three times', () => {
		expect(refusal({ errcode: -1 }).details.outcome).toBe('unclear');
		expect(refusal({ errcode: -1 }, { purpose: 'read' }).details).toMatchObject({
			outcome: 'tooFast',
			mostTries: 4,
		});
	});
});

describe('any other refusal', () => {
	it('has the sentence of its code, the words of DingTalk, and no secret', () => {
		const { message, details } = refusal(gateway(60011, '没有调用该接口的权限 s3cret'));
		expect(message).toBe(
			'Give the app this permission in the DingTalk developer console, and publish it',
		);
		expect(details).toMatchObject({
			outcome: 'refused',
			code: '60011',
			description: 'DingTalk answered 60011 no permission: 没有调用该接口的权限 ***',
		});
	});

	it('counts as unclear when its code is not known, but not where HTTP says that it was refused', () => {
		expect(refusal({ errcode: 123456 }).details.outcome).toBe('unclear');
		const current = { dialect: 'current', statusCode: 400 } as const;
		expect(refusal({ code: 'new.code' }, current)).toMatchObject({
			message: 'Look up the code new.code in the documentation of DingTalk',
			details: { outcome: 'refused' },
		});
		const broken = { dialect: 'current', statusCode: 500 } as const;
		expect(refusal({ code: 'new.code' }, broken).details.outcome).toBe('unclear');
	});

	it.each([
		['text', 'OK'],
		['JSON without errcode', { a: 1 }],
		['an empty errcode', { errcode: '' }],
		['an errcode that is a list', { errcode: [] }],
		['an errcode that is false', { errcode: false }],
		['nothing', ''],
	])('%s is no answer of DingTalk', (_, body) => {
		expect(refusal(body).details.outcome).toBe('unclear');
	});

	it('a page in place of a token is no ban', () => {
		expect(refusal('<html></html>', { purpose: 'token' }).message).toContain('Check that the host');
	});
});

describe('the host of a path', () => {
	it.each([
		['/topapi/v2/user/get', 'classic'],
		['/department/list', 'classic'],
		['/v1.0/im/group/create', 'current'],
		['/v2.0/storage/spaces', 'current'],
	])('%s is %s', (path, dialect) => {
		expect(dialectOf(path)).toBe(dialect);
	});
});

describe('the tables', () => {
	it.each(Object.entries({ ...dingTalkErrors, ...dingTalkApiErrors }))(
		'say what to do about %s',
		(_, { name, advice }) => {
			expect(String(name)).toMatch(/\S/);
			expect(advice.text()).toMatch(/^[A-Z].{10,}[^.]$/);
		},
	);
});
