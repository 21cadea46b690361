import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { dingTalk } from '../../providers/dingTalk';
import { dingTalkRobot } from '../../providers/dingTalkRobot';
import { dingTalkSuite } from '../../providers/dingTalkSuite';

const BY_RESOURCE = 'byResource';

/**
 * n8n's RoutingNode wants to know by a parameter of this name which of several credentials to read for
 * a whole node. Here the resource decides, and `dispatch` reads the credential: the parameter is
 * hidden and always the same, and leads RoutingNode to a description that needs nothing.
 */
export const credentialRule: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'hidden',
	options: [
		{ name: 'By Resource', value: BY_RESOURCE },
		{ name: 'None', value: 'none' },
	],
	default: BY_RESOURCE,
};

/** A custom robot and an ISV's suite have credentials of their own. */
export const credentials: INodeCredentialDescription[] = [
	{
		name: dingTalk.credentialType,
		required: true,
		displayOptions: { hide: { resource: ['robot'], operation: ['getAuthInfo'] } },
	},
	{
		name: dingTalkRobot.credentialType,
		required: true,
		displayOptions: { show: { resource: ['robot'] } },
	},
	{
		name: dingTalkSuite.credentialType,
		required: true,
		displayOptions: { show: { resource: ['organization'], operation: ['getAuthInfo'] } },
	},
	{
		name: dingTalk.credentialType,
		displayOptions: { show: { authentication: [BY_RESOURCE], resource: ['none'] } },
	},
];
