import type { IDataObject } from 'n8n-workflow';
import type { Visibility } from './visibility';

const ENTRIES_PER_CALL = 100;
export const LISTS = ['userIds', 'deptIds', 'roleIds'] as const;

/** What today's call names what is added to each list, and what is taken away. */
const CHANGES = {
	userIds: ['addUserIds', 'delUserIds'],
	deptIds: ['addDeptIds', 'delDeptIds'],
	roleIds: ['addRoleIds', 'delRoleIds'],
} as const;

type Entry = string | number;

/** An ID of a list, whether DingTalk writes it as text or as a number. */
const has = (list: Entry[], entry: Entry) => list.some((known) => String(known) === String(entry));
const without = (list: Entry[], others: Entry[]) => list.filter((entry) => !has(others, entry));

/** What becomes of a list, by the words of the field Change. */
export const MODES: Readonly<
	Record<'add' | 'remove' | 'replace', (known: Entry[], given: Entry[]) => Entry[]>
> = {
	add: (known, given) => [...known, ...without(given, known)],
	remove: (known, given) => without(known, given),
	replace: (_, given) => given,
};

/** The lists that the user gave, and what is to become of the third setting; undefined leaves it. */
export interface Wanted {
	mode: keyof typeof MODES;
	userIds: string[];
	deptIds: number[];
	roleIds: number[];
	onlyAdminVisible?: boolean;
}

/** Who is to see an app that is seen by those who are known. */
export function changed(known: Visibility, wanted: Wanted): Visibility {
	const { mode, onlyAdminVisible = known.onlyAdminVisible } = wanted;
	const lists = LISTS.map((name) => [name, MODES[mode](known[name], wanted[name])]);
	return { onlyAdminVisible, ...Object.fromEntries(lists) } as Visibility;
}

/** True where nobody is named, and it is not for administrators only. */
export function isOpen(visibility: Visibility): boolean {
	return !visibility.onlyAdminVisible && LISTS.every((name) => visibility[name].length === 0);
}

/** The bodies of today's call, which adds and takes away, up to 100 of each at a time. */
export function currentBodies(known: Visibility, next: Visibility): IDataObject[] {
	const changes: Array<[string, Entry[]]> = LISTS.flatMap((name) => {
		const [add, remove] = CHANGES[name];
		return [
			[add, without(next[name], known[name])],
			[remove, without(known[name], next[name])],
		];
	});
	const isOther = known.onlyAdminVisible !== next.onlyAdminVisible;
	const longest = Math.max(...changes.map(([, entries]) => entries.length));
	const count = Math.max(Math.ceil(longest / ENTRIES_PER_CALL), isOther ? 1 : 0);
	return Array.from({ length: count }, (_, index) => {
		const start = index * ENTRIES_PER_CALL;
		const parts = changes.map(([name, entries]) => [
			name,
			entries.slice(start, start + ENTRIES_PER_CALL),
		]);
		return {
			...Object.fromEntries(parts.filter(([, entries]) => entries?.length)),
			...(isOther && index === 0 && { onlyAdminVisible: next.onlyAdminVisible }),
		} as IDataObject;
	});
}

/** The body of the classic call, which replaces all. */
export function classicBody(agentId: number, next: Visibility): IDataObject {
	return {
		agentId,
		isHidden: next.onlyAdminVisible,
		deptVisibleScopes: next.deptIds,
		userVisibleScopes: next.userIds,
	};
}
