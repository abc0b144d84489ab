import { daysBetween, monthNameOf } from '#kernel';
import { subtract, zero, type Money } from '#money';
import type { LoanUse, MonthFigures, Panchasutra, PanchasutraByWindow } from '#reports';
import type { MessageKey } from '#i18n';
import type { Chart, DossierBlock, TableBlock } from './dossier-types.ts';
import type { PaperCell, PaperRow } from '../table-types.ts';
import { amountCell, amountCells, countCell, say, table, withDots } from '../context.ts';
import { asPercent } from '../registers/demand.ts';
import { dayCell, percent, tableBlock, textBlock, type DossierContext } from './context.ts';
import { conductInShort } from './conduct.ts';

/** Part 5: the five rules by month, as figures and as small charts, and further figures for an officer. */
export function regularityPart(context: DossierContext): readonly DossierBlock[] {
	const { reports, events, currency, on, figures } = context;
	const months = reports.monthFigures(events, { currency, on });
	return [
		{ kind: 'part', key: 'part 5', number: 5, title: 'dossier.part-regularity' },
		{ kind: 'charts', key: 'charts', charts: chartsOf(months, context) },
		monthsTable(months, figures),
		moreFigures(figures)
	];
}

const monthColumn = (key: string, head: MessageKey, of: (month: MonthFigures) => Money, width = 20) =>
	table.sum(key, head, of, { width });

/** Columns by month; shares of meetings, members and repayments are in the charts. */
const monthColumns = [
	table.column<MonthFigures>('month', 'dossier.month-to', 'day', ({ to }) => ({ day: to }), { width: 23 }),
	table.column<MonthFigures>(
		'held',
		'dossier.held-due',
		'text',
		({ meetingsHeld, meetingsDue }) => ofTotal(meetingsHeld, meetingsDue),
		{ width: 19 }
	),
	monthColumn('savings', 'dossier.savings-in-all', ({ savings }) => savings, 21),
	monthColumn('deposited', 'dossier.deposited', ({ deposited }) => deposited),
	monthColumn('out', 'dossier.out', ({ onLoan }) => onLoan),
	monthColumn('due', 'register.demand', ({ fellDue }) => fellDue),
	monthColumn('collected', 'register.collected', ({ collected }) => collected),
	table.sum<MonthFigures>('unpaid', 'register.unpaid', ({ unpaid }) => unpaid, { width: 21, carry: 'last' }),
	monthColumn('corpus', 'dossier.corpus', ({ corpus }) => corpus)
];

/** Month-end balances, dues and payments by month, and the totals shown on page 1. */
function monthsTable(months: readonly MonthFigures[], { last6, last12 }: PanchasutraByWindow): TableBlock {
	const before = months[0]?.dueBefore ?? zero;
	const total = (key: 'last6' | 'last12', { repayment: { due, collected } }: Panchasutra) =>
		table.line(
			'total',
			key,
			say(`dossier.${key}`),
			// Written-off principal counts as unpaid here, although no later month asks for it.
			...amountCells([due, collected, subtract(due, collected)]),
			null
		);
	return tableBlock(
		'months',
		table.columns(monthColumns),
		[
			...(before === 0
				? []
				: [table.row('before', say('dossier.due-before'), amountCell(before), null, null, null)]),
			...months.map((month) => table.row(month.to, ...table.cells(monthColumns, month))),
			total('last12', last12),
			total('last6', last6)
		],
		{ together: true, tight: true }
	);
}

function chartsOf(months: readonly MonthFigures[], { book }: DossierContext): readonly Chart[] {
	const labelOf = ({ to }: MonthFigures): string => monthNameOf(to, book.months).slice(-2);
	const most = Math.max(0, ...months.map(({ deposited }) => deposited));
	const ofShares = (title: MessageKey, of: (month: MonthFigures) => number | null): Chart => ({
		key: title,
		title: say(title),
		unit: { text: '%' },
		columns: months.map((month) => {
			const share = of(month);
			const value = share === null ? null : { percent: Number(asPercent(String(share))) };
			return { label: labelOf(month), share, value };
		})
	});
	return [
		ofShares('dossier.chart-meetings', ({ meetingsHeld, meetingsDue }) =>
			meetingsDue === 0 ? null : meetingsHeld / meetingsDue
		),
		ofShares('dossier.attendance', ({ attendance }) => number(attendance)),
		ofShares('dossier.saving', ({ savingOnTime }) => number(savingOnTime)),
		{
			key: 'dossier.chart-deposits',
			title: say('dossier.chart-deposits'),
			unit: null,
			columns: months.map((month) => ({
				label: labelOf(month),
				share: most === 0 ? 0 : month.deposited / most,
				value: { money: month.deposited }
			}))
		},
		ofShares('dossier.chart-lending', ({ onLoanShare }) => number(onLoanShare)),
		ofShares('dossier.chart-repayment', ({ collectedShare }) => number(collectedShare))
	];
}

const number = (share: string | null): number | null => (share === null ? null : Number(share));

/** Further figures for an officer: over six months, twelve months, and in all. */
function moreFigures(figures: PanchasutraByWindow): TableBlock {
	const rows = [...meetingRows(figures), ...lendingRows(figures), ...bookRows(figures)];
	return tableBlock('more-figures', figureColumns(30), rows, { together: true, tight: true });
}

/** @param width of each figure in millimetres */
const figureColumns = (width: number): TableBlock['columns'] => [
	{ key: 'figure', head: say('dossier.figure'), kind: 'words' },
	...(['last6', 'last12', 'all'] as const).map((key) => ({
		key,
		head: say(`dossier.${key}`),
		kind: 'text' as const,
		width
	}))
];

/**
 * Part 14, forms VIII and IX: figures by which a bank grades a first or a repeated application. The marks are left to the bank. Nepal
 * has no such forms.
 */
export function gradingPart(context: DossierContext): readonly DossierBlock[] {
	const { figures, isNepal, asked, dose, who, members } = context;
	if (isNepal || asked.basis === null) return [];
	const title = dose.dose > 1 ? 'paper.form-grading-again' : 'paper.form-grading';
	const once = (key: MessageKey, cell: PaperCell): PaperRow => table.row(key, say(key), null, null, cell);
	const rows = [
		once('dossier.condition-age', dayCell(who.activeSince)),
		once('dossier.members-now', countCell(members.length)),
		line('dossier.meetings', figures, ({ meetings }) => ofTotal(meetings.held.length, meetings.due.length)),
		line('dossier.attendance', figures, ({ meetings }) => shared(meetings.attendance)),
		line('dossier.saving', figures, ({ saving }) => shared(saving.onTime)),
		line('dossier.deposits', figures, ({ deposits, months }) =>
			ofTotal(deposits.monthsWithDeposit, months.length)
		),
		...lendingRows(figures),
		line('dossier.collected', figures, ({ repayment }) => shared(repayment.share)),
		...bookRows(figures),
		...conductInShort(context.borrowings.borrowings, context.on).map((said) =>
			table.line('note', 'conduct', withDots([say('dossier.part-conduct'), { said }]))
		)
	];
	const heads = ['paper.marks-most', 'paper.marks'] as const;
	const withMarks = ({ cells, ...row }: PaperRow): PaperRow => ({
		...row,
		cells: row.kind === 'note' ? cells : [...cells, null, null]
	});
	const totals: readonly PaperRow[] = [
		table.total(null, null),
		{ key: 'grade', kind: 'note', height: 9, cells: [say('dossier.grade')] }
	];
	return [
		{ kind: 'part', key: 'part 14', number: 14, title, newPage: true },
		{ ...textBlock('grading-how', 'paper.grading-how'), above: true },
		tableBlock(
			'grading',
			[
				...figureColumns(20),
				...heads.map((key) => ({ key, head: say(key), kind: 'text' as const, width: 22 }))
			],
			[...rows.map(withMarks), ...totals],
			{ together: true, rowHeight: 7 }
		),
		{
			kind: 'signing',
			key: 'graded',
			lines: [say('dossier.bank-officer'), say('dossier.bank-stamp'), say('paper.date')]
		}
	];
}

/** Builds a row with one figure for the last six months, the last twelve, and in all. */
function line(key: MessageKey, figures: PanchasutraByWindow, of: (one: Panchasutra) => PaperCell): PaperRow {
	return table.row(key, say(key), of(figures.last6), of(figures.last12), of(figures.all));
}

const shared = (share: string | null): PaperCell => ({ text: percent(share) });
const ofTotal = (part: number, whole: number): PaperCell => ({ text: `${String(part)} / ${String(whole)}` });

function meetingRows(figures: PanchasutraByWindow): readonly PaperRow[] {
	return [
		line('dossier.sealed', figures, ({ meetings }) => countCell(meetings.sealedOnTheDay)),
		line('dossier.later', figures, ({ meetings }) => countCell(meetings.enteredLater)),
		line('dossier.longest-gap', figures, ({ meetings: { longestGap: gap } }) =>
			gap === null ? { text: '–' } : countCell(daysBetween(gap.from, gap.to))
		),
		line('dossier.worst', figures, ({ meetings: { worst } }) =>
			worst === null ? { text: '–' } : ofTotal(worst.present, worst.expected)
		),
		line('dossier.saving-due', figures, ({ saving }) => countCell(saving.arrears.length))
	];
}

function lendingRows(figures: PanchasutraByWindow): readonly PaperRow[] {
	const { given, byUse } = figures.all.lending;
	const loansFor = (key: MessageKey, use: LoanUse) =>
		line(key, figures, ({ lending }) => countCell(lending.byUse[use].loans));
	return [
		line('dossier.idle', figures, ({ deposits }) => shared(deposits.idleShare)),
		line('dossier.on-loan', figures, ({ lending }) => shared(lending.onLoanShare)),
		line('dossier.borrowed', figures, ({ lending }) => ofTotal(lending.borrowers, lending.members)),
		line('dossier.loans-given', figures, ({ lending }) => countCell(lending.here)),
		...(given.some(({ broughtIn }) => broughtIn)
			? [
					line('register.row-broughtIn', figures, ({ lending }) =>
						countCell(lending.given.length - lending.here)
					)
				]
			: []),
		line('dossier.loan-average', figures, ({ lending: { average } }) =>
			average === null ? { text: '–' } : amountCell(average)
		),
		loansFor('dossier.use-earning', 'income'),
		loansFor('dossier.use-old-debt', 'oldDebt'),
		loansFor('dossier.use-household', 'household'),
		...(byUse.unknown.loans === 0 ? [] : [loansFor('register.use-unknown', 'unknown')]),
		line('dossier.at-risk', figures, ({ repayment }) => shared(repayment.ageing.portfolioAtRisk))
	];
}

function bookRows(figures: PanchasutraByWindow): readonly PaperRow[] {
	return [
		line('dossier.counts', figures, ({ books }) => ofTotal(books.matched, books.counted)),
		line('dossier.corrections', figures, ({ books }) => countCell(books.corrections.length)),
		line('dossier.disputes', figures, ({ books }) => countCell(books.disputesOpen.length))
	];
}
