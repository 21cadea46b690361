const { fill } = require('./fill');

const AT_A_TIME = 10;

/**
 * A contender of the benchmarks: the least that a node can do which takes two fields from each item and
 * makes its requests through n8n. It evaluates the two fields and sends, ten requests at a time, with a
 * token that another node has fetched; it looks at no answer.
 */
class BareNode {
	description = {
		displayName: 'Bare Node',
		name: 'bareNode',
		group: ['output'],
		version: 1,
		description: 'Makes a request for each item, ten of them at a time',
		defaults: { name: 'Bare Node' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'Token', name: 'token', type: 'string', default: '' },
			{ displayName: 'User', name: 'user', type: 'string', default: '' },
			{ displayName: 'Text', name: 'text', type: 'string', default: '' },
			{ displayName: 'Body', name: 'body', type: 'json', default: '{}' },
			{ displayName: 'Form', name: 'form', type: 'boolean', default: false },
		],
	};

	async execute() {
		const token = this.getNodeParameter('token', 0);
		const url = fill(this.getNodeParameter('url', 0), { token });
		const template = JSON.parse(this.getNodeParameter('body', 0));
		const isForm = this.getNodeParameter('form', 0);
		const returnData = [];
		const send = async (i) => {
			const user = this.getNodeParameter('user', i);
			const text = this.getNodeParameter('text', i);
			const body = fill(template, { user, text, token });
			const json = await this.helpers.httpRequest({
				method: 'POST',
				url,
				body: isForm ? new URLSearchParams(body) : body,
				json: true,
			});
			returnData[i] = { json, pairedItem: { item: i } };
		};
		const waiting = this.getInputData().keys();
		const sendAll = async () => {
			for (const i of waiting) await send(i);
		};
		await Promise.all(Array.from({ length: AT_A_TIME }, sendAll));
		return [returnData];
	}
}

module.exports = { BareNode };
