import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { importExamples, type ImportedExample } from '../../host/examples.mts';
import { closeAll, startSimulators, type Simulators } from '../../host/simulators.mts';
import { sendsWhatAPersonAgreesTo } from './examples/aiAgent.mts';
import { sendsAnSmsOnlyIfBothFail } from './examples/alarmFanOut.mts';
import { confirmsWhatIsAnswered } from './examples/approvalTodo.mts';
import {
	notifiesTheDepartment,
	sendsTheTemplateOfItsLists,
	sendsYouDuText,
	tellsTheGroup,
} from './examples/beginnings.mts';
import { congratulatesWhoHasBirthday } from './examples/birthdayMessages.mts';
import { tellsWhatHasChanged } from './examples/contactSync.mts';
import { sendsTheReport } from './examples/dailyReportCard.mts';
import type { Demo, Proof } from './examples/demo.mts';
import { reportsWhatFailed } from './examples/errorWorkflow.mts';
import { schedulesAndReportsWhoIsMissing } from './examples/scheduledNotice.mts';
import { startInstance, type Instance } from './instance.mts';

jest.setTimeout(180_000);

let instance: Instance;
let simulators: Simulators;
let examples: ImportedExample[];
const lines: string[] = [];

beforeAll(async () => {
	simulators = await startSimulators((line) => lines.push(line));
	instance = await startInstance();
	examples = await importExamples(instance.client, credentials());
}, 240_000);

afterAll(async () => {
	await instance?.remove();
	await closeAll(simulators);
}, 30_000);

function credentials() {
	return Object.values(simulators).flatMap(({ credentials: own }) => own);
}

/** What each file of examples/ does. */
const proofs: Record<string, Proof> = {
	'ai-agent.json': sendsWhatAPersonAgreesTo,
	'alarm-fan-out.json': sendsAnSmsOnlyIfBothFail,
	'approval-todo.json': confirmsWhatIsAnswered,
	'birthday-messages.json': congratulatesWhoHasBirthday,
	'contact-sync.json': tellsWhatHasChanged,
	'daily-report-card.json': sendsTheReport,
	'dingtalk-department-notice.json': notifiesTheDepartment,
	'dingtalk-robot-alarm.json': tellsTheGroup,
	'error-workflow.json': reportsWhatFailed,
	'message-center-template.json': sendsTheTemplateOfItsLists,
	'scheduled-notice.json': schedulesAndReportsWhoIsMissing,
	'youdu-send-text.json': sendsYouDuText,
};

describe('the examples', () => {
	it('are all imported, and all proved below', () => {
		const files = readdirSync(join(__dirname, '../../examples')).sort();
		expect(examples.map(({ file }) => file).sort()).toEqual(files);
		expect(Object.keys(proofs).sort()).toEqual(files);
	});

	it('are imported once, however often n8n is started', async () => {
		const { client } = instance;
		expect(await importExamples(client, credentials())).toEqual(examples);
		expect(await client.listWorkflows()).toHaveLength(examples.length);
	});

	it('are not imported without a credential of each type', async () => {
		await expect(importExamples(instance.client, simulators.youDu.credentials)).rejects.toThrow(
			/^.*\.json, node ".*": there is no credential of type dingTalkRobotApi\.$/,
		);
	});

	it.each(Object.entries(proofs))('%s', async (file, proof) => {
		const example = examples.find((each) => each.file === file);
		if (!example) throw new Error(`${file} was not imported.`);
		for (const { simulator } of Object.values(simulators)) simulator.reset();
		lines.length = 0;
		const demo: Demo = {
			client: instance.client,
			url: instance.n8n.url,
			youDu: simulators.youDu.simulator,
			messageCenter: simulators.messageCenter.simulator,
			dingTalk: simulators.dingTalk.simulator,
			lines,
		};
		await proof(demo, example.id);
	});
});
