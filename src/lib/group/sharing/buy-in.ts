import type { LocalDate } from '#kernel';
import { balanceOf } from '#ledger';
import { atLeastZero, exact, money, roundHalfUpTo, zero, type Money } from '#money';
import { savingsOf } from '../chart.ts';
import type { EventOf } from '../event-types.ts';
import type { Constitution } from '../rules/constitution.ts';
import { membersOn, rulesOn } from '../state-on.ts';
import type { GroupState } from '../state.ts';
import { cashUnit, surplusNow } from './shared-parts.ts';

/**
 * What the rules of `day` ask of a woman who joins then (ledger law 3): an amount, or what a member has on average in
 * regular savings and shares, or of the surplus. What members save of their own accord (voluntary) is not asked of her.
 *
 * @returns minor units in whole coins, rounded half up to the group's unit; average savings in shares are whole shares
 */
export function buyInFor(state: GroupState, day: LocalDate): Money {
	const rules = rulesOn(state, day);
	if (rules === null || rules.buyIn === null) return zero;
	if (typeof rules.buyIn === 'object') return rules.buyIn.amount;
	const members = membersOn(state, day);
	if (members.length === 0) return zero;
	const saved = members.reduce(
		(sum, { memberId }) =>
			sum -
			balanceOf(state.balances, savingsOf(memberId, 'regular')) -
			balanceOf(state.balances, savingsOf(memberId, 'shares')),
		0
	);
	const whole = rules.buyIn === 'averageSavings' ? saved : atLeastZero(surplusNow(state));
	const average = exact(whole).dividedBy(members.length);
	const { saving } = rules;
	if (rules.buyIn === 'averageSavings' && saving.mode === 'shares' && saving.voluntary !== true)
		return money(Math.floor(average.dividedBy(saving.shareValue).toNumber()) * saving.shareValue);
	return roundHalfUpTo(average, cashUnit(state, rules.roundingUnit));
}

/**
 * How a buy-in stands in the book. Average savings become her own: in the voluntary fund where there is one, since dues
 * of her meetings are not paid with it, otherwise in the fund of the roll, where it is saved ahead. An amount or a part
 * of the surplus is the group's: a fee.
 */
export function buyInEntry(
	rules: Constitution,
	{
		memberId,
		on: occurredOn,
		amount
	}: Pick<EventOf<'SavingDeposited'>, 'memberId' | 'amount'> & { readonly on: LocalDate }
): EventOf<'SavingDeposited'> | EventOf<'FeePaid'> {
	if (rules.buyIn !== 'averageSavings')
		return { type: 'FeePaid', occurredOn, memberId, category: 'buyIn', amount };
	const { saving } = rules;
	const ofRoll = saving.mode === 'shares' ? 'shares' : 'regular';
	const fund = saving.voluntary === true ? 'voluntary' : ofRoll;
	return { type: 'SavingDeposited', occurredOn, memberId, fund, amount };
}
