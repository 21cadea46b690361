import type { IExecuteSingleFunctions, IHttpRequestOptions, INodeProperties } from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import { optionalText, requiredText } from '../../../core/fields';
import { say } from '../../words';

/** Which of the spaces that apps have of their own. */
export const domainField: INodeProperties = {
	displayName: 'Domain',
	name: 'domain',
	type: 'string',
	default: '',
	placeholder: 'e.g. orders',
	description:
		'Name of the app’s space, up to 10 letters and digits; empty for the space of an ISV’s app, which is found by the agent ID in the credential (domain)',
};

/**
 * The space as DingTalk finds it: by its domain, or without one by the agent ID that the credential
 * adds.
 *
 * @throws ProviderError when it is no domain
 * @see docs/reference/dingtalk.md 2.9
 */
export function spaceOf(context: IExecuteSingleFunctions): { domain?: string } {
	const domain = optionalText('Domain', context.getNodeParameter('domain'));
	if (domain === '') return {};
	if (!/^[A-Za-z0-9]{1,10}$/.test(domain)) {
		throw inputError('Domain', say`must be 1 to 10 letters and digits, but is "${domain}"`);
	}
	return { domain };
}

/** A step: the request is about one space, and about nothing else. */
export async function checkSpace(
	this: IExecuteSingleFunctions,
	options: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	return { ...options, body: undefined, qs: { ...spaceOf(this) } };
}

/** A file of the drive that waits to be put somewhere. */
export const mediaIdField: INodeProperties = {
	displayName: 'Media ID',
	name: 'mediaId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. #iAEKAqNwbmc',
	hint: 'media_id in the output of Upload File',
	description: 'ID of the file, as Upload File of Drive gave it (media_id)',
};

/** @throws ProviderError when it is empty, or an ID of a media file, which the drive does not know */
export function mediaIdOf(context: IExecuteSingleFunctions): string {
	const id = requiredText('Media ID', context.getNodeParameter('mediaId'));
	if (id.startsWith('@')) {
		throw inputError(
			'Media ID',
			say`is one of Media, which DingDrive does not know`,
			say`Upload the file by Upload File of Drive.`,
		);
	}
	return id;
}
