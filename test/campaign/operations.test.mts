import type { INodeProperties, INodeType } from 'n8n-workflow';
import { DingTalk } from '../../nodes/DingTalk/DingTalk.node.ts';
import { MessageCenter } from '../../nodes/MessageCenter/MessageCenter.node.ts';
import { YouDu } from '../../nodes/YouDu/YouDu.node.ts';
import { verdictsOf } from './account.mts';
import { violationsIn } from './invariants/all.mts';
import { OPERATIONS } from './operations/all.mts';
import { nameOf } from './operations/operation.mts';
import { runScenario } from './runScenario.mts';
import type { Scenario } from './scenario.mts';

/** Every operation that the node's panel offers. */
function offeredBy(node: INodeType): string[] {
	const { displayName, properties } = node.description;
	const operationsIn = ({ displayOptions, options = [] }: INodeProperties) =>
		(displayOptions?.show?.resource ?? []).flatMap((resource) =>
			options.flatMap((option) =>
				'value' in option ? [`${displayName} ${String(resource)}.${option.value}`] : [],
			),
		);
	return properties.filter(({ name }) => name === 'operation').flatMap(operationsIn);
}

it('knows every operation of the nodes, and no other', () => {
	const known = new Set(OPERATIONS.map((one) => nameOf({ ...one, variant: undefined })));
	// The trigger has no operations: its polls are scenarios of their own.
	const offered = [new YouDu(), new DingTalk(), new MessageCenter()].flatMap(offeredBy);
	expect([...known].sort()).toEqual([...new Set(offered)].sort());
});

const names = OPERATIONS.map(nameOf);

it('has a name of its own for each', () => {
	expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe('without any fault', () => {
	it.each(OPERATIONS.map((operation) => [nameOf(operation), operation] as const))(
		'%s is carried out for every item',
		async (_, operation) => {
			const calm: Scenario = {
				base: 0,
				index: 0,
				operation,
				items: Math.min(3, operation.mostItems ?? 3),
				faults: [],
				events: [],
				onError: 'stopWorkflow',
				maxTries: 1,
				latencyMs: 0,
				isSlow: false,
				isOldN8n: false,
				longestWaitSeconds: 0,
				callsPerMinute: 1500,
			};
			const aftermath = await runScenario(calm);
			expect(aftermath.error).toBeUndefined();
			expect(verdictsOf(aftermath).filter(({ rows }) => rows.length === 0)).toEqual([]);
			expect(await violationsIn(aftermath)).toEqual([]);
		},
	);
});
