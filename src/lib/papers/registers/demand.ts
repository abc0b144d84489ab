import { add, type Money } from '#money';
import type { AccountMonth, DemandColumns, DemandSheet } from '#reports';
import type { MessageKey } from '#i18n';
import type { PaperCell, PaperColumn, PaperLeaf, PaperRow, PaperSection } from '../table-types.ts';
import { monthCell } from '../books/cash.ts';
import { amountCells, figureLine, moneyColumn, say, type BookPaper, type BooksContext } from '../context.ts';
import { sourceWord } from '../words.ts';
import { meetingOn, RegistersWords } from './words.ts';

type Column = readonly [key: string, head: MessageKey, of: (columns: DemandColumns) => Money];

/** Opening + lent − paid − given up = balance; demand − collected = unpaid; collected + ahead = paid. */
const principalColumns: readonly Column[] = [
	['opening', 'register.loan-out-before', (row) => row.opening],
	['lent', 'register.lent-or-brought', (row) => add(row.lent, row.broughtIn)],
	['demand', 'register.demand', (row) => row.principalDemand],
	['collected', 'register.collected', (row) => row.principalCollected],
	['ahead', 'register.ahead', (row) => row.principalAhead],
	['paid', 'register.principal-paid', (row) => row.principalPaid],
	['givenUp', 'register.given-up', (row) => row.givenUp],
	['balance', 'paper.loan-left', (row) => row.balance],
	['unpaid', 'register.unpaid', (row) => row.principalUnpaid],
	['overdue', 'paper.overdue', (row) => row.overdue]
];

const interestColumns: readonly Column[] = [
	['demand', 'register.demand', (row) => row.interestDemand],
	['collected', 'register.collected', (row) => row.interestCollected],
	['ahead', 'register.ahead', (row) => row.interestAhead],
	['paid', 'register.interest-paid', (row) => row.interestPaid],
	['unpaid', 'register.unpaid', (row) => row.interestUnpaid],
	['recovered', 'register.came-back', (row) => row.recovered]
];

interface Part {
	readonly word: MessageKey;
	readonly columns: readonly Column[];
	/** Millimetres. */
	readonly width: number;
}

const principal: Part = { word: 'paper.principal', columns: principalColumns, width: 22.5 };
const interest: Part = { word: 'paper.interest', columns: interestColumns, width: 36 };

/**
 * Demand, collection, balance and overdue of a period by members, then by its months or meetings, then what is overdue by
 * age. Principal and interest on sheets of their own: each foots down and across.
 */
export function demandPaper(context: BooksContext): BookPaper {
	const { reports, events, currency, book, period } = context;
	const asked = { currency, ...period, on: period.to };
	const [whole] = reports.demandCollection(events, { ...asked, by: 'period' });
	const months = reports.monthsIn(period, book);
	const isMonth = months.length === 1;
	const course = reports.demandCollection(events, { ...asked, by: isMonth ? 'meeting' : 'month' });
	const report = { whole: whole ?? null, course };
	const title = 'register.title-demand';
	if (whole === undefined) return { report, paper: { title, size: 'a4-wide', ...period, leaves: [] } };
	const words = new RegistersWords(context);
	const leaves = [
		...[principal, interest].map((part) => membersLeaf(whole, part, words)),
		...[principal, interest].map((part) => courseLeaf(course, part, isMonth ? null : months)),
		ageingLeaf(whole)
	];
	return { report, paper: { title, size: 'a4-wide', ...period, leaves, tight: true } };
}

function figures({ columns }: Part, row: DemandColumns): readonly PaperCell[] {
	return amountCells(columns.map(([, , of]) => of(row)));
}

function columnsOf({ columns, width }: Part, first: MessageKey, carry: boolean): readonly PaperColumn[] {
	return [
		{ key: 'of', head: say(first), kind: 'words' },
		...columns.map(([key, head]) =>
			moneyColumn(key, say(head), { width, ...(carry ? { carry: 'sum' as const } : {}) })
		)
	];
}

function membersLeaf(sheet: DemandSheet, part: Part, words: RegistersWords): PaperLeaf {
	const { rows, totals, bySource } = sheet;
	const lines = rows.map((row): PaperRow => ({
		key: row.memberId,
		kind: 'plain',
		cells: [words.member(row.memberId, row.number), ...figures(part, row)]
	}));
	const sources = Object.entries(bySource);
	const ofSources = sources.map(([source, row]) =>
		figureLine('plain', source, { words: [sourceWord(source)] }, ...figures(part, row))
	);
	const sections: readonly PaperSection[] = [
		{
			key: 'members',
			heading: null,
			rows: [...lines, figureLine('total', 'total', say('paper.total'), ...figures(part, totals))]
		},
		...(sources.length < 2 ? [] : [{ key: 'sources', heading: say('register.by-source'), rows: ofSources }])
	];
	return {
		key: `${part.word} members`,
		of: say(part.word),
		columns: columnsOf(part, 'paper.member', true),
		sections
	};
}

/**
 * What was not paid is asked for again in the next line: so these lines have no sum.
 * @param months one a line; null where each line is a meeting
 */
function courseLeaf(
	sheets: readonly DemandSheet[],
	part: Part,
	months: readonly AccountMonth[] | null
): PaperLeaf {
	const byMeeting = months === null;
	const rows = sheets.map((sheet, place): PaperRow => ({
		key: sheet.from,
		kind: 'plain',
		cells: [
			byMeeting ? meetingCell(sheet) : monthCell(months[place]?.month ?? ''),
			...figures(part, sheet.totals)
		]
	}));
	return {
		key: `${part.word} course`,
		of: {
			line: [say(part.word), { text: '–' }, say(byMeeting ? 'register.course-meetings' : 'register.course')]
		},
		columns: columnsOf(part, byMeeting ? 'paper.meeting' : 'account.month', false),
		sections: [{ key: 'course', heading: null, rows }]
	};
}

function meetingCell({ meeting, from, to }: DemandSheet): PaperCell {
	return meeting === null ? { line: [{ day: from }, { text: '–' }, { day: to }] } : meetingOn(meeting);
}

function ageingLeaf({ ageing }: DemandSheet): PaperLeaf {
	const row = (kind: PaperRow['kind'], word: MessageKey, held: Money) =>
		figureLine(kind, word, say(word), ...amountCells([held]));
	return {
		key: 'ageing',
		of: say('register.ageing'),
		columns: [
			{ key: 'age', head: say('register.ageing'), kind: 'words' },
			moneyColumn('overdue', say('paper.principal'), { width: 50, zero: 'figure' })
		],
		sections: [
			{
				key: 'ageing',
				heading: null,
				rows: [
					row('plain', 'register.days-1-30', ageing['1-30']),
					row('plain', 'register.days-31-90', ageing['31-90']),
					row('plain', 'register.days-over90', ageing.over90),
					row('total', 'paper.total', ageing.overdue),
					row('sub', 'register.due-today', ageing.dueToday),
					row('sub', 'paper.loan-left', ageing.outstanding),
					row('sub', 'register.at-risk', ageing.atRisk),
					figureLine('sub', 'part', say('register.portfolio-at-risk'), {
						text: asPercent(ageing.portfolioAtRisk)
					})
				]
			}
		]
	};
}

/** "12.5" for "0.125": hundredths of a part, to one place, for the eye only. Almost all is never 100, and a little never 0. */
export function asPercent(part: string): string {
	const hundredths = Number(part) * 100;
	const rounded = hundredths.toFixed(1);
	const isAll = rounded === '100.0' && hundredths < 100 - tiny;
	const isNone = rounded === '0.0' && hundredths > tiny;
	return (isAll ? '99.9' : isNone ? '0.1' : rounded).replace(/\.0$/, '');
}

/** What dividing in floating point may leave over. */
const tiny = 1e-9;
