import type { IBinaryKeyData, IDataObject, INode, NodeParameterValueType } from 'n8n-workflow';
import type { DingTalkOptions } from '../../../simulators/dingTalk/settings.mts';
import { DingTalkSimulator } from '../../../simulators/dingTalk/simulator.mts';
import { runWorkflow } from '../../harness/runWorkflow.mts';
import workflow from './dingTalk.workflow.json';

/** Calls that only get a token. */
const SIGN_IN = ['/gettoken'];

/** A simulator and the node's runs against it, for the tests of one resource. */
export class DingTalkFixture {
	readonly simulator: DingTalkSimulator;

	private constructor(simulator: DingTalkSimulator) {
		this.simulator = simulator;
	}

	static async start(options: DingTalkOptions = {}): Promise<DingTalkFixture> {
		return new DingTalkFixture(await DingTalkSimulator.start(options));
	}

	async close(): Promise<void> {
		await this.simulator.close();
	}

	/** The credentials of the package's three types, for this simulator. */
	get credentials(): Record<string, IDataObject> {
		const { robotWebhook, robotSecret, ...credentials } = this.simulator.credentials;
		return {
			dingTalkApi: {
				...credentials,
				callsPerMinute: 600_000,
				agentId: String(credentials.agentId),
			},
			dingTalkRobotApi: { webhook: robotWebhook, secret: robotSecret },
			dingTalkSuiteApi: { ...credentials },
		};
	}

	/** Runs the node with these parameters, once for each item. */
	async run(
		parameters: Record<string, NodeParameterValueType | object>,
		settings: {
			items?: IDataObject[];
			binary?: IBinaryKeyData;
			node?: Partial<Omit<INode, 'parameters'>>;
			/** Changes to the credentials, by type. */
			credentials?: Record<string, IDataObject>;
		} = {},
	) {
		const { items = [{}], binary, node, credentials = {} } = settings;
		const own = Object.entries(this.credentials).map(([type, fields]) => [
			type,
			{ ...fields, ...credentials[type] },
		]);
		const result = await runWorkflow({
			workflow,
			items,
			binary,
			nodes: { DingTalk: { ...node, parameters: parameters as INode['parameters'] } },
			credentials: Object.fromEntries(own) as Record<string, IDataObject>,
		});
		const output = result.output('DingTalk');
		return { ...result, output, json: output.map(({ json }) => json) };
	}

	/** The requests but those for a token: how each went, without the token that it carried. */
	sent() {
		return this.simulator.requests
			.filter(({ path }) => !SIGN_IN.includes(path))
			.map(({ listener, method, path, query, headers, rawBody }) => {
				const { access_token, ...others } = query as IDataObject;
				const header = headers['x-acs-dingtalk-access-token'];
				const isClassic = listener === 'oapi';
				expect(this.simulator.issuedTokens).toContain(isClassic ? access_token : header);
				expect(isClassic ? header : access_token).toBeUndefined();
				const text = String(rawBody ?? '');
				return {
					host: listener,
					method,
					path,
					query: others,
					body: text === '' ? undefined : (JSON.parse(text) as IDataObject),
				};
			});
	}
}

/** A resource locator's value as the panel makes it. */
export function chosen(value: string | number, mode: 'list' | 'id' = 'list') {
	return { __rl: true, mode, value };
}
