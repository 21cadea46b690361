import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { say } from './words';

/**
 * A description whose subtitle on the canvas names operation and resource as the panel does, such as
 * "Get Many: User", and not by their values. n8n evaluates a subtitle as an expression, in the editor. It
 * takes the place of the one in the node's source, for which n8n's lint asks.
 *
 * @param description in the language in which it is shown
 */
export function withSubtitle(description: INodeTypeDescription): INodeTypeDescription {
	const names = JSON.stringify(Object.fromEntries(namesIn(description.properties)));
	const chosen = '$parameter["resource"] + " " + $parameter["operation"]';
	return { ...description, subtitle: `={{ (${names})[${chosen}] }}` };
}

/** What each resource and operation is called, by their values with a blank between. */
function namesIn(properties: INodeProperties[]): Array<[chosen: string, name: string]> {
	const resources = choicesOf(properties.find(({ name }) => name === 'resource'));
	const lists = properties.filter(({ name }) => name === 'operation');
	return lists.flatMap((list) =>
		resources
			.filter(({ value }) => list.displayOptions?.show?.resource?.includes(value))
			.flatMap((resource) =>
				choicesOf(list).map((operation): [string, string] => [
					`${resource.value} ${operation.value}`,
					say`${operation.name}: ${resource.name}`.text(),
				]),
			),
	);
}

function choicesOf(property: INodeProperties | undefined): Array<{ name: string; value: string }> {
	return (property?.options ?? []).flatMap((option) =>
		'value' in option ? [{ name: option.name, value: String(option.value) }] : [],
	);
}
