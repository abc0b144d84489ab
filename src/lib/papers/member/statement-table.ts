import { sum, zero, type Money } from '#money';
import type { MessageKey } from '#i18n';
import type { StatementFigures } from '#reports';
import type { StatementLine, StatementPaperData } from '../paper-types.ts';
import type { SheetSize } from '../sheets.ts';
import type { PaperCell, PaperColumn, PaperRow } from '../table-types.ts';

type Figure = keyof StatementFigures;

/**
 * The words of each column of money, and millimetres on a sheet that has room for them; in the order in which a row is
 * added up: savings, then the loan, then what she paid in all, then what she got.
 */
const figures = {
	saved: ['paper.savings-today', 18],
	added: ['register.added', 18],
	withdrawn: ['paper.money-withdrawal', 18],
	savings: ['paper.savings-total', 21],
	lent: ['paper.loan-given', 20],
	broughtIn: ['paper.brought', 20],
	principalPaid: ['paper.repayment', 18],
	givenUp: ['register.given-up', 18],
	outstanding: ['paper.loan-left', 21],
	interestPaid: ['paper.interest', 18],
	interestDue: ['paper.interest-due', 18],
	finesPaid: ['paper.fine', 14],
	feesPaid: ['paper.money-fee', 14],
	socialFundPaid: ['paper.money-social-fund-in', 18],
	recovered: ['paper.money-recovery', 18],
	paid: ['paper.paid-today', 20],
	socialFundGot: ['paper.money-social-fund-out', 18],
	shared: ['paper.surplus-part', 18],
	paidOut: ['paper.paid-out', 18]
} as const satisfies Readonly<Record<Figure, readonly [MessageKey, number]>>;

/** Every passbook has these; the others only where something stands in them. */
const always: ReadonlySet<Figure> = new Set<Figure>([
	'saved',
	'savings',
	'principalPaid',
	'outstanding',
	'interestPaid',
	'interestDue',
	'paid'
]);

/** What stood at the end of a meeting has no sum. */
const standing: ReadonlySet<Figure> = new Set<Figure>(['savings', 'outstanding', 'interestDue']);

/** Columns of money that an upright sheet has room for, and one that lies across in letters of full size. */
const [onUpright, onWide] = [7, 11];

export interface StatementTable {
	readonly columns: readonly PaperColumn[];
	readonly rowOf: (line: StatementLine) => PaperRow;
	readonly total: PaperRow;
	/** The sheet that has room for the columns. */
	readonly size: Extract<SheetSize, 'a4' | 'a4-wide'>;
	/** So many columns that letters are smaller. */
	readonly dense: boolean;
}

/** Her passbook as a table, for the sheet and for the file: a column for each kind of money that she moved. */
export function statementTable({ lines }: Pick<StatementPaperData, 'lines'>): StatementTable {
	const keys = (Object.keys(figures) as Figure[]).filter(
		(key) => always.has(key) || lines.some((line) => figureOf(line, key) !== zero)
	);
	const counting = lines.filter(({ struck }) => struck !== true);
	const sumOf = (key: Figure): PaperCell =>
		standing.has(key) ? null : { money: sum(counting.map((line) => figureOf(line, key))) };
	const size = keys.length > onUpright ? 'a4-wide' : 'a4';
	const dense = keys.length > onWide;
	return {
		columns: [
			{ key: 'meeting', head: { words: ['paper.meeting'] }, kind: 'text', width: 14 },
			{ key: 'day', head: { words: ['paper.date'] }, kind: 'day', width: dense ? 20 : 25 },
			...keys.map((key) => {
				const [head, width] = figures[key];
				return {
					key,
					head: { words: [head] },
					kind: 'money',
					width: dense ? undefined : width,
					zero: 'figure'
				} as const;
			})
		],
		rowOf: (line) => ({
			key: line.key,
			kind: line.meeting === null ? 'opening' : 'plain',
			cells: [
				line.meeting === null ? null : { text: line.meeting },
				{ day: line.day },
				...keys.map((key) => ({ money: figureOf(line, key) }))
			],
			struck: line.struck
		}),
		total: { key: 'total', kind: 'total', cells: [{ words: ['paper.total'] }, ...keys.map(sumOf)] },
		size,
		dense
	};
}

const figureOf = ({ figures: row }: StatementLine, key: Figure): Money => row[key] ?? zero;
