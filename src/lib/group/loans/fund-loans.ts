import { balanceOf, credit, type AccountCode, type JournalEntry, type Posting } from '#ledger';
import { add, atLeastZero, money, subtract, sum, zero, type Money } from '#money';
import { helpFunds, interestIncome, partsOfAccount, recovered, type HelpFund } from '../chart.ts';
import type { Rejection } from '../rejections.ts';
import type { Fine } from '../state.ts';
import type { Loan } from './loan.ts';

/** Loans from a help fund (ledger law 50): principal leaves it and comes back to it, and the interest is the fund's. */
type OfLoan = Pick<Loan, 'source'>;

const fundNames = Object.keys(helpFunds) as readonly HelpFund[];

/** The fund that lends so; null where it is the group. */
const fundNamed = (source: string | null): HelpFund | null =>
	fundNames.find((name) => name === source) ?? null;

export const isOfFund = ({ source }: OfLoan): boolean => fundNamed(source) !== null;

/** The account of the fund that lent, or this one of the group. */
export function fundOr(ofGroup: AccountCode, { source }: OfLoan): AccountCode {
	const fund = fundNamed(source);
	return fund === null ? ofGroup : helpFunds[fund];
}

/** Whose the interest of a loan is. */
export const interestOf = (loan: OfLoan): AccountCode => fundOr(interestIncome, loan);

/** Where goes what comes back of a loan that was given up: to whom the loss was. */
export const recoveredBy = (loan: OfLoan): AccountCode => fundOr(recovered, loan);

/** What is owed or paid, one line a loan; minor units. */
interface OfLoans {
	readonly loans: readonly { readonly loan: OfLoan; readonly principal: Money; readonly interest: Money }[];
}

/** Fines that go to the social fund, and what is owed or paid of them; minor units. */
interface OfFines {
	readonly fines: readonly { readonly fine: Pick<Fine, 'to'>; readonly amount: Money }[];
}

/** What of the interest of an entry goes to which fund, in the fields of the entry; minor units. */
type InterestForFunds = Readonly<Record<'toFund' | 'toVulnerabilityFund', Money>>;

/** @param sharesFund whether the social fund is shared out: then nothing is left for it */
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

/** What of these fines is the social fund's; minor units. */
export const finesForFund = ({ fines }: OfFines): Money =>
	sum(fines.filter(({ fine }) => fine.to === 'socialFund').map(({ amount }) => amount));

/** Whether the loan is of a fund that stays, where the social fund is shared out or not. */
export const isOfFundThatStays = (loan: OfLoan, sharesFund: boolean): boolean =>
	isOfFund(loan) && !(sharesFund && loan.source === 'socialFund');

/** Interest, principal and fines of these debts that are of funds that stay; minor units. */
export const owedToFunds = ({ loans, fines }: OfLoans & OfFines, sharesFund: boolean): Money =>
	sum([
		...loans
			.filter(({ loan }) => isOfFundThatStays(loan, sharesFund))
			.map(({ interest, principal }) => add(interest, principal)),
		sharesFund ? zero : finesForFund({ fines })
	]);

type Balances = ReadonlyMap<AccountCode, Money>;

/** What is out of a fund, minor units. */
export function lentByFund(balances: Balances, fund: HelpFund): Money {
	let lent: Money = zero;
	for (const [account, amount] of balances)
		if (partsOfAccount(account).source === fund) lent = add(lent, amount);
	return lent;
}

/**
 * What of a fund is at hand to be lent or given, minor units: never below zero, so that a share-out of the social fund waits until its
 * loans are paid or given up.
 */
export const fundAtHand = (balances: Balances, fund: HelpFund): Money =>
	money(-balanceOf(balances, helpFunds[fund]) - lentByFund(balances, fund));

/** The same of all funds together. */
export const fundsAtHand = (balances: Balances): Money =>
	sum(fundNames.map((fund) => fundAtHand(balances, fund)));

/** The refusal where less would be at hand than nothing, and less than before: a fund lends and gives no more than it has. */
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

/** The same of what a book holds before and after. */
export const fundLacks = (before: Balances, after: Balances): Rejection | null =>
	fundNames
		.map((fund) => lacks(fund, fundAtHand(before, fund), fundAtHand(after, fund)))
		.find((refused) => refused !== null) ?? null;

/** The same for the legs of an entry. */
export function fundLacksFor(balances: Balances, { postings }: JournalEntry): Rejection | null {
	for (const fund of fundNames) {
		// What is lent is debited to the loan, what is given to the fund: both lessen what is at hand.
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
