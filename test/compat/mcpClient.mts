/**
 * Calls a tool of n8n's MCP Server Trigger, version 2, as an MCP client does (Streamable HTTP).
 *
 * @param url the trigger's
 * @returns the text that the tool answers with
 * @see https://modelcontextprotocol.io/specification/2025-03-26/basic/transports
 */
export async function callTool(url: string, name: string, args: object): Promise<string> {
	const headers = {
		'content-type': 'application/json',
		accept: 'application/json, text/event-stream',
	};
	const post = async (message: object, session?: string) =>
		await fetch(url, {
			method: 'POST',
			headers: { ...headers, ...(session && { 'mcp-session-id': session }) },
			body: JSON.stringify({ jsonrpc: '2.0', ...message }),
		});
	const client = { name: 'test', version: '1' };
	const params = { protocolVersion: '2025-03-26', capabilities: {}, clientInfo: client };
	const welcome = await post({ id: 1, method: 'initialize', params });
	const session = welcome.headers.get('mcp-session-id') ?? undefined;
	await post({ method: 'notifications/initialized' }, session);
	const call = { id: 2, method: 'tools/call', params: { name, arguments: args } };
	const answer = await (await post(call, session)).text();
	const [, data = answer] = /^data: (.*)$/m.exec(answer) ?? [];
	const { result } = JSON.parse(data) as { result: { content: Array<{ text: string }> } };
	return result.content.map(({ text }) => text).join('\n');
}
