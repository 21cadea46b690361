import { runProgram } from '../shared/commandLine.mts';
import { DingTalkSimulator } from './simulator.mts';

void runProgram({
	title: 'DingTalk simulator',
	command: 'node simulators/dingTalk/cli.mts',
	defaultPort: 7100,
	flags: [
		{
			name: 'api-port',
			value: 'N',
			help: 'port of the host api; default the one after --port',
			option: 'apiPort',
			numeric: true,
		},
		{ name: 'corp-id', value: 'ID', help: 'organisation', option: 'corpId' },
		{ name: 'app-key', value: 'ID', help: 'application', option: 'appKey' },
		{ name: 'app-secret', value: 'SECRET', help: 'its secret', option: 'appSecret' },
		{
			name: 'rate-limit',
			value: 'N',
			help: 'calls that one API takes in a minute; default 1500',
			option: 'rateLimit',
			numeric: true,
		},
		{
			name: 'clock-speed',
			value: 'N',
			help: 'how many times as fast as real time the clock runs; default 1',
			option: 'clockSpeed',
			numeric: true,
		},
		{
			name: 'polls-until-sent',
			value: 'N',
			help: 'how often getsendprogress says that a task is not done yet; default 0',
			option: 'pollsUntilSent',
			numeric: true,
		},
	],
	start: async (options, print) =>
		await DingTalkSimulator.start({
			...options,
			onMessage: ({ time, receivers, text }) => print({ time, receivers: receivers.length, text }),
		}),
});
