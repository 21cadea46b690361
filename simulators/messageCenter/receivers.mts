import { isRecord } from '../shared/checks.mts';
import type { Receiver } from './app.mts';
import type { Parameters } from './parameters.mts';
import { badParameter } from './rspCodes.mts';

/**
 * The receivers: text of a JSON array of `{ type, userId, name }` (5.3.1) or `{ mobile, name }`
 * (5.3.2). Only type has a default, User, and no other value is known. Throws a Refusal with
 * 500001.
 */
export function readReceivers(parameters: Parameters, idName: 'userId' | 'mobile'): Receiver[] {
	const list = parsed(parameters.required('receivers'));
	if (!Array.isArray(list) || list.length === 0) {
		throw badParameter('receivers 必须是非空的JSON数组字符串');
	}
	return list.map((entry, index) => readReceiver(entry, `receivers[${index}]`, idName));
}

function readReceiver(entry: unknown, what: string, idName: 'userId' | 'mobile'): Receiver {
	if (!isRecord(entry)) throw badParameter(`${what} 必须是对象`);
	const known = idName === 'userId' ? ['type', 'userId', 'name'] : ['mobile', 'name'];
	const unknown = Object.keys(entry).find((name) => !known.includes(name));
	if (unknown !== undefined) throw badParameter(`${what} 包含未知属性 ${unknown}`);
	if ((entry.type ?? 'User') !== 'User') throw badParameter(`${what}.type 只能是 User`);
	const textOf = (name: string): string => {
		const value = entry[name];
		if (typeof value !== 'string' || value === '') {
			throw badParameter(`${what}.${name} 必须是非空字符串`);
		}
		return value;
	};
	return { user: textOf(idName), name: textOf('name') };
}

function parsed(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}
