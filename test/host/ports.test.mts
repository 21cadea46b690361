import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { assertPortFree, freePort } from '../../host/ports.mts';

const COUNT = 40;
const FILE = join(__dirname, '../../host/ports.mts');
/** Prints the ports that it gets, and keeps them until its input ends. */
const SCRIPT = `
	import { freePort } from ${JSON.stringify(FILE)};
	const ports = await Promise.all(Array.from({ length: ${COUNT} }, freePort));
	console.log(JSON.stringify(ports));
	process.stdin.resume();`;

/** Another process that has got ports and runs on. */
function taker() {
	const child = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', SCRIPT]);
	const ports = once(child.child.stdout!, 'data').then(
		([text]) => JSON.parse(String(text)) as number[],
	);
	const end = async () => {
		child.child.stdin!.end();
		await child;
	};
	return { ports, end };
}

describe('freePort', () => {
	it('gives no port twice, neither in this process nor in others that run, and any again later', async () => {
		const takers = [taker(), taker(), taker()];
		const own = Array.from({ length: COUNT }, freePort);
		const all = (await Promise.all([...takers.map(({ ports }) => ports), ...own])).flat();
		expect(all).toHaveLength(4 * COUNT);
		expect(new Set(all).size).toBe(4 * COUNT);
		for (const port of all) await assertPortFree(port);
		const [first = 0] = (await takers[0]?.ports) ?? [];
		await expect(assertPortFree(first + 1)).rejects.toThrow(`Port ${first + 1} is in use.`);
		await Promise.all(takers.map(async ({ end }) => await end()));
		await assertPortFree(first + 1);
	});

	it('gives none that somebody listens on', async () => {
		const random = jest.spyOn(Math, 'random').mockReturnValue(0.5);
		const taken = (await freePort()) + 2;
		const server = createServer().listen(taken, '127.0.0.1');
		await once(server, 'listening');
		await expect(assertPortFree(taken)).rejects.toThrow(`Port ${taken} is in use.`);
		const port = await freePort();
		random.mockRestore();
		server.close();
		expect(port).toBeGreaterThan(taken);
	});
});
