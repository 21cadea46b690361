import { randomBytes } from 'node:crypto';

/** A file that was uploaded. */
export interface Media {
	media_id: string;
	type: string;
	name: string;
	contentType: string;
	bytes: Buffer;
	/** The simulator's clock, in milliseconds since 1970. */
	created_at: number;
}

/** Uploaded files by their media_id. */
export class MediaStore {
	private readonly byId = new Map<string, Media>();

	get all(): readonly Media[] {
		return [...this.byId.values()];
	}

	/** `prefix` is `@` for media and `#` for files of the drive (reference 2.7, 2.9). */
	add(prefix: '@' | '#', media: Omit<Media, 'media_id'>): Media {
		const media_id = `${prefix}lAD$${randomBytes(12).toString('base64url')}`;
		const added = { ...media, media_id };
		this.byId.set(media_id, added);
		return added;
	}

	find(mediaId: string): Media | undefined {
		return this.byId.get(mediaId);
	}
}
