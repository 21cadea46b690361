import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import { charactersAtMost, optionalText, requiredText } from '../../../core/fields';
import { named, type Label } from '../../../core/say';
import {
	booleanField,
	type ChangeField,
	type ChangeFields,
	joinedDepartmentIds,
	joinedUserIds,
	textField,
	textUpTo,
	wholeNumber,
	withBars,
	withExample,
} from '../../shared/changes';
import { departmentId, userId } from '../../shared/ids';
import { departmentLocator, userLocator } from '../../shared/locators';
import { isClassic } from '../../shared/versions';
import { say } from '../../words';

const NAME_CHARACTERS = 64;
const PERMITS_TOGETHER = 50;
const CLASSIC_PERMITS = 200;

function checkName(label: Label, value: unknown): string {
	const name = charactersAtMost(label, requiredText(label, value), NAME_CHARACTERS, say`DingTalk`);
	if (/[-",]/.test(name))
		throw inputError(label, say`must not hold a hyphen, a comma or a quote (")`);
	return name;
}

function usersField(displayName: string, description: string, classic: string): ChangeField {
	return {
		...withExample(
			textField(displayName, description, joinedUserIds, classic),
			'e.g. manager4220,user123',
		),
		toClassic: withBars,
	};
}

function departmentsField(displayName: string, description: string, classic: string): ChangeField {
	return {
		...withExample(
			textField(displayName, description, joinedDepartmentIds, classic),
			'e.g. 101,102',
		),
		toClassic: withBars,
	};
}

/** What every department has. Source: docs/reference/dingtalk.md, 2.1.6. */
export const mainFields: ChangeFields = {
	name: withExample(
		textField('Name', 'At most 64 characters, without a hyphen, comma or quote', checkName, 'name'),
		'e.g. 研发部',
	),
	parent_id: {
		property: {
			...departmentLocator,
			displayName: 'Parent Department',
			required: false,
			description: 'Department directly above it; 1 is the whole organization',
		},
		classic: 'parentid',
		check: departmentId,
		toClassic: String,
	},
};

/** What Create and Update can set besides. Source: docs/reference/dingtalk.md, 2.1.6. */
export const moreFields: ChangeFields = {
	order: {
		property: {
			displayName: 'Order',
			type: 'number',
			default: 1,
			description: 'Its place among those of the same parent; smaller numbers come first',
		},
		classic: 'order',
		check: wholeNumber,
		toClassic: String,
	},
	hide_dept: booleanField(
		'Hidden',
		'Whether others cannot see the department, but for those it is shown to',
		'deptHiding',
	),
	dept_permits: departmentsField(
		'Shown to Departments',
		'IDs of departments that see it although it is hidden, with commas; together with the users at most 50',
		'deptPermits',
	),
	user_permits: usersField(
		'Shown to Users',
		'IDs of users who see it although it is hidden, with commas; together with the departments at most 50',
		'userPermits',
	),
	outer_dept: booleanField(
		'Restrict View of Members',
		'Whether members of the department can see only a limited part of the contacts',
		'outerDept',
	),
	outer_dept_only_self: booleanField(
		'Members See Own Department and Those Below',
		'Whether members whose view is restricted can see their own department and those below it; if not, they see only themselves',
		'outerDeptOnlySelf',
	),
	outer_permit_depts: departmentsField(
		'Departments That Members See',
		'IDs of departments that members see although their view is restricted, with commas; together with the users at most 50',
		'outerPermitDepts',
	),
	outer_permit_users: usersField(
		'Users That Members See',
		'IDs of users whom members see although their view is restricted, with commas; together with the departments at most 50',
		'outerPermitUsers',
	),
	create_dept_group: booleanField(
		'Create Group Chat',
		'Whether DingTalk makes a group chat of the department',
		'createDeptGroup',
	),
	auto_approve_apply: booleanField(
		'Approve Requests to Join',
		'Whether those who ask to join the department are let in without being looked at',
		'autoApproveApply',
	),
	source_identifier: textField(
		'Source Identifier',
		'What your own system calls the department',
		optionalText,
		'sourceIdentifier',
	),
};

/** What only Update can set. Source: docs/reference/dingtalk.md, 2.1.6. */
export const updateOnlyFields: ChangeFields = {
	auto_add_user: booleanField(
		'Add New Members to Group Chat',
		'Whether those who join the department join its group chat, too',
		'autoAddUser',
	),
	dept_manager_userid_list: usersField(
		'Managers',
		'IDs of members who head the department, with commas; nobody heads it where this is empty',
		'deptManagerUseridList',
	),
	org_dept_owner: {
		property: {
			...userLocator,
			displayName: 'Owner of Group Chat',
			required: false,
			description: 'Member who owns the group chat of the department',
		},
		classic: 'orgDeptOwner',
		check: userId,
	},
	group_contain_sub_dept: booleanField(
		'Group Chat Includes Departments Below',
		'Whether members of the departments below are in the group chat',
		'groupContainSubDept',
	),
	group_contain_outer_dept: booleanField(
		'Group Chat Includes Outsourced Departments',
		'Whether members of outsourced departments are in the group chat; these see neither other departments nor other people',
		'groupContainOuterDept',
	),
	group_contain_hidden_dept: booleanField(
		'Group Chat Includes Hidden Departments',
		'Whether members of hidden departments are in the group chat',
		'groupContainHiddenDept',
	),
	code: textField('Code', 'At most 30 characters; not in the classic call', textUpTo(30)),
};

const labelOf = (name: string) => String(moreFields[name]?.property.displayName);

/**
 * What holds between the fields: some only count for a hidden department, or for one whose members'
 * view is restricted, and two lists may have so many entries together.
 *
 * @param isNew whether a field that is not given is off
 * @throws ProviderError that names the fields
 * @see docs/reference/dingtalk.md 2.1.6
 */
export function checkCombinations(
	context: IExecuteSingleFunctions,
	fields: IDataObject,
	isNew: boolean,
): void {
	const needs = [
		['dept_permits', 'hide_dept'],
		['user_permits', 'hide_dept'],
		['outer_dept_only_self', 'outer_dept'],
		['outer_permit_depts', 'outer_dept'],
		['outer_permit_users', 'outer_dept'],
	] as const;
	for (const [name, needed] of needs) {
		const isOff = fields[needed] === undefined ? isNew : fields[needed] === false;
		if (fields[name] && isOff) {
			throw inputError(labelOf(name), say`only counts where ${named(labelOf(needed))} is on`);
		}
	}
	const countOf = (name: string) =>
		String(fields[name] ?? '')
			.split(',')
			.filter(Boolean).length;
	for (const [departments, users] of [
		['dept_permits', 'user_permits'],
		['outer_permit_depts', 'outer_permit_users'],
	] as const) {
		if (isClassic(context)) {
			for (const name of [departments, users])
				atMost(labelOf(name), countOf(name), CLASSIC_PERMITS);
		} else {
			const both = say`${named(labelOf(departments))} and ${named(labelOf(users))} together`;
			atMost(both, countOf(departments) + countOf(users), PERMITS_TOGETHER);
		}
	}
}

function atMost(label: Label, count: number, most: number): void {
	if (count > most) {
		throw inputError(label, say`hold ${count} entries, and DingTalk takes at most ${most}`);
	}
}
