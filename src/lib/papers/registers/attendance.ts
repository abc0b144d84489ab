import { monthNameOf, type MonthCalendar } from '#kernel';
import { add, sum, type Money } from '#money';
import type { AttendanceCell, AttendanceColumn, AttendanceRegister, SavingsTotals } from '#reports';
import type { MessageKey } from '#i18n';
import type { PaperCell, PaperLeaf } from '../table-types.ts';
import { amountCell, countCell, say, table, type BookLeaves, type BooksContext } from '../context.ts';
import { meetingName } from '../paper-data.ts';

/** Meetings side by side on a landscape sheet, each with a mark and an amount. */
const meetingsOnSheet = 5;

/**
 * Returns attendance and savings: meetings of one or several months on a sheet, then the savings of the period. Columns of a
 * sheet add up to the meeting, rows to the savings so far.
 */
export function attendanceLeaves({
	reports,
	events,
	currency,
	period,
	book,
	words
}: BooksContext): BookLeaves {
	const report = reports.attendanceRegister(events, { currency, ...period, on: period.to });
	const leaves = [
		...sheetsOf(report.columns, book.months).map((places) => meetingsLeaf(report, places, words)),
		savingsLeaf(report, words)
	];
	return { report, leaves, notes: [legend] };
}

/** Groups whole months as far as there is space; a month with more meetings is split. */
function sheetsOf(
	columns: readonly AttendanceColumn[],
	calendar: MonthCalendar
): readonly (readonly number[])[] {
	const sheets: number[][] = [];
	const months = columns.map(({ day }) => monthNameOf(day, calendar));
	const inMonth = (place: number) => months.filter((month) => month === months[place]).length;
	for (const place of columns.keys()) {
		const sheet = sheets.at(-1);
		const begins = months[place - 1] !== months[place];
		const needed = begins ? Math.min(inMonth(place), meetingsOnSheet) : 1;
		if (sheet === undefined || sheet.length + needed > meetingsOnSheet) sheets.push([place]);
		else sheet.push(place);
	}
	return sheets;
}

const savedIn = ({ saved, voluntary }: Pick<AttendanceCell, 'saved' | 'voluntary'>): Money =>
	add(saved, voluntary);

const memberColumn = { key: 'member', head: say('paper.member'), kind: 'words' } as const;

function meetingsLeaf(
	{ columns, rows }: AttendanceRegister,
	places: readonly number[],
	words: BooksContext['words']
): PaperLeaf {
	const first = places[0] ?? 0;
	/** Returns the savings before the sheet, those of each meeting on it, and the total so far. */
	const across = <Cell extends Pick<AttendanceCell, 'saved' | 'voluntary'>>(
		all: readonly Cell[],
		cells: (cell: Cell) => readonly PaperCell[]
	): readonly PaperCell[] => {
		const before = sum(all.slice(0, first).map(savedIn));
		const shown = places.flatMap((place) => all[place] ?? []);
		return [amountCell(before), ...shown.flatMap(cells), amountCell(add(before, sum(shown.map(savedIn))))];
	};
	const lines = rows.map(({ memberId, number, cells }) =>
		table.row(
			memberId,
			words.member(memberId, number),
			...across(cells, (cell) => [markCell(cell), savedCell(cell)])
		)
	);
	const total = table.total(
		...across(columns, (column) => [countCell(column.present), amountCell(savedIn(column))])
	);
	return {
		key: `meetings ${String(first)}`,
		of: null,
		columns: [
			memberColumn,
			table.money('before', say('account.carried-brought'), { carry: 'sum', width: 23 }),
			...places.flatMap((place) => columns[place] ?? []).flatMap(meetingColumns),
			table.money('so far', say('register.so-far'), { carry: 'sum', width: 24 })
		],
		sections: table.only('members', [...lines, total])
	};
}

function meetingColumns({ kind, number, day, late }: AttendanceColumn): PaperLeaf['columns'] {
	const name = meetingName(kind, number);
	return [
		{ key: `mark ${name}`, head: { text: late ? `${name} †` : name }, kind: 'text', width: 14.4 },
		table.money(`saved ${name}`, { day }, { carry: 'sum', width: 22.5 })
	];
}

function markCell({ mark, corrected }: AttendanceCell): PaperCell {
	if (mark === null) return corrected ? { text: '*' } : null;
	const said = say(`register.mark-${mark}`);
	return corrected ? { line: [said, { text: '*' }] } : said;
}

/** Empty where she was no member; a dash where she came without money. */
function savedCell(cell: AttendanceCell): PaperCell {
	const saved = savedIn(cell);
	return cell.mark === null && saved === 0 ? null : amountCell(saved);
}

const explained: readonly (readonly [MessageKey, MessageKey])[] = [
	['register.mark-present', 'paper.present'],
	['register.mark-late', 'paper.late'],
	['register.mark-absent', 'paper.absent'],
	['register.mark-excused', 'paper.excused']
];

const legend: PaperCell = {
	line: [
		...explained.flatMap(([mark, meaning]) => [say(mark), { text: '=' }, say(meaning), { text: '·' }]),
		{ text: '* =' },
		say('paper.corrected'),
		{ text: '· † =' },
		say('paper.entered-late')
	]
};

type Totals = AttendanceRegister['totals'];

const ofPeriod = (key: keyof SavingsTotals, head: MessageKey, width = 29) =>
	table.sum<Totals>(key, head, (row) => row[key], { carry: 'sum', width });

/** Opening + saved + voluntary + elsewhere + added − withdrawn = closing, for each member and in total. */
const savings = [
	table.column<Totals>(
		'came',
		'register.times-came',
		'text',
		({ present, held }) => ({ text: `${String(present)}/${String(held)}` }),
		{ width: 31 }
	),
	ofPeriod('opening', 'account.opening-balance', 28),
	ofPeriod('saved', 'register.at-meetings'),
	ofPeriod('voluntary', 'register.voluntary'),
	ofPeriod('elsewhere', 'register.elsewhere'),
	ofPeriod('added', 'register.added'),
	ofPeriod('withdrawn', 'register.taken-out'),
	ofPeriod('closing', 'account.closing-balance')
];

function savingsLeaf({ rows, totals }: AttendanceRegister, words: BooksContext['words']): PaperLeaf {
	const lines = rows.map((row) =>
		table.row(row.memberId, words.member(row.memberId, row.number), ...table.cells(savings, row))
	);
	return {
		key: 'savings',
		of: say('register.savings-of-period'),
		columns: [memberColumn, ...table.columns(savings)],
		sections: table.only('savings', [...lines, table.total(...table.cells(savings, totals))])
	};
}
