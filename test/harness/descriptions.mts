import type { ICredentialType, INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { DingTalkApi } from '../../credentials/DingTalkApi.credentials.ts';
import { DingTalkRobotApi } from '../../credentials/DingTalkRobotApi.credentials.ts';
import { DingTalkSuiteApi } from '../../credentials/DingTalkSuiteApi.credentials.ts';
import { MessageCenterApi } from '../../credentials/MessageCenterApi.credentials.ts';
import { YouDuApi } from '../../credentials/YouDuApi.credentials.ts';
import { dingTalkApi } from '../../credentials/translations/zh-CN/dingTalkApi.ts';
import { dingTalkRobotApi } from '../../credentials/translations/zh-CN/dingTalkRobotApi.ts';
import { dingTalkSuiteApi } from '../../credentials/translations/zh-CN/dingTalkSuiteApi.ts';
import { messageCenterApi } from '../../credentials/translations/zh-CN/messageCenterApi.ts';
import { youDuApi } from '../../credentials/translations/zh-CN/youDuApi.ts';
import { DingTalk } from '../../nodes/DingTalk/DingTalk.node.ts';
import { dingTalk } from '../../nodes/DingTalk/translations/zh-CN/index.ts';
import { MessageCenter } from '../../nodes/MessageCenter/MessageCenter.node.ts';
import { MessageCenterTrigger } from '../../nodes/MessageCenter/MessageCenterTrigger.node.ts';
import { messageCenter } from '../../nodes/MessageCenter/translations/zh-CN/messageCenter.ts';
import { messageCenterTrigger } from '../../nodes/MessageCenter/translations/zh-CN/messageCenterTrigger.ts';
import { YouDu } from '../../nodes/YouDu/YouDu.node.ts';
import { youDu } from '../../nodes/YouDu/translations/zh-CN/youDu.ts';
import type { Words } from '../../nodes/core/translate.ts';

/** What n8n shows of a node or a credential. */
export interface Shown {
	name: string;
	description: Partial<INodeTypeDescription & ICredentialType> & { properties: INodeProperties[] };
	/** Its Chinese table. */
	chinese: Words;
}

/** The nodes in the language of this process. */
export const nodes: Shown[] = [
	{ name: 'DingTalk', description: new DingTalk().description, chinese: dingTalk },
	{ name: 'MessageCenter', description: new MessageCenter().description, chinese: messageCenter },
	{
		name: 'MessageCenterTrigger',
		description: new MessageCenterTrigger().description,
		chinese: messageCenterTrigger,
	},
	{ name: 'YouDu', description: new YouDu().description, chinese: youDu },
];

function credential(type: ICredentialType, chinese: Words): Shown {
	const { name, displayName, documentationUrl, properties } = type;
	return { name, description: { displayName, documentationUrl, properties }, chinese };
}

/** The credentials in the language of this process. */
export const credentials: Shown[] = [
	credential(new DingTalkApi(), dingTalkApi),
	credential(new DingTalkRobotApi(), dingTalkRobotApi),
	credential(new DingTalkSuiteApi(), dingTalkSuiteApi),
	credential(new MessageCenterApi(), messageCenterApi),
	credential(new YouDuApi(), youDuApi),
];

/** All fields, also those inside collections. */
export function fieldsIn(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => [
		property,
		...(property.options ?? []).flatMap((option) => {
			if ('values' in option) return fieldsIn(option.values);
			return 'type' in option ? fieldsIn([option]) : [];
		}),
	]);
}
