import { inputError } from '../../../core/errors';
import { valueFor } from '../../../core/fields';
import { extensionOf, type GivenFile } from '../../shared/files';
import { say } from '../../words';

const MB = 1024 * 1024;

/** Source: docs/reference/dingtalk.md, 2.7. */
const TYPES = {
	image: { megabytes: 20, extensions: ['jpg', 'gif', 'png', 'bmp'] },
	voice: { megabytes: 2, extensions: ['amr', 'mp3', 'wav'] },
	video: { megabytes: 20, extensions: ['mp4'] },
	file: {
		megabytes: 20,
		extensions: ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'zip', 'pdf', 'rar'],
	},
};

/** The value of the field Type that leaves the choice to the file's name. */
export const BY_EXTENSION = 'byExtension';

/**
 * What DingTalk is to take a file for.
 *
 * @param chosen a word of the field Type
 * @throws ProviderError when the file's extension or size does not fit
 */
export function typeFor({ name, size }: GivenFile, chosen: unknown): string {
	const extension = extensionOf(name);
	const type = chosen === BY_EXTENSION ? typeOfExtension(name, extension) : chosen;
	const { megabytes, extensions } = valueFor(TYPES, type, 'Type');
	if (!extensions.includes(extension)) {
		throw inputError(
			'Type',
			say`does not fit the file "${name}"`,
			say`DingTalk accepts for this type: ${extensions.join(', ')}.`,
		);
	}
	if (size > megabytes * MB) {
		throw inputError(
			'Input Binary Field',
			say`holds a file of ${size} bytes, and DingTalk takes at most ${megabytes} MB of this type`,
		);
	}
	return String(type);
}

function typeOfExtension(name: string, extension: string): string {
	const found = Object.entries(TYPES).find(([, { extensions }]) => extensions.includes(extension));
	if (found) return found[0];
	const all = Object.values(TYPES).flatMap(({ extensions }) => extensions);
	throw inputError(
		'Input Binary Field',
		say`holds a file of a kind that DingTalk rejects: "${name}"`,
		say`It accepts these: ${all.join(', ')}. Pack others into a zip file.`,
	);
}
