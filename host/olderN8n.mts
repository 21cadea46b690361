/** What n8n's REST API was before 2.x, where it differs from that of the pinned n8n. */
import { N8nClient, type StoredWorkflow, type Workflow } from './n8n.mts';

/** n8n does not start with the name of a module that it does not have. */
export const OLDER_SETTINGS = { N8N_DISABLED_MODULES: '' };

/** The client for n8n 1.x. */
export class OlderN8nClient extends N8nClient {
	override async createWorkflow(workflow: Workflow): Promise<StoredWorkflow> {
		return await super.createWorkflow({ ...workflow, active: false });
	}

	/** Before 2.x n8n ran the workflow that it was given. */
	override async runWorkflow(id: string, startNodeName: string): Promise<string> {
		const workflowData = await this.getWorkflow(id);
		const { executionId } = await this.request<{ executionId: string }>(
			'POST',
			`/rest/workflows/${id}/run`,
			{ workflowData, triggerToStartFrom: { name: startNodeName } },
		);
		return executionId;
	}

	/** Before 2.x there was one version of a workflow, which was active or not. */
	override async activate(id: string): Promise<void> {
		await this.setActive(id, true);
	}

	override async deactivate(id: string): Promise<void> {
		await this.setActive(id, false);
	}

	private async setActive(id: string, active: boolean): Promise<void> {
		const { versionId } = await this.getWorkflow(id);
		await this.request('PATCH', `/rest/workflows/${id}`, { active, versionId });
	}
}
