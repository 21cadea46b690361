import { runInNewContext } from 'node:vm';
import type { INodeTypeDescription } from 'n8n-workflow';
import { withSubtitle } from '../../nodes/core/subtitle.ts';
import { localized } from '../../nodes/core/translate.ts';
import { nodes, type Shown } from '../harness/descriptions.mts';

const withOperations = nodes.filter(({ description }) =>
	description.properties.some(({ name }) => name === 'operation'),
);

/** The subtitle that the editor makes of an expression. */
function evaluated(subtitle: string | undefined, resource: string, operation: string): unknown {
	const [, code] = /^=\{\{(.*)\}\}$/.exec(subtitle ?? '') ?? [];
	return runInNewContext(code ?? '', { $parameter: { resource, operation } });
}

/** All pairs of resource and operation that the panel offers. */
function pairsOf({ description }: Shown): Array<[resource: string, operation: string]> {
	return description.properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) =>
			options.flatMap((option) =>
				(displayOptions?.show?.resource ?? []).map((resource): [string, string] => [
					String(resource),
					'value' in option ? String(option.value) : '',
				]),
			),
		);
}

it.each(withOperations)('names each operation of $name', (shown) => {
	const { subtitle } = shown.description;
	for (const [resource, operation] of pairsOf(shown)) {
		const text = evaluated(subtitle, resource, operation);
		expect(text).toMatch(/^[A-Z][\w ]+: [A-Z][\w ]+$/);
	}
	expect(subtitle?.slice(0, -2)).not.toContain('}}');
});

it('names them as the panel does, in each language', () => {
	const shown = nodes.find(({ name }) => name === 'DingTalk') as Shown;
	const english = shown.description as INodeTypeDescription;
	expect(evaluated(english.subtitle, 'workNotification', 'send')).toBe('Send: Work Notification');
	const chinese = withSubtitle(localized(english, shown.chinese));
	expect(evaluated(chinese.subtitle, 'workNotification', 'send')).toMatch(/^发送.*工作通知$/);
});

it('is empty for an operation that there is not', () => {
	const [shown] = withOperations;
	expect(evaluated(shown?.description.subtitle, 'message', 'nothing')).toBeUndefined();
});
