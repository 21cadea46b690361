import { requiredText, valueFor } from '../../../core/fields';
import {
	booleanField,
	type ChangeFields,
	requiredTextUpTo,
	textField,
	textUpTo,
	wholeNumber,
	withExample,
} from '../../shared/changes';
import { userId } from '../../shared/ids';
import { userLocator } from '../../shared/locators';
import { asClassicMap, byDepartment, rowsByDepartment } from './byDepartment';
import {
	checkDate,
	checkDepartments,
	checkEmail,
	checkExtension,
	checkManager,
	mobileNumber,
} from './checks';

/** What Create must have and Update can set. Source: docs/reference/dingtalk.md, 2.2.7. */
export const nameField: ChangeFields = {
	name: withExample(
		textField(
			'Name',
			'At most 80 characters, in the classic call 64',
			requiredTextUpTo(80, 64),
			'name',
		),
		'e.g. 张三',
	),
};

/** What Create must have and nothing can change. Source: docs/reference/dingtalk.md, 2.2.7. */
export const mobileField: ChangeFields = {
	mobile: {
		property: {
			displayName: 'Mobile',
			type: 'string',
			default: '',
			placeholder: 'e.g. 13800000001',
			description: 'Mobile number; of other countries in the form +65-81234567',
		},
		classic: 'mobile',
		check: mobileNumber,
	},
};

/** What Create must have and Update can set. Source: docs/reference/dingtalk.md, 2.2.7. */
export const departmentsField: ChangeFields = {
	dept_id_list: {
		property: {
			displayName: 'Departments',
			type: 'string',
			default: '',
			placeholder: 'e.g. 101,102',
			description: 'IDs of the departments of the user, with commas, at most 100',
		},
		classic: 'department',
		check: checkDepartments,
		toClassic: (ids) => String(ids).split(',').map(Number),
	},
};

/** What Create and Update can set besides. Source: docs/reference/dingtalk.md, 2.2.7. */
export const moreFields: ChangeFields = {
	dept_order_list: {
		property: byDepartment(
			'Order in Departments',
			'The place of the user in each department; bigger numbers come first',
			{
				displayName: 'Order',
				name: 'order',
				type: 'number',
				default: 1,
				description: 'Whole number; bigger ones come first (order)',
			},
		),
		classic: 'orderInDepts',
		check: rowsByDepartment('order', wholeNumber),
		toClassic: asClassicMap('order'),
	},
	title: textField(
		'Title',
		'Position of the user, at most 200 characters, in the classic call 64',
		textUpTo(200, 64),
		'position',
	),
	hide_mobile: booleanField(
		'Hide Mobile',
		'Whether the profile does not show the mobile number; others can still send a DING or make a DingTalk business call',
		'isHide',
	),
	senior_mode: booleanField(
		'Senior Mode',
		'Whether the mobile number is hidden from everyone, and ordinary staff can neither send the user a DING nor make a DingTalk business call; other executives can',
		'isSenior',
	),
	telephone: textField(
		'Telephone',
		'Office telephone that no other user has, at most 50 characters',
		textUpTo(50),
		'tel',
	),
	job_number: textField(
		'Job Number',
		'At most 50 characters, in the classic call 64',
		textUpTo(50, 64),
		'jobnumber',
	),
	email: textField(
		'Email',
		'Address that no other user has, at most 50 characters, in the classic call 64',
		checkEmail(50, 64),
		'email',
	),
	org_email: textField(
		'Organization Email',
		'Address of the organization’s mail in DingTalk, at most 100 characters',
		checkEmail(100),
		'orgEmail',
	),
	org_email_type: {
		property: {
			displayName: 'Organization Email Type',
			type: 'options',
			options: [
				{ name: 'Basic', value: 'base' },
				{ name: 'Standard', value: 'profession' },
			],
			default: 'profession',
			description: 'Edition of the organization’s mail; not in the classic call',
		},
		check: (label, value) => valueFor({ base: 'base', profession: 'profession' }, value, label),
	},
	work_place: textField(
		'Work Place',
		'At most 100 characters, in the classic call 50',
		textUpTo(100, 50),
		'workPlace',
	),
	remark: textField(
		'Remark',
		'At most 2,000 characters, in the classic call 1,000',
		textUpTo(2000, 1000),
		'remark',
	),
	extension: {
		property: {
			displayName: 'Extension',
			type: 'json',
			default: '{}',
			description:
				'Own fields of the organization, which its administrator has defined, as a JSON object of at most 2,000 characters',
		},
		classic: 'extattr',
		check: checkExtension,
	},
	hired_date: {
		property: {
			displayName: 'Hire Date',
			type: 'dateTime',
			default: '',
			description: 'Day on which the user joined',
		},
		classic: 'hiredDate',
		check: checkDate,
	},
	manager_userid: {
		property: {
			...userLocator,
			displayName: 'Manager',
			required: false,
			description: 'User to whom this one reports',
		},
		classic: 'managerUserid',
		check: checkManager,
	},
};

/** What only Create can set. Source: docs/reference/dingtalk.md, 2.2.7. */
export const createOnlyFields: ChangeFields = {
	userid: {
		property: {
			displayName: 'User ID',
			type: 'string',
			default: '',
			placeholder: 'e.g. manager4220',
			description:
				'ID of 1 to 64 characters that stays for ever; DingTalk makes one where this is empty',
		},
		classic: 'userid',
		check: userId,
	},
	dept_title_list: {
		property: byDepartment('Title in Departments', 'The position of the user in each department', {
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			description: 'Position in this department (title)',
		}),
		classic: 'positionInDepts',
		check: rowsByDepartment('title', requiredText),
		toClassic: asClassicMap('title'),
	},
	login_email: textField(
		'Login Email',
		'Address to log in with, for accounts that do so; not in the classic call',
		checkEmail(Infinity),
	),
};

const EXTENSION_MODES = { append: 1, replace: 0 };

/** What only Update can set. Source: docs/reference/dingtalk.md, 2.2.7. */
export const updateOnlyFields: ChangeFields = {
	ext_attrs_update_mode: {
		property: {
			displayName: 'Extension Mode',
			type: 'options',
			options: [
				{ name: 'Append', value: 'append', description: 'Own fields that are not given stay' },
				{ name: 'Replace', value: 'replace', description: 'Own fields that are not given go' },
			],
			default: 'append',
			description: 'What becomes of own fields that are there already; not in the classic call',
		},
		check: (label, value) => valueFor(EXTENSION_MODES, value, label),
	},
};
