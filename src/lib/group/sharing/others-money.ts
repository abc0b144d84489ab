import { heldIn, heldUnder } from '#ledger';
import { atLeastZero, money, subtract, sum, zero, type Money } from '#money';
import { chart, partsOfAccount, socialFund } from '../chart.ts';
import type { Constitution } from '../rules/constitution.ts';
import type { GroupState } from '../state.ts';

/** Money that the group holds for others, by whose it is; minor units. No part is paid from it. */
export interface OthersMoney {
	/** Voluntary savings: no part of the fund. */
	readonly voluntary: Money;
	/** What is still to be paid to women. */
	readonly payable: Money;
	/** The social fund, where the rules do not share it out. */
	readonly socialFund: Money;
	readonly revolvingFund: Money;
	readonly grants: Money;
	/** What lenders are owed, with the interest that they debited. */
	readonly borrowings: Money;
}

/** The one rule that says whose money it is (ledger law 42): fund and payouts of a share-out are both counted from it. */
export function othersMoney({ balances }: GroupState, rules: Constitution): OthersMoney {
	const under = (root: string) => heldUnder(balances, chart, root);
	const voluntary = [...balances].reduce((total, [account, balance]) => {
		const { root, fund } = partsOfAccount(account);
		return root === 'savings' && fund === 'voluntary' ? total - balance : total;
	}, 0);
	return {
		voluntary: money(voluntary),
		payable: under('payable'),
		socialFund: rules.socialFund?.sharedOut === true ? zero : heldIn(balances, chart, socialFund),
		revolvingFund: under('revolving-fund'),
		grants: under('grants'),
		borrowings: under('borrowings')
	};
}

/**
 * What of the box stays there for its owners after a share-out, minor units: their money less what covers it outside the box,
 * first the bank, then loans that are still out.
 *
 * @param taken minor units that the share-out itself takes: of voluntary savings for debts, of principal that parts pay back, and what
 *   of that becomes payable to women whose parts were cut before
 */
export function setAsideInBox(
	{ balances }: GroupState,
	others: OthersMoney,
	taken: Readonly<Record<'voluntary' | 'principal' | 'forOthers', Money>>
): Money {
	const theirs = sum(
		Object.values({ ...others, voluntary: subtract(others.voluntary, taken.voluntary) }).map(atLeastZero)
	);
	const outside = heldUnder(balances, chart, 'bank') + heldUnder(balances, chart, 'loans') - taken.principal;
	return atLeastZero(money(theirs + taken.forOthers - outside));
}
