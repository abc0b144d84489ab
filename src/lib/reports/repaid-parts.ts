import { add, atLeastZero, least, money, subtract, zero, type Money } from '#money';
import type { LoanRepaid } from '#group';

/** What the money of one payment of a loan was for; minor units, zero or more. */
interface RepaidParts {
	readonly interest: Money;
	readonly principal: Money;
	/** Principal that no coin could pay and the group forgoes: no money of it moved. */
	readonly forgone: Money;
	/** Paid above what was owed, because no coin is so small: income of the group. */
	readonly above: Money;
	/** Came back of a loan that was given up. */
	readonly recovered: Money;
}

/**
 * By the split, and not by accounts: what others' parts were cut for is no income, but she paid it. All parts but `forgone` add up to the
 * payment (ledger law 45, 46).
 */
export function repaidParts({ amount, split, rounding = 0 }: LoanRepaid): RepaidParts {
	const charged = split === undefined ? zero : add(split.interestArrears, split.interestDue);
	const principal = split?.principal ?? zero;
	if (charged + principal === 0) return { ...nothing, recovered: amount };
	const rest = atLeastZero(money(rounding));
	const forgone = least(rest, principal);
	return {
		interest: subtract(charged, subtract(rest, forgone)),
		principal: subtract(principal, forgone),
		forgone,
		above: atLeastZero(money(-rounding)),
		recovered: zero
	};
}

const nothing: RepaidParts = { interest: zero, principal: zero, forgone: zero, above: zero, recovered: zero };
