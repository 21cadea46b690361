import type { INodeProperties } from 'n8n-workflow';
import { DingTalk } from '../../nodes/DingTalk/DingTalk.node.ts';
import { HELD_BACK } from '../../nodes/DingTalk/resources/workNotification/tasks.ts';
import { dingTalk as dingTalkWords } from '../../nodes/DingTalk/translations/zh-CN/index.ts';
import { sentences as dingTalkSentences } from '../../nodes/DingTalk/translations/zh-CN/sentences.ts';
import { MessageCenter } from '../../nodes/MessageCenter/MessageCenter.node.ts';
import { messageCenter as messageCenterWords } from '../../nodes/MessageCenter/translations/zh-CN/messageCenter.ts';
import { YouDu } from '../../nodes/YouDu/YouDu.node.ts';
import { youDu as youDuWords } from '../../nodes/YouDu/translations/zh-CN/youDu.ts';
import type { Words } from '../../nodes/core/translate.ts';
import { dingTalkApiErrors, dingTalkErrors } from '../../nodes/providers/dingTalk.errors.ts';
import { dingTalkRobotErrors } from '../../nodes/providers/dingTalkRobot.errors.ts';
import { messageCenterErrors } from '../../nodes/providers/messageCenter.errors.ts';
import { sentences } from '../../nodes/providers/translations/zh-CN/index.ts';
import { youDuErrors } from '../../nodes/providers/youDu.errors.ts';
import { codesTable, type CodeWords } from './codes.mts';
import * as dingTalk from './dingTalk.mts';
import type { FactsOfAll } from './facts.mts';
import { table } from './markdown.mts';
import * as messageCenter from './messageCenter.mts';
import { callsTable, operationsOf, outputTable, type Language } from './operations.mts';
import * as youDu from './youDu.mts';

/** A page of docs/, and what stands in its places. */
export interface Page {
	file: string;
	parts: Readonly<Record<string, string>>;
}

/** A node with the facts of its operations. */
export interface Documented {
	name: string;
	properties: INodeProperties[];
	facts: FactsOfAll;
	words: Words;
}

/** The nodes with operations, in the language of this process, which has to be English. */
export const nodes: Readonly<Record<'dingTalk' | 'messageCenter' | 'youDu', Documented>> = {
	dingTalk: {
		name: 'DingTalk',
		properties: new DingTalk().description.properties,
		facts: dingTalk.operations,
		words: dingTalkWords,
	},
	messageCenter: {
		name: 'MessageCenter',
		properties: new MessageCenter().description.properties,
		facts: messageCenter.operations,
		words: messageCenterWords,
	},
	youDu: {
		name: 'YouDu',
		properties: new YouDu().description.properties,
		facts: youDu.operations,
		words: youDuWords,
	},
};

function operationParts(node: Documented, code: Language['code']): Record<string, string> {
	const language: Language = code === 'zh' ? { code, words: node.words } : { code };
	const operations = operationsOf(node.properties, node.facts, language);
	return {
		operations: callsTable(operations, language),
		output: outputTable(operations, language),
	};
}

/** Why DingTalk held a work notification back. */
function heldBackTable(code: Language['code']): string {
	const reason = (english: string) => (code === 'zh' ? dingTalkSentences[english] : english) ?? '';
	return table(
		code === 'zh' ? ['代码', '含义'] : ['Code', 'What it means'],
		Object.entries(HELD_BACK).map(([each, said]) => [`\`${each}\``, reason(said.text())]),
	);
}

/** All pages with tables that are made of the code. */
export function pages(): Page[] {
	return (['en', 'zh'] as const).flatMap((code): Page[] => {
		const file = (name: string) => `docs/${name}${code === 'zh' ? '.zh-CN' : ''}.md`;
		const words: CodeWords = code === 'zh' ? { translations: sentences } : {};
		return [
			{
				file: file('youdu'),
				parts: {
					...operationParts(nodes.youDu, code),
					codes: codesTable(youDuErrors, {
						...words,
						meaning: (each) => youDu.meanings[each]?.[code] ?? '',
					}),
				},
			},
			{
				file: file('dingtalk'),
				parts: {
					...operationParts(nodes.dingTalk, code),
					'held back': heldBackTable(code),
					'classic codes': codesTable(dingTalkErrors, words),
					'current codes': codesTable(dingTalkApiErrors, words),
					'robot codes': codesTable(dingTalkRobotErrors, words),
				},
			},
			{
				file: file('message-center'),
				parts: {
					...operationParts(nodes.messageCenter, code),
					codes: codesTable(messageCenterErrors, {
						...words,
						...(code === 'en' && { meaning: (each) => messageCenter.meanings[each] ?? '' }),
						again: (each) => messageCenter.again[each]?.[code],
					}),
				},
			},
		];
	});
}
