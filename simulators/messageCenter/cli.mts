import { runProgram } from '../shared/commandLine.mts';
import { MessageCenterSimulator } from './simulator.mts';

void runProgram({
	title: 'Message Center simulator',
	command: 'node simulators/messageCenter/cli.mts',
	defaultPort: 7090,
	flags: [
		{ name: 'app-id', value: 'ID', help: 'application', option: 'appId' },
		{ name: 'app-password', value: 'SECRET', help: 'its secret', option: 'appPassword' },
		{
			name: 'polls-until-sent',
			value: 'N',
			help: 'how often getProgress says that a message is not sent yet; default 0',
			option: 'pollsUntilSent',
			numeric: true,
		},
	],
	start: async (options, print) =>
		await MessageCenterSimulator.start({
			...options,
			onMessage: ({ time, receivers, title, content }) =>
				print({
					time,
					receivers: receivers.length,
					text: [title, content].filter((part) => part !== '').join(': '),
				}),
		}),
});
