import { api, topapi, v1 } from '../app.mts';
import type { App } from '../app.mts';
import { Refusal } from '../codes.mts';
import type { User } from '../organisation.mts';
import { currentDetail, legacyDetail } from '../userViews.mts';

const READ = 'qyapi_get_member';
const LANGUAGES = { oneOf: ['zh_CN', 'en_US'] };

/** 2.2.1 How many people there are. */
const count = [
	v1({
		method: 'GET',
		path: '/user/get_org_user_count',
		parameters: ['onlyActive'],
		permission: READ,
		run: ({ organisation }, { parameters }) => ({
			count: counted(organisation.users, parameters.number('onlyActive', { min: 0, max: 1 }) === 1),
		}),
	}),
	topapi({
		path: '/topapi/user/count',
		parameters: ['only_active'],
		permission: READ,
		run: ({ organisation }, { parameters }) => ({
			result: { count: counted(organisation.users, parameters.flag('only_active')) },
		}),
	}),
];

function counted(users: readonly User[], onlyActive: boolean): number {
	return users.filter(({ active }) => active || !onlyActive).length;
}

/** 2.2.2 Detail of one person. */
const get = [
	v1({
		method: 'GET',
		path: '/user/get',
		parameters: ['userid', 'lang'],
		permission: READ,
		run(app, { parameters }) {
			parameters.optionalText('lang', LANGUAGES);
			return legacyDetail(app, visibleUser(app, parameters.text('userid')));
		},
	}),
	topapi({
		path: '/topapi/v2/user/get',
		parameters: ['userid', 'language'],
		permission: READ,
		run(app, { parameters }) {
			parameters.optionalText('language', LANGUAGES);
			return { result: currentDetail(app, visibleUser(app, parameters.text('userid'))) };
		},
	}),
];

/** Throws a Refusal: 60121 nobody has this id, 50002 outside of what the app may see. */
function visibleUser({ organisation, settings }: App, userid: string): User {
	const user = organisation.user(userid);
	const { authed_dept, authed_user } = settings.authScopes;
	const paths = user.dept_id_list.flatMap((id) => organisation.pathOf(id));
	if (!authed_user.includes(userid) && !paths.some((id) => authed_dept.includes(id))) {
		throw new Refusal(50002);
	}
	return user;
}

/** 2.2.5 The userid of a unionid. */
const byUnionId = [
	v1({
		method: 'GET',
		path: '/user/getUseridByUnionid',
		parameters: ['unionid'],
		permission: READ,
		run(app, { parameters }) {
			const { userid } = userWith(app, 'unionid', parameters.text('unionid'));
			return { contactType: 0, userid };
		},
	}),
	topapi({
		path: '/topapi/user/getbyunionid',
		parameters: ['unionid'],
		permission: READ,
		run(app, { parameters }) {
			const { userid } = userWith(app, 'unionid', parameters.text('unionid'));
			return { result: { contact_type: 0, userid } };
		},
	}),
];

/** 2.2.6 The userid of a mobile number. */
const byMobile = [
	v1({
		method: 'GET',
		path: '/user/get_by_mobile',
		parameters: ['mobile'],
		permission: 'qyapi_get_member_by_mobile',
		run: (app, { parameters }) => ({
			userid: userWith(app, 'mobile', parameters.text('mobile')).userid,
		}),
	}),
	topapi({
		path: '/topapi/v2/user/getbymobile',
		parameters: ['mobile'],
		permission: 'qyapi_get_member_by_mobile',
		run(app, { parameters }) {
			const mobile = parameters.text('mobile');
			if (!/^(\+\d+-)?\d+$/.test(mobile)) throw new Refusal(40104);
			return { result: { userid: userWith(app, 'mobile', mobile).userid } };
		},
	}),
];

function userWith({ organisation }: App, field: 'unionid' | 'mobile', value: string): User {
	const user = organisation.userWith(field, value);
	if (user === undefined) throw new Refusal(60121);
	return user;
}

/** 2.2.8 Search by a piece of the name; there is no legacy call. */
const search = api({
	method: 'POST',
	path: '/v1.0/contact/users/search',
	parameters: ['queryWord', 'offset', 'size', 'fullMatchField'],
	permission: 'qyapi_addresslist_search',
	codes: { missing: 'parameter.error', bad: 'parameter.error' },
	run({ organisation }, { parameters }) {
		const word = parameters.text('queryWord');
		const offset = parameters.number('offset', { min: 0 });
		const size = parameters.number('size', { min: 1 });
		const whole = parameters.optionalNumber('fullMatchField', { min: 1, max: 1 }) === 1;
		const found = organisation.users.filter(({ name }) =>
			whole ? name === word : name.includes(word),
		);
		return {
			hasMore: offset + size < found.length,
			totalCount: found.length,
			list: found.slice(offset, offset + size).map(({ userid }) => userid),
		};
	},
});

export const userCalls = [...count, ...get, ...byUnionId, ...byMobile, search];
