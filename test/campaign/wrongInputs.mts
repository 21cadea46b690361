/** Inputs of items that a node refuses, and expressions that fail. */
import { Expression, type INodeParameters, type INodeType } from 'n8n-workflow';
import { DingTalk } from '../../nodes/DingTalk/DingTalk.node.ts';
import { MessageCenter } from '../../nodes/MessageCenter/MessageCenter.node.ts';
import { YouDu } from '../../nodes/YouDu/YouDu.node.ts';
import type { Operation } from './operations/operation.mts';

/** A way in which the input of an item is wrong. */
interface Wrong {
	/** What the parameter's expression gives. */
	evaluate(): unknown;
	/** What the error says, besides the field where it is the node's own. */
	says: RegExp;
	/** The parameter in which an operation can have it; undefined where it cannot. */
	parameterOf(operation: Operation): string | undefined;
}

const FAILURE = 'The expression cannot be evaluated';

/** The first parameter that is filled in from the item. */
function fromItem({ parameters }: Operation): string | undefined {
	return Object.keys(parameters).find((name) => textIn(parameters[name]).startsWith('='));
}

/** All of them, by their names. */
export const WRONGS = {
	'missing field': { evaluate: () => '', says: /\b(is|are both|are) empty/, parameterOf: fromItem },
	'wrong type': { evaluate: () => ({ no: 'text' }), says: /must be /, parameterOf: fromItem },
	'too long': {
		evaluate: () => 'x'.repeat(100_000),
		says: /has 100\d+ (characters|bytes), and .* takes at most/,
		parameterOf: ({ longText }) => longText,
	},
	'bad receivers': {
		evaluate: () => [{ no: 'receiver' }],
		says: /must be /,
		parameterOf: ({ receivers }) => receivers,
	},
	'failing expression': {
		evaluate: () => {
			throw new Error(FAILURE);
		},
		says: new RegExp(FAILURE),
		parameterOf: fromItem,
	},
} as const satisfies Record<string, Wrong>;

export type WrongKind = keyof typeof WRONGS;

const NODES: Record<Operation['node'], INodeType> = {
	YouDu: new YouDu(),
	DingTalk: new DingTalk(),
	'Message Center': new MessageCenter(),
};

/** What the error says of an item that is wrong: what is wrong, and in which field of the panel. */
export function causeOf(operation: Operation, kind: WrongKind): RegExp {
	const { says, parameterOf } = WRONGS[kind];
	if (kind === 'failing expression') return says;
	const field = NODES[operation.node].description.properties.find(
		({ name, displayOptions }) =>
			name === parameterOf(operation) &&
			(displayOptions?.show?.resource ?? []).includes(operation.resource) &&
			(displayOptions?.show?.operation ?? []).includes(operation.operation),
	);
	if (!field) throw new Error(`The panel has no field ${parameterOf(operation)}`);
	// The text of a message is counted with all that is sent with it.
	const names = kind === 'too long' ? `(${field.displayName}|Message)` : field.displayName;
	return new RegExp(`^${names}\\b.*${says.source}`);
}

/** The text of a parameter, or of the value of a list's; empty where it holds something else. */
function textIn(value: unknown): string {
	const text = (value as { value?: unknown } | undefined)?.value ?? value;
	return typeof text === 'string' ? text : '';
}

const AIM = '/* of one item */';

/** The parameters with the expression of one of them told apart from all others. */
function aimedAt(parameters: INodeParameters, name: string): INodeParameters {
	const value = parameters[name];
	const text = textIn(value);
	const expression = text.includes('{{')
		? text.replace('{{', `{{ ${AIM}`)
		: `={{ ${AIM} ${JSON.stringify(text)} }}`;
	const isList = typeof value === 'object';
	return {
		...parameters,
		[name]: isList ? { ...(value as INodeParameters), value: expression } : expression,
	};
}

/**
 * Makes one item of an operation wrong for as long as `isWrong` says so.
 *
 * @returns the parameters for the node, and what ends it
 */
export function makeWrong(
	operation: Operation,
	kind: WrongKind,
	item: number,
	isWrong: () => boolean,
): { parameters: INodeParameters; end(): void } {
	const { evaluate, parameterOf } = WRONGS[kind];
	const parameter = parameterOf(operation);
	if (parameter === undefined) throw new Error(`Nothing of ${operation.operation} can be ${kind}`);
	const { resolveSimpleParameterValue: resolve } = Expression.prototype;
	const spy = jest
		.spyOn(Expression.prototype, 'resolveSimpleParameterValue')
		.mockImplementation(function (this: Expression, value, data, asText) {
			const isMeant = String(value).includes(AIM) && data.$itemIndex === item;
			if (isMeant && isWrong()) return evaluate() as ReturnType<typeof resolve>;
			return resolve.call(this, value, data, asText);
		});
	return { parameters: aimedAt(operation.parameters, parameter), end: () => spy.mockRestore() };
}
