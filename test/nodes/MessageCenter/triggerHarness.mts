import 'reflect-metadata';
import { PollContext } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type IPollFunctions,
	type IRun,
	type IWorkflowExecuteAdditionalData,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { MessageCenterTrigger } from '../../../nodes/MessageCenter/MessageCenterTrigger.node.ts';
import { credentialsHelper } from '../../harness/runWorkflow.mts';

const trigger = new MessageCenterTrigger() as INodeType;
let workflows = 0;

export interface Emitted {
	items: INodeExecutionData[];
	done: { resolve: (run: IRun | undefined) => void; reject: (error: Error) => void };
}

/**
 * A workflow with the trigger as n8n's process sees it: `emit` decides what becomes of each page, as
 * n8n would. Static data is saved when n8n saves it, and `registration()` reads what was saved.
 */
export class TriggerRig {
	readonly executions: INodeExecutionData[][] = [];
	readonly shownErrors: Error[] = [];
	readonly loggedErrors: string[] = [];
	/** What n8n has in its database. */
	saved = '{}';
	emit: (emitted: Emitted) => void = (emitted) => this.take(emitted);
	parameters: IDataObject = {};
	readonly workflowId = `workflow ${(workflows += 1)}`;

	credentials: object;

	constructor(credentials: object) {
		this.credentials = credentials;
	}

	/** n8n starts an execution, which ends at once. */
	take({ items, done }: Emitted): void {
		this.executions.push(items);
		done.resolve(undefined);
	}

	/** One registration of the trigger: its polls share a copy of the static data. */
	registration(
		mode: WorkflowExecuteMode = 'trigger',
		name = 'Trigger',
		activation: WorkflowActivateMode = 'activate',
	) {
		const node: INode = {
			id: 'node',
			name,
			type: 'n8n-nodes-cn-messaging.messageCenterTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: this.parameters as INode['parameters'],
			credentials: { messageCenterApi: { id: '1', name: 'Message Center' } },
		};
		const workflow = new Workflow({
			id: this.workflowId,
			nodes: [node],
			connections: {},
			active: true,
			nodeTypes: {
				getByName: () => trigger,
				getByNameAndVersion: () => trigger,
				getKnownTypes: () => ({}),
			},
			staticData: JSON.parse(this.saved) as IDataObject,
		});
		const additionalData = {
			credentialsHelper: credentialsHelper({ messageCenterApi: { ...this.credentials } }, () => {}),
		} as unknown as IWorkflowExecuteAdditionalData;
		const save = () => {
			const staticData = workflow.staticData as IDataObject & { __dataChanged: boolean };
			if (!staticData.__dataChanged) return;
			this.saved = JSON.stringify(staticData);
			staticData.__dataChanged = false;
		};
		const emit: IPollFunctions['__emit'] = (data, _, done) => {
			save();
			this.emit({ items: data[0] ?? [], done: done as Emitted['done'] });
		};
		const context =
			mode === 'manual'
				? new PollContext(workflow, node, additionalData, mode, 'manual')
				: new PollContext(workflow, node, additionalData, mode, activation, emit, (error) => {
						this.shownErrors.push(error);
					});
		const logger = { error: (text: string) => this.loggedErrors.push(text) };
		Object.defineProperty(context, 'logger', { value: logger });
		return {
			/** As a cron poll: nothing is saved besides. */
			poll: async () => await trigger.poll?.call(context),
			/** As the poll of an activation, after which n8n saves. */
			activate: async () => {
				const result = await trigger.poll?.call(context);
				save();
				return result;
			},
		};
	}

	/** The contents of all replies that became executions, in order. */
	contents(): unknown[] {
		return this.executions.flat().map(({ json }) => json.content);
	}
}

/** n8n's answer for a workflow that is not published any more. */
export function refuse({ done }: Emitted): void {
	done.reject(new Error('Published version not found for workflow'));
}
