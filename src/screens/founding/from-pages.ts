import type { FundName, HeadBalances, WomanBalances } from '#app';
import { money, sum, zero, type Money } from '#money';
import type { GroupLine, OpeningMember, OpeningSheet } from './opening-sheet.svelte.ts';

/** Women of the pages who are members: she who left and is only owed something chooses no picture any more. */
export const womenOnPages = ({ women }: HeadBalances): readonly WomanBalances[] =>
	women.filter((one) => one.payable === zero || savedBy(one) !== zero || one.loan !== zero);

/** Her lines of the cut-off sheet. */
export const openingOf = ({ regular, shares, voluntary, loan }: WomanBalances): Partial<OpeningMember> => ({
	saving: sum([regular, shares]),
	voluntary,
	loan
});

/** The same fund on the sheet. What is owed outside has no kind on the pages, nor what is still to be paid to a woman. */
const lineOfFund = {
	box: 'box',
	bank: 'bank',
	'social-fund': 'socialFund',
	'revolving-fund': 'revolvingFund',
	grants: 'grants'
} as const satisfies Partial<Record<FundName, GroupLine>>;

/**
 * Writes the lines of the group. Things that the group owns have no line on a cut-off sheet: its own money is less by what they cost, so that the sheet
 * balances.
 *
 * @param lender words for whom the group owes outside, to be put right by people
 */
export function fillSheet(sheet: OpeningSheet, balances: HeadBalances, lender: string): void {
	const { funds, women } = balances;
	for (const [fund, line] of Object.entries(lineOfFund))
		sheet.write(line, atLeastZero(funds[fund as FundName]));
	const payable = sum(women.map((one) => one.payable));
	const owed = sum([funds.borrowings, payable]);
	sheet.write('otherLoan', atLeastZero(owed));
	sheet.nameLender('otherLoan', lender);
	const own = funds.surplus - funds.assets;
	sheet.write(own < 0 ? 'deficit' : 'surplus', money(Math.abs(own)));
}

const atLeastZero = (amount: Money): Money => (amount < 0 ? zero : amount);
const savedBy = ({ regular, shares, voluntary }: WomanBalances): Money => sum([regular, shares, voluntary]);
