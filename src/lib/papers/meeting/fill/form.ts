import { money, sum, type CurrencyCode, type Money } from '#money';
import { firstCountRow, rowsOnPage, womenWithCount } from './layout.ts';

/** Contents of one printed page in minor units, derived from the book at the time of printing. */
export interface FillForm {
	readonly rows: readonly FillRow[];
	/** Largest multiple of the usual saving, or number of shares, that can be marked: 1 to 5. */
	readonly steps: number;
	/** Payment due to the help fund; 0 if the group has none. */
	readonly fund: Money;
	readonly fines: boolean;
	/** Eight notes whose marked ones add up to a payment. */
	readonly ladder: readonly Money[];
	/** Values of the fourteen dots for each kind of money; null on pages before the last, which has the count. */
	readonly count: readonly (readonly Money[])[] | null;
}

export interface FillRow {
	readonly number: number;
	/** Saving due at a meeting, or the value of a share; 0 if nothing is due: the row then has no saving dots. */
	readonly usual: Money;
	/** Loan dues on the planned day; null without a loan. */
	readonly due: Money | null;
}

/** Inputs of the form for the whole group. */
export interface FillAsked extends Pick<FillForm, 'rows' | 'steps' | 'fund' | 'fines'> {
	readonly currency: CurrencyCode;
}

const rupees = (values: readonly number[]): readonly Money[] => values.map((value) => money(value * 100));

/** The first ladder makes every multiple of its smallest note up to 1,100 (Nepal, without a note of 200: 500), the second up to 2,550 (2,450). */
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
/** Values of the last row: coins and Nepal's smallest note, marked like a payment so that they add up to a sum. */
const coins = rupees([1, 2, 2, 5, 10, 10, 20, 20, 50, 50, 100, 100, 100, 200]);

/** Numbers of dots for single notes and for bundles of ten: up to 59 of a kind. */
const [singles, bundles] = [9, 5];

/** Returns the ladder of small notes, or the large one if a due exceeds its total. */
export function ladderFor(currency: CurrencyCode, dues: readonly Money[]): readonly Money[] {
	const [small, large] = currency === 'NPR' ? laddersOfNepal : laddersOfIndia;
	return dues.some((due) => due > sum(small)) ? large : small;
}

/** Returns nine single notes and five bundles of ten for each kind, with the coins last. */
export function countForm(currency: CurrencyCode): readonly (readonly Money[])[] {
	const notes = currency === 'NPR' ? notesOfNepal : notesOfIndia;
	const rows = notes.map((note) => [
		...Array.from({ length: singles }, () => note),
		...Array.from({ length: bundles }, () => money(10 * note))
	]);
	return [...rows, coins].slice(0, rowsOnPage - firstCountRow);
}

/** Divides members evenly among pages, with the count on the last page. */
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
