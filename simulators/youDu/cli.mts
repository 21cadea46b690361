import { runProgram } from '../shared/commandLine.mts';
import { YouDuSimulator } from './simulator.mts';

void runProgram({
	title: 'YouDu simulator',
	command: 'node simulators/youDu/cli.mts',
	defaultPort: 7080,
	flags: [
		{ name: 'buin', value: 'N', help: 'enterprise number', option: 'buin', numeric: true },
		{ name: 'app-id', value: 'ID', help: 'application', option: 'appId' },
		{
			name: 'aes-key',
			value: 'KEY',
			help: 'EncodingAESKey, 44 characters of base64',
			option: 'encodingAesKey',
		},
	],
	start: async (options, print) =>
		await YouDuSimulator.start({
			...options,
			onMessage: ({ time, toUser, toDept, content }) =>
				print({ time, receivers: toUser.length + toDept.length, text: content }),
		}),
});
