import type { MessageKey } from '#i18n';
import type { StatementLine, StatementPaperData } from '../paper-types.ts';
import type { PaperColumn, PaperRow } from '../table-types.ts';

/** Words and millimetres of each column of money. */
const figures = {
	saved: ['paper.savings-today', 18],
	savings: ['paper.savings-total', 21],
	principal: ['paper.repayment', 18],
	interest: ['paper.interest'],
	fine: ['paper.fine', 14],
	paid: ['paper.paid-today'],
	left: ['paper.loan-left', 21],
	interestDue: ['paper.interest-due']
} as const satisfies Partial<Record<keyof StatementLine, readonly [MessageKey, number?]>>;
type Figure = keyof typeof figures;

/** What stood at the end of a meeting has no sum. */
const standing: ReadonlySet<Figure> = new Set<Figure>(['savings', 'left', 'interestDue']);

export interface StatementTable {
	readonly columns: readonly PaperColumn[];
	readonly rowOf: (line: StatementLine) => PaperRow;
	readonly total: PaperRow;
}

/** Her passbook as a table, for the sheet and for the file. A group without fines has no column for them. */
export function statementTable({ totals }: Pick<StatementPaperData, 'totals'>): StatementTable {
	const keys = (Object.keys(figures) as Figure[]).filter((key) => key !== 'fine' || totals.fine > 0);
	const sumOf = (key: Figure) =>
		standing.has(key) ? null : { money: totals[key as keyof StatementPaperData['totals']] };
	return {
		columns: [
			{ key: 'meeting', head: { words: ['paper.meeting'] }, kind: 'text', width: 14 },
			{ key: 'day', head: { words: ['paper.date'] }, kind: 'day', width: 25 },
			...keys.map((key) => {
				const [head, width] = figures[key];
				return { key, head: { words: [head] }, kind: 'money', width, zero: 'figure' } as const;
			})
		],
		rowOf: (line) => ({
			key: line.key,
			kind: 'plain',
			cells: [{ text: line.meeting }, { day: line.day }, ...keys.map((key) => ({ money: line[key] }))],
			struck: line.struck
		}),
		total: { key: 'total', kind: 'total', cells: [{ words: ['paper.total'] }, ...keys.map(sumOf)] }
	};
}
