/** Before any module of the nodes is loaded: the campaign's own time in the place of the real one. */
jest.requireActual<typeof import('./timers.mts')>('./timers.mts').watchTimers();
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: jest.requireActual<typeof import('./fastTime.mts')>('./fastTime.mts').sleep,
}));
jest.mock('../../nodes/core/time.ts', () => ({
	...jest.requireActual<object>('../../nodes/core/time.ts'),
	uptime: jest.requireActual<typeof import('./fastTime.mts')>('./fastTime.mts').uptime,
}));
