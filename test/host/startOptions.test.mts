import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { freePort } from '../../host/ports.mts';
import { simulatorPorts } from '../../host/simulators.mts';
import { hostIn, type Language } from './inLanguage.mts';

type StartOptions = typeof import('../../host/startOptions.mts');

const inLanguage = (language: Language) => (hostIn(language, 'startOptions') as [StartOptions])[0];
const english = inLanguage('en');
const chinese = inLanguage('zh-CN');

describe('the options', () => {
	it('have defaults', () => {
		const { readOptions } = english;
		expect(readOptions([])).toEqual({
			port: 5678,
			simulatorPort: 7080,
			fresh: false,
			help: false,
		});
		expect(readOptions(['--port', '5700', '--simulator-port', '7200', '--fresh'])).toEqual({
			port: 5700,
			simulatorPort: 7200,
			fresh: true,
			help: false,
		});
	});

	it.each([
		['--port', '0', 65_535],
		['--port', '65536', 65_535],
		['--port', '80.5', 65_535],
		['--simulator-port', '65515', 65_514],
		['--simulator-port', 'many', 65_514],
	])('%s cannot be %s', (option, value, last) => {
		expect(() => english.readOptions([option, value])).toThrow(
			`${option} must be a number from 1 to ${last}, not ${value}.`,
		);
		expect(() => chinese.readOptions([option, value])).toThrow(
			`${option} 必须是 1 到 ${last} 的数字，而不是 ${value}。`,
		);
	});

	it('are told where one is unknown', () => {
		expect(() => english.readOptions(['--prot', '1'])).toThrow(english.USAGE);
		expect(english.USAGE).toContain('port of the YouDu simulator');
		expect(() => chinese.readOptions(['--prot', '1'])).toThrow(chinese.USAGE);
		expect(chinese.USAGE).toContain('有度模拟器的端口');
	});
});

describe('the ports', () => {
	let server: Server | undefined;

	afterEach(() => {
		server?.close();
		server = undefined;
	});

	/** Expects a sentence, and a command with another port for n8n, which is none of the simulators'. */
	async function expectOthers(
		{ assertPortsFree }: StartOptions,
		ports: { port: number; simulatorPort: number },
		sentence: string,
	) {
		const { message } = await assertPortsFree(ports).then(
			() => new Error('The ports are free.'),
			(error: Error) => error,
		);
		const [, said, port, simulatorPort] =
			/^(.*)npm start -- --port (\d+) --simulator-port (\d+)$/.exec(message) ?? [];
		expect(said).toBe(sentence);
		expect(Number(port)).not.toBe(ports.port);
		expect(simulatorPorts(Number(simulatorPort))).not.toContain(Number(port));
	}

	it('are told when one is in use, with others', async () => {
		const port = await freePort();
		server = createServer().listen(port, '127.0.0.1');
		await once(server, 'listening');
		const ports = { port, simulatorPort: await freePort() };
		await expectOthers(english, ports, `Port ${port} is in use. Choose others: `);
		await expectOthers(chinese, ports, `端口 ${port} 已被占用。请换用：`);
	});

	it.each(simulatorPorts(0))(
		'cannot be the same for n8n and a simulator (%i above)',
		async (above) => {
			const simulatorPort = await freePort();
			const port = simulatorPort + above;
			await expectOthers(
				english,
				{ port, simulatorPort },
				`n8n and a simulator cannot both have port ${port}. Choose others: `,
			);
			await expectOthers(
				chinese,
				{ port, simulatorPort },
				`n8n 和模拟器不能使用同一个端口 ${port}。请换用：`,
			);
		},
	);

	it('that are offered for n8n are none of the simulators', async () => {
		const port = await freePort();
		server = createServer().listen(port, '127.0.0.1');
		await once(server, 'listening');
		const ports = { port, simulatorPort: port + 1 };
		await expectOthers(english, ports, `Port ${port} is in use. Choose others: `);
	});
});
