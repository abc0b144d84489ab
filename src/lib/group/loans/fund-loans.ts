import { balanceOf, type AccountCode, type JournalEntry } from '#ledger';
import { add, atLeastZero, money, subtract, sum, zero, type Money } from '#money';
import { interestIncome, partsOfAccount, recovered, socialFund } from '../chart.ts';
import type { Rejection } from '../rejections.ts';
import type { Fine } from '../state.ts';
import type { Loan } from './loan.ts';

/** Loans from the social fund (ledger law 50): principal leaves it and comes back to it, and the interest is the fund's. */
const fromFund = 'socialFund';

export const isOfFund = ({ source }: Pick<Loan, 'source'>): boolean => source === fromFund;

/** Whose the interest of a loan is. */
export const interestOf = (loan: Pick<Loan, 'source'>): AccountCode =>
	isOfFund(loan) ? socialFund : interestIncome;

/** Where goes what comes back of a loan that was given up: to whom the loss was. */
export const recoveredBy = (loan: Pick<Loan, 'source'>): AccountCode =>
	isOfFund(loan) ? socialFund : recovered;

/** What is owed or paid, one line a loan; minor units. */
interface OfLoans {
	readonly loans: readonly { readonly loan: Loan; readonly principal: Money; readonly interest: Money }[];
}

/** Interest that these payments bring the fund; minor units. */
export const interestForFund = ({ loans }: OfLoans): Money =>
	sum(loans.filter(({ loan }) => isOfFund(loan)).map(({ interest }) => interest));

/** Fines that go to the fund, and what is owed or paid of them; minor units. */
interface OfFines {
	readonly fines: readonly { readonly fine: Pick<Fine, 'to'>; readonly amount: Money }[];
}

/** What of these fines is the fund's; minor units. */
export const finesForFund = ({ fines }: OfFines): Money =>
	sum(fines.filter(({ fine }) => fine.to === 'socialFund').map(({ amount }) => amount));

/** Interest, principal and fines of these debts that are the fund's; minor units. */
export const owedToFund = ({ loans, fines }: OfLoans & OfFines): Money =>
	sum([
		...loans.filter(({ loan }) => isOfFund(loan)).map(({ interest, principal }) => add(interest, principal)),
		finesForFund({ fines })
	]);

/** What is out of the social fund, minor units. */
export function lentByFund(balances: ReadonlyMap<AccountCode, Money>): Money {
	let lent: Money = zero;
	for (const [account, amount] of balances)
		if (partsOfAccount(account).source === fromFund) lent = add(lent, amount);
	return lent;
}

/**
 * What of the social fund is at hand to be lent or given, minor units: never below zero, so that a share-out of the fund waits until its
 * loans are paid or given up.
 */
export const fundAtHand = (balances: ReadonlyMap<AccountCode, Money>): Money =>
	money(-balanceOf(balances, socialFund) - lentByFund(balances));

/** The refusal where less would be at hand than nothing, and less than before: a fund lends and gives no more than it has. */
export function fundLacks(before: Money, after: Money): Rejection | null {
	return after < 0 && after < before
		? {
				type: 'AccountTooSmall',
				account: socialFund,
				held: atLeastZero(before),
				asked: subtract(before, after)
			}
		: null;
}

/** The same for the legs of an entry. */
export function fundLacksFor(
	balances: ReadonlyMap<AccountCode, Money>,
	{ postings }: JournalEntry
): Rejection | null {
	// What is lent is debited to the loan, what is given to the fund: both lessen what is at hand.
	const lessens = postings
		.filter(({ account }) => account === socialFund || partsOfAccount(account).source === fromFund)
		.reduce((so, { side, amount }) => (side === 'debit' ? so + amount : so - amount), 0);
	if (lessens <= 0) return null;
	const before = fundAtHand(balances);
	return fundLacks(before, money(before - lessens));
}
