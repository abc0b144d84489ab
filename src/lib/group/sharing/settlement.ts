import { err, ok, type LocalDate, type MemberId, type Result } from '#kernel';
import { add, atLeastZero, money, smallestCoin, subtract, sum, zero, type Money } from '#money';
import type { Settlement } from '../event-fields.ts';
import type { Rejection } from '../rejections.ts';
import { savedBy } from '../saving/saved.ts';
import { rulesOn } from '../state-on.ts';
import type { GroupState } from '../state.ts';
import { debtsOf } from './debts.ts';
import { sharedParts, surplusNow } from './shared-parts.ts';

/** Who leaves, and when. */
interface Leaver {
	readonly memberId: MemberId;
	readonly on: LocalDate;
}

/** What a woman has and what she owes, minor units. */
export type Reckoning = Omit<Settlement, 'paid' | 'payable'>;

/**
 * Both sides for a woman who leaves on `on` (ledger law 3 and fine print 21): all her savings and her part of the surplus by the
 * rule of exit; and all her debts.
 *
 * @returns refused: WholeBookNeeded (the rule of exit looks back)
 */
export function reckoningFor(state: GroupState, { memberId, on }: Leaver): Result<Reckoning, Rejection> {
	const part = surplusPart(state, memberId, on);
	if (!part.ok) return part;
	const { loans, fines } = debtsOf(state, memberId, on);
	return ok({
		savings: savedBy(state, memberId),
		surplus: part.value,
		loan: sum(loans.map(({ principal }) => principal)),
		interest: sum(loans.map(({ interest }) => interest)),
		fines: sum(fines.map(({ amount }) => amount))
	});
}

/**
 * What she then gets: what she has less what she owes, paid out at once. What no coin can pay stays payable to her.
 *
 * @returns refused: WholeBookNeeded, OwesMoreThanSheHas
 */
export function settlementFor(
	state: GroupState,
	{ via, ...leaver }: Leaver & { readonly via?: string | undefined }
): Result<Settlement, Rejection> {
	const reckoned = reckoningFor(state, leaver);
	if (!reckoned.ok) return reckoned;
	const { savings, surplus, loan, interest, fines } = reckoned.value;
	const has = add(savings, surplus);
	const owes = sum([loan, interest, fines]);
	if (owes > has) return err({ type: 'OwesMoreThanSheHas', owed: owes, has });
	const hers = subtract(has, owes);
	const payable = via === undefined ? money(hers % smallestCoin(state.currency)) : zero;
	return ok({ ...reckoned.value, paid: subtract(hers, payable), payable });
}

/** Minor units of the surplus of that day, before her own debts are settled; of a loss nobody takes a part. */
function surplusPart(state: GroupState, memberId: MemberId, on: LocalDate): Result<Money, Rejection> {
	const rule = rulesOn(state, on)?.exit.surplus ?? 'none';
	if (rule === 'none') return ok(zero);
	const shared = sharedParts(state, on, rule, undefined, atLeastZero(surplusNow(state)));
	if (!shared.ok) return shared.error.type === 'NothingToShareBy' ? ok(zero) : shared;
	return ok(shared.value.parts.find((part) => part.memberId === memberId)?.amount ?? zero);
}
