import { v1 } from '../app.mts';

const USER_FIELDS = ['name', 'userid', 'avatar', 'mobile', 'email', 'department', 'position'];

/** 2.3 What of the contacts the app may see. */
export const scopes = v1({
	method: 'GET',
	path: '/auth/scopes',
	parameters: [],
	run: ({ settings }) => ({
		auth_user_field: USER_FIELDS.filter((name) => !settings.hiddenUserFields.has(name)),
		condition_field: [],
		auth_org_scopes: settings.authScopes,
	}),
});
