import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';
import { inputError } from '../../../core/errors';
import { listOf, requiredText, valueFor, webAddress } from '../../../core/fields';
import { named, type Label } from '../../../core/say';
import { type ChangeFields, requiredTextUpTo, textField, withExample } from '../../shared/changes';
import { isClassic } from '../../shared/versions';
import { KINDS } from './apps';
import { say } from '../../words';

const CLASSIC_NAME_CHARACTERS = 10;
const CLASSIC_DESCRIPTION_CHARACTERS = 20;
const ADDRESSES = 50;

function checkLink(label: Label, value: unknown): string {
	return webAddress(label, requiredText(label, value));
}

function checkAddresses(label: Label, value: unknown): string[] {
	const addresses = listOf(label, value);
	if (addresses.length > ADDRESSES) {
		throw inputError(
			label,
			say`holds ${addresses.length} entries, and DingTalk takes at most ${ADDRESSES}`,
		);
	}
	return addresses;
}

/** What every app has. Source: docs/reference/dingtalk.md, 2.8. */
export const mainFields: ChangeFields = {
	name: withExample(
		textField(
			'Name',
			'What people see below the icon; at most 10 characters in the classic call',
			requiredTextUpTo(Infinity, CLASSIC_NAME_CHARACTERS),
			'appName',
		),
		'e.g. 排班',
	),
	desc: withExample(
		textField(
			'Description',
			'What the app is for; at most 20 characters in the classic call',
			requiredTextUpTo(Infinity, CLASSIC_DESCRIPTION_CHARACTERS),
			'appDesc',
		),
		'e.g. 查看本月排班',
	),
};

/** What an app can have besides. Source: docs/reference/dingtalk.md, 2.8. */
export const moreFields: ChangeFields = {
	icon: withExample(
		textField('Icon', 'Media ID of an image; the classic Create needs it', requiredText, 'appIcon'),
		'e.g. @lADOADmaWMzazQKA',
	),
	homepageLink: withExample(
		textField(
			'Home Page',
			'Address that the app opens; the classic Create needs it',
			checkLink,
			'homepageUrl',
		),
		'e.g. https://oa.example.com/roster',
	),
	pcHomepageLink: withExample(
		textField(
			'Home Page on Computers',
			'Address that the app opens on computers; for the classic call on the same host as Home Page',
			checkLink,
			'pcHomepageUrl',
		),
		'e.g. https://oa.example.com/roster/pc',
	),
	ompLink: withExample(
		textField(
			'Administration Page',
			'Address where administrators set the app up',
			checkLink,
			'ompLink',
		),
		'e.g. https://oa.example.com/roster/admin',
	),
	ipWhiteList: withExample(
		textField(
			'Server IPs',
			'Addresses from which the app calls DingTalk, at most 50, with commas; not in the classic call',
			checkAddresses,
		),
		'e.g. 203.0.113.10,203.0.113.11',
	),
	developType: {
		property: {
			displayName: 'Kind',
			type: 'options',
			options: [
				{ name: 'Mini Program', value: 'miniProgram' },
				{ name: 'Web App', value: 'web' },
			],
			default: 'web',
			description: 'How the app is made; not in the classic call',
		},
		check: (label, value) => valueFor(KINDS, value, label),
	},
};

/**
 * What the classic calls want of the fields together.
 *
 * @param isNew whether the app is created, and has nothing yet
 * @throws ProviderError that names the field
 * @see docs/reference/dingtalk.md 2.8: 33004, 33005, 33007
 */
export function checkClassic(
	context: IExecuteSingleFunctions,
	fields: IDataObject,
	isNew: boolean,
): void {
	if (!isClassic(context)) return;
	const label = (name: string) => String(moreFields[name]?.property.displayName);
	for (const name of isNew ? ['icon', 'homepageLink'] : []) {
		if (fields[name] === undefined) {
			throw inputError(label(name), say`is empty, and the classic call needs it`);
		}
	}
	const { homepageLink, pcHomepageLink } = fields;
	if (homepageLink === undefined || pcHomepageLink === undefined) return;
	if (new URL(String(homepageLink)).hostname !== new URL(String(pcHomepageLink)).hostname) {
		throw inputError(
			label('pcHomepageLink'),
			say`must be on the same host as ${named(label('homepageLink'))}`,
		);
	}
}
