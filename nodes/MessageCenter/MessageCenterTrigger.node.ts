import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { localized } from '../core/translate';
import { maximum, pageSize, pollReplies } from './shared/replies';
import { triggerWords } from './words';

export class MessageCenterTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Message Center Trigger',
		name: 'messageCenterTrigger',
		icon: {
			light: 'file:../../icons/messageCenter.svg',
			dark: 'file:../../icons/messageCenter.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: 'New Replies',
		// n8n's node picker shows it for the node as well, which it joins with its trigger.
		description:
			'Send messages and todos through the Unified Message Center (统一消息中心), and start workflows from the replies',
		defaults: { name: 'Message Center Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'messageCenterApi', required: true }],
		properties: [
			{
				displayName:
					'The Message Center deletes each reply as it hands it out. Workflows with the same app take each other’s replies, so use one trigger for each app. A test here takes one reply, too.',
				name: 'sharedNotice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [maximum, pageSize],
			},
		],
	};

	poll = pollReplies;

	constructor() {
		this.description = localized(this.description, triggerWords);
	}
}
