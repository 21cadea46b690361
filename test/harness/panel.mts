import type {
	ICredentialType,
	IDataObject,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
} from 'n8n-workflow';

/**
 * n8n's context for lists in the panel. Its requests go out by fetch.
 *
 * @param chosen values of other fields of the node, by name
 */
export function panel(
	type: ICredentialType,
	credentials: IDataObject,
	chosen: Record<string, string> = {},
): ILoadOptionsFunctions {
	const httpRequest = async ({ method, url, qs, headers, body }: IHttpRequestOptions) => {
		const query = new URLSearchParams(Object.entries(qs ?? {}) as Array<[string, string]>);
		const response = await fetch(`${url}?${query}`, {
			method,
			headers: headers as Record<string, string>,
			body: body as string | undefined,
		});
		return { body: await response.text(), statusCode: response.status, headers: {} };
	};
	const defaults = type.properties.map((property) => [property.name, property.default] as const);
	const helpers = {
		httpRequest,
		httpRequestWithAuthentication: async (
			_: string,
			options: IHttpRequestOptions,
			{ credentialsDecrypted: { data } }: { credentialsDecrypted: { data: never } },
		) => {
			await type.preAuthentication?.call({ helpers } as never, data);
			const authenticate = type.authenticate as (
				credentials: never,
				options: IHttpRequestOptions,
			) => Promise<IHttpRequestOptions>;
			return await httpRequest(await authenticate(data, options));
		},
	};
	return {
		helpers,
		logger: { warn() {} },
		getNode: () => ({ id: '1', name: 'Node', type: 'x', parameters: {} }),
		getCredentials: async () => ({ ...Object.fromEntries(defaults), ...credentials }),
		getCurrentNodeParameter: (name: string) => chosen[name],
	} as unknown as ILoadOptionsFunctions;
}
