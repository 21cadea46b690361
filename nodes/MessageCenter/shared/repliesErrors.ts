import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INodeExecutionData,
	type IPollFunctions,
} from 'n8n-workflow';
import { ProviderError, toNodeError } from '../../core/errors';
import type { Sentence } from '../../core/say';
import { say, triggerWords } from '../words';

type NodeError = NodeApiError | NodeOperationError;

/**
 * Shows an error as a failed execution, whatever becomes of the workflow, and leaves the trigger
 * running. It is logged as well, since a workflow can be set not to save failed executions.
 */
export function showError(context: IPollFunctions, error: NodeError): void {
	const { id, name } = context.getWorkflow();
	const { message, description } = error;
	const text = description ? say`${message}. ${description}`.text() : message;
	context.logger.error(text, { workflowId: id, workflowName: name, node: context.getNode().name });
	context.__emitError(error);
}

/**
 * The error that n8n stores when a poll fails. What n8n itself reports, such as a credential that is
 * gone, keeps its own words.
 */
export function toPollError(context: IPollFunctions, error: unknown): NodeError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	if (!(error instanceof ProviderError)) {
		return new NodeOperationError(context.getNode(), error as Error);
	}
	const nodeError = toNodeError(context.getNode(), error, triggerWords);
	// n8n's durable scheduler would take a 403 of whatever stands before the server for permanent,
	// and not poll for half an hour.
	const isLasting = error.details.credentialAtFault === true;
	nodeError.failure = { cause: isLasting ? 'credential-invalid' : 'temporarily-unavailable' };
	return nodeError;
}

/** For replies that n8n has refused for the first time: the error carries a copy of them. */
export function notTakenError(context: IPollFunctions, items: INodeExecutionData[]): NodeError {
	const replies = items.map(({ json }) => json);
	return withData(
		new NodeOperationError(
			context.getNode(),
			say`Publish the workflow again if it is not published: n8n did not accept ${repliesOf(items.length)}`.text(),
			{
				description:
					say`They are kept, and go out with the next poll, or when the workflow is published (activated) again. The data of this error hold a copy; use it only if they do not come`.text(),
			},
		),
		{ replies },
	);
}

/** For replies of whose execution n8n has nothing left: the error carries the only copy of them. */
export function lostError(context: IPollFunctions, items: INodeExecutionData[]): NodeError {
	const replies = items.map(({ json }) => json);
	return withData(
		new NodeOperationError(
			context.getNode(),
			say`Look into the data of this error for ${repliesOf(items.length)} whose execution n8n has lost`.text(),
			{
				description:
					say`The worker that ran it has ended or does not answer. The execution may have done its work in part, and nothing starts it again`.text(),
			},
		),
		{ replies },
	);
}

/** For what lies among the kept pages and is none. The error carries it; it is gone elsewhere. */
export function notPagesError(context: IPollFunctions, dropped: unknown[]): NodeError {
	return withData(
		new NodeOperationError(
			context.getNode(),
			say`Look into the data of this error for replies: the workflow’s static data held something that is no page of replies`.text(),
			{
				description:
					say`Something else has written there. It was taken out, and the trigger goes on without it`.text(),
			},
		),
		{ dropped: dropped as IDataObject[] },
	);
}

function withData(error: NodeOperationError, data: IDataObject): NodeOperationError {
	error.context.data = data;
	return error;
}

/** @returns `one reply` or `3 replies` */
export function repliesOf(count: number): Sentence {
	return count === 1 ? say`one reply` : say`${count} replies`;
}
