import { plainReply } from './messages.mts';
import type { ReceivedRequest, Reply } from './messages.mts';

/** Path below the prefix, then method, to the function that carries the call out. */
export type Routes = Readonly<
	Record<string, Readonly<Record<string, (request: ReceivedRequest) => Reply>>>
>;

/** Answers through the route's function; HTTP 404 for another path, 405 for another method. */
export function answerRoute(routes: Routes, request: ReceivedRequest): Reply {
	const { apiPath, method, path } = request;
	if (apiPath === undefined || !Object.hasOwn(routes, apiPath)) {
		return plainReply(404, `there is no call ${path}`);
	}
	const methods = routes[apiPath] ?? {};
	const carryOut = Object.hasOwn(methods, method) ? methods[method] : undefined;
	if (carryOut === undefined) {
		const allowed = Object.keys(methods).join(', ');
		return plainReply(405, `${path} takes only ${allowed}`, undefined, { Allow: allowed });
	}
	return carryOut(request);
}
