import { monthNameOf, type MonthCalendar } from '#kernel';
import { add, sum, zero, type Money } from '#money';
import type { AttendanceCell, AttendanceColumn, AttendanceRegister, SavingsTotals } from '#reports';
import type { MessageKey } from '#i18n';
import type { PaperCell, PaperColumn, PaperLeaf, PaperRow } from '../table-types.ts';
import {
	amountCell,
	amountCells,
	figureLine,
	moneyColumn,
	say,
	type BookPaper,
	type BooksContext
} from '../context.ts';
import { meetingName } from '../paper-data.ts';
import { RegistersWords } from './words.ts';

/** Meetings that stand side by side on a sheet on its side, each with a mark and an amount. */
const meetingsOnSheet = 5;

/**
 * Who came and what she saved: meetings of a month or of several on a sheet, then the savings of the period. Each sheet
 * foots down to the meetings and across to what was saved so far.
 */
export function attendancePaper(context: BooksContext): BookPaper {
	const { reports, events, currency, period, book } = context;
	const report = reports.attendanceRegister(events, { currency, ...period, on: period.to });
	const words = new RegistersWords(context);
	const leaves = [
		...sheetsOf(report.columns, book.months).map((places) => meetingsLeaf(report, places, words)),
		savingsLeaf(report, words)
	];
	return {
		report,
		paper: {
			title: 'register.title-attendance',
			size: 'a4-wide',
			...period,
			leaves,
			tight: true,
			withoutCode: true,
			notes: [legend]
		}
	};
}

/** Whole months, as many as there is room for; a month with more meetings is cut. */
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

function meetingsLeaf(
	{ columns, rows }: AttendanceRegister,
	places: readonly number[],
	words: RegistersWords
): PaperLeaf {
	const first = places[0] ?? 0;
	const shown = places.flatMap((place) => columns[place] ?? []);
	const lines = rows.map((row): PaperRow => {
		const cells = places.map((place) => row.cells[place]);
		const before = sum(row.cells.slice(0, first).map(savedIn));
		const now = sum(cells.map((cell) => (cell === undefined ? zero : savedIn(cell))));
		return {
			key: row.memberId,
			kind: 'plain',
			cells: [
				words.member(row.memberId, row.number),
				amountCell(before),
				...cells.flatMap((cell) => (cell === undefined ? [null, null] : [markCell(cell), savedCell(cell)])),
				amountCell(add(before, now))
			]
		};
	});
	const before = sum(columns.slice(0, first).map(savedIn));
	const total = figureLine(
		'total',
		'total',
		say('paper.total'),
		amountCell(before),
		...shown.flatMap((column) => [{ text: String(column.present) }, amountCell(savedIn(column))]),
		amountCell(add(before, sum(shown.map(savedIn))))
	);
	return {
		key: `meetings ${String(first)}`,
		of: null,
		columns: [
			memberColumn,
			moneyColumn('before', say('account.carried-brought'), { carry: 'sum', width: 23 }),
			...shown.flatMap(meetingColumns),
			moneyColumn('so far', say('register.so-far'), { carry: 'sum', width: 24 })
		],
		sections: [{ key: 'members', heading: null, rows: [...lines, total] }]
	};
}

const memberColumn: PaperColumn = { key: 'member', head: say('paper.member'), kind: 'words' };

function meetingColumns({ kind, number, day, late }: AttendanceColumn): readonly PaperColumn[] {
	const name = meetingName(kind, number);
	return [
		{ key: `mark ${name}`, head: { text: late ? `${name} †` : name }, kind: 'text', width: 14.4 },
		moneyColumn(`saved ${name}`, { day }, { carry: 'sum', width: 22.5 })
	];
}

function markCell({ mark, corrected }: AttendanceCell): PaperCell {
	if (mark === null) return corrected ? { text: '*' } : null;
	const said = say(`register.mark-${mark}`);
	return corrected ? { line: [said, { text: '*' }] } : said;
}

/** Empty where she was no member; a woman who came without money has a stroke. */
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

const parts = ['saved', 'voluntary', 'elsewhere', 'added', 'withdrawn', 'closing'] as const;

const partHeads: Readonly<Record<(typeof parts)[number], MessageKey>> = {
	saved: 'register.at-meetings',
	voluntary: 'register.voluntary',
	elsewhere: 'register.elsewhere',
	added: 'register.added',
	withdrawn: 'register.taken-out',
	closing: 'account.closing-balance'
};

/** Opening + saved + voluntary + elsewhere + added − withdrawn = closing, of each woman and of all. */
function savingsLeaf({ rows, totals }: AttendanceRegister, words: RegistersWords): PaperLeaf {
	const figures = (row: SavingsTotals & { readonly held: number; readonly present: number }) => [
		{ text: `${String(row.present)}/${String(row.held)}` },
		amountCell(row.opening),
		...amountCells(parts.map((part) => row[part]))
	];
	const lines = rows.map((row): PaperRow => ({
		key: row.memberId,
		kind: 'plain',
		cells: [words.member(row.memberId, row.number), ...figures(row)]
	}));
	return {
		key: 'savings',
		of: say('register.savings-of-period'),
		columns: [
			memberColumn,
			{ key: 'came', head: say('register.times-came'), kind: 'text', width: 31 },
			moneyColumn('opening', say('account.opening-balance'), { carry: 'sum', width: 28 }),
			...parts.map((part) => moneyColumn(part, say(partHeads[part]), { carry: 'sum', width: 29 }))
		],
		sections: [
			{
				key: 'savings',
				heading: null,
				rows: [...lines, figureLine('total', 'total', say('paper.total'), ...figures(totals))]
			}
		]
	};
}
