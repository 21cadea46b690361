import { api, topapi, v1 } from '../app.mts';
import type { App, Call } from '../app.mts';
import { Refusal } from '../codes.mts';
import type { Code } from '../codes.mts';
import type { LoginPlace } from '../loginCodes.mts';
import type { User } from '../organisation.mts';

/** 2.10 sys_level: 1 main admin, 2 sub-admin, 100 boss, 0 other. */
function sysLevel({ admin, boss }: User): number {
	if (admin) return 1;
	return boss ? 100 : 0;
}

/** 2.10 The person behind a login-free code. */
const userInfo: Call[] = [
	v1({
		method: 'GET',
		path: '/user/getuserinfo',
		parameters: ['code'],
		run(app, { parameters }) {
			const user = signedIn(app, parameters.text('code'), 'app', { unknown: 40029, stale: 40078 });
			return {
				userid: user.userid,
				name: user.name,
				deviceId: deviceOf(user),
				is_sys: user.admin,
				sys_level: sysLevel(user),
			};
		},
	}),
	topapi({
		path: '/topapi/v2/user/getuserinfo',
		parameters: ['code'],
		run(app, { parameters }) {
			const user = signedIn(app, parameters.text('code'), 'app', { unknown: 40078, stale: 40078 });
			return {
				result: {
					userid: user.userid,
					unionid: user.unionid,
					associated_unionid: `associated-${user.unionid}`,
					name: user.name,
					device_id: deviceOf(user),
					sys: user.admin,
					sys_level: sysLevel(user),
				},
			};
		},
	}),
];

/** 2.10 The administrator behind a code of the console. */
const ssoUserInfo: Call[] = [
	v1({
		method: 'GET',
		path: '/sso/getuserinfo',
		token: 'sso',
		parameters: ['code'],
		run(app, { parameters }) {
			const codes = { unknown: 40029, stale: 40078 };
			const user = signedIn(app, parameters.text('code'), 'console', codes);
			const { userid, name, avatar, email } = user;
			return {
				is_sys: user.admin,
				corp_info: { corpid: app.identity.corpId, corp_name: corpName(app) },
				user_info: { userid, name, avatar, email },
			};
		},
	}),
	api({
		method: 'GET',
		path: '/v1.0/oauth2/ssoUserInfo',
		token: 'sso',
		parameters: ['code'],
		run(app, { parameters }) {
			const codes = { unknown: 'invalidCode', stale: 'invalidCode' };
			const user = signedIn(app, parameters.text('code'), 'console', codes);
			return {
				corpId: app.identity.corpId,
				corpName: corpName(app),
				userId: user.userid,
				userName: user.name,
				email: user.email,
				avatar: user.avatar,
				isAdmin: user.admin,
			};
		},
	}),
];

function signedIn(
	{ loginCodes, organisation }: App,
	code: string,
	place: LoginPlace,
	codes: { unknown: Code; stale: Code },
): User {
	const login = loginCodes.take(code, place);
	if (typeof login === 'string') throw new Refusal(codes[login]);
	return organisation.user(login.user, codes.unknown);
}

/** The name of the root department. */
export function corpName({ organisation }: App): string {
	return organisation.department(1).name;
}

function deviceOf({ userid }: User): string {
	return `device-${userid}`;
}

export const loginCalls = [...userInfo, ...ssoUserInfo];
