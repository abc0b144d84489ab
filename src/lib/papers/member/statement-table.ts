import type { LocalDate } from '#kernel';
import { sum, zero } from '#money';
import type { MessageKey } from '#i18n';
import type { StatementFigures } from '#reports';
import { meetingName } from '../paper-data.ts';
import type { StatementPaperData } from '../paper-types.ts';
import type { SheetSize } from '../sheets.ts';
import type { PaperCell, PaperColumn, PaperLeaf, PaperRow } from '../table-types.ts';

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
	overdueInterest: ['paper.of-it-overdue', 18],
	finesPaid: ['paper.fine', 14],
	feesPaid: ['paper.money-fee', 14],
	socialFundPaid: ['paper.money-social-fund-in', 18],
	recovered: ['paper.money-recovery', 18],
	setOff: ['paper.set-off', 18],
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
const standing: ReadonlySet<Figure> = new Set<Figure>([
	'savings',
	'outstanding',
	'interestDue',
	'overdueInterest'
]);

/** Columns of money that an upright sheet has room for, and one that lies across in letters of full size. */
const [onUpright, onWide] = [7, 11];

export interface StatementTable {
	readonly leaf: PaperLeaf;
	/** The sheet that has room for the columns. */
	readonly size: Extract<SheetSize, 'a4' | 'a4-wide'>;
	/** So many columns that letters are smaller. */
	readonly dense: boolean;
}

/** A member's passbook as a table, for the sheet and for the file: a column for each kind of money that she moved. */
export function statementTable({
	opening,
	rows
}: Pick<StatementPaperData, 'opening' | 'rows'>): StatementTable {
	const all: readonly StatementFigures[] = opening === undefined ? rows : [opening, ...rows];
	const keys = (Object.keys(figures) as Figure[]).filter(
		(key) => always.has(key) || all.some((row) => (row[key] ?? zero) !== zero)
	);
	const counting = [
		...(opening === undefined ? [] : [opening]),
		...rows.filter(({ struck }) => struck !== true)
	];
	const amounts = (row: StatementFigures): readonly PaperCell[] =>
		keys.map((key) => ({ money: row[key] ?? zero }));
	const sumOf = (key: Figure): PaperCell =>
		standing.has(key) ? null : { money: sum(counting.map((row) => row[key] ?? zero)) };
	const inShares = rows.some(({ shares }) => shares !== undefined);
	const places = keys.length + (inShares ? 1 : 0);
	const dense = places > onWide;
	const sharesCell = (shares: number | undefined): readonly PaperCell[] =>
		inShares ? [shares === undefined || shares === 0 ? null : { text: String(shares) }] : [];
	const bought = rows.reduce((all, { shares = 0, struck }) => all + (struck === true ? 0 : shares), 0);
	const opened =
		opening === undefined ? [] : [openingRow(opening.day, [...sharesCell(undefined), ...amounts(opening)])];
	const lines = rows.map((row, place): PaperRow => ({
		key: String(place),
		kind: 'plain',
		cells: [
			{ text: meetingName(row.kind ?? 'regular', row.meeting) },
			{ day: row.day },
			...sharesCell(row.shares),
			...amounts(row)
		],
		struck: row.struck
	}));
	const total: PaperRow = {
		key: 'total',
		kind: 'total',
		cells: [{ words: ['paper.total'] }, ...sharesCell(bought), ...keys.map(sumOf)]
	};
	return {
		leaf: {
			key: 'lines',
			of: null,
			columns: columnsOf(keys, { dense, inShares }),
			sections: [{ key: 'lines', heading: null, rows: [...opened, ...lines, total] }]
		},
		size: places > onUpright ? 'a4-wide' : 'a4',
		dense
	};
}

function openingRow(day: LocalDate, amounts: readonly PaperCell[]): PaperRow {
	return { key: 'opening', kind: 'opening', cells: [null, { day }, ...amounts] };
}

function columnsOf(
	keys: readonly Figure[],
	{ dense, inShares }: { readonly dense: boolean; readonly inShares: boolean }
): readonly PaperColumn[] {
	return [
		{ key: 'meeting', head: { words: ['paper.meeting'] }, kind: 'text', width: dense ? 12 : 14 },
		{ key: 'day', head: { words: ['paper.date'] }, kind: 'day', width: dense ? 20 : 25 },
		...(inShares
			? [
					{
						key: 'shares',
						head: { words: ['account.fund-shares'] },
						kind: 'text',
						width: dense ? 11 : 16
					} as const
				]
			: []),
		...keys.map((key): PaperColumn => {
			const [head, width] = figures[key];
			return {
				key,
				head: { words: [head] },
				kind: 'money',
				width: dense ? undefined : width,
				zero: 'figure'
			};
		})
	];
}
