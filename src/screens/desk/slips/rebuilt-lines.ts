import { sum, zero, type Money } from '#money';
import { fundNames, type BalanceDifference, type HeadBalances } from '#app';
import type { MessageKey } from '#i18n';
import { fundWords, womanWords } from '#papers/from-pages.ts';

/** What a woman has and owes, as it stands on the screen; the paper has every fund by itself. Minor units. */
export interface WomanLine {
	readonly number: number;
	readonly saved: Money;
	readonly loan: Money;
	/** Owed to her since she left. */
	readonly payable: Money;
}

export const womenLines = ({ women }: HeadBalances): readonly WomanLine[] =>
	women.map(({ number, regular, voluntary, shares, loan, payable }) => ({
		number,
		saved: sum([regular, voluntary, shares]),
		loan,
		payable
	}));

/** What is not zero; the box always. */
export const fundLines = ({
	funds
}: HeadBalances): readonly { readonly say: MessageKey; readonly amount: Money }[] =>
	fundNames
		.filter((name) => name === 'box' || funds[name] !== zero)
		.map((name) => ({ say: fundWords[name], amount: funds[name] }));

/** A figure of which pages and book say different things. */
export interface RebuiltFigure {
	readonly key: string;
	/** The woman's; null of the group. */
	readonly number: number | null;
	readonly say: MessageKey;
	readonly slips: Money;
	readonly book: Money;
}

export const rebuiltFigures = (differences: readonly BalanceDifference[]): readonly RebuiltFigure[] =>
	differences.map((one) =>
		'fund' in one
			? { key: one.fund, number: null, say: fundWords[one.fund], slips: one.slips, book: one.book }
			: {
					key: `${one.number} ${one.figure}`,
					number: one.number,
					say: womanWords[one.figure],
					slips: one.slips,
					book: one.book
				}
	);
