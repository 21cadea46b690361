/** What `npm start` prints once everything runs. */
import { exampleGroups, nameOf, type ImportedExample } from './examples.mts';
import { say } from './language.mjs';
import type { Owner } from './n8n.mts';
import type { Simulated } from './simulators.mts';

export interface Overview {
	/** That of n8n's editor. */
	address: string;
	owner: Owner;
	/** The file that n8n prints into. */
	log: string;
	examples: ImportedExample[];
	simulators: Simulated[];
}

const inLanguage = ({ en, zh }: { en: string; zh: string }) => say(en, zh);

/** Where everything is and how to use it, on several lines. */
export function overview({ address, owner, log, examples, simulators }: Overview): string {
	const { email, password } = owner;
	const credentials = simulators.map(({ simulator }) => origin(simulator.url));
	return say(
		`
n8n runs at ${address}
Log in with ${email} and the password ${password}

${exampleLines(address, examples)}

Simulators, in the place of the real servers. Their credentials are in n8n already, named (simulator).
${simulatorLines(simulators)}
To fill in a credential yourself, get all values of a simulator:
${credentials.map((url) => `  curl ${url}/__control__/credentials`).join('\n')}

n8n's log is ${log}. Other ports: npm start -- --help
Messages that the simulators receive appear below. Ctrl-C stops everything.
`,
		`
n8n 的地址：${address}
登录账号：${email}  密码：${password}

${exampleLines(address, examples)}

模拟器（代替真实服务器）。它们的凭证已在 n8n 中，名称带有 (simulator)。
${simulatorLines(simulators)}
想自己新建凭证，可以查询模拟器的各字段的值：
${credentials.map((url) => `  curl ${url}/__control__/credentials`).join('\n')}

n8n 的日志：${log}  换用其他端口：npm start -- --help
模拟器收到的消息显示在下面。按 Ctrl-C 停止全部。
`,
	);
}

/** The examples in the order and with the headings of the README. */
function exampleLines(address: string, examples: ImportedExample[]): string {
	return exampleGroups
		.flatMap(({ title, files }) => [
			say(`Examples: ${inLanguage(title)}`, `示例：${inLanguage(title)}`),
			...examples
				.filter(({ file }) => files.includes(file))
				.map(({ id, name }) => `  ${address}/workflow/${id}  ${nameOf(name)}`),
		])
		.join('\n');
}

/** The addresses of a simulator, each with the field of the credential that it belongs in. */
function simulatorLines(simulators: Simulated[]): string {
	return simulators
		.flatMap(({ name, simulator }) =>
			simulator.forms[0].fields
				.filter(({ value }) => /^https?:/.test(String(value)))
				.map(({ label, value, standsFor }) => {
					const real = standsFor ? say(` (for ${standsFor})`, `（代替 ${standsFor}）`) : '';
					return `  ${value}  ${name}${say(': ', '：')}${inLanguage(label)}${real}`;
				}),
		)
		.join('\n');
}

function origin(url: string): string {
	return new URL(url).origin;
}
