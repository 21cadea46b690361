const { fill } = require('./fill');

/**
 * A contender of the benchmarks: a programmatic node as most community nodes are written. For each
 * item it reads its parameters, makes one request with the credential, and waits for the answer
 * before it goes on to the next.
 */
class OneAtATime {
	description = {
		displayName: 'One at a Time',
		name: 'oneAtATime',
		group: ['output'],
		version: 1,
		description: 'Makes one awaited request for each item',
		defaults: { name: 'One at a Time' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: ['youDuApi', 'dingTalkApi', 'messageCenterApi'].map((name) => ({
			name,
			required: true,
			displayOptions: { show: { credential: [name] } },
		})),
		properties: [
			{ displayName: 'Credential', name: 'credential', type: 'string', default: '' },
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'User', name: 'user', type: 'string', default: '' },
			{ displayName: 'Text', name: 'text', type: 'string', default: '' },
			{ displayName: 'Body', name: 'body', type: 'json', default: '{}' },
		],
	};

	async execute() {
		const items = this.getInputData();
		const returnData = [];
		for (let i = 0; i < items.length; i++) {
			const credential = this.getNodeParameter('credential', i);
			const user = this.getNodeParameter('user', i);
			const text = this.getNodeParameter('text', i);
			// The constant parts of the body, with the names of this item's fields in their places.
			const body = fill(JSON.parse(this.getNodeParameter('body', i)), { user, text });
			const json = await this.helpers.httpRequestWithAuthentication.call(this, credential, {
				method: 'POST',
				url: this.getNodeParameter('url', i),
				body,
				json: true,
			});
			returnData.push({ json, pairedItem: { item: i } });
		}
		return [returnData];
	}
}

module.exports = { OneAtATime };
