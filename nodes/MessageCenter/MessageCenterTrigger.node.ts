import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { localized } from '../core/translate';
import { pollReplies } from './shared/replies';
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
				displayName: 'Page Size',
				name: 'pageSize',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 100, numberPrecision: 0 },
				default: 100,
				description:
					'How many replies to fetch at once and hand to one execution, which is also the most that one crash of n8n can lose (count)',
			},
			{
				displayName: 'Maximum Replies per Poll',
				name: 'maximum',
				type: 'number',
				typeOptions: { minValue: 1, numberPrecision: 0 },
				default: 1000,
				description:
					'How many replies to fetch each time at most. The next poll fetches the others.',
			},
		],
	};

	poll = pollReplies;

	constructor() {
		this.description = localized(this.description, triggerWords);
	}
}
