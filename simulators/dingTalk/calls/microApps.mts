import { given } from '../../shared/checks.mts';
import { api, v1 } from '../app.mts';
import type { App, Call, Input } from '../app.mts';
import { Refusal } from '../codes.mts';
import { checkKnown } from '../fields.mts';
import { changed } from '../lists.mts';
import type { MicroApp, Scope } from '../microApps.mts';
import type { Parameters } from '../parameters.mts';

const PERMISSION = 'qyapi_microapp_manage';
const MAX_SCOPE_LIST = 100;
const MAX_SCOPE = 2000;
const DEFAULT_APP = 60012;

const LEGACY_FIELDS = ['appIcon', 'appName', 'appDesc', 'homepageUrl', 'pcHomepageUrl', 'ompLink'];
const CURRENT_FIELDS = [
	'opUnionId',
	'name',
	'desc',
	'icon',
	'homepageLink',
	'pcHomepageLink',
	'ompLink',
	'ipWhiteList',
	'scopeType',
	'developType',
];

/** 2.8 create */
const create: Call[] = [
	v1({
		method: 'POST',
		path: '/microapp/create',
		parameters: LEGACY_FIELDS,
		permission: PERMISSION,
		run({ microApps }, { parameters }) {
			for (const name of ['appIcon', 'appName', 'appDesc', 'homepageUrl']) {
				if (!parameters.has(name)) throw parameters.missing(name, { missing: LEGACY_CODES[name] });
			}
			const { name = '', desc = '', ...others } = readLegacy(parameters);
			return { agentid: microApps.add({ name, desc, ...others }).agentId };
		},
	}),
	api({
		method: 'POST',
		path: '/v1.0/microApp/apps',
		parameters: CURRENT_FIELDS,
		permission: PERMISSION,
		run(app, { parameters }) {
			checkOperator(app, parameters);
			parameters.text('name');
			parameters.text('desc');
			const { name = '', desc = '', ...others } = readCurrent(parameters);
			const { agentId, appKey, appSecret } = app.microApps.add({ name, desc, ...others });
			return { agentId, appKey, appSecret };
		},
	}),
];

/** 2.8 update */
const update: Call[] = [
	v1({
		method: 'POST',
		path: '/microapp/update',
		parameters: ['agentId', ...LEGACY_FIELDS],
		permission: PERMISSION,
		run(app, { parameters }) {
			const found = legacyApp(app, parameters);
			Object.assign(found, readLegacy(parameters));
			return { agentid: found.agentId };
		},
	}),
	api({
		method: 'PUT',
		path: '/v1.0/microApp/apps/{agentId}',
		parameters: CURRENT_FIELDS,
		permission: PERMISSION,
		run(app, input) {
			checkOperator(app, input.parameters);
			Object.assign(currentApp(app, input), readCurrent(input.parameters));
			return { result: true };
		},
	}),
];

/** 2.8 delete; the app that calls cannot delete itself. */
const remove: Call[] = [
	v1({
		method: 'POST',
		path: '/microapp/delete',
		parameters: ['agentId'],
		permission: PERMISSION,
		run(app, { parameters }) {
			app.microApps.remove(legacyApp(app, parameters), DEFAULT_APP);
			return {};
		},
	}),
	api({
		method: 'DELETE',
		path: '/v1.0/microApp/apps/{agentId}',
		parameters: ['opUnionId'],
		permission: PERMISSION,
		run(app, input) {
			checkOperator(app, input.parameters);
			app.microApps.remove(currentApp(app, input), 'param.error');
			return { result: true };
		},
	}),
];

/** 2.8 list all, list for a user */
const lists: Call[] = [
	v1({
		method: 'POST',
		path: '/microapp/list',
		parameters: [],
		permission: PERMISSION,
		run: ({ microApps }) => ({ appList: microApps.all.map(legacyRow) }),
	}),
	api({
		method: 'GET',
		path: '/v1.0/microApp/allApps',
		parameters: [],
		permission: PERMISSION,
		run: ({ microApps }) => ({ appList: microApps.all.map(currentRow) }),
	}),
	v1({
		method: 'GET',
		path: '/microapp/list_by_userid',
		parameters: ['userid'],
		permission: PERMISSION,
		run({ microApps, organisation }, { parameters }) {
			const user = organisation.user(parameters.text('userid'), 33012);
			return { appList: microApps.visibleTo(user, organisation).map(legacyRow) };
		},
	}),
	api({
		method: 'GET',
		path: '/v1.0/microApp/users/{userId}/apps',
		parameters: [],
		permission: PERMISSION,
		run({ microApps, organisation }, { path }) {
			const user = organisation.user(path.userId ?? '', 'staffId.notExisted');
			return { appList: microApps.visibleTo(user, organisation).map(currentRow) };
		},
	}),
];

/** 2.8 get scope */
const getScope: Call[] = [
	v1({
		method: 'POST',
		path: '/microapp/visible_scopes',
		parameters: ['agentId'],
		permission: PERMISSION,
		run(app, { parameters }) {
			const { scope } = legacyApp(app, parameters);
			return {
				userVisibleScopes: scope.userIds,
				deptVisibleScopes: scope.deptIds,
				isHidden: scope.onlyAdminVisible,
			};
		},
	}),
	api({
		method: 'GET',
		path: '/v1.0/microApp/apps/{agentId}/scopes',
		parameters: [],
		permission: PERMISSION,
		run: (app, input) => ({ result: currentApp(app, input).scope }),
	}),
];

/** 2.8 set scope: the legacy call replaces it, the current one adds and takes away. */
const setScope: Call[] = [
	v1({
		method: 'POST',
		path: '/microapp/set_visible_scopes',
		parameters: ['agentId', 'isHidden', 'deptVisibleScopes', 'userVisibleScopes'],
		permission: PERMISSION,
		run(app, { parameters }) {
			const found = legacyApp(app, parameters);
			const userIds = parameters.optionalTexts('userVisibleScopes') ?? [];
			const deptIds = parameters.optionalNumbers('deptVisibleScopes') ?? [];
			const onlyAdminVisible = parameters.optionalFlag('isHidden') ?? false;
			checkKnown(userIds, (userid) => app.organisation.hasUser(userid), 40031);
			checkKnown(deptIds, (id) => app.organisation.hasDepartment(id), 60003);
			found.scope = { userIds, deptIds, roleIds: [], onlyAdminVisible };
			return {};
		},
	}),
	api({
		method: 'POST',
		path: '/v1.0/microApp/apps/{agentId}/scopes',
		parameters: [
			'addUserIds',
			'delUserIds',
			'addDeptIds',
			'delDeptIds',
			'addRoleIds',
			'delRoleIds',
			'onlyAdminVisible',
		],
		permission: PERMISSION,
		run(app, input) {
			const found = currentApp(app, input);
			found.scope = changedScope(app, found.scope, input.parameters);
			return { result: true };
		},
	}),
];

const LEGACY_CODES: Readonly<Record<string, number>> = {
	appName: 33002,
	appDesc: 33003,
	appIcon: 33004,
	homepageUrl: 33005,
	pcHomepageUrl: 33006,
	ompLink: 33008,
};

/** Throws a Refusal: 33002 to 33008. */
function readLegacy(parameters: Parameters): Partial<MicroApp> {
	const read = (name: string, max?: number): string | undefined =>
		parameters.optionalText(name, { min: 1, max, code: LEGACY_CODES[name] });
	const link = (name: string): string | undefined => {
		const value = read(name);
		if (value === undefined || hostOf(value) !== undefined) return value;
		throw parameters.refusal(name, '必须是 http 或 https 地址', LEGACY_CODES[name]);
	};
	const homepageLink = link('homepageUrl');
	const pcHomepageLink = link('pcHomepageUrl');
	const differs = homepageLink && pcHomepageLink && hostOf(homepageLink) !== hostOf(pcHomepageLink);
	if (differs) throw new Refusal(33007);
	return given({
		icon: read('appIcon'),
		name: read('appName', 10),
		desc: read('appDesc', 20),
		homepageLink,
		pcHomepageLink,
		ompLink: link('ompLink'),
	});
}

function readCurrent(parameters: Parameters): Partial<MicroApp> {
	parameters.optionalTexts('ipWhiteList', { max: 50 });
	parameters.optionalText('scopeType', { oneOf: ['BASE'] });
	return given({
		name: parameters.optionalText('name', { min: 1 }),
		desc: parameters.optionalText('desc', { min: 1 }),
		icon: parameters.optionalText('icon'),
		homepageLink: parameters.optionalText('homepageLink'),
		pcHomepageLink: parameters.optionalText('pcHomepageLink'),
		ompLink: parameters.optionalText('ompLink'),
		developType: parameters.optionalNumber('developType', { min: 0, max: 1 }),
	});
}

/** Throws a Refusal: 40056 for another agentId. */
function legacyApp({ microApps }: App, parameters: Parameters): MicroApp {
	return microApps.find(parameters.number('agentId'), 40056);
}

function currentApp({ microApps }: App, { path }: Input): MicroApp {
	return microApps.find(Number(path.agentId), 'resource.not.found');
}

function checkOperator({ organisation }: App, parameters: Parameters): void {
	const unionId = parameters.text('opUnionId');
	if (organisation.userWith('unionid', unionId) === undefined) {
		throw new Refusal('invalid.unionId');
	}
}

function changedScope({ organisation }: App, scope: Scope, parameters: Parameters): Scope {
	const limit = { max: MAX_SCOPE_LIST };
	const texts = (name: string): string[] => parameters.optionalTexts(name, limit) ?? [];
	const numbers = (name: string): number[] => parameters.optionalNumbers(name, limit) ?? [];
	const added = texts('addUserIds');
	const addedDepartments = numbers('addDeptIds');
	checkKnown(added, (userid) => organisation.hasUser(userid), 'staffId.notExisted');
	checkKnown(addedDepartments, (id) => organisation.hasDepartment(id), 'param.error');
	const userIds = changed(scope.userIds, added, texts('delUserIds'));
	const deptIds = changed(scope.deptIds, addedDepartments, numbers('delDeptIds'));
	const roleIds = changed(scope.roleIds, numbers('addRoleIds'), numbers('delRoleIds'));
	if (userIds.length + deptIds.length + roleIds.length > MAX_SCOPE) {
		throw parameters.refusal('addUserIds', `合计不能超过 ${MAX_SCOPE}`);
	}
	const onlyAdminVisible = parameters.optionalFlag('onlyAdminVisible') ?? scope.onlyAdminVisible;
	return { userIds, deptIds, roleIds, onlyAdminVisible };
}

function legacyRow(app: MicroApp): object {
	const { agentId, name, icon, desc, isSelf, appStatus } = app;
	const { homepageLink, pcHomepageLink, ompLink } = app;
	return {
		agentId,
		name,
		appIcon: icon,
		appDesc: desc,
		isSelf,
		appStatus,
		homepageLink,
		pcHomepageLink,
		ompLink,
	};
}

function currentRow(app: MicroApp): object {
	const { agentId, name, desc, icon, homepageLink, pcHomepageLink, ompLink } = app;
	const { appId, appStatus, developType } = app;
	return {
		agentId,
		name,
		desc,
		icon,
		homepageLink,
		pcHomepageLink,
		ompLink,
		appId,
		appStatus,
		developType,
	};
}

function hostOf(url: string): string | undefined {
	if (!/^https?:\/\//.test(url) || !URL.canParse(url)) return undefined;
	return new URL(url).hostname;
}

export const microAppCalls = [...create, ...update, ...remove, ...lists, ...getScope, ...setScope];
