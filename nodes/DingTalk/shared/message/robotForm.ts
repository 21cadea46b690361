import type { IDataObject, IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import { bytesAtMost } from '../../../core/fields';
import { rowsOf } from '../../../core/json';
import { BUTTON_LIST } from './card';
import { neededText } from './checks';
import { messageOfAnyLength } from './index';
import { say } from '../../words';

const PARAM_BYTES = 15_000;
const BUTTONS = { least: 2, most: 5, mostHorizontal: 2 };
const FILE_TYPES = ['doc', 'docx', 'pdf', 'rar', 'xlsx', 'zip'];
const FILE_NAME = 'File Name';

/** Only the robot's message of a file has this. */
export const fileNameField: INodeProperties = {
	displayName: FILE_NAME,
	name: 'fileName',
	type: 'string',
	displayOptions: {
		show: { messageType: ['file'] },
		hide: { '/options.apiVersion': ['classic'] },
	},
	default: '',
	required: true,
	placeholder: 'e.g. 排班表.xlsx',
	description: `Name that is shown; it ends with the type, one of ${FILE_TYPES.join(', ')} (fileName, fileType)`,
};

interface RobotMessage extends IDataObject {
	msgKey: string;
	/** JSON of an object of texts. */
	msgParam: string;
}

/**
 * The message of an item in the form in which the robot of an app takes it:
 * `{ msgKey: 'sampleText', msgParam: '{"content":"…"}' }`.
 *
 * @throws ProviderError that names the field which is wrong, or when msgParam has more than 15,000 bytes
 * @see docs/reference/dingtalk.md 7.2
 */
export function robotMessageOf(context: IExecuteSingleFunctions): RobotMessage {
	const message = messageOfAnyLength(context);
	const msgtype = String(message.msgtype);
	const fields = message[msgtype] as IDataObject;
	const [msgKey, param] = keyAndParam(context, msgtype, fields);
	const msgParam = bytesAtMost(say`Message`, JSON.stringify(param), PARAM_BYTES, say`DingTalk`);
	return { msgKey, msgParam };
}

function keyAndParam(
	context: IExecuteSingleFunctions,
	msgtype: string,
	fields: IDataObject,
): [string, IDataObject] {
	switch (msgtype) {
		case 'text':
			return ['sampleText', fields];
		case 'markdown':
			return ['sampleMarkdown', fields];
		case 'link':
			return ['sampleLink', fields];
		case 'image':
			return ['sampleImageMsg', { photoURL: fields.media_id }];
		case 'voice': {
			const milliseconds = String(Number(fields.duration) * 1000);
			return ['sampleAudio', { mediaId: fields.media_id, duration: milliseconds }];
		}
		case 'file':
			return ['sampleFile', { mediaId: fields.media_id, ...fileOf(context) }];
		case 'action_card':
			return cardParam(fields);
		default:
			throw inputError(
				'Message Type',
				say`must not be OA: a robot has no such message`,
				say`Choose another type, or Classic as the API version.`,
			);
	}
}

function fileOf(context: IExecuteSingleFunctions): IDataObject {
	const fileName = neededText(context, fileNameField.name, FILE_NAME);
	const [, fileType = ''] = /.\.([^.]+)$/.exec(fileName.toLowerCase()) ?? [];
	if (!FILE_TYPES.includes(fileType)) {
		const endings = FILE_TYPES.map((type) => `.${type}`).join(', ');
		throw inputError(FILE_NAME, say`must end with one of ${endings}`);
	}
	return { fileName, fileType };
}

/** Each number of buttons has a key of its own; two that lie side by side have the sixth. */
function cardParam(card: IDataObject): [string, IDataObject] {
	const { title, markdown: text, single_title, single_url, btn_orientation } = card;
	if (title === undefined) throw inputError('Title', say`is empty, and a robot’s card needs one`);
	if (single_title !== undefined) {
		const single = { singleTitle: single_title, singleURL: single_url };
		return ['sampleActionCard', { title, text, ...single }];
	}
	const buttons = rowsOf(card.btn_json_list);
	const isHorizontal = btn_orientation === '1';
	const most = isHorizontal ? BUTTONS.mostHorizontal : BUTTONS.most;
	if (buttons.length < BUTTONS.least || buttons.length > most) {
		const problem = isHorizontal
			? say`must hold ${most} buttons for a robot to put side by side, and holds ${buttons.length}`
			: say`must hold ${BUTTONS.least} to ${most} buttons for a robot, and holds ${buttons.length}`;
		throw inputError(BUTTON_LIST, problem);
	}
	const [titleName, urlName] = isHorizontal
		? ['buttonTitle', 'buttonUrl']
		: ['actionTitle', 'actionURL'];
	const rows = buttons.flatMap((button, index) => [
		[`${titleName}${index + 1}`, button.title],
		[`${urlName}${index + 1}`, button.action_url],
	]);
	const key = isHorizontal ? 'sampleActionCard6' : `sampleActionCard${buttons.length}`;
	return [key, { title, text, ...(Object.fromEntries(rows) as IDataObject) }];
}
