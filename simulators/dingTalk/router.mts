import type { ReceivedRequest } from '../shared/messages.mts';
import type { Call } from './app.mts';
import { HOSTS } from './dialects.mts';

interface Route {
	path: string;
	pattern: RegExp;
	byMethod: Map<string, Call>;
}

/** What a request is for. */
export interface Target {
	/** With its placeholders. */
	path: string;
	/** Undefined when the path does not take the method. */
	call: Call | undefined;
	/** Any call of the path. */
	sibling: Call;
	values: Readonly<Record<string, string>>;
}

/** Finds calls by host, path and method. */
export class Router {
	private readonly routes: Readonly<Record<string, Map<string, Route>>> = {
		[HOSTS.oapi]: new Map(),
		[HOSTS.api]: new Map(),
	};

	constructor(calls: readonly Call[]) {
		for (const call of calls) {
			const routes = this.routes[call.dialect === 'api' ? HOSTS.api : HOSTS.oapi];
			const { path } = call;
			const route = routes?.get(path) ?? { path, pattern: patternOf(path), byMethod: new Map() };
			route.byMethod.set(call.method, call);
			routes?.set(path, route);
		}
	}

	/** Undefined when the host has no such path. */
	find({ listener, apiPath, method }: ReceivedRequest): Target | undefined {
		const routes = this.routes[listener];
		if (routes === undefined || apiPath === undefined) return undefined;
		const candidates = routes.has(apiPath) ? [routes.get(apiPath)] : routes.values();
		for (const route of candidates) {
			const match = route?.pattern.exec(apiPath);
			const [sibling] = route?.byMethod.values() ?? [];
			const values = decodedValues(match?.groups);
			if (route === undefined || match == null || !sibling || !values) continue;
			return { path: route.path, call: route.byMethod.get(method), sibling, values };
		}
		return undefined;
	}
}

function patternOf(path: string): RegExp {
	const source = path.replace(/[.]/g, '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
	return new RegExp(`^${source}$`);
}

/** Undefined when a value is not percent-encoded UTF-8. */
function decodedValues(groups: Record<string, string> = {}): Record<string, string> | undefined {
	try {
		return Object.fromEntries(
			Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]),
		);
	} catch {
		return undefined;
	}
}
