import type {
	IExecuteSingleFunctions,
	INode,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { ProviderError } from './errors';
import { isExpression } from './fields';
import type { Credentials, Provider } from './provider';
import type { Preparation } from './run';
import { say } from './words';

/** What n8n's contexts hold besides their declared functions. */
interface N8nContext {
	additionalData: IWorkflowExecuteAdditionalData;
	node: INode;
	mode: WorkflowExecuteMode;
}

/**
 * The credential for this item. n8n would read and decrypt it for every item; it is read once for
 * all of them, except where its fields hold expressions, which may differ from item to item.
 *
 * @throws ProviderError when the node has a credential, but none of this provider
 */
export async function credentialsOf(
	context: IExecuteSingleFunctions,
	{ name, credentialType }: Provider,
	attempt: Preparation['attempt'],
): Promise<Credentials> {
	const { credentials } = (context as Partial<N8nContext>).node ?? {};
	if (credentials && !credentials[credentialType]) {
		throw new ProviderError(say`Choose a ${name} credential in this node`, {
			outcome: 'refused',
			description: say`After a change of the resource, n8n does not choose one by itself`,
		});
	}
	const read = async () => await context.getCredentials<Credentials>(credentialType);
	const isFixed = await attempt.shareOnce(
		'credential is fixed',
		async () => await hasNoExpressions(context, credentialType),
	);
	return isFixed ? await attempt.shareOnce('credential', read) : await read();
}

/** Looks at the credential as it is stored. False where this n8n does not let us. */
async function hasNoExpressions(context: object, credentialType: string): Promise<boolean> {
	const { additionalData, node, mode } = context as Partial<N8nContext>;
	const stored = node?.credentials?.[credentialType];
	if (!additionalData || !mode || !stored) return false;
	const { credentialsHelper } = additionalData;
	try {
		const fields = await credentialsHelper.getDecrypted(
			additionalData,
			stored,
			credentialType,
			mode,
			undefined,
			true,
		);
		return !Object.values(fields).some(isExpression);
	} catch {
		return false;
	}
}
