import http from 'node:http';

/** Notes the requests that this process begins, as whoever begins them does: before anything is on its way. */
export class BegunRequests {
	/** Method and path of each, in their order. */
	readonly requests: string[] = [];
	private readonly spy: jest.SpyInstance;

	constructor() {
		const { request } = http;
		this.spy = jest
			.spyOn(http, 'request')
			.mockImplementation((...args: unknown[]): http.ClientRequest => {
				const begun = request(...(args as Parameters<typeof request>));
				this.requests.push(`${begun.method} ${begun.path.split('?')[0]}`);
				return begun;
			});
	}

	/** Notes no more. */
	end(): void {
		this.spy.mockRestore();
	}
}
