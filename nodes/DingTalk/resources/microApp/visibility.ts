import type { IDataObject, IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';
import type { Call } from '../../../core/provider';
import { mustHold } from '../../shared/answers';
import { answerOf, isClassic } from '../../shared/versions';

/** Who sees an app, by today's names. */
export interface Visibility extends IDataObject {
	userIds: string[];
	deptIds: number[];
	/** The classic calls know no roles. */
	roleIds: number[];
	onlyAdminVisible: boolean;
}

/** The request for who sees an app. Source: docs/reference/dingtalk.md, 2.8. */
export function visibilityRequest(
	context: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
	agentId: number,
): IHttpRequestOptions {
	return isClassic(context)
		? { ...options, method: 'POST', url: '/microapp/visible_scopes', body: { agentId } }
		: {
				...options,
				method: 'GET',
				url: `/v1.0/microApp/apps/${agentId}/scopes`,
				body: undefined,
			};
}

/** Judges the answer: one that tells nothing must not look like an app that everybody sees. */
export function mustTellVisibility(context: IExecuteSingleFunctions): NonNullable<Call['judge']> {
	return isClassic(context)
		? mustHold('read', 'userVisibleScopes', 'deptVisibleScopes', 'isHidden')
		: mustHold('read', 'result');
}

/** What the answer tells; lists that are not there are empty. */
export function visibilityIn(context: IExecuteSingleFunctions, answer: IDataObject): Visibility {
	const fields = answerOf(context, answer, {
		userVisibleScopes: 'userIds',
		deptVisibleScopes: 'deptIds',
		isHidden: 'onlyAdminVisible',
	});
	const list = <Entry>(name: string) =>
		(Array.isArray(fields[name]) ? fields[name] : []) as Entry[];
	return {
		userIds: list<string>('userIds'),
		deptIds: list<number>('deptIds'),
		roleIds: list<number>('roleIds'),
		onlyAdminVisible: fields.onlyAdminVisible === true,
	};
}
