import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';
import { parseExact, rowsOf } from '../../../core/json';
import { isClassic, renamed } from '../../shared/versions';

/** What is left of a user where the output is simplified. */
export const SIMPLE = [
	...['userid', 'unionid', 'name', 'mobile', 'email', 'job_number', 'title'],
	...['dept_id_list', 'manager_userid', 'active'],
];

/** What the classic calls name a user's fields, and what today's calls do. */
const CLASSIC_NAMES = {
	userid: 'userid',
	unionid: 'unionid',
	name: 'name',
	avatar: 'avatar',
	stateCode: 'state_code',
	managerUserid: 'manager_userid',
	mobile: 'mobile',
	isHide: 'hide_mobile',
	tel: 'telephone',
	jobnumber: 'job_number',
	position: 'title',
	email: 'email',
	orgEmail: 'org_email',
	workPlace: 'work_place',
	remark: 'remark',
	department: 'dept_id_list',
	extattr: 'extension',
	hiredDate: 'hired_date',
	active: 'active',
	realAuthed: 'real_authed',
	isSenior: 'senior',
	isAdmin: 'admin',
	isBoss: 'boss',
};

/** Besides, for a user among the members of one department. */
const CLASSIC_MEMBER_NAMES = { ...CLASSIC_NAMES, order: 'dept_order', isLeader: 'leader' };

/**
 * What a classic text tells of each department: `{1:10,101:20}`, which is not JSON. Numbers beyond
 * 2^53 come as text.
 */
function byDepartment(text: unknown): Array<{ dept_id: number; value: string }> {
	const entries = String(text ?? '').matchAll(/"?(\d+)"?\s*:\s*"?([^\s",}]+)"?/g);
	return [...entries].map(([, id, value]) => ({ dept_id: Number(id), value: String(value) }));
}

function exactNumber(text: string): number | string {
	return Number.isSafeInteger(Number(text)) ? Number(text) : text;
}

/** Own fields of the organization: today's calls give them as JSON text. */
function withExtension(user: IDataObject): IDataObject {
	const { extension } = user;
	return typeof extension === 'string' && extension !== ''
		? { ...user, extension: parseExact(extension) ?? extension }
		: user;
}

/**
 * A user with all that DingTalk tells, by the names of today's call.
 *
 * @param fields as either call gave them
 * @see docs/reference/dingtalk.md 2.2.2
 */
export function userView(context: IExecuteSingleFunctions, fields: IDataObject): IDataObject {
	if (!isClassic(context)) return withExtension(fields);
	const { orderInDepts, isLeaderInDepts, roles } = fields;
	return {
		...renamed(fields, CLASSIC_NAMES),
		dept_order_list: byDepartment(orderInDepts).map(({ dept_id, value }) => ({
			dept_id,
			order: exactNumber(value),
		})),
		leader_in_dept: byDepartment(isLeaderInDepts).map(({ dept_id, value }) => ({
			dept_id,
			leader: value === 'true',
		})),
		role_list: rowsOf(roles).map((role) =>
			renamed(role, { id: 'id', name: 'name', groupName: 'group_name' }),
		),
	};
}

/**
 * A user as a member of one department.
 *
 * @param fields as either call gave them
 * @see docs/reference/dingtalk.md 2.2.4
 */
export function memberView(context: IExecuteSingleFunctions, fields: IDataObject): IDataObject {
	return isClassic(context) ? renamed(fields, CLASSIC_MEMBER_NAMES) : withExtension(fields);
}
