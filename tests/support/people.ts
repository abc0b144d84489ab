import { record, type Command, type GroupEvent, type GroupState } from '#group';
import { doing, event, memberId, rules, rupees, type Entry } from './builders.ts';

/** Short words for leaving, rules, offices, consent, profit that is shared, resolutions and disputes. */

const entry =
	(written: object): Entry =>
	(occurredOn) =>
		event({ occurredOn, ...written });

export const left = (member: string, more: object = {}): Entry =>
	entry({ type: 'MemberLeft', memberId: member, reason: 'moved', ...more });
/** @param amount rupees */
export const payablePaid = (member: string, amount: number, more: object = {}): Entry =>
	entry({ type: 'PayablePaid', memberId: member, amount: amount * 100, ...more });
/** @param amount rupees */
export const shared = (rule: string, amount: number, more: object = {}): Entry =>
	entry({ type: 'DividendPaid', rule, amount: amount * 100, to: 'box', ...more });
/** The cycle is shared out by savings. */
export const sharedOut = (more: object = {}): Entry =>
	entry({ type: 'CycleSharedOut', rule: 'bySavings', basis: 'whole', ...more });
/** Parts of a dividend or of a share-out in rupees. */
export const parts = (by: Readonly<Record<string, number>>) =>
	Object.entries(by).map(([who, amount]) => ({ memberId: memberId(who), amount: rupees(amount) }));
export const ruled = (changed: object = {}, more: object = {}): Entry =>
	entry({ type: 'ConstitutionChanged', constitution: rules(changed), ...more });
export const consented = (member: string, scope: readonly string[]): Entry =>
	entry({ type: 'ConsentGiven', memberId: member, notice: 'v1', language: 'hi', scope });
export const unconsented = (member: string, more: object = {}): Entry =>
	entry({ type: 'ConsentWithdrawn', memberId: member, ...more });
/** @param letter of which the hash is made up */
export const called = (member: string, letter: string): Entry =>
	entry({ type: 'MemberNamed', memberId: member, name: letter.repeat(64) });
export const erased = (member: string): Entry => entry({ type: 'MemberErased', memberId: member });
export const resolved = (forIt: number, present: number, more: object = {}): Entry =>
	entry({ type: 'ResolutionPassed', kind: 'bankLoan', forIt, present, ...more });
export const disputed = (about: string, member: string): Entry =>
	entry({ type: 'DisputeRaised', about, memberId: member, kind: 'amount' });
export const disputeSettled = (about: string, outcome = 'upheld'): Entry =>
	entry({ type: 'DisputeSettled', about, outcome });

/** The event as it stands in the book, with the book after it. Fails the test when it is refused. */
export function recorded(state: GroupState, next: GroupEvent) {
	const result = record(state, next);
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value;
}

/** The events of a command. Fails the test when it is refused. */
export function written(state: GroupState, command: Command): readonly GroupEvent[] {
	const decision = doing(state, command);
	if (!decision.ok) throw new Error(JSON.stringify(decision.error));
	return decision.value.steps.map((step) => step.event);
}

/** Why the app refuses a command; null when it does not. */
export function refusedCommand(state: GroupState, command: Command): string | null {
	const decision = doing(state, command);
	return decision.ok ? null : decision.error.type;
}
