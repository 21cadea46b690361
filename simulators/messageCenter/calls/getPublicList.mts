import { okWithDebugger } from '../app.mts';
import type { Call } from '../app.mts';

/** 5.2.1 List the official accounts bound to the app, the disabled ones too. */
export const getPublicList: Call = {
	path: '/message/getPublicList',
	carrier: 'query',
	parameters: ['token'],
	run({ identity, settings }) {
		const accounts = settings.accounts.filter(({ bound }) => bound);
		return okWithDebugger(
			accounts.map(({ publicName, publicId, remark, status }) => ({
				appId: identity.appId,
				publicName,
				publicId,
				remark,
				status: status === 'usable' ? '1' : '2',
			})),
		);
	},
};
