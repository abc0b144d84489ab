import { err, ok, type LocalDate, type MemberId, type Result } from '#kernel';
import {
	add,
	atLeastZero,
	least,
	money,
	smallestCoin,
	subtract,
	sum,
	zero,
	type Money,
	exact,
	roundHalfUpTo
} from '#money';
import type { Settlement } from '../event-fields.ts';
import type { Rejection } from '../rejections.ts';
import { savedBy } from '../saving/saving-due.ts';
import { rulesOn, membersOn } from '../state-on.ts';
import type { GroupState } from '../state.ts';
import { debtsOf } from './debts.ts';
import { sharedParts, surplusNow, cashUnit } from './shared-parts.ts';
import { balanceOf, heldIn } from '#ledger';
import { chart, savingsOf } from '../chart.ts';
import type { Constitution } from '../rules/constitution.ts';
import type { EventOf } from '../event-types.ts';

interface Leaver {
	readonly memberId: MemberId;
	readonly on: LocalDate;
}

/** Assets and debts of a leaver, minor units. */
export type Reckoning = Omit<Settlement, 'paid' | 'payable'>;

/**
 * Computes the reckoning of a member who leaves on `on` (ledger law 3, fine print 21 and 53): all her savings, her part of the surplus or of a loss
 * by the rules of exit, and all her debts.
 *
 * @returns refused: WholeBookNeeded (the rule of exit looks back)
 */
export function reckoningFor(state: GroupState, { memberId, on }: Leaver): Result<Reckoning, Rejection> {
	const part = surplusPart(state, memberId, on);
	if (!part.ok) return part;
	const { loans, fines } = debtsOf(state, memberId, on);
	const loss = lossPart(state, memberId, on);
	return ok({
		savings: savedBy(state, memberId),
		surplus: part.value,
		...(loss > 0 && { loss }),
		loan: sum(loans.map(({ principal }) => principal)),
		interest: sum(loans.map(({ interest }) => interest)),
		fines: sum(fines.map(({ amount }) => amount))
	});
}

/**
 * Computes the settlement: her assets less her debts, paid at once. A remainder below the smallest coin stays payable to her.
 *
 * @returns refused: WholeBookNeeded, OwesMoreThanSheHas
 */
export function settlementFor(
	state: GroupState,
	{ via, ...leaver }: Leaver & { readonly via?: string | undefined }
): Result<Settlement, Rejection> {
	const reckoned = reckoningFor(state, leaver);
	if (!reckoned.ok) return reckoned;
	const { loan, interest, fines } = reckoned.value;
	const has = hasToSettle(reckoned.value);
	const owes = sum([loan, interest, fines]);
	if (owes > has) return err({ type: 'OwesMoreThanSheHas', owed: owes, has });
	const hers = subtract(has, owes);
	const payable = via === undefined ? money(hers % smallestCoin(state.currency)) : zero;
	return ok({ ...reckoned.value, paid: subtract(hers, payable), payable });
}

/** Assets to pay her debts with: her savings and her part of the surplus, less her part of a loss; minor units. */
export const hasToSettle = ({
	savings,
	surplus,
	loss = zero
}: Pick<Reckoning, 'savings' | 'surplus' | 'loss'>): Money => subtract(add(savings, surplus), loss);

/**
 * Her part of the loss on that day, before her own debts are settled, minor units: in proportion to regular savings and shares, and at most these,
 * since voluntary savings have no weight.
 */
export function lossPart(state: GroupState, memberId: MemberId, on: LocalDate): Money {
	if (rulesOn(state, on)?.exit.loss !== 'bySavings') return zero;
	const loss = atLeastZero(money(-surplusNow(state)));
	const shared = sharedParts(state, on, 'bySavings', undefined, loss);
	if (!shared.ok) return zero;
	const part = shared.value.parts.find((one) => one.memberId === memberId)?.amount ?? zero;
	const funds = ['regular', 'shares'] as const;
	return least(part, sum(funds.map((fund) => heldIn(state.balances, chart, savingsOf(memberId, fund)))));
}

/** Her part of the surplus on that day, before her own debts are settled, minor units; a loss is computed separately. */
function surplusPart(state: GroupState, memberId: MemberId, on: LocalDate): Result<Money, Rejection> {
	const rule = rulesOn(state, on)?.exit.surplus ?? 'none';
	if (rule === 'none') return ok(zero);
	const shared = sharedParts(state, on, rule, undefined, atLeastZero(surplusNow(state)));
	if (!shared.ok) return shared.error.type === 'NothingToShareBy' ? ok(zero) : shared;
	return ok(shared.value.parts.find((part) => part.memberId === memberId)?.amount ?? zero);
}

/**
 * Buy-in by the rules of `day` (ledger law 3): an amount, or a member's average of regular savings and shares, or of the surplus. Voluntary savings
 * are not part of it.
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
 * Makes the event of a buy-in. Average savings become her own: in the voluntary fund if there is one, since they must not cover her dues; otherwise
 * in the fund of the roll call, as saving in advance. An amount or a part of the surplus is a fee of the group.
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
