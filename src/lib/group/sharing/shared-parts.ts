import { err, ok, present, type LocalDate, type MemberId, type Result } from '#kernel';
import { rootOf } from '#ledger';
import { money, smallestCoin, sum, zero, type Money } from '#money';
import { chart } from '../chart.ts';
import type { EventOf } from '../event-types.ts';
import type { Rejection } from '../rejections.ts';
import type { SharingRule } from '../rules/constitution-schema.ts';
import { membersOn, rulesOn } from '../state-on.ts';
import type { GroupState } from '../state.ts';
import { basesOf } from './bases.ts';
import { areWhole, rateBrings, rulesOf, share, type SharingRate, type SharingWeights } from './share.ts';

/** Parts of the members of the day by member number (zeros included), and the remainder; minor units. */
export interface SharedParts {
	readonly parts: readonly { readonly memberId: MemberId; readonly amount: Money }[];
	readonly stays: Money;
}

/**
 * Shares `amount` among the members of `on` by a rule, with the group's own remainder and rounding unit (ledger law 2 and 7). Saving months and
 * interest are read from the whole book.
 *
 * @param amount minor units, zero or more
 * @param rate for `fixedRate` only
 * @param inCash true if parts are paid in cash: multiples of the smallest coin, whatever the unit
 * @returns refused: WholeBookNeeded, TermsInvalid (weights that are not 100), NothingToShareBy
 */
export function sharedParts(
	state: GroupState,
	on: LocalDate,
	rule: SharingRule,
	weights: SharingWeights | undefined,
	amount: Money,
	inCash = false,
	rate?: SharingRate
): Result<SharedParts, Rejection> {
	const rules = present(rulesOn(state, on), 'a founded group has rules');
	if (looksBack({ rule, weights }) && state.journal === null) return err({ type: 'WholeBookNeeded' });
	if (rule === 'fixedRate' && rate === undefined) return err({ type: 'TermsInvalid', field: 'rate' });
	if (rule === 'mixed' && !areWhole(weights)) return err({ type: 'TermsInvalid', field: 'weights' });
	const members = membersOn(state, on).toSorted((one, other) => one.number - other.number);
	const unit = inCash ? cashUnit(state, rules.roundingUnit) : rules.roundingUnit;
	const bases = basesOf(state, members, on, looksBack({ rule, weights }) ? state.journal : null);
	const shared = share(amount, bases, { rule, weights, rate, remainder: rules.remainder, unit });
	if (shared === null && rate !== undefined)
		return err({ type: 'RateTooHigh', profit: amount, asked: money(rateBrings(bases, rate)) });
	if (shared === null) return err({ type: 'NothingToShareBy' });
	const parts = members.map(({ memberId }, place) => ({
		memberId,
		amount: present(shared.parts[place], 'each member has a part')
	}));
	return ok({ parts, stays: shared.stays });
}

/** Rejects the first part that differs from the rule; null if all agree. */
export function otherThanByRule(byRule: SharedParts['parts'], given: SharedParts['parts']): Rejection | null {
	const byWoman = (parts: SharedParts['parts']) =>
		new Map(parts.map(({ memberId, amount }) => [memberId, amount]));
	const [rule, said] = [byWoman(byRule), byWoman(given)];
	for (const memberId of new Set([...rule.keys(), ...said.keys()])) {
		const [hers, part] = [rule.get(memberId) ?? zero, said.get(memberId) ?? zero];
		if (hers !== part) return { type: 'PartNotByRule', memberId, given: part, byRule: hers };
	}
	return null;
}

const looksAtBook: ReadonlySet<SharingRule> = new Set<SharingRule>([
	'bySavingMonths',
	'bySavingMeetings',
	'interestBack'
]);

/** True if a rule depends on the whole book: on month ends, meetings, or interest paid. */
export function looksBack(terms: Parameters<typeof rulesOf>[0]): boolean {
	return rulesOf(terms).some(([single]) => looksAtBook.has(single));
}

/** Surplus of all years: surplus + income − expense (ledger law 4); below zero after a loss. */
export function surplusNow(state: GroupState): Money {
	let sum = 0;
	for (const [account, amount] of state.balances) {
		const root = rootOf(account);
		const type = chart.get(root)?.type;
		if (root === 'surplus' || type === 'income' || type === 'expense') sum -= amount;
	}
	return money(sum);
}

/** Total dividend of the members, without the rounding remainder that stayed with the group. Minor units. */
export const dividendGiven = ({ parts = [] }: Pick<EventOf<'DividendPaid'>, 'parts'>): Money =>
	sum(parts.map(({ amount }) => amount));

/** The rounding unit if it is a multiple of the smallest coin, otherwise that coin; minor units. */
export function cashUnit(state: Pick<GroupState, 'currency'>, roundingUnit: Money): Money {
	const coin = smallestCoin(state.currency);
	return roundingUnit % coin === 0 ? roundingUnit : coin;
}
