import { exampleGroups } from '../../host/examples.mts';
import { overview } from '../../host/overview.mts';
import { closeAll, startSimulators, type Simulators } from '../../host/simulators.mts';

let simulators: Simulators;

beforeAll(async () => {
	simulators = await startSimulators(() => {});
});

afterAll(async () => await closeAll(simulators));

it('says where everything is, and which field an address of a simulator belongs in', () => {
	const files = exampleGroups.flatMap((group) => group.files);
	const text = overview({
		address: 'http://localhost:1',
		owner: { email: 'me@example.com', password: 'secret' },
		log: 'n8n.log',
		examples: files.map((file) => ({ file, id: `id-${file}`, name: `Name of ${file} 名称` })),
		simulators: Object.values(simulators),
	});
	const { youDu, messageCenter, dingTalk } = simulators;
	const lines = [
		'n8n runs at http://localhost:1',
		'Log in with me@example.com and the password secret',
		'Examples: To begin with',
		...exampleGroups[0]!.files.map(
			(file) => `http://localhost:1/workflow/id-${file}  Name of ${file}`,
		),
		'Examples: From real work',
		...exampleGroups[1]!.files.map(
			(file) => `http://localhost:1/workflow/id-${file}  Name of ${file}`,
		),
		`${youDu.simulator.url}  YouDu: Server URL`,
		`${messageCenter.simulator.url}  Message Center: Base URL`,
		`${dingTalk.simulator.url}  DingTalk: Classic Host (for https://oapi.dingtalk.com)`,
		`${dingTalk.simulator.apiUrl}  DingTalk: Current Host (for https://api.dingtalk.com)`,
		`curl ${dingTalk.simulator.url}/__control__/credentials`,
	];
	const said = text.split('\n').map((line) => line.trim());
	expect(said.filter((line) => lines.includes(line))).toEqual(lines);
});
