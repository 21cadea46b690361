/** The options of `npm start`, and the ports that they name. */
import { parseArgs } from 'node:util';
import { say } from './language.mjs';
import { assertPortFree } from './ports.mts';
import { FIRST_PORT, simulatorPorts } from './simulators.mts';

/** Ports below this one belong to the system. */
const FIRST_OF_USERS = 1024;
/** Those that the options may name: the simulators have some above theirs. */
const LAST_PORTS = { port: 65_535, 'simulator-port': 65_535 - Math.max(...simulatorPorts(0)) };

export interface Ports {
	/** That of n8n. */
	port: number;
	/** The first of the simulators. */
	simulatorPort: number;
}

export interface Options extends Ports {
	/** Delete n8n's data first. */
	fresh: boolean;
	/** Only tell of the options. */
	help: boolean;
}

/** What the options are. */
export const USAGE = say(
	`npm start -- [--port N] [--simulator-port N] [--fresh]
  --port            port of n8n, 5678 where it is left out
  --simulator-port  port of the YouDu simulator, ${FIRST_PORT} where it is left out; that of the Message
                    Center is ten above, DingTalk's two are twenty and twenty-one above
  --fresh           deletes the workflows of earlier starts first`,
	`npm start -- [--port N] [--simulator-port N] [--fresh]
  --port            n8n 的端口，默认 5678
  --simulator-port  有度模拟器的端口，默认 ${FIRST_PORT}；统一消息中心的端口大 10，
                    钉钉的两个端口大 20 和 21
  --fresh           先删除以前启动时的工作流`,
);

/**
 * Reads the command line.
 * @throws Error with the usage, on an unknown option or a port that is none
 */
export function readOptions(args: string[]): Options {
	const { values } = parse(args);
	const port = (name: 'port' | 'simulator-port') => {
		const value = Number(values[name]);
		const last = LAST_PORTS[name];
		if (Number.isInteger(value) && value > 0 && value <= last) return value;
		throw new Error(
			say(
				`--${name} must be a number from 1 to ${last}, not ${values[name]}.`,
				`--${name} 必须是 1 到 ${last} 的数字，而不是 ${values[name]}。`,
			),
		);
	};
	const { fresh, help } = values;
	return { port: port('port'), simulatorPort: port('simulator-port'), fresh, help };
}

function parse(args: string[]) {
	try {
		return parseArgs({
			args,
			options: {
				port: { type: 'string', default: '5678' },
				'simulator-port': { type: 'string', default: String(FIRST_PORT) },
				fresh: { type: 'boolean', default: false },
				help: { type: 'boolean', default: false },
			},
		});
	} catch {
		throw new Error(USAGE);
	}
}

/**
 * Makes sure that all ports are free, and that none is wanted twice.
 * @throws Error that says which one cannot be had, with the whole command with others that can
 */
export async function assertPortsFree({ port, simulatorPort }: Ports): Promise<void> {
	const problem = await problemWith(port, simulatorPort);
	if (!problem) return;
	const otherSimulators = await firstThat(
		async (first) => !(await whyTaken(simulatorPorts(first))),
		simulatorPort,
		LAST_PORTS['simulator-port'],
	);
	const otherPort = await firstThat(
		async (other) => !(await problemWith(other, otherSimulators)),
		port,
		LAST_PORTS.port,
	);
	const command = `npm start -- --port ${otherPort} --simulator-port ${otherSimulators}`;
	throw new Error(say(`${problem} Choose others: ${command}`, `${problem}请换用：${command}`));
}

/** Why n8n and the simulators cannot have these ports. */
async function problemWith(port: number, simulatorPort: number): Promise<string | undefined> {
	const ofSimulators = simulatorPorts(simulatorPort);
	if (ofSimulators.includes(port)) {
		return say(
			`n8n and a simulator cannot both have port ${port}.`,
			`n8n 和模拟器不能使用同一个端口 ${port}。`,
		);
	}
	return await whyTaken([port, ...ofSimulators]);
}

/** Why one of these ports cannot be opened. */
async function whyTaken(ports: number[]): Promise<string | undefined> {
	for (const port of ports) {
		try {
			await assertPortFree(port);
		} catch (error) {
			return (error as Error).message;
		}
	}
	return undefined;
}

/** The first port that fits, from this one on, up to the last and then from the beginning. */
async function firstThat(
	fits: (port: number) => Promise<boolean>,
	begin: number,
	last: number,
): Promise<number> {
	let port = begin;
	while (!(await fits(port))) port = port < last ? port + 1 : FIRST_OF_USERS;
	return port;
}
