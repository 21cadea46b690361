import type { INodeProperties } from 'n8n-workflow';

export const classicHost: INodeProperties = {
	displayName: 'Classic Host',
	name: 'oapiUrl',
	type: 'string',
	default: 'https://oapi.dingtalk.com',
	required: true,
	hint: 'Leave as it is, unless your organization is a tenant outside China',
	description: 'Host of the API with errcode, by which most calls still go',
};

export const longestWait: INodeProperties = {
	displayName: 'Longest Wait (Seconds)',
	name: 'longestWaitSeconds',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 600,
	hint: 'Leave as it is, unless calls are to wait longer, or items to fail sooner',
	description:
		'How long a call waits, all in all, when DingTalk asks for fewer calls; then the item fails',
};
