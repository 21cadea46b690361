import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../shared/clock.mts';

/** A space of the drive, old and current calls alike (reference 2.9). */
export interface Space {
	id: string;
	name: string;
	/** Stands for the folder at the top. */
	rootUuid: string;
	/** USER or APP. */
	ownerType: string;
	quota: number;
	/** The old calls find theirs by `domain …` or `agent …`, a group's by its conversation. */
	key: string;
}

/** A file in a space. */
export interface Dentry {
	id: string;
	uuid: string;
	spaceId: string;
	parentId: string;
	name: string;
	size: number;
	path: string;
	version: number;
	bytes: Buffer;
	createdAt: number;
}

/** A file on its way: in one piece, in chunks, or as a signed upload. */
export interface Upload {
	size: number;
	name: string;
	chunks: Map<number, Buffer>;
	/** Chunks announced; 1 for a signed upload. */
	chunkCount: number;
	spaceId: string;
}

/** Rights that were granted to a person for a time. */
export interface Grant {
	spaceId: string;
	userid: string;
	type: string;
	path: string;
	fileIds: readonly string[];
	/** Milliseconds since 1970. */
	until: number;
}

const ROOT_FOLDER = '0';

/** Spaces and files of the drive. */
export class Drive {
	readonly grants: Grant[] = [];
	private readonly clock: Clock;
	private readonly allSpaces: Space[] = [];
	private readonly allDentries: Dentry[] = [];
	private readonly uploads = new Map<string, Upload>();
	/** Keys of object-store addresses: what may be put or got there, and with which signature. */
	private readonly signed = new Map<string, { signature: string; target: Upload | Dentry }>();

	constructor(clock: Clock) {
		this.clock = clock;
	}

	get spaces(): readonly Space[] {
		return this.allSpaces;
	}

	get dentries(): readonly Dentry[] {
		return this.allDentries;
	}

	/** The space with this key; it is made when it is asked for first. */
	spaceFor(key: string): Space {
		return this.allSpaces.find((space) => space.key === key) ?? this.addSpace({ name: key, key });
	}

	addSpace(fields: Pick<Space, 'name' | 'key'> & Partial<Space>): Space {
		const space: Space = {
			id: String(482 + this.allSpaces.length),
			rootUuid: uuid(),
			ownerType: 'APP',
			quota: 0,
			...fields,
		};
		this.allSpaces.push(space);
		return space;
	}

	space(id: string): Space | undefined {
		return this.allSpaces.find((space) => space.id === id);
	}

	/** The space at whose top a file with this parent stands. */
	spaceByRoot(rootUuid: string): Space | undefined {
		return this.allSpaces.find((space) => space.rootUuid === rootUuid);
	}

	dentry(spaceId: string, id: string): Dentry | undefined {
		return this.allDentries.find((dentry) => dentry.spaceId === spaceId && dentry.id === id);
	}

	usedBytes(spaceId: string): number {
		return this.allDentries
			.filter((dentry) => dentry.spaceId === spaceId)
			.reduce((sum, { size }) => sum + size, 0);
	}

	/** Puts a file at the top of a space; one of the same name is replaced or the new one renamed. */
	addFile({ id: spaceId }: Space, name: string, bytes: Buffer, overwrite: boolean): Dentry {
		const named = (wanted: string): Dentry | undefined =>
			this.allDentries.find((dentry) => dentry.spaceId === spaceId && dentry.name === wanted);
		const old = named(name);
		if (old !== undefined && overwrite) {
			return Object.assign(old, { bytes, size: bytes.length, version: old.version + 1 });
		}
		const free = old === undefined ? name : freeName(name, (wanted) => named(wanted) !== undefined);
		const dentry: Dentry = {
			id: String(10_001 + this.allDentries.length),
			uuid: uuid(),
			spaceId,
			parentId: ROOT_FOLDER,
			name: free,
			size: bytes.length,
			path: `/${free}`,
			version: 1,
			bytes,
			createdAt: this.clock.now(),
		};
		this.allDentries.push(dentry);
		return dentry;
	}

	/** Gives the file on its way and the key that it is found by. */
	beginUpload(fields: Omit<Upload, 'chunks'>): { key: string; upload: Upload } {
		const key = randomBytes(12).toString('hex');
		const upload = { ...fields, chunks: new Map<number, Buffer>() };
		this.uploads.set(key, upload);
		return { key, upload };
	}

	upload(key: string): Upload | undefined {
		return this.uploads.get(key);
	}

	/** The whole file, once every chunk is there and its size is right; then it is forgotten. */
	endUpload(key: string): Buffer | undefined {
		const upload = this.uploads.get(key);
		if (upload === undefined || upload.chunks.size !== upload.chunkCount) return undefined;
		const inOrder = [...upload.chunks].sort(([a], [b]) => a - b).map(([, chunk]) => chunk);
		const bytes = Buffer.concat(inOrder);
		if (bytes.length !== upload.size) return undefined;
		this.uploads.delete(key);
		return bytes;
	}

	/** A key and the signature with which an upload or file can be reached in the object store. */
	sign(target: Upload | Dentry): { key: string; signature: string } {
		const key = randomBytes(12).toString('hex');
		const signature = `OSS ${randomBytes(15).toString('base64')}`;
		this.signed.set(key, { signature, target });
		return { key, signature };
	}

	/** What the key stands for; undefined when the signature is not the key's. */
	signedTarget(key: string, signature: string | undefined): Upload | Dentry | undefined {
		const entry = this.signed.get(key);
		return entry?.signature === signature ? entry?.target : undefined;
	}
}

function freeName(name: string, isTaken: (name: string) => boolean): string {
	const dot = name.lastIndexOf('.');
	const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
	let number = 1;
	while (isTaken(`${stem}(${number})${ending}`)) number += 1;
	return `${stem}(${number})${ending}`;
}

function uuid(): string {
	return randomUUID().replaceAll('-', '');
}
