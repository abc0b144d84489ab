import { add, type Money } from '#money';
import type { AccountMonth, DemandColumns, DemandSheet } from '#reports';
import type { MessageKey } from '#i18n';
import type { PaperCell, PaperLeaf, PaperRow } from '../table-types.ts';
import { monthCell } from '../books/cash.ts';
import { codeWords } from '../code-words.ts';
import { amountCell, say, table, type BookLeaves, type BooksContext, type ColumnOf } from '../context.ts';
import { meetingOn } from '../words.ts';

interface Part {
	readonly word: MessageKey;
	readonly columns: readonly ColumnOf<DemandColumns>[];
}

/** @param width of each column in millimetres */
function part(
	word: MessageKey,
	width: number,
	...of: readonly (readonly [key: string, head: MessageKey, of: (row: DemandColumns) => Money])[]
): Part {
	return { word, columns: of.map(([key, head, amount]) => table.sum(key, head, amount, { width })) };
}

/** Opening + lent − paid − given up = balance; demand − collected = unpaid; collected + ahead = paid. */
const parts = [
	part(
		'paper.principal',
		22.5,
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
	),
	part(
		'paper.interest',
		36,
		['demand', 'register.demand', (row) => row.interestDemand],
		['collected', 'register.collected', (row) => row.interestCollected],
		['ahead', 'register.ahead', (row) => row.interestAhead],
		['paid', 'register.interest-paid', (row) => row.interestPaid],
		['unpaid', 'register.unpaid', (row) => row.interestUnpaid],
		['recovered', 'register.came-back', (row) => row.recovered]
	)
];

/**
 * Returns demand, collection, balance and overdue of a period by member, then by month or meeting, and the ageing. Principal and
 * interest are on separate sheets whose rows and columns add up.
 */
export function demandLeaves({ reports, events, currency, book, period, words }: BooksContext): BookLeaves {
	const asked = { currency, ...period, on: period.to };
	const [whole] = reports.demandCollection(events, { ...asked, by: 'period' });
	const months = reports.monthsIn(period, book);
	const isMonth = months.length === 1;
	const course = reports.demandCollection(events, { ...asked, by: isMonth ? 'meeting' : 'month' });
	const report = { whole: whole ?? null, course };
	if (whole === undefined) return { report, leaves: [] };
	const leaves = [
		...parts.map((one) => membersLeaf(whole, one, words)),
		...parts.map((one) => courseLeaf(course, one, isMonth ? null : months)),
		ageingLeaf(whole)
	];
	return { report, leaves };
}

const firstColumn = (head: MessageKey) => ({ key: 'of', head: say(head), kind: 'words' }) as const;

function membersLeaf(
	{ rows, totals, bySource }: DemandSheet,
	{ word, columns }: Part,
	words: BooksContext['words']
): PaperLeaf {
	const lines = rows.map((row) =>
		table.row(row.memberId, words.member(row.memberId, row.number), ...table.cells(columns, row))
	);
	const sources = Object.entries(bySource).map(([source, row]) =>
		table.row(source, say(codeWords.loanSources.word(source)), ...table.cells(columns, row))
	);
	const sections = table.only('members', [...lines, table.total(...table.cells(columns, totals))]);
	return {
		key: `${word} members`,
		of: say(word),
		columns: [
			firstColumn('paper.member'),
			...table.columns(columns).map((column) => ({ ...column, carry: 'sum' as const }))
		],
		sections:
			sources.length < 2
				? sections
				: [...sections, { key: 'sources', heading: say('register.by-source'), rows: sources }]
	};
}

/**
 * Has no totals, because unpaid demand appears again in the next line.
 * @param months one for each line; null if each line is a meeting
 */
function courseLeaf(
	sheets: readonly DemandSheet[],
	{ word, columns }: Part,
	months: readonly AccountMonth[] | null
): PaperLeaf {
	const byMeeting = months === null;
	const rows = sheets.map((sheet, place) =>
		table.row(
			sheet.from,
			byMeeting ? meetingCell(sheet) : monthCell(months[place]?.month ?? ''),
			...table.cells(columns, sheet.totals)
		)
	);
	return {
		key: `${word} course`,
		of: { line: [say(word), { text: '–' }, say(byMeeting ? 'register.course-meetings' : 'register.course')] },
		columns: [firstColumn(byMeeting ? 'paper.meeting' : 'account.month'), ...table.columns(columns)],
		sections: table.only('course', rows)
	};
}

function meetingCell({ meeting, from, to }: DemandSheet): PaperCell {
	return meeting === null ? { line: [{ day: from }, { text: '–' }, { day: to }] } : meetingOn(meeting);
}

function ageingLeaf({ ageing }: DemandSheet): PaperLeaf {
	const row = (kind: PaperRow['kind'], word: MessageKey, held: Money) =>
		table.line(kind, word, say(word), amountCell(held));
	return {
		key: 'ageing',
		of: say('register.ageing'),
		columns: [
			{ key: 'age', head: say('register.ageing'), kind: 'words' },
			table.money('overdue', say('paper.principal'), { width: 50, zero: 'figure' })
		],
		sections: table.only('ageing', [
			row('plain', 'register.days-1-30', ageing['1-30']),
			row('plain', 'register.days-31-90', ageing['31-90']),
			row('plain', 'register.days-over90', ageing.over90),
			row('total', 'paper.total', ageing.overdue),
			row('sub', 'register.due-today', ageing.dueToday),
			row('sub', 'paper.loan-left', ageing.outstanding),
			row('sub', 'register.at-risk', ageing.atRisk),
			table.line('sub', 'part', say('register.portfolio-at-risk'), {
				text: asPercent(ageing.portfolioAtRisk)
			})
		])
	};
}

/** Formats a share in percent with one decimal for display: "12.5" for "0.125". A share below 1 never shows 100, one above 0 never 0. */
export function asPercent(share: string): string {
	const hundredths = Number(share) * 100;
	const rounded = hundredths.toFixed(1);
	const isAll = rounded === '100.0' && hundredths < 100 - tiny;
	const isNone = rounded === '0.0' && hundredths > tiny;
	return (isAll ? '99.9' : isNone ? '0.1' : rounded).replace(/\.0$/, '');
}

/** Tolerance for rounding errors of floating-point division. */
const tiny = 1e-9;
