import { money, sum, type CurrencyCode, type Money } from '#money';
import { firstCountRow, rowsOnPage, womenWithCount } from './layout.ts';

/** What one printed page asks, in minor units. It follows from the book as it stood when the sheet was printed. */
export interface FillForm {
	readonly rows: readonly FillRow[];
	/** How many times the usual saving, or how many shares, a woman can mark: 1 to 5. */
	readonly steps: number;
	/** What is asked for the help fund; 0 where the group has none. */
	readonly fund: Money;
	readonly fines: boolean;
	/** Eight notes of which a payment is laid. */
	readonly ladder: readonly Money[];
	/** On the last page: for each kind of money the values of its fourteen dots; null on a page without the count. */
	readonly count: readonly (readonly Money[])[] | null;
}

export interface FillRow {
	readonly number: number;
	/** What a meeting asks her to save, or the value of a share; 0 where it asks nothing: her staircase has no dots then. */
	readonly usual: Money;
	/** What falls due of her loans on the planned day; null without a loan. */
	readonly due: Money | null;
}

/** What the whole group is asked. */
export interface FillAsked extends Pick<FillForm, 'rows' | 'steps' | 'fund' | 'fines'> {
	readonly currency: CurrencyCode;
}

const rupees = (values: readonly number[]): readonly Money[] => values.map((value) => money(value * 100));

/** The first ladder makes each multiple of its smallest note up to 1,100 (Nepal, without a note of 200: 500), the second up to 2,550 (2,450). */
const laddersOfIndia = [
	rupees([10, 20, 20, 50, 100, 200, 200, 500]),
	rupees([50, 100, 200, 200, 500, 500, 500, 500])
] as const;
const laddersOfNepal = [
	rupees([10, 20, 20, 50, 100, 100, 100, 100]),
	rupees([50, 100, 100, 100, 100, 500, 500, 1000])
] as const;

const notesOfIndia = rupees([500, 200, 100, 50, 20, 10]);
const notesOfNepal = rupees([1000, 500, 100, 50, 20, 10]);
/** Coins, and the smallest note of Nepal, are laid to a sum as a payment is. */
const coins = rupees([1, 2, 2, 5, 10, 10, 20, 20, 50, 50, 100, 100, 100, 200]);

/** Dots for single notes, and for bundles of ten: up to 59 of a kind. */
const [singles, bundles] = [9, 5];

/** The ladder of small notes; where a woman owes more at once than it makes, the large one. */
export function ladderFor(currency: CurrencyCode, dues: readonly Money[]): readonly Money[] {
	const [small, large] = currency === 'NPR' ? laddersOfNepal : laddersOfIndia;
	return dues.some((due) => due > sum(small)) ? large : small;
}

/** A note, a dot; a bundle of ten, one of the five. Coins stand last. */
export function countForm(currency: CurrencyCode): readonly (readonly Money[])[] {
	const notes = currency === 'NPR' ? notesOfNepal : notesOfIndia;
	const rows = notes.map((note) => [
		...Array.from({ length: singles }, () => note),
		...Array.from({ length: bundles }, () => money(10 * note))
	]);
	return [...rows, coins].slice(0, rowsOnPage - firstCountRow);
}

/** The pages of one sheet: women are shared out evenly, and the count stands on the last. */
export function fillForms({ currency, rows, ...asked }: FillAsked): readonly FillForm[] {
	const pages = 1 + Math.max(0, Math.ceil((rows.length - womenWithCount) / rowsOnPage));
	const onLast = Math.min(womenWithCount, Math.floor(rows.length / pages));
	const ladder = ladderFor(
		currency,
		rows.flatMap(({ due }) => (due === null ? [] : [due]))
	);
	const before = rows.length - onLast;
	const endOf = (page: number) => (page === pages ? rows.length : Math.ceil((page * before) / (pages - 1)));
	return Array.from({ length: pages }, (_, page) => ({
		...asked,
		ladder,
		rows: rows.slice(page === 0 ? 0 : endOf(page), endOf(page + 1)),
		count: page === pages - 1 ? countForm(currency) : null
	}));
}
