import { usableAccount } from '../accounts.mts';
import { okWithDebugger } from '../app.mts';
import type { Call, Draft } from '../app.mts';
import { checkChannels } from '../channels.mts';
import { checkSensitiveWords } from '../content.mts';
import { Refusal } from '../rspCodes.mts';
import { filledIn, readValues } from '../templateData.mts';

const CATEGORIES = { 1: 'notice', 2: 'todo' } as const;

/**
 * 5.3.3 Send a template message of an official account; sent while the caller waits. A failure at
 * WeChat (setting `failUsers`) is a success of the call with status 1.
 */
export const sendTemplate: Call = {
	path: '/message/sendTemplateApi',
	carrier: 'json',
	parameters: ['token', 'userId', 'publicId', 'messageType', 'templateId', 'url', 'pcUrl', 'data'],
	run({ settings, ledger }, parameters) {
		const user = parameters.optional('userId');
		if (user === undefined) throw new Refusal('PERSON_EMPTY', '缺少参数 userId');
		const account = usableAccount(settings, parameters);
		const category = parameters.requiredWord('messageType', CATEGORIES);
		const templateId = parameters.optional('templateId');
		if (templateId === undefined) throw new Refusal('TEMPLATE_EMPTY', '缺少参数 templateId');
		const template = account.templates.find(({ template_id }) => template_id === templateId);
		if (template === undefined) throw new Refusal('TEMPLATE_MISSING');
		const link = parameters.required('url');
		const pcLink = parameters.optional('pcUrl', 255);
		const values = readValues(parameters, template);
		checkChannels(settings, ['OfficialAccount']);
		const content = filledIn(template, values);
		checkSensitiveWords(settings, [content]);
		if (settings.unboundUsers.has(user)) throw new Refusal('PERSON_UNKNOWN');
		if (settings.unsubscribed.has(user)) throw new Refusal('UNSUBSCRIBED');
		const draft: Draft = {
			kind: 'template',
			category,
			title: template.title,
			content,
			receivers: [{ user, name: '' }],
			unsubscribed: [],
			repliesAllowed: false,
			raw: parameters.raw,
			link,
			pcLink,
			publicId: account.publicId,
			templateId,
			values,
		};
		if (category === 'todo' && settings.refuseRepeatedTodos && ledger.hasEqualTodo(draft)) {
			throw new Refusal('TODO_REPEATED');
		}
		const { id, failures } = ledger.hold(draft);
		const [failure] = failures;
		return okWithDebugger({
			messageId: id,
			status: failure === undefined ? '0' : '1',
			info: failure?.cause ?? '发送成功',
		});
	},
};
