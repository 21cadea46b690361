/** Official accounts and templates from the interface document's examples (5.2.1 and 5.2.2). */
import type { Account, Template } from './settings.mts';

const APPROVAL_TEMPLATE: Omit<Template, 'template_id'> = {
	title: '待办审批提醒',
	primary_industry: 'IT科技',
	deputy_industry: 'IT软件与服务',
	content:
		'{{first.DATA}}\n业务系统：{{keyword1.DATA}}\n所属业务：{{keyword2.DATA}}\n代办事项：{{keyword3.DATA}}\n申请人：{{keyword4.DATA}}\n当前环节：{{keyword5.DATA}}\n{{remark.DATA}}',
	example:
		'您好，您有一条待办审批提醒\r\n业务系统：EHR\r\n所属业务：请假申请\r\n代办事项：张三的请假待审批\r\n申请人：张三\r\n当前环节：待审批\r\n请及时处理',
};

/** One usable account with both templates, one disabled account. */
export const EXAMPLE_ACCOUNTS: readonly Account[] = [
	{
		publicId: 'c3cbcaaa-88f4-466c-b7ce-dd7e07f20b75',
		publicName: '平台名称',
		remark: '备注',
		status: 'usable',
		bound: true,
		templates: [
			{ template_id: 'hLvE9RSVGrNHCBFHkbAgTjaaFLH8sS66Z7Wu8K3EyS4', ...APPROVAL_TEMPLATE },
			{ template_id: 'KlCgLbMhWp8dyXoQAo15tSLiYCWTiiUcNplfEWSKcUE', ...APPROVAL_TEMPLATE },
		],
	},
	{
		publicId: 'd2e5c446-b7fd-421e-8bad-d5d6915207ff',
		publicName: '平台名称1',
		remark: '备注',
		status: 'disabled',
		bound: true,
		templates: [],
	},
];
