import type { IDataObject } from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import { requiredText, valueFor, yesOrNo } from '../../../core/fields';
import type { Label } from '../../../core/say';
import {
	booleanField,
	type ChangeField,
	type ChangeFields,
	requiredTextUpTo,
	textField,
	withExample,
} from '../../shared/changes';
import { userId, userIds } from '../../shared/ids';
import { userLocator } from '../../shared/locators';
import { say } from '../../words';

const NAME_CHARACTERS = 20;
const USERS_PER_CALL = 40;
const NOT_CLASSIC = '; not in the classic call';
const OWNER_TYPES = { employee: 'emp', external: 'ext' };

/** The documents have a number for each: 1 for yes. */
function switchField(displayName: string, description: string, name: string): ChangeField {
	return {
		...booleanField(displayName, description, name),
		check: (label, value) => Number(yesOrNo(label, value)),
	};
}

function usersField(displayName: string, description: string, classic?: string): ChangeField {
	const whole = `${description}, with commas; at most 40${classic ? '' : NOT_CLASSIC}`;
	return withExample(
		textField(displayName, whole, upTo40Users, classic),
		'e.g. manager4220,user123',
	);
}

/** The same for users of the organization. */
function membersField(displayName: string, description: string, classic?: string): ChangeField {
	const field = usersField(displayName, description, classic);
	const hint = 'The userid, not a name or a mobile number';
	return { ...field, property: { ...field.property, hint } };
}

function upTo40Users(label: Label, value: unknown): string[] {
	const ids = userIds(label, value);
	if (ids.length > USERS_PER_CALL) {
		throw inputError(
			label,
			say`hold ${ids.length} users, and DingTalk takes at most ${USERS_PER_CALL} at a time`,
			say`Add the others with Update.`,
		);
	}
	return ids;
}

/** What every group has. Source: docs/reference/dingtalk.md, 2.5. */
export const mainFields = {
	name: withExample(
		textField('Name', 'At most 20 characters', requiredTextUpTo(NAME_CHARACTERS), 'name'),
		'e.g. 急诊值班群',
	),
	owner: {
		property: {
			...userLocator,
			displayName: 'Owner',
			required: false,
			description: 'Member who owns the group',
		},
		classic: 'owner',
		check: userId,
	},
} satisfies ChangeFields;

export const members = membersField('Members', 'IDs of users, the owner among them', 'useridlist');

/**
 * Who may do what in a group; the current calls have these in an object of their own. Meaning of the
 * numbers: https://open.dingtalk.com/document/development/api-updategroup
 */
export const switches: ChangeFields = {
	chatBannedType: switchField('Mute Everyone', 'Whether nobody can write', 'chatBannedType'),
	managementType: switchField(
		'Only Owner Manages',
		'Whether only the owner can manage the group, and not everyone',
		'managementType',
	),
	mentionAllAuthority: switchField(
		'Only Owner Mentions Everyone',
		'Whether only the owner can mention everyone',
		'mentionAllAuthority',
	),
	searchable: switchField('Searchable', 'Whether the group can be found by search', 'searchable'),
	showHistoryType: switchField(
		'Show History',
		'Whether new members see earlier messages',
		'showHistoryType',
	),
	validationType: switchField(
		'Approve New Members',
		'Whether somebody has to let new members in',
		'validationType',
	),
};

function ownerType(classic?: string): ChangeField {
	return {
		property: {
			displayName: 'Owner Type',
			type: 'options',
			options: [
				{ name: 'Employee', value: 'employee' },
				{ name: 'External Contact', value: 'external' },
			],
			default: 'employee',
			description: `What the owner is to the organization${classic ? '' : NOT_CLASSIC}`,
		},
		classic,
		check: (label, value) => valueFor(OWNER_TYPES, value, label),
	};
}

function icon(classic?: string): ChangeField {
	const description = `Media ID of the picture of the group${classic ? '' : NOT_CLASSIC}`;
	return withExample(
		textField('Icon', description, requiredText, classic),
		'e.g. @lADOADmaWMzazQKA',
	);
}

/** What Create can set besides; the classic call knows only the switches. */
export const createOnlyFields: ChangeFields = {
	extidlist: usersField('External Members', 'IDs of external contacts'),
	icon: icon(),
	ownerType: ownerType(),
};

/** What Update can change besides. */
export const updateOnlyFields: ChangeFields = {
	add_extidlist: usersField('External Members to Add', 'IDs of external contacts', 'add_extidlist'),
	add_useridlist: membersField('Members to Add', 'IDs of users', 'add_useridlist'),
	del_extidlist: usersField(
		'External Members to Remove',
		'IDs of external contacts',
		'del_extidlist',
	),
	del_useridlist: membersField('Members to Remove', 'IDs of users', 'del_useridlist'),
	icon: icon('icon'),
	ownerType: ownerType('ownerType'),
};

/** The fields as the current calls want them: what is a switch goes into `managementOptions`. */
export function withManagement(fields: IDataObject): IDataObject {
	const isSwitch = ([name]: [string, unknown]) => Object.hasOwn(switches, name);
	const entries = Object.entries(fields);
	const own = entries.filter(isSwitch);
	return {
		...Object.fromEntries(entries.filter((entry) => !isSwitch(entry))),
		...(own.length > 0 && { managementOptions: Object.fromEntries(own) }),
	};
}

/** The opposite of `withManagement`, for the classic calls. */
export function withoutManagement({ managementOptions, ...fields }: IDataObject): IDataObject {
	return { ...fields, ...(managementOptions as IDataObject | undefined) };
}
