import { dingTalk } from '../../nodes/providers/dingTalk.ts';

const CREDENTIALS = {
	appKey: 'ding1',
	appSecret: 'secret1',
	oapiUrl: 'https://oapi.dingtalk.com',
	apiUrl: 'https://api.dingtalk.com',
	callsPerMinute: 1200,
	longestWaitSeconds: 600,
};

function decoded(headers: Record<string, string>) {
	const call = {
		options: { method: 'GET' as const, url: '/media/get' },
		part: '',
		isRead: true,
		givesFile: true,
	};
	const response = { statusCode: 200, headers, body: Buffer.from([1, 2, 255]) };
	return dingTalk.decode(response, call, CREDENTIALS, 'token1');
}

describe('the name of a file in an answer', () => {
	it.each([
		['attachment; filename="report.pdf"', 'report.pdf'],
		['attachment; filename=report.pdf', 'report.pdf'],
		['attachment; filename="a; b.pdf"', 'a; b.pdf'],
		[`attachment; filename="${encodeURIComponent('小结.pdf')}"`, '小结.pdf'],
		[`attachment; filename="${Buffer.from('小结.pdf').toString('latin1')}"`, '小结.pdf'],
		[`attachment; filename="x"; filename*=UTF-8''${encodeURIComponent('小结.pdf')}`, '小结.pdf'],
		['attachment; filename="100%.pdf"', '100%.pdf'],
		['attachment; filename="caf\u00e9.pdf"', 'café.pdf'],
		['attachment', undefined],
	])('%s is %j', (disposition, fileName) => {
		const answer = decoded({
			'content-type': 'application/pdf; charset=binary',
			'content-disposition': disposition,
		});
		expect(answer).toEqual({
			data: Buffer.from([1, 2, 255]),
			mimeType: 'application/pdf',
			fileName,
		});
	});
});
