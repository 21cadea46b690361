import { usableAccount } from '../accounts.mts';
import { okWithDebugger } from '../app.mts';
import type { Call } from '../app.mts';

/** 5.2.2 List the templates of an official account. */
export const getTemplateList: Call = {
	path: '/message/getTemplateList',
	carrier: 'query',
	parameters: ['token', 'publicId'],
	run({ settings }, parameters) {
		return okWithDebugger(usableAccount(settings, parameters).templates);
	},
};
