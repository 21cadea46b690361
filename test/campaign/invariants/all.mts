import { effectsOf, requestsOf, verdictsOf } from '../account.mts';
import { isCancel } from '../events.mts';
import type { Aftermath } from '../runScenario.mts';
import {
	errorsNameTheirCause,
	everyItemIsAnswered,
	nothingTwiceAndNothingUnasked,
	refusedMeansNotDone,
	rowsMeanDone,
	unclearWhereNobodyKnows,
} from './answers.mts';
import { listsAreWhole, rowsAreOfTheirItem } from './contents.mts';
import type { Findings, Invariant } from './findings.mts';
import { nothingIsSentBeforeAllIsChecked, wrongIsRefused } from './inputs.mts';
import { rowsBelongToAnItem, rowsComeOutWhereTheyBelong } from './outputs.mts';
import {
	noSecretIsStored,
	nothingHangsPastItsTimeout,
	nothingBeginsAfterCancel,
	nothingGoesOn,
	nothingIsLeft,
	staleTokensAreForgotten,
} from './traces.mts';
import {
	noMoreTriesThanAllowed,
	onlyRefusedIsRepeated,
	refusedIsTriedAgain,
	staleTokenIsReplaced,
	tooFastIsWaitedFor,
} from './tries.mts';

/** What must hold after every scenario. */
const INVARIANTS: Readonly<Record<string, Invariant>> = {
	everyItemIsAnswered,
	rowsComeOutWhereTheyBelong,
	rowsBelongToAnItem,
	rowsAreOfTheirItem,
	listsAreWhole,
	nothingTwiceAndNothingUnasked,
	rowsMeanDone,
	refusedMeansNotDone,
	unclearWhereNobodyKnows,
	errorsNameTheirCause,
	nothingIsSentBeforeAllIsChecked,
	wrongIsRefused,
	onlyRefusedIsRepeated,
	noMoreTriesThanAllowed,
	refusedIsTriedAgain,
	staleTokenIsReplaced,
	tooFastIsWaitedFor,
	staleTokensAreForgotten,
	noSecretIsStored,
	nothingHangsPastItsTimeout,
	nothingBeginsAfterCancel,
	nothingGoesOn,
	nothingIsLeft,
};

/** A sentence for each violation, with the invariant's name. */
export async function violationsIn(aftermath: Aftermath): Promise<string[]> {
	const requests = requestsOf(aftermath);
	const findings: Findings = {
		aftermath,
		requests,
		verdicts: verdictsOf(aftermath),
		effects: effectsOf(aftermath, requests),
		isCancelled: aftermath.events.some(({ kind }) => isCancel(kind)),
	};
	const violations = [];
	for (const [name, invariant] of Object.entries(INVARIANTS)) {
		for (const violation of await invariant(findings)) violations.push(`${name}: ${violation}`);
	}
	return violations;
}
