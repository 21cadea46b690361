/** Users as the calls show them (reference 2.2.2 and 2.2.4). */
import type { App } from './app.mts';
import { isLeader } from './organisation.mts';
import type { Department, User } from './organisation.mts';

/** What detail and list show in current words. */
const COMMON = [
	'userid',
	'unionid',
	'name',
	'avatar',
	'state_code',
	'manager_userid',
	'mobile',
	'hide_mobile',
	'telephone',
	'job_number',
	'title',
	'email',
	'work_place',
	'remark',
	'exclusive_account',
	'org_email',
	'dept_id_list',
	'extension',
	'hired_date',
	'active',
	'real_authed',
	'senior',
	'admin',
	'boss',
] as const satisfies ReadonlyArray<keyof User>;

/** Fields that are absent where they are empty. */
const ABSENT_WHEN_EMPTY = ['manager_userid', 'extension', 'hired_date'];

/** JSON.rawJSON, which Node.js has and the library's types do not: a number too large for one. */
const { rawJSON } = JSON as unknown as { rawJSON(text: string): object };
const FIRST_ORDER = 176_318_668_975_061_512n;

/** The detail of a user in current words. */
export function currentDetail(app: App, user: User): Record<string, unknown> {
	return withoutHidden(app, {
		...common(user),
		dept_order_list: user.dept_order_list,
		leader_in_dept: departmentsOf(app, user).map((department) => ({
			dept_id: department.dept_id,
			leader: isLeader(user, department),
		})),
		role_list: user.role_list.map(({ id, name, group_name }) => ({ id, name, group_name })),
	});
}

/** A row of a department's list in current words. */
export function currentRow(app: App, user: User, department: Department): Record<string, unknown> {
	return withoutHidden(app, {
		...common(user),
		dept_order: orderIn(user, department),
		leader: isLeader(user, department),
	});
}

/** The detail of a user in the words of the legacy calls. */
export function legacyDetail(app: App, user: User): Record<string, unknown> {
	const visible = withoutHidden(app, { ...user });
	const departments = departmentsOf(app, user);
	const map = (value: (department: Department) => unknown): string =>
		`{${departments.map((each) => `${each.dept_id}:${String(value(each))}`).join(',')}}`;
	return {
		userid: user.userid,
		unionid: user.unionid,
		name: user.name,
		active: user.active,
		avatar: user.avatar,
		department: user.dept_id_list,
		position: user.title,
		...shown(visible, { mobile: 'mobile', state_code: 'stateCode' }),
		tel: user.telephone,
		...shown(visible, {
			email: 'email',
			org_email: 'orgEmail',
			work_place: 'workPlace',
			remark: 'remark',
		}),
		jobnumber: user.job_number,
		...shown(visible, { hired_date: 'hiredDate', manager_userid: 'managerUserid' }),
		isAdmin: user.admin,
		isBoss: user.boss,
		isHide: user.hide_mobile,
		isSenior: user.senior,
		realAuthed: user.real_authed,
		isLeaderInDepts: map((department) => isLeader(user, department)),
		orderInDepts: map((department) => orderIn(user, department)),
		...('extension' in visible ? { extattr: JSON.parse(user.extension) as unknown } : {}),
		roles: user.role_list.map(({ id, name, group_name, type = 0 }) => ({
			id,
			name,
			groupName: group_name,
			type,
		})),
		tags: {},
	};
}

/** A row of a department's list in legacy words; its order does not fit into a double. */
export function legacyRow(
	app: App,
	user: User,
	department: Department,
	index: number,
): Record<string, unknown> {
	return {
		...legacyDetail(app, user),
		order: rawJSON(String(FIRST_ORDER - BigInt(index))),
		isLeader: isLeader(user, department),
	};
}

/** The place of a user in a department; bigger first. */
export function orderIn({ dept_order_list }: User, { dept_id }: Department): number {
	return dept_order_list.find((each) => each.dept_id === dept_id)?.order ?? 0;
}

function common(user: User): Record<string, unknown> {
	return Object.fromEntries(COMMON.map((name) => [name, user[name]]));
}

function departmentsOf({ organisation }: App, { dept_id_list }: User): Department[] {
	return dept_id_list.map((id) => organisation.department(id));
}

function withoutHidden(
	{ settings }: App,
	fields: Record<string, unknown>,
): Record<string, unknown> {
	const kept = Object.entries(fields).filter(
		([name, value]) =>
			!settings.hiddenUserFields.has(name) &&
			!(ABSENT_WHEN_EMPTY.includes(name) && (value === '' || value === undefined)),
	);
	return Object.fromEntries(kept);
}

function shown(
	visible: Record<string, unknown>,
	names: Readonly<Record<string, string>>,
): Record<string, unknown> {
	const pairs = Object.entries(names).filter(([current]) => current in visible);
	return Object.fromEntries(pairs.map(([current, legacy]) => [legacy, visible[current]]));
}
