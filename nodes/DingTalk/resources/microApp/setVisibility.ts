import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
	type INodePropertyOptions,
} from 'n8n-workflow';
import { inputError, ProviderError } from '../../../core/errors';
import { booleanOption, isAdded, listOf, valueFor } from '../../../core/fields';
import { KeyedLimiter } from '../../../core/limiter';
import { onceForItem, prepare, type CarryOut } from '../../../core/run';
import { named } from '../../../core/say';
import { departmentIds, userIds } from '../../shared/ids';
import { apiVersion, isClassic } from '../../shared/versions';
import { agentIdField, agentIdOf, mustBeMade } from './apps';
import { mustTellVisibility, visibilityIn, visibilityRequest } from './visibility';
import {
	changed,
	classicBody,
	currentBodies,
	isOpen,
	LISTS,
	MODES,
	type Wanted,
} from './visibilityChange';
import { say } from '../../words';

const ENTRIES = 2000;
/** Two items that change one app at the same time would undo each other’s change. */
const oneAtATime = new KeyedLimiter(1);

function roleIds(value: unknown): number[] {
	return listOf('Roles', value).map((entry) => {
		const id = Number(entry);
		if (/^\d+$/.test(entry) && Number.isSafeInteger(id)) return id;
		throw inputError('Roles', say`must be numbers of roles, but one is "${entry}"`);
	});
}

/** @throws ProviderError that names the field which is wrong */
function wantedOf(context: IExecuteSingleFunctions): Wanted {
	const mode = context.getNodeParameter('change') as Wanted['mode'];
	valueFor(MODES, mode, 'Change');
	const wanted: Wanted = {
		mode,
		userIds: userIds('Users', context.getNodeParameter('userIds')),
		deptIds: departmentIds('Departments', context.getNodeParameter('deptIds')),
		roleIds: roleIds(context.getNodeParameter('roleIds', '')),
		...(isAdded(context, 'onlyAdminVisible') && {
			onlyAdminVisible: booleanOption(context, 'onlyAdminVisible', 'Only Administrators'),
		}),
	};
	if (isClassic(context) && wanted.roleIds.length > 0) {
		throw inputError('Roles', say`do not exist in the classic call`);
	}
	const count = LISTS.reduce((sum, name) => sum + wanted[name].length, 0);
	if (count > ENTRIES) {
		throw inputError(
			say`Users, departments and roles`,
			say`are ${count}, and DingTalk takes at most ${ENTRIES} together`,
		);
	}
	const hidesFromAll = mode === 'replace' && wanted.onlyAdminVisible !== true;
	if (count === 0 && (hidesFromAll || wanted.onlyAdminVisible === undefined)) {
		throw inputError(say`Users, departments and roles`, say`are all empty: fill in at least one`);
	}
	return wanted;
}

async function checkChange(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	agentIdOf(this);
	wantedOf(this);
	return options;
}

/**
 * The plan: a look at who sees the app now, then what is to be different. What a call is remembered by
 * is its body, since another try begins with another look.
 */
const changeVisibility = onceForItem(async function (options, carryOut) {
	const agentId = agentIdOf(this);
	const change = async () => await changeOf(this, options, carryOut, agentId);
	return [await oneAtATime.run(String(agentId), change)];
});

async function changeOf(
	context: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	carryOut: CarryOut,
	agentId: number,
): Promise<IDataObject> {
	const look = visibilityRequest(context, options, agentId);
	const judge = mustTellVisibility(context);
	const answer = await carryOut({ options: look, part: '', isRead: true, judge });
	const known = visibilityIn(context, answer);
	const next = changed(known, wantedOf(context));
	if (isOpen(next) && !isOpen(known)) {
		throw new ProviderError(
			say`Leave somebody who sees the app, or add ${named('Only Administrators')}`,
			{
				outcome: 'refused',
				description: say`After this change nobody would be named, and everybody might see the app`,
			},
		);
	}
	const [url, bodies] = isClassic(context)
		? ['/microapp/set_visible_scopes', [classicBody(agentId, next)]]
		: [`/v1.0/microApp/apps/${agentId}/scopes`, currentBodies(known, next)];
	for (const body of bodies) {
		const request: IHttpRequestOptions = { ...options, method: 'POST', url, body };
		await carryOut({ options: request, part: JSON.stringify(body), judge: mustBeMade });
	}
	return { agentId, ...next };
}

/**
 * Set Visibility: POST /v1.0/microApp/apps/{agentId}/scopes, which adds and takes away, before that
 * POST /microapp/set_visible_scopes, which replaces. Source: reference, 2.8.
 */
export const setVisibility: INodePropertyOptions = {
	name: 'Set Visibility',
	value: 'setVisibility',
	action: 'Set who sees a micro app',
	description: 'Set the users, departments and roles that see an app',
	routing: {
		request: { method: 'POST', url: '/v1.0/microApp/apps' },
		send: { preSend: [prepare([checkChange], changeVisibility)] },
	},
};

export const setVisibilityFields: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['microApp'], operation: ['setVisibility'] } },
	[
		agentIdField,
		{
			displayName: 'Change',
			name: 'change',
			type: 'options',
			options: [
				{ name: 'Add', value: 'add', description: 'These see the app, too' },
				{ name: 'Remove', value: 'remove', description: 'These no longer see the app' },
				{ name: 'Replace', value: 'replace', description: 'These see the app, and no others' },
			],
			default: 'add',
			description: 'What to do with those below',
		},
		{
			displayName: 'Users',
			name: 'userIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. manager4220,user123',
			hint: 'The userid, not a name or a mobile number',
			description:
				'IDs of users, with commas, or a list from an expression (addUserIds, delUserIds, userVisibleScopes)',
		},
		{
			displayName: 'Departments',
			name: 'deptIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 101,102',
			description:
				'IDs of departments, with commas, or a list from an expression (addDeptIds, delDeptIds, deptVisibleScopes)',
		},
		{
			displayName: 'Roles',
			name: 'roleIds',
			type: 'string',
			default: '',
			displayOptions: { hide: { '/options.apiVersion': ['classic'] } },
			placeholder: 'e.g. 149',
			description:
				'IDs of roles, with commas, or a list from an expression; not in the classic call (addRoleIds, delRoleIds)',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				apiVersion,
				{
					displayName: 'Only Administrators',
					name: 'onlyAdminVisible',
					type: 'boolean',
					default: true,
					description:
						'Whether nobody but administrators sees the app; where it is not added, this stays as it is (onlyAdminVisible)',
				},
			],
		},
	],
);
