import { sum, zero } from '#money';
import type { MessageKey } from '#i18n';
import type { StatementFigures, StatementRow } from '#reports';
import { codeWords } from '../code-words.ts';
import { whoIs } from '../face.ts';
import { meetingName } from '../paper-data.ts';
import type { StatementPaperData } from '../paper-types.ts';
import type { PaperCell, PaperLeaf, PaperRow, SheetSize } from '../table-types.ts';
import { amountCell, countCell, onePaper, say, table, type BookPaper, type ColumnOf } from '../context.ts';

/** A money column and its width in millimetres on a sheet with enough room. */
type Figure = readonly [
	head: MessageKey,
	width: number,
	/** Always printed; other columns only if a row has a figure. */
	always?: 'always' | null,
	/** A closing balance, which has no sum. */
	stands?: 'stands'
];

/** Columns in the order of the row's arithmetic: savings, loan, total paid, received. */
const figures: Readonly<Record<keyof StatementFigures, Figure>> = {
	saved: ['paper.savings-today', 18, 'always'],
	added: ['register.added', 18],
	withdrawn: ['paper.money-withdrawal', 18],
	savings: ['paper.savings-total', 21, 'always', 'stands'],
	lent: ['paper.loan-given', 20],
	broughtIn: ['paper.brought', 20],
	principalPaid: ['paper.repayment', 18, 'always'],
	givenUp: ['register.given-up', 18],
	outstanding: ['paper.loan-left', 21, 'always', 'stands'],
	interestPaid: ['paper.interest', 18, 'always'],
	interestDue: ['paper.interest-due', 18, 'always', 'stands'],
	overdueInterest: ['paper.of-it-overdue', 18, null, 'stands'],
	finesPaid: ['paper.fine', 14],
	feesPaid: ['paper.money-fee', 14],
	socialFundPaid: ['paper.money-social-fund-in', 18],
	forOthers: ['paper.money-held-in', 18],
	recovered: ['paper.money-recovery', 18],
	setOff: ['paper.set-off', 18],
	paid: ['paper.paid-today', 20, 'always'],
	socialFundGot: ['paper.money-social-fund-out', 18],
	handedOn: ['paper.money-held-out', 18],
	shared: ['paper.surplus-part', 18],
	paidOut: ['paper.paid-out', 18]
};

/** Largest number of money columns on a portrait sheet, on a landscape sheet in full-size letters, and in small letters. */
const [onUpright, onWide, most] = [7, 11, 20];

export interface StatementTable {
	readonly leaf: PaperLeaf;
	readonly size: Extract<SheetSize, 'a4' | 'a4-wide'>;
	/** True if the number of columns requires smaller letters. */
	readonly dense: boolean;
}

type Key = keyof StatementFigures;
type Line = StatementFigures & Partial<Pick<StatementRow, 'shares'>>;

/** Returns a member's passbook as a table for sheet and file, with a column for each kind of money that she moved. */
export function statementTable({
	opening,
	rows
}: Pick<StatementPaperData, 'opening' | 'rows'>): StatementTable {
	const all: readonly Line[] = opening === undefined ? rows : [opening, ...rows];
	const moved = (Object.keys(figures) as Key[]).filter(
		(key) => figures[key][2] === 'always' || all.some((row) => (row[key] ?? zero) !== zero)
	);
	const inShares = rows.some(({ shares }) => shares !== undefined);
	const keys = fitting(moved, most - (inShares ? 1 : 0));
	const places = keys.length + (inShares ? 1 : 0);
	const dense = places > onWide;
	const columns = [...(inShares ? [sharesColumn(dense)] : []), ...keys.map((of) => figureColumn(of, dense))];
	const opened =
		opening === undefined
			? []
			: [table.line('opening', 'opening', null, { day: opening.day }, ...table.cells(columns, opening))];
	const lines = rows.map((row, place): PaperRow => ({
		...table.row(
			String(place),
			{ text: meetingName(row.kind ?? 'regular', row.meeting) },
			{ day: row.day },
			...table.cells(columns, row)
		),
		struck: row.struck
	}));
	const counting = [
		...(opening === undefined ? [] : [opening]),
		...rows.filter(({ struck }) => struck !== true)
	];
	return {
		leaf: {
			key: 'lines',
			of: null,
			columns: [
				{ key: 'meeting', head: say('paper.meeting'), kind: 'text', width: dense ? 12 : 14 },
				{ key: 'day', head: say('paper.date'), kind: 'day', width: dense ? 20 : 25 },
				...table.columns(columns)
			],
			sections: table.only('lines', [...opened, ...lines, table.total(...table.sums(columns, counting))])
		},
		size: places > onUpright ? 'a4-wide' : 'a4',
		dense
	};
}

const sharesColumn = (dense: boolean): ColumnOf<Line> => ({
	...table.column<Line>(
		'shares',
		'account.fund-shares',
		'text',
		({ shares = 0 }) => (shares === 0 ? null : countCell(shares)),
		{ width: dense ? 11 : 16 }
	),
	sum: (rows) => {
		const bought = rows.reduce((so, { shares = 0 }) => so + shares, 0);
		return bought === 0 ? null : countCell(bought);
	}
});

/** Merges columns if there are too many: drops the handed-on part, then combines money for others with fees. */
function fitting(keys: readonly Key[], room: number): readonly (readonly [Key, ...Key[]])[] {
	const fewer = keys.length <= room ? keys : keys.filter((key) => key !== 'handedOn');
	if (fewer.length <= room) return fewer.map((key) => [key]);
	return fewer
		.filter((key) => key !== 'forOthers')
		.map((key) => (key === 'feesPaid' ? [key, 'forOthers'] : [key]));
}

function figureColumn(keys: readonly [Key, ...Key[]], dense: boolean): ColumnOf<Line> {
	const [key] = keys;
	const [, width, , stands] = figures[key];
	const head = keys.map((one) => figures[one][0]);
	const of = (row: Line) => sum(keys.map((one) => row[one] ?? zero));
	return {
		column: { key, head: say(...head), kind: 'money', width: dense ? undefined : width, zero: 'figure' },
		cell: (row): PaperCell => amountCell(of(row)),
		sum: (rows) => (stands === 'stands' ? null : amountCell(sum(rows.map(of))))
	};
}

export type StatementNote = readonly [label: PaperCell, says: PaperCell];

/** Returns the notes below a passbook, for sheet and file. */
export function statementNotes({
	left,
	payable,
	fines,
	heldForOthers,
	rows
}: Pick<
	StatementPaperData,
	'left' | 'payable' | 'fines' | 'heldForOthers' | 'rows'
>): readonly StatementNote[] {
	const ofKind = (kind: 'special' | 'desk', letter: string): readonly StatementNote[] =>
		rows.some((row) => row.kind === kind) ? [[{ text: letter }, say(`meeting.kind-${kind}`)]] : [];
	return [
		...leftNotes({ left, payable }),
		...(fines > 0 ? [[say('paper.fine-due'), amountCell(fines)] as const] : []),
		...heldForOthers.map(
			({ purpose, amount }) =>
				[
					say('account.account-held-for-others', codeWords.heldPurposes.word(purpose)),
					amountCell(amount)
				] as const
		),
		...ofKind('special', 'S'),
		...ofKind('desk', 'D')
	];
}

/** Returns the notes of a leaver, which are her only proof of leaving, of payments received, and of what is still owed to her. */
export function leftNotes({
	left,
	payable
}: Pick<StatementPaperData, 'left' | 'payable'>): readonly StatementNote[] {
	return [
		...(left === null
			? []
			: ([
					[say('paper.left-group'), { day: left.day }],
					[say('paper.got-at-leaving'), amountCell(left.got)]
				] as const)),
		...(payable > 0 ? [[say('paper.owed-to-her'), amountCell(payable)] as const] : [])
	];
}

export function statementFile(statement: StatementPaperData): BookPaper {
	const { face, ...report } = statement;
	const { joined, opening, rows } = report;
	const { leaf, size } = statementTable(statement);
	const to = rows.at(-1)?.day ?? opening?.day ?? joined;
	const since: StatementNote = [say('paper.joined'), { day: joined }];
	const notes = [since, ...statementNotes(statement)].map(([label, says], place) =>
		table.line('sub', `note ${String(place)}`, label, says)
	);
	const sections = [...leaf.sections, ...table.only('notes', notes)];
	return {
		report,
		paper: onePaper('paper.statement', to, { ...leaf, of: { text: whoIs(face) }, sections }, size)
	};
}
