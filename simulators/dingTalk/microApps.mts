import { randomBytes } from 'node:crypto';
import { Refusal } from './codes.mts';
import type { Code } from './codes.mts';
import type { Organisation, User } from './organisation.mts';

/** An app of the organisation in the words of the current calls (reference 2.8). */
export interface MicroApp {
	agentId: number;
	appId: number;
	appKey: string;
	appSecret: string;
	name: string;
	desc: string;
	/** A media_id. */
	icon: string;
	homepageLink: string;
	pcHomepageLink: string;
	ompLink: string;
	/** Whether the organisation made it itself. */
	isSelf: boolean;
	/** 0 off, 1 on, 2 not activated (old calls only), 3 expired. */
	appStatus: number;
	/** 0 web page, 1 mini-program. */
	developType: number;
	scope: Scope;
}

/** Who sees an app; nobody named means everybody. */
export interface Scope {
	userIds: readonly string[];
	deptIds: readonly number[];
	roleIds: readonly number[];
	onlyAdminVisible: boolean;
}

const EVERYBODY: Scope = { userIds: [], deptIds: [], roleIds: [], onlyAdminVisible: false };

/** The apps of the organisation; the first is the one that calls. */
export class MicroApps {
	/** The app that calls. */
	readonly own: MicroApp;
	private readonly apps: MicroApp[] = [];
	private nextNumber: number;

	constructor(agentId: number) {
		this.nextNumber = agentId;
		this.own = this.add({ name: '示例应用', desc: '示例', homepageLink: 'https://app.example' });
	}

	get all(): readonly MicroApp[] {
		return this.apps;
	}

	add(fields: Pick<MicroApp, 'name' | 'desc'> & Partial<MicroApp>): MicroApp {
		const number = this.nextNumber++;
		const app: MicroApp = {
			agentId: number,
			appId: 50_000 + number,
			appKey: `ding${randomBytes(8).toString('hex')}`,
			appSecret: randomBytes(24).toString('base64url'),
			icon: '',
			homepageLink: '',
			pcHomepageLink: '',
			ompLink: '',
			isSelf: true,
			appStatus: 1,
			developType: 0,
			scope: EVERYBODY,
			...fields,
		};
		this.apps.push(app);
		return app;
	}

	/** Throws a Refusal with `code` when there is none. */
	find(agentId: number, code: Code): MicroApp {
		const app = this.apps.find((each) => each.agentId === agentId);
		if (app === undefined) throw new Refusal(code);
		return app;
	}

	/** Throws a Refusal with `code` for the app that calls. */
	remove(app: MicroApp, code: Code): void {
		if (app === this.own) throw new Refusal(code);
		this.apps.splice(this.apps.indexOf(app), 1);
	}

	visibleTo(user: User, organisation: Organisation): MicroApp[] {
		const paths = user.dept_id_list.flatMap((id) => organisation.pathOf(id));
		return this.apps.filter(({ scope: { userIds, deptIds, roleIds, onlyAdminVisible } }) => {
			if (onlyAdminVisible) return user.admin;
			if (userIds.length + deptIds.length + roleIds.length === 0) return true;
			return (
				userIds.includes(user.userid) ||
				deptIds.some((id) => paths.includes(id)) ||
				user.role_list.some(({ id }) => roleIds.includes(id))
			);
		});
	}
}
