import type { Call, FactsOfAll, Text } from './facts.mts';

const whenWaiting = (call: string): Call => ({ call, when: 'Wait Until Sent' });
/** A group can be named by either of its IDs; the current calls know only one. */
const toConversation: Call = {
	call: 'POST /v1.0/im/chat/{chatId}/convertToOpenConversationId',
	when: '`chat…`',
};

const loginCode: Text = {
	en: 'A login code is good for five minutes, and once',
	zh: '授权码五分钟内有效，只能用一次',
};
const groupMembers: Text = {
	en: 'Name 1 to 20 characters, 40 members at a time',
	zh: '群名 1 到 20 个字符，每次 40 个成员',
};
const departmentFields: Text = {
	en: 'Name 64 characters. Who sees what: 50 entries in two lists, classic 200 in each',
	zh: '名称 64 个字符。可见范围：两个列表合计 50 项，旧版接口每个 200 项',
};
const userFields: Text = {
	en: 'Name 80 characters, 100 departments, extension 2,000 characters; the other lengths [below](#what-only-one-form-has)',
	zh: '姓名 80 个字符，部门 100 个，扩展字段 2,000 个字符；其他长度见[下文](#只有一种形式才有的内容)',
};
const appFields: Text = {
	en: '50 server IPs. Classic: name 10 characters, description 20',
	zh: '服务器 IP 50 个。旧版接口：名称 10 个字符，描述 20 个',
};
const fourFiles: Text = { en: 'Four files at a time', zh: '同时四个文件' };
const userId: Text = { en: '`userid`', zh: '`userid`' };
const updated = (id: string): Text => ({
	en: `\`updated\`, \`${id}\``,
	zh: `\`updated\`、\`${id}\``,
});
const deleted = (id: string): Text => ({
	en: `\`deleted\`, \`${id}\``,
	zh: `\`deleted\`、\`${id}\``,
});
const visibility: Text = {
	en: '`agentId`, `userIds`, `deptIds`, `roleIds`, `onlyAdminVisible`',
	zh: '`agentId`、`userIds`、`deptIds`、`roleIds`、`onlyAdminVisible`',
};
const file: Text = {
	en: 'The file in the field that you name, with `fileName`, `mimeType`, `fileSize`',
	zh: '文件在您指定的字段中，另有 `fileName`、`mimeType`、`fileSize`',
};

export const operations: FactsOfAll = {
	'attendance.getAll': {
		calls: [
			{ call: 'POST /attendance/list', when: 'Results' },
			{ call: 'POST /attendance/listRecord', when: 'Every Punch' },
		],
		limits: {
			en: 'The last 180 days. 50 users and 7 days a call; more are read in several. Results are those of whole days in China',
			zh: '最近 180 天。每次调用 50 个用户、7 天，超过时分多次读取。结果以中国的整天计算',
		},
		output: {
			en: 'One item for each record; beside each time in milliseconds the same as ISO 8601 (`userCheckTime`, `userCheckTimeIso`)',
			zh: '每条记录一个条目；每个毫秒时间旁边还有 ISO 8601 形式（`userCheckTime`、`userCheckTimeIso`）',
		},
	},
	'chat.create': {
		calls: ['POST /v1.0/im/group/create'],
		classic: ['POST /chat/create'],
		limits: groupMembers,
		output: {
			en: '`chatid`, `openConversationId`, `conversationTag` (ordinary, internal)',
			zh: '`chatid`、`openConversationId`、`conversationTag`（ordinary 普通群、internal 企业群）',
		},
	},
	'chat.get': {
		calls: ['GET /chat/get'],
		output: {
			en: '`chatid`, `name`, `owner`, `useridlist`, `status`. Without Simplify also its settings as true or false',
			zh: '`chatid`、`name`、`owner`、`useridlist`、`status`。关闭“简化输出”时还有各项设置，为 true 或 false',
		},
	},
	'chat.getReadList': {
		calls: [toConversation, 'POST /v1.0/robot/groupMessages/query'],
		classic: ['GET /chat/get', 'GET /chat/getReadList'],
		limits: {
			en: 'For 24 hours after the message. 200 readers a call, classic 100',
			zh: '消息发出后 24 小时内。每次调用 200 人，旧版接口 100 人',
		},
		output: {
			en: 'One item with `userid` for each reader',
			zh: '每个已读的人一个条目，含 `userid`',
		},
	},
	'chat.send': {
		calls: [toConversation, 'POST /v1.0/robot/groupMessages/send'],
		classic: ['POST /chat/send'],
		limits: { en: 'Message 15,000 bytes, classic 2,048', zh: '消息 15,000 字节，旧版接口 2,048' },
		output: {
			en: '`processQueryKey`, which Get Read List asks for',
			zh: '`processQueryKey`，供“获取已读人员”使用',
		},
	},
	'chat.sendToConversation': {
		calls: ['POST /message/send_to_conversation'],
		limits: { en: 'Message 2,048 bytes', zh: '消息 2,048 字节' },
		output: {
			en: '`receivers`: the colleagues whom it reached',
			zh: '`receivers`：收到消息的同事',
		},
	},
	'chat.update': {
		calls: ['POST /v1.0/im/group/update'],
		classic: ['POST /chat/update'],
		limits: groupMembers,
		output: updated('chatid'),
	},
	'department.create': {
		calls: ['POST /topapi/v2/department/create'],
		classic: ['POST /department/create'],
		limits: departmentFields,
		output: { en: '`dept_id`', zh: '`dept_id`' },
	},
	'department.delete': {
		calls: ['POST /topapi/v2/department/delete'],
		classic: ['GET /department/delete'],
		output: deleted('dept_id'),
	},
	'department.get': {
		calls: ['POST /topapi/v2/department/get'],
		classic: ['GET /department/get'],
		output: {
			en: '`dept_id`, `name`, `parent_id`, `order`, `dept_manager_userid_list`, `dept_group_chat_id`, `source_identifier`. Without Simplify also its settings',
			zh: '`dept_id`、`name`、`parent_id`、`order`、`dept_manager_userid_list`、`dept_group_chat_id`、`source_identifier`。关闭“简化输出”时还有各项设置',
		},
	},
	'department.getAll': {
		calls: [
			'POST /topapi/v2/department/listsub',
			{ call: 'POST /topapi/v2/department/listsubid', when: 'IDs Only' },
		],
		classic: ['GET /department/list', { call: 'GET /department/list_ids', when: 'IDs Only' }],
		limits: {
			en: 'With all levels one call for each department',
			zh: '包含所有下级时，每个部门调用一次',
		},
		output: {
			en: 'One item for each: `dept_id`, `name`, `parent_id`, …',
			zh: '每个部门一个条目：`dept_id`、`name`、`parent_id` 等',
		},
	},
	'department.getParents': {
		calls: ['POST /topapi/v2/department/listparentbydept'],
		classic: ['GET /department/list_parent_depts_by_dept'],
		output: {
			en: '`dept_id`, `parent_id_list`: from the department up to the root',
			zh: '`dept_id`、`parent_id_list`：从该部门直到根部门',
		},
	},
	'department.getParentsOfUser': {
		calls: ['POST /topapi/v2/department/listparentbyuser'],
		classic: ['GET /department/list_parent_depts'],
		output: {
			en: 'One item for each department: `dept_id`, `parent_dept_id_list`',
			zh: '每个部门一个条目：`dept_id`、`parent_dept_id_list`',
		},
	},
	'department.update': {
		calls: ['POST /topapi/v2/department/update'],
		classic: ['POST /department/update'],
		limits: departmentFields,
		output: updated('dept_id'),
	},
	'drive.addFile': {
		calls: ['GET /cspace/add'],
		limits: loginCode,
		output: { en: 'The file as DingDrive has it now', zh: '文件在钉盘中的信息' },
	},
	'drive.download': {
		calls: ['POST /v1.0/storage/spaces/{spaceId}/dentries/{dentryId}/downloadInfos/query'],
		limits: fourFiles,
		output: file,
	},
	'drive.getSpace': {
		calls: ['GET /cspace/get_custom_space'],
		output: { en: '`spaceid`', zh: '`spaceid`' },
	},
	'drive.getUsedSize': {
		calls: ['GET /cspace/used_info'],
		output: { en: '`used_size`, in bytes', zh: '`used_size`，单位为字节' },
	},
	'drive.grantAccess': {
		calls: ['GET /cspace/grant_custom_space'],
		limits: { en: '0 to 3,600 seconds', zh: '0 到 3,600 秒' },
		output: {
			en: '`granted`, `userid`, `type`, `duration`',
			zh: '`granted`、`userid`、`type`、`duration`',
		},
	},
	'drive.sendFile': {
		calls: ['POST /cspace/add_to_single_chat'],
		output: {
			en: '`sent`, `userid`, `media_id`, `file_name`',
			zh: '`sent`、`userid`、`media_id`、`file_name`',
		},
	},
	'drive.upload': {
		calls: [
			'POST /file/upload/single',
			{ call: 'GET /file/upload/transaction', when: '> 8 MB' },
			{ call: 'POST /file/upload/chunk', when: '> 8 MB' },
		],
		limits: {
			en: 'Any kind and size; over 8 MB in pieces, and four such files at a time',
			zh: '任何类型、任何大小；超过 8 MB 时分块上传，这样的文件同时四个',
		},
		output: {
			en: '`media_id`, `file_name`, `file_size`',
			zh: '`media_id`、`file_name`、`file_size`',
		},
	},
	'drive.uploadToFolder': {
		calls: [
			'POST /v2.0/storage/spaces/files/{parentDentryUuid}/uploadInfos/query',
			'POST /v2.0/storage/spaces/files/{parentDentryUuid}/commit',
		],
		limits: fourFiles,
		output: { en: 'The file as DingDrive has it now', zh: '文件在钉盘中的信息' },
	},
	'media.download': { calls: ['GET /media/get'], output: file },
	'media.upload': {
		calls: ['POST /media/upload'],
		limits: {
			en: 'Image, video and file 20 MB, voice 2 MB. [Extensions](#files)',
			zh: '图片、视频和文件 20 MB，语音 2 MB。[扩展名](#文件)',
		},
		output: { en: '`media_id`, `type`, `created_at`', zh: '`media_id`、`type`、`created_at`' },
	},
	'microApp.create': {
		calls: ['POST /v1.0/microApp/apps'],
		classic: ['POST /microapp/create'],
		limits: appFields,
		output: {
			en: '`agentId`, with the current call also `appKey`. Not the secret: it would stay in the execution; the developer console shows it',
			zh: '`agentId`，新版接口还有 `appKey`。不输出密钥，以免留在执行记录里；请在开发者后台查看',
		},
	},
	'microApp.delete': {
		calls: ['DELETE /v1.0/microApp/apps/{agentId}'],
		classic: ['POST /microapp/delete'],
		output: deleted('agentId'),
	},
	'microApp.getAll': {
		calls: [
			'GET /v1.0/microApp/allApps',
			{ call: 'GET /v1.0/microApp/users/{userId}/apps', when: 'Of a User' },
		],
		classic: ['POST /microapp/list', { call: 'GET /microapp/list_by_userid', when: 'Of a User' }],
		output: {
			en: 'One item for each: `agentId`, `name`, `appStatus` (on, off, notActivated, expired), …',
			zh: '每个应用一个条目：`agentId`、`name`、`appStatus`（on 启用、off 停用、notActivated 未激活、expired 过期）等',
		},
	},
	'microApp.getVisibility': {
		calls: ['GET /v1.0/microApp/apps/{agentId}/scopes'],
		classic: ['POST /microapp/visible_scopes'],
		output: visibility,
	},
	'microApp.setVisibility': {
		calls: [
			'GET /v1.0/microApp/apps/{agentId}/scopes',
			'POST /v1.0/microApp/apps/{agentId}/scopes',
		],
		classic: ['POST /microapp/visible_scopes', 'POST /microapp/set_visible_scopes'],
		limits: {
			en: '2,000 users, departments and roles together',
			zh: '用户、部门和角色合计 2,000',
		},
		output: visibility,
	},
	'microApp.update': {
		calls: ['PUT /v1.0/microApp/apps/{agentId}'],
		classic: ['POST /microapp/update'],
		limits: appFields,
		output: updated('agentId'),
	},
	'organization.getAuthInfo': {
		calls: ['POST /service/get_auth_info'],
		limits: { en: '1,000 calls a minute', zh: '每分钟调用 1,000 次' },
		output: {
			en: 'The organization, `auth_level` (none, basic, middle, high), `auth_userid`, `agents`, `channel_agents`, `auth_market_info`',
			zh: '组织的信息、`auth_level`（认证等级：none、basic、middle、high）、`auth_userid`、`agents`、`channel_agents`、`auth_market_info`',
		},
	},
	'organization.getAuthScopes': {
		calls: ['GET /auth/scopes'],
		output: {
			en: '`auth_user_field`, `condition_field`, `authed_dept`, `authed_user`',
			zh: '`auth_user_field`、`condition_field`、`authed_dept`、`authed_user`',
		},
	},
	'organization.getSsoToken': {
		calls: ['POST /v1.0/oauth2/ssoAccessToken'],
		classic: ['GET /sso/gettoken'],
		output: {
			en: '`accessToken`, with the current call also `expireIn`. n8n stores it with the execution: [security](security.md#get-sso-token)',
			zh: '`accessToken`，新版接口还有 `expireIn`。n8n 会把它与执行记录一起保存：见[安全](security.zh-CN.md#获取-sso-令牌)',
		},
	},
	'organization.getSsoUser': {
		calls: ['POST /v1.0/oauth2/ssoAccessToken', 'GET /v1.0/oauth2/ssoUserInfo'],
		classic: ['GET /sso/gettoken', 'GET /sso/getuserinfo'],
		limits: loginCode,
		output: {
			en: '`corpId`, `corpName`, `userId`, `userName`, `email`, `avatar`, `isAdmin`',
			zh: '`corpId`、`corpName`、`userId`、`userName`、`email`、`avatar`、`isAdmin`',
		},
	},
	'robot.send': {
		calls: ['POST /robot/send'],
		limits: {
			en: '20 messages a minute. Message 20,000 bytes, 50 people mentioned',
			zh: '每分钟 20 条。消息 20,000 字节，提醒 50 人',
		},
		output: { en: '`sent`. DingTalk tells no ID', zh: '`sent`。钉钉不提供 ID' },
	},
	'user.count': {
		calls: ['POST /topapi/user/count'],
		classic: ['GET /user/get_org_user_count'],
		output: { en: '`count`', zh: '`count`' },
	},
	'user.create': {
		calls: ['POST /topapi/v2/user/create'],
		classic: ['POST /user/create'],
		limits: userFields,
		output: {
			en: '`userid`, `unionid`, `state`: created, or pendingConsent if DingTalk has asked the person to join first',
			zh: '`userid`、`unionid`、`state`：created（已创建）；钉钉先征求本人同意时为 pendingConsent',
		},
	},
	'user.delete': {
		calls: ['POST /topapi/v2/user/delete'],
		classic: ['GET /user/delete'],
		output: deleted('userid'),
	},
	'user.get': {
		calls: ['POST /topapi/v2/user/get'],
		classic: ['GET /user/get'],
		output: {
			en: '`userid`, `unionid`, `name`, `mobile`, `email`, `job_number`, `title`, `dept_id_list`, `manager_userid`, `active`, as far as the app may see them. Without Simplify all that it may see, and own fields of the organization as an object in `extension`',
			zh: '`userid`、`unionid`、`name`、`mobile`、`email`、`job_number`、`title`、`dept_id_list`、`manager_userid`、`active`，以应用可以看到的为限。关闭“简化输出”时为应用可以看到的全部信息，组织的自定义字段以对象形式在 `extension` 中',
		},
	},
	'user.getAll': {
		calls: [
			{ call: 'POST /topapi/v2/user/list', when: 'Details' },
			{ call: 'POST /topapi/user/listsimple', when: 'IDs and Names' },
			{ call: 'POST /topapi/user/listid', when: 'IDs Only' },
		],
		classic: [
			{ call: 'GET /user/listbypage', when: 'Details' },
			{ call: 'GET /user/simplelist', when: 'IDs and Names' },
			{ call: 'GET /user/getDeptMember', when: 'IDs Only' },
		],
		limits: {
			en: '100 users a call; the next page is read by itself. IDs Only: one call for all',
			zh: '每次调用 100 人；自动读取下一页。选择“只要 ID”时一次调用得到全部',
		},
		output: {
			en: 'One item for each direct member. Details: the fields of Get, simplified or not, and without Simplify `leader` and `dept_order` for this department in place of the lists for all. Otherwise `userid`, and with names `name`',
			zh: '每个直属成员一个条目。选择“详细信息”时字段与“获取”相同，同样可以简化；关闭“简化输出”时，用本部门的 `leader` 和 `dept_order` 代替所有部门的列表。其他情况只有 `userid`，选择“ID 和姓名”时还有 `name`',
		},
	},
	'user.getByLoginCode': {
		calls: ['POST /topapi/v2/user/getuserinfo'],
		classic: ['GET /user/getuserinfo'],
		limits: loginCode,
		output: {
			en: '`userid`, `name`, `device_id`, `sys`, `sys_level`; with the current call also `unionid`',
			zh: '`userid`、`name`、`device_id`、`sys`、`sys_level`；新版接口还有 `unionid`',
		},
	},
	'user.getByMobile': {
		calls: ['POST /topapi/v2/user/getbymobile'],
		classic: ['GET /user/get_by_mobile'],
		output: userId,
	},
	'user.getByUnionId': {
		calls: ['POST /topapi/user/getbyunionid'],
		classic: ['GET /user/getUseridByUnionid'],
		output: { en: '`userid`, `contact_type`', zh: '`userid`、`contact_type`' },
	},
	'user.update': {
		calls: ['POST /topapi/v2/user/update'],
		classic: ['POST /user/update'],
		limits: userFields,
		output: updated('userid'),
	},
	'workNotification.getProgress': {
		calls: ['POST /topapi/message/corpconversation/getsendprogress'],
		output: {
			en: '`task_id`, `state` (notStarted, sending, sent), `progress_in_percent`',
			zh: '`task_id`、`state`（notStarted 未开始、sending 发送中、sent 已发送）、`progress_in_percent`',
		},
	},
	'workNotification.getResult': {
		calls: ['POST /topapi/message/corpconversation/getsendresult'],
		limits: {
			en: 'For at most 100 receivers, for 24 hours',
			zh: '接收者最多 100 人，24 小时内',
		},
		output: {
			en: '`task_id`, `read`, `unread`, `succeeded`, `failures`',
			zh: '`task_id`、`read`、`unread`、`succeeded`、`failures`',
		},
	},
	'workNotification.recall': {
		calls: ['POST /topapi/message/corpconversation/recall'],
		limits: { en: 'Within 24 hours', zh: '24 小时内' },
		output: { en: '`task_id`, `recalled`', zh: '`task_id`、`recalled`' },
	},
	'workNotification.send': {
		calls: [
			'POST /topapi/message/corpconversation/asyncsend_v2',
			whenWaiting('POST /topapi/message/corpconversation/getsendprogress'),
			whenWaiting('POST /topapi/message/corpconversation/getsendresult'),
		],
		limits: {
			en: 'Message 2,048 bytes. 100 users and 20 departments a task; more are split into several. Everyone: three times a day. [More](#whom-they-reach)',
			zh: '消息 2,048 字节。每个任务 100 个用户、20 个部门，超过时拆分。所有人：每天三次。[详细说明](#发给谁)',
		},
		output: {
			en: 'One item for each task: `task_id`, `userid_list` or `dept_id_list`; after waiting also `state`, `read`, `unread`, `failures`. [More](#what-comes-back)',
			zh: '每个任务一个条目：`task_id`、`userid_list` 或 `dept_id_list`；等待之后还有 `state`、`read`、`unread`、`failures`。[详细说明](#返回什么)',
		},
	},
};
