import type { FundName, HeadBalances, WomanBalances } from '#app';
import { money, sum, zero, type Money } from '#money';
import type { MessageKey, Words } from '#i18n';
import { lenderKinds } from '#ui/codes.ts';
import {
	owedLines,
	type GroupLine,
	type OpeningMember,
	type OpeningSheet,
	type OwedLine
} from './opening-sheet.svelte.ts';

/** Women of the slips who choose a symbol: members, and leavers who still save or owe. */
export function womenOnPages({ women, details }: HeadBalances): readonly WomanBalances[] {
	return women.filter(
		(one) => !details.left.includes(one.number) || savedBy(one) !== zero || one.loan !== zero
	);
}

/** Her lines of the cut-off sheet. */
export const openingOf = ({
	regular,
	shares,
	voluntary,
	loan,
	payable,
	heldForOthers
}: WomanBalances): Partial<OpeningMember> => ({
	saving: sum([regular, shares]),
	voluntary,
	loan,
	payable,
	held: heldForOthers
});

/** Line of the cut-off sheet for each fund. */
const lineOfFund = {
	box: 'box',
	bank: 'bank',
	'social-fund': 'socialFund',
	'revolving-fund': 'revolvingFund',
	grants: 'grants'
} as const satisfies Partial<Record<FundName, GroupLine>>;

/**
 * Fills the lines of the group. Payables to leavers and money held of them are owed outside: leavers are not in the new book.
 * @param words name each lender by its kind, for people to correct
 */
export function fillSheet(sheet: OpeningSheet, balances: HeadBalances, words: Pick<Words, 'say'>): void {
	const { funds, women, details } = balances;
	for (const [fund, line] of Object.entries(lineOfFund))
		sheet.write(line, atLeastZero(funds[fund as FundName]));
	const stay = new Set(womenOnPages(balances).map(({ number }) => number));
	const gone = women.filter(({ number }) => !stay.has(number));
	const payable = sum(gone.flatMap((one) => [one.payable, one.heldForOthers]));
	const { bank, cashCredit, cif, federation, other } = details.borrowed;
	const owed = {
		bankLoan: sum([bank, cashCredit]),
		cifLoan: cif,
		federationLoan: federation,
		otherLoan: sum([other, payable])
	} as const satisfies Record<OwedLine, Money>;
	for (const line of Object.keys(owed) as readonly OwedLine[]) {
		sheet.write(line, atLeastZero(owed[line]));
		if (owed[line] > zero) sheet.nameLender(line, words.say(lenderKey(line)));
	}
	sheet.writeThings('assets', details.assets);
	sheet.writeThings('deposits', details.deposits);
	sheet.write(funds.surplus < 0 ? 'deficit' : 'surplus', money(Math.abs(funds.surplus)));
}

const lenderKey = (line: OwedLine): MessageKey =>
	line === 'otherLoan' ? 'setup.pages-lender' : lenderKinds.keyOf(owedLines[line]);
const atLeastZero = (amount: Money): Money => (amount < 0 ? zero : amount);
const savedBy = ({ regular, shares, voluntary }: WomanBalances): Money => sum([regular, shares, voluntary]);
