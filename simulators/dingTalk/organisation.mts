import { InputError } from '../shared/checks.mts';
import { Refusal } from './codes.mts';
import type { Code } from './codes.mts';

/** A department in the words of the current calls (reference 2.1.3 and 2.1.6). */
export interface Department {
	dept_id: number;
	name: string;
	/** The root has none. */
	parent_id?: number;
	/** Smaller first. */
	order: number;
	source_identifier: string;
	create_dept_group: boolean;
	auto_add_user: boolean;
	auto_approve_apply: boolean;
	hide_dept: boolean;
	dept_permits: readonly number[];
	user_permits: readonly string[];
	outer_dept: boolean;
	outer_dept_only_self: boolean;
	outer_permit_depts: readonly number[];
	outer_permit_users: readonly string[];
	group_contain_sub_dept: boolean;
	group_contain_outer_dept: boolean;
	group_contain_hidden_dept: boolean;
	dept_group_chat_id: string;
	dept_manager_userid_list: readonly string[];
	org_dept_owner: string;
	code: string;
	/** JSON text, legacy calls only. */
	ext: string;
}

/** A user in the words of the current calls (reference 2.2.2 and 2.2.7). */
export interface User {
	userid: string;
	unionid: string;
	name: string;
	mobile: string;
	state_code: string;
	hide_mobile: boolean;
	telephone: string;
	job_number: string;
	title: string;
	email: string;
	org_email: string;
	work_place: string;
	remark: string;
	avatar: string;
	dept_id_list: readonly number[];
	/** By department; bigger first. */
	dept_order_list: ReadonlyArray<{ dept_id: number; order: number }>;
	dept_title_list: ReadonlyArray<{ dept_id: number; title: string }>;
	/** JSON text; empty when there is none. */
	extension: string;
	/** Milliseconds since 1970. */
	hired_date?: number;
	manager_userid: string;
	login_email: string;
	/** Whether he has ever signed in. */
	active: boolean;
	real_authed: boolean;
	senior: boolean;
	admin: boolean;
	boss: boolean;
	exclusive_account: boolean;
	/** `type` appears in legacy answers only: 0 system, 1 default, 101 main admin, … */
	role_list: ReadonlyArray<{ id: number; name: string; group_name: string; type?: number }>;
	/** Counts entries and changes of users, for the order of lists. */
	entered: number;
	modified: number;
}

/** A department or user as given in options: what is left out is filled in. */
export type DepartmentOption = Pick<Department, 'dept_id' | 'name'> & Partial<Department>;
export type UserOption = Pick<User, 'userid' | 'name'> &
	Partial<Omit<User, 'entered' | 'modified'>>;

export const ROOT = 1;

/** Departments as a tree and the users in them. */
export class Organisation {
	private readonly byDepartmentId = new Map<number, Department>();
	private readonly byUserId = new Map<string, User>();
	private nextDepartmentId = 1000;
	private lastChange = 0;

	/** Throws an InputError when the tree or the users do not fit together. */
	constructor(departments: readonly DepartmentOption[], users: readonly UserOption[]) {
		if (!departments.some(({ dept_id }) => dept_id === ROOT)) {
			this.place({ dept_id: ROOT, name: '示例公司' });
		}
		for (const department of departments) this.place(department);
		for (const { dept_id } of departments) this.checkPath(dept_id);
		for (const user of users) this.enter(user);
	}

	get departments(): Department[] {
		return [...this.byDepartmentId.values()];
	}

	get users(): User[] {
		return [...this.byUserId.values()];
	}

	/** The department with this id; throws a Refusal with `code`. */
	department(id: number, code: Code = 60003): Department {
		const department = this.byDepartmentId.get(id);
		if (department === undefined) throw new Refusal(code);
		return department;
	}

	hasDepartment(id: number): boolean {
		return this.byDepartmentId.has(id);
	}

	/** The departments directly below this one, by their order. */
	children(id: number): Department[] {
		return this.departments
			.filter(({ parent_id }) => parent_id === id)
			.sort((a, b) => a.order - b.order || a.dept_id - b.dept_id);
	}

	/** All departments below this one, each before those below it. */
	descendants(id: number): Department[] {
		return this.children(id).flatMap((child) => [child, ...this.descendants(child.dept_id)]);
	}

	/** The ids from this department up to the root. */
	pathOf(id: number): number[] {
		const { parent_id } = this.department(id);
		return parent_id === undefined ? [id] : [id, ...this.pathOf(parent_id)];
	}

	/** Throws a Refusal: 60004 no such parent, 60021 name taken there. */
	createDepartment(fields: Partial<Department> & { name: string }): Department {
		this.checkPlace(fields.name, fields.parent_id ?? ROOT);
		while (this.byDepartmentId.has(this.nextDepartmentId)) this.nextDepartmentId += 1;
		return this.place({ ...fields, dept_id: this.nextDepartmentId });
	}

	/** Throws a Refusal: 60003, 60018 root, 60004 no such parent, 60010 cycle, 60021 name taken. */
	updateDepartment(id: number, changes: Partial<Department>): void {
		const department = this.department(id);
		if (id === ROOT) throw new Refusal(60018);
		const { name = department.name, parent_id = department.parent_id ?? ROOT } = changes;
		this.department(parent_id, 60004);
		if (this.pathOf(parent_id).includes(id)) throw new Refusal(60010);
		this.checkPlace(name, parent_id, id);
		Object.assign(department, changes);
	}

	/** Throws a Refusal: 60003, 60007 root, 60006 has departments, 60005 has members. */
	deleteDepartment(id: number): void {
		this.department(id);
		if (id === ROOT) throw new Refusal(60007);
		if (this.children(id).length > 0) throw new Refusal(60006);
		if (this.members(id).length > 0) throw new Refusal(60005);
		this.byDepartmentId.delete(id);
	}

	/** The user with this id; throws a Refusal with `code`. */
	user(userid: string, code: Code = 60121): User {
		const user = this.byUserId.get(userid);
		if (user === undefined) throw new Refusal(code);
		return user;
	}

	hasUser(userid: string): boolean {
		return this.byUserId.has(userid);
	}

	/** The first user whose field has this value. */
	userWith(field: 'unionid' | 'mobile' | 'email', value: string): User | undefined {
		return this.users.find((user) => user[field] === value);
	}

	/** Those who are in this very department. */
	members(id: number): User[] {
		return this.users.filter(({ dept_id_list }) => dept_id_list.includes(id));
	}

	/** Those who are in this department or below it, nobody twice. */
	membersBelow(id: number): User[] {
		const ids = new Set([id, ...this.descendants(id).map(({ dept_id }) => dept_id)]);
		return this.users.filter(({ dept_id_list }) => dept_id_list.some((each) => ids.has(each)));
	}

	/** Throws a Refusal: 60102, 60104 or 60106 where userid, mobile or email is taken. */
	createUser(fields: Partial<User> & { name: string }): User {
		this.checkUnique(fields, undefined);
		return this.enter({ ...fields, userid: fields.userid ?? this.freeUserId(), active: false });
	}

	/** Throws a Refusal: 60104 or 60106 where mobile or email is taken. */
	updateUser(user: User, changes: Partial<User>): void {
		this.checkUnique(changes, user);
		this.lastChange += 1;
		Object.assign(user, changes, { modified: this.lastChange });
	}

	deleteUser({ userid }: User): void {
		this.byUserId.delete(userid);
	}

	private checkPlace(name: string, parent: number, self?: number): void {
		this.department(parent, 60004);
		const taken = this.children(parent).some((each) => each.name === name && each.dept_id !== self);
		if (taken) throw new Refusal(60021);
	}

	private checkUnique({ userid, mobile, email }: Partial<User>, self: User | undefined): void {
		if (self === undefined && userid !== undefined && this.hasUser(userid))
			throw new Refusal(60102);
		const taken = (field: 'mobile' | 'email', value = ''): boolean => {
			const holder = value === '' ? undefined : this.userWith(field, value);
			return holder !== undefined && holder !== self;
		};
		if (taken('mobile', mobile)) throw new Refusal(60104);
		if (taken('email', email)) throw new Refusal(60106);
	}

	private place(option: DepartmentOption): Department {
		const { dept_id } = option;
		if (this.byDepartmentId.has(dept_id)) throw new InputError(`department ${dept_id} twice`);
		const department: Department = {
			...(dept_id === ROOT ? {} : { parent_id: ROOT }),
			order: 0,
			source_identifier: '',
			create_dept_group: false,
			auto_add_user: false,
			auto_approve_apply: false,
			hide_dept: false,
			dept_permits: [],
			user_permits: [],
			outer_dept: false,
			outer_dept_only_self: false,
			outer_permit_depts: [],
			outer_permit_users: [],
			group_contain_sub_dept: false,
			group_contain_outer_dept: false,
			group_contain_hidden_dept: false,
			dept_group_chat_id: '',
			dept_manager_userid_list: [],
			org_dept_owner: '',
			code: '',
			ext: '',
			...option,
		};
		this.byDepartmentId.set(dept_id, department);
		return department;
	}

	/** Throws an InputError unless the parents lead to the root. */
	private checkPath(id: number): void {
		const seen = new Set<number>();
		let at: number | undefined = id;
		while (at !== undefined) {
			const department = this.byDepartmentId.get(at);
			if (department === undefined || seen.has(at)) {
				throw new InputError(`department ${id}: its parents do not lead to ${ROOT}`);
			}
			seen.add(at);
			at = department.parent_id;
		}
		if (!seen.has(ROOT)) throw new InputError(`department ${id}: it must be below ${ROOT}`);
	}

	private enter(option: UserOption): User {
		const { userid } = option;
		if (this.byUserId.has(userid)) throw new InputError(`user ${userid} twice`);
		this.lastChange += 1;
		const number = String(this.lastChange);
		const user: User = {
			unionid: `union-${userid}`,
			mobile: `1380000${number.padStart(4, '0')}`,
			state_code: '86',
			hide_mobile: false,
			telephone: '',
			job_number: number,
			title: '',
			email: '',
			org_email: '',
			work_place: '',
			remark: '',
			avatar: '',
			dept_id_list: [ROOT],
			dept_order_list: [],
			dept_title_list: [],
			extension: '',
			manager_userid: '',
			login_email: '',
			active: true,
			real_authed: true,
			senior: false,
			admin: false,
			boss: false,
			exclusive_account: false,
			role_list: [],
			entered: this.lastChange,
			modified: this.lastChange,
			...option,
		};
		const nowhere = user.dept_id_list.find((id) => !this.byDepartmentId.has(id));
		if (nowhere !== undefined) throw new InputError(`user ${userid}: no department ${nowhere}`);
		this.byUserId.set(userid, user);
		return user;
	}

	private freeUserId(): string {
		let number = 10_000 + this.lastChange;
		while (this.byUserId.has(String(number))) number += 1;
		return String(number);
	}
}

/** Whether a user heads a department. */
export function isLeader({ userid }: User, department: Department): boolean {
	return department.dept_manager_userid_list.includes(userid);
}
