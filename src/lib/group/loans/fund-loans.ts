import { balanceOf, credit, type AccountCode, type JournalEntry, type Posting } from '#ledger';
import { add, atLeastZero, money, subtract, sum, zero, type Money } from '#money';
import { helpFunds, interestIncome, partsOfAccount, recovered, type HelpFund } from '../chart.ts';
import type { Rejection } from '../rejections.ts';
import type { Fine } from '../state.ts';
import type { Loan } from './loan.ts';

/** Loans from a help fund (ledger law 50): principal leaves and returns to the fund, which also earns the interest. */
type OfLoan = Pick<Loan, 'source'>;

const fundNames = Object.keys(helpFunds) as readonly HelpFund[];

/** Returns the fund of a loan source; null for the group's own sources. */
const fundNamed = (source: string | null): HelpFund | null =>
	fundNames.find((name) => name === source) ?? null;

export const isOfFund = ({ source }: OfLoan): boolean => fundNamed(source) !== null;

/** Returns the account of the lending fund, or `ofGroup` for other loans. */
export function fundOr(ofGroup: AccountCode, { source }: OfLoan): AccountCode {
	const fund = fundNamed(source);
	return fund === null ? ofGroup : helpFunds[fund];
}

export const interestOf = (loan: OfLoan): AccountCode => fundOr(interestIncome, loan);

/** The account for recoveries: that which bore the loss. */
export const recoveredBy = (loan: OfLoan): AccountCode => fundOr(recovered, loan);

/** Amounts owed or paid for each loan; minor units. */
interface OfLoans {
	readonly loans: readonly { readonly loan: OfLoan; readonly principal: Money; readonly interest: Money }[];
}

/** Amounts owed or paid for each fine, with its destination; minor units. */
interface OfFines {
	readonly fines: readonly { readonly fine: Pick<Fine, 'to'>; readonly amount: Money }[];
}

/** Interest by fund, in the fields of the event; minor units. */
type InterestForFunds = Readonly<Record<'toFund' | 'toVulnerabilityFund', Money>>;

/** @param sharesFund true if the social fund is shared out, so that nothing is credited to it */
export function interestForFunds({ loans }: OfLoans, sharesFund: boolean): InterestForFunds {
	const of = (fund: HelpFund) =>
		sum(loans.filter(({ loan }) => loan.source === fund).map(({ interest }) => interest));
	return { toFund: sharesFund ? zero : of('socialFund'), toVulnerabilityFund: of('vulnerabilityFund') };
}

export const creditedToFunds = ({
	toFund = zero,
	toVulnerabilityFund = zero
}: { readonly [Field in keyof InterestForFunds]?: Money | undefined }): readonly Posting[] => [
	credit(helpFunds.socialFund, toFund),
	credit(helpFunds.vulnerabilityFund, toVulnerabilityFund)
];

/** Total of the fines that go to the social fund; minor units. */
export const finesForFund = ({ fines }: OfFines): Money =>
	sum(fines.filter(({ fine }) => fine.to === 'socialFund').map(({ amount }) => amount));

/** True if the lending fund remains after a share-out, which may share out the social fund. */
export const isOfFundThatStays = (loan: OfLoan, sharesFund: boolean): boolean =>
	isOfFund(loan) && !(sharesFund && loan.source === 'socialFund');

/** Interest, principal and fines of these debts owed to remaining funds; minor units. */
export const owedToFunds = ({ loans, fines }: OfLoans & OfFines, sharesFund: boolean): Money =>
	sum([
		...loans
			.filter(({ loan }) => isOfFundThatStays(loan, sharesFund))
			.map(({ interest, principal }) => add(interest, principal)),
		sharesFund ? zero : finesForFund({ fines })
	]);

type Balances = ReadonlyMap<AccountCode, Money>;

/** Principal lent by a fund and outstanding, minor units. */
export function lentByFund(balances: Balances, fund: HelpFund): Money {
	let lent: Money = zero;
	for (const [account, amount] of balances)
		if (partsOfAccount(account).source === fund) lent = add(lent, amount);
	return lent;
}

/**
 * Available money of a fund, minor units: its balance less its loans. It must not fall below zero, so a share-out of the social fund waits until its
 * loans are repaid or written off.
 */
export const fundAtHand = (balances: Balances, fund: HelpFund): Money =>
	money(-balanceOf(balances, helpFunds[fund]) - lentByFund(balances, fund));

export const fundsAtHand = (balances: Balances): Money =>
	sum(fundNames.map((fund) => fundAtHand(balances, fund)));

/** Rejects a change that makes the available money negative or more negative. */
function lacks(fund: HelpFund, before: Money, after: Money): Rejection | null {
	return after < 0 && after < before
		? {
				type: 'AccountTooSmall',
				account: helpFunds[fund],
				held: atLeastZero(before),
				asked: subtract(before, after)
			}
		: null;
}

/** Compares the available money of every fund before and after a change. */
export const fundLacks = (before: Balances, after: Balances): Rejection | null =>
	fundNames
		.map((fund) => lacks(fund, fundAtHand(before, fund), fundAtHand(after, fund)))
		.find((refused) => refused !== null) ?? null;

/** Checks the postings of an entry against the available money of every fund. */
export function fundLacksFor(balances: Balances, { postings }: JournalEntry): Rejection | null {
	for (const fund of fundNames) {
		// Lending debits the loan account, giving debits the fund: both reduce the available money.
		const lessens = postings
			.filter(({ account }) => account === helpFunds[fund] || partsOfAccount(account).source === fund)
			.reduce((so, { side, amount }) => (side === 'debit' ? so + amount : so - amount), 0);
		if (lessens <= 0) continue;
		const before = fundAtHand(balances, fund);
		const refused = lacks(fund, before, money(before - lessens));
		if (refused !== null) return refused;
	}
	return null;
}
