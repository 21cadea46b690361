import { File, v1 } from '../app.mts';
import type { Call } from '../app.mts';
import { Refusal } from '../codes.mts';
import type { MediaStore } from '../media.mts';
import { readParts } from '../multipart.mts';

const MB = 1024 * 1024;

/** 2.7 Largest size and endings of each type. */
const TYPES: Readonly<Record<string, readonly [maxBytes: number, endings: readonly string[]]>> = {
	image: [20 * MB, ['jpg', 'gif', 'png', 'bmp']],
	voice: [2 * MB, ['amr', 'mp3', 'wav']],
	video: [20 * MB, ['mp4']],
	file: [20 * MB, ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'zip', 'pdf', 'rar']],
};

/** 2.7 upload: a part `media` with a file name; `type` in the URL or as a field. */
const upload = v1({
	method: 'POST',
	path: '/media/upload',
	carrier: 'bytes',
	parameters: [],
	query: ['type'],
	run({ media, clock }, { query, request }) {
		const parts = readParts(request);
		if (parts === undefined) throw new Refusal(43008);
		const unknown = parts.find(({ name }) => name !== 'media' && name !== 'type');
		if (unknown !== undefined) throw query.refusal(unknown.name, '是未知参数');
		const field = parts.find(({ name }) => name === 'type')?.bytes.toString('utf8');
		const type = query.optionalText('type') ?? field ?? '';
		const [maxBytes, endings] = (Object.hasOwn(TYPES, type) && TYPES[type]) || [];
		if (maxBytes === undefined || endings === undefined) throw new Refusal(40004);
		const file = parts.find(({ name }) => name === 'media');
		if (file?.filename === undefined) throw new Refusal(41005);
		const { filename, contentType, bytes } = file;
		if (!endings.includes(filename.split('.').at(-1)?.toLowerCase() ?? ''))
			throw new Refusal(40005);
		if (bytes.length === 0) throw new Refusal(44001);
		if (bytes.length > maxBytes) throw new Refusal(45001);
		const created_at = clock.now();
		const { media_id } = media.add('@', { type, name: filename, contentType, bytes, created_at });
		return { type, media_id, created_at };
	},
});

/** 2.7 download: the file itself. */
const download: Call[] = [
	v1({
		method: 'GET',
		path: '/media/get',
		parameters: ['media_id'],
		run: ({ media }, { parameters }) =>
			fileOf(media, parameters.text('media_id', { missing: 41006 })),
	}),
	v1({
		method: 'POST',
		path: '/media/downloadFile',
		parameters: ['media_id'],
		run: ({ media }, { parameters }) =>
			fileOf(media, parameters.text('media_id', { missing: 41006 })),
	}),
];

function fileOf(media: MediaStore, mediaId: string): File {
	const found = media.find(mediaId);
	if (found === undefined) throw new Refusal(40007);
	return new File(found.bytes, found.name, found.contentType);
}

export const mediaCalls = [upload, ...download];
