import { assert } from '#kernel';
import { money, smallestCoin, type CurrencyCode, type Money } from '#money';

/** What stands on each woman who can pay when some of those who are liable together cannot. */
export interface LiabilityShare {
	/** How many cannot pay. */
	readonly cannot: number;
	/** How many are left to pay: one at least. */
	readonly paying: number;
	/** Minor units that each of them owes, whole in the smallest coin; `paying` times it covers the loan. */
	readonly each: Money;
}

/** Up to so many who cannot pay are reckoned. */
const cannotMost = 3;

/**
 * What "jointly liable" comes to: all pay, then one, two and three cannot.
 *
 * The whole loan is shared equally among those who can still pay, though each woman takes a part of her own of it: the lender has
 * lent to the group and may claim the whole from whoever can pay, nothing says beforehand whose part will be missing, and an equal
 * share singles out no woman. A share is rounded up to the smallest coin, because a share that is rounded down leaves a rest that
 * nobody owes. Interest is not in it: the lender's rate is not known before the loan is agreed.
 *
 * @param amount minor units of principal, not below zero
 * @param women who share the liability, one at least
 * @returns by how many cannot pay; cases in which nobody would be left to pay are left out
 */
export function liabilityShares(
	amount: Money,
	women: number,
	currency: CurrencyCode
): readonly LiabilityShare[] {
	assert(amount >= 0 && Number.isInteger(women) && women > 0, 'a loan is shared by one woman at least');
	const coin = smallestCoin(currency);
	return Array.from({ length: Math.min(cannotMost, women - 1) + 1 }, (_, cannot) => {
		const paying = women - cannot;
		return { cannot, paying, each: money(Math.ceil(amount / (paying * coin)) * coin) };
	});
}
