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

/** Women of the pages who choose a picture: members, and who left and saves or owes still. */
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
	payable
}: WomanBalances): Partial<OpeningMember> => ({
	saving: sum([regular, shares]),
	voluntary,
	loan,
	payable
});

/** The same fund on the sheet. */
const lineOfFund = {
	box: 'box',
	bank: 'bank',
	'social-fund': 'socialFund',
	'revolving-fund': 'revolvingFund',
	grants: 'grants'
} as const satisfies Partial<Record<FundName, GroupLine>>;

/**
 * Writes the lines of the group. What is to be paid to a woman who left is owed outside: she is in no new book; so is what is held for others.
 *
 * @param words in which a lender is called by its kind, to be corrected by people
 */
export function fillSheet(sheet: OpeningSheet, balances: HeadBalances, words: Pick<Words, 'say'>): void {
	const { funds, women, details } = balances;
	for (const [fund, line] of Object.entries(lineOfFund))
		sheet.write(line, atLeastZero(funds[fund as FundName]));
	const stay = new Set(womenOnPages(balances).map(({ number }) => number));
	const payable = sum(women.filter(({ number }) => !stay.has(number)).map((one) => one.payable));
	const held = sum(women.map((one) => one.heldForOthers));
	const { bank, cashCredit, cif, federation, other } = details.borrowed;
	const owed = {
		bankLoan: sum([bank, cashCredit]),
		cifLoan: cif,
		federationLoan: federation,
		otherLoan: sum([other, payable, held])
	} as const satisfies Record<OwedLine, Money>;
	for (const line of Object.keys(owed) as readonly OwedLine[]) {
		sheet.write(line, atLeastZero(owed[line]));
		if (owed[line] > zero) sheet.nameLender(line, words.say(lenderKey(line)));
	}
	sheet.writeAssets(details.assets);
	sheet.write(funds.surplus < 0 ? 'deficit' : 'surplus', money(Math.abs(funds.surplus)));
}

const lenderKey = (line: OwedLine): MessageKey =>
	line === 'otherLoan' ? 'setup.pages-lender' : lenderKinds.keyOf(owedLines[line]);
const atLeastZero = (amount: Money): Money => (amount < 0 ? zero : amount);
const savedBy = ({ regular, shares, voluntary }: WomanBalances): Money => sum([regular, shares, voluntary]);
