import { exampleGroups } from '../../host/examples.mts';
import { closeAll, type Simulators } from '../../host/simulators.mts';
import { hostIn, type Language } from './inLanguage.mts';

type Overview = typeof import('../../host/overview.mts');
type Starting = typeof import('../../host/simulators.mts');

const [beginnings = [], fromWork = []] = exampleGroups.map(({ files }) => files);
let simulators: Simulators | undefined;

afterEach(async () => await closeAll(simulators));

/** Starts the simulators and gives the lines that tell of them. */
async function linesIn(language: Language): Promise<{ lines: string[]; running: Simulators }> {
	const [{ overview }, { startSimulators }] = hostIn(language, 'overview', 'simulators') as [
		Overview,
		Starting,
	];
	const running = await startSimulators(() => {});
	simulators = running;
	const text = overview({
		address: 'http://localhost:1',
		owner: { email: 'me@example.com', password: 'secret' },
		log: 'n8n.log',
		examples: exampleGroups
			.flatMap(({ files }) => files)
			.map((file) => ({ file, id: `id-${file}`, name: `Name of ${file} 名称` })),
		simulators: Object.values(running),
	});
	return { lines: text.split('\n').map((line) => line.trim()), running };
}

it('says where everything is, and which field an address of a simulator belongs in', async () => {
	const { lines, running } = await linesIn('en');
	const { youDu, messageCenter, dingTalk } = running;
	const link = (file: string) => `http://localhost:1/workflow/id-${file}  Name of ${file}`;
	const expected = [
		'n8n runs at http://localhost:1',
		'Log in with me@example.com and the password secret',
		'Examples: To begin with',
		...beginnings.map(link),
		'Examples: From real work',
		...fromWork.map(link),
		`${youDu.simulator.url}  YouDu: Server URL`,
		`${messageCenter.simulator.url}  Message Center: Base URL`,
		`${dingTalk.simulator.url}  DingTalk: Classic Host (for https://oapi.dingtalk.com)`,
		`${dingTalk.simulator.apiUrl}  DingTalk: Current Host (for https://api.dingtalk.com)`,
		`curl ${dingTalk.simulator.url}/__control__/credentials`,
	];
	expect(lines.filter((line) => expected.includes(line))).toEqual(expected);
});

it('says it in Chinese', async () => {
	const { lines, running } = await linesIn('zh-CN');
	const { youDu, messageCenter, dingTalk } = running;
	const link = (file: string) => `http://localhost:1/workflow/id-${file}  名称`;
	const expected = [
		'n8n 的地址：http://localhost:1',
		'登录账号：me@example.com  密码：secret',
		'示例：入门',
		...beginnings.map(link),
		'示例：来自实际工作',
		...fromWork.map(link),
		`${youDu.simulator.url}  有度：服务器地址`,
		`${messageCenter.simulator.url}  统一消息中心：接口域名`,
		`${dingTalk.simulator.url}  钉钉：旧版接口主机（代替 https://oapi.dingtalk.com）`,
		`${dingTalk.simulator.apiUrl}  钉钉：新版接口主机（代替 https://api.dingtalk.com）`,
		`curl ${dingTalk.simulator.url}/__control__/credentials`,
	];
	expect(lines.filter((line) => expected.includes(line))).toEqual(expected);
	// Nothing is left in English but what has no Chinese name.
	const english = lines.filter((line) => /[a-z]{3}/.test(line) && !/\p{Script=Han}/u.test(line));
	expect(english.filter((line) => !line.startsWith('curl '))).toEqual([]);
});
