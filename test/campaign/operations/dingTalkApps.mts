/** Micro apps, and what the organization tells of itself. */
import { askedFirst, byClassic, loginCodes, on, UNION_ID } from './dingTalk.mts';
import type { DingTalkOperation } from './dingTalk.mts';
import { MARK, numbered } from './operation.mts';

const APPS = '/v1.0/microApp/apps';
const ONE_APP = `${APPS}/{agentId}`;
const SCOPES = `${ONE_APP}/scopes`;
const HOME = 'https://a.example';

/** Items about an app each, whose number is the mark. */
const apps = {
	marksAreText: false,
	stage: askedFirst(async (client, mark) => {
		const fields = { appName: mark, appDesc: 'x', appIcon: '@icon', homepageUrl: HOME };
		return String((await client.post('/microapp/create', fields)).agentid);
	}),
	parameters: { agentId: MARK, opUnionId: UNION_ID },
};

const create = on('microApp', {
	operation: 'create',
	writes: [APPS],
	parameters: {
		name: MARK,
		desc: 'x',
		opUnionId: UNION_ID,
		additionalFields: { icon: '@icon', homepageLink: HOME },
	},
	effects: ({ microApps }) => microApps.slice(1).map(({ name }) => name),
	made: ({ microApps }) => microApps.map(({ agentId, name }) => [String(agentId), name]),
});
const update = on('microApp', {
	operation: 'update',
	...apps,
	writes: [ONE_APP],
	parameters: { ...apps.parameters, updateFields: { name: 'new' } },
});
const remove = on('microApp', { operation: 'delete', ...apps, writes: [ONE_APP] });
const getAll = on('microApp', {
	operation: 'getAll',
	reads: ['/v1.0/microApp/allApps'],
	marksAreText: false,
	parameters: { apps: 'all', returnAll: true },
	listed: ({ microApps }) => microApps.map(({ agentId }) => String(agentId)),
});
const getVisibility = on('microApp', { operation: 'getVisibility', ...apps, reads: [SCOPES] });
const setVisibility = on('microApp', {
	operation: 'setVisibility',
	...apps,
	reads: [`GET ${SCOPES}`],
	writes: [`POST ${SCOPES}`],
	parameters: { ...apps.parameters, change: 'add', userIds: 'lisi', deptIds: '' },
});

export const microAppOperations: DingTalkOperation[] = [
	create,
	byClassic(create, { writes: ['/microapp/create'] }),
	update,
	byClassic(update, { writes: ['/microapp/update'], marksAreText: true }),
	remove,
	byClassic(remove, { writes: ['/microapp/delete'], marksAreText: true }),
	getAll,
	byClassic(getAll, { reads: ['/microapp/list'] }),
	getVisibility,
	byClassic(getVisibility, { reads: ['/microapp/visible_scopes'], marksAreText: true }),
	setVisibility,
	byClassic(setVisibility, {
		reads: ['/microapp/visible_scopes'],
		writes: ['/microapp/set_visible_scopes'],
		marksAreText: true,
	}),
];

const getSsoToken = on('organization', {
	operation: 'getSsoToken',
	reads: ['/v1.0/oauth2/ssoAccessToken'],
	marksAreText: false,
	parameters: {},
});
// It uses the code up, so it counts as a change.
const getSsoUser = on('organization', {
	operation: 'getSsoUser',
	reads: ['/v1.0/oauth2/ssoAccessToken'],
	writes: ['/v1.0/oauth2/ssoUserInfo'],
	stage: loginCodes('console'),
	parameters: { code: MARK },
});

export const organizationOperations: DingTalkOperation[] = [
	on('organization', {
		operation: 'getAuthInfo',
		weight: 2,
		reads: ['/service/get_auth_info'],
		marksAreText: false,
		stage: async ({ credentials: { corpId } }, count) =>
			numbered(count).map((item) => ({ ...item, corpId })),
		parameters: { authCorpId: '={{ $json.corpId }}' },
	}),
	on('organization', {
		operation: 'getAuthScopes',
		reads: ['/auth/scopes'],
		marksAreText: false,
		parameters: {},
	}),
	getSsoToken,
	byClassic(getSsoToken, { reads: ['/sso/gettoken'] }),
	getSsoUser,
	byClassic(getSsoUser, { reads: ['/sso/gettoken'], writes: ['/sso/getuserinfo'] }),
];
