import { daysBetween } from '#kernel';
import type { MessageKey } from '#i18n';
import type { LoanUse, Panchasutra, PanchasutraByWindow } from '#reports';
import { amountCell, say } from '../context.ts';
import type { PaperCell, PaperRow } from '../table-types.ts';
import { dayCell, percent, type DossierContext } from './context.ts';
import { conductInShort } from './conduct.ts';
import type { DossierBlock, TableBlock } from './dossier-types.ts';

/** What an officer asks beside the first page: one figure a cell, over six months, twelve, and in all. */
export function moreFigures(figures: PanchasutraByWindow): TableBlock {
	const rows = [...meetingRows(figures), ...lendingRows(figures), ...bookRows(figures)];
	return {
		kind: 'table',
		key: 'more-figures',
		together: true,
		tight: true,
		columns: figureColumns(30),
		sections: [{ key: 'figures', heading: null, rows }]
	};
}

/** @param width of each figure, millimetres */
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
 * Part 14, forms VIII and IX: the figures by which a bank grades a group that asks for the first time, or again. Marks are the bank's:
 * none of ours stands on the sheet. Nepal has no such forms.
 */
export function gradingPart(context: DossierContext): readonly DossierBlock[] {
	const { figures, isNepal, asked, dose, who, members } = context;
	if (isNepal || asked.basis === null) return [];
	const title = dose.dose > 1 ? 'paper.form-grading-again' : 'paper.form-grading';
	const once = (key: MessageKey, cell: PaperCell): PaperRow => ({
		key,
		kind: 'plain',
		cells: [say(key), null, null, cell]
	});
	const rows = [
		once('dossier.condition-age', dayCell(who.activeSince)),
		once('dossier.members-now', counted(members.length)),
		line('dossier.meetings', figures, ({ meetings }) => ofTotal(meetings.held.length, meetings.due.length)),
		line('dossier.attendance', figures, ({ meetings }) => shared(meetings.attendance)),
		line('dossier.saving', figures, ({ saving }) => shared(saving.onTime)),
		line('dossier.deposits', figures, ({ deposits, months }) =>
			ofTotal(deposits.monthsWithDeposit, months.length)
		),
		...lendingRows(figures),
		line('dossier.collected', figures, ({ repayment }) => shared(repayment.share)),
		...bookRows(figures),
		...conductInShort(context.borrowings.borrowings, context.on).map((said): PaperRow => ({
			key: 'conduct',
			kind: 'note',
			cells: [{ line: [say('dossier.part-conduct'), { text: '·' }, { said }] }]
		}))
	];
	const heads = ['paper.marks-most', 'paper.marks'] as const;
	const withMarks = ({ cells, ...row }: PaperRow): PaperRow => ({
		...row,
		cells: row.kind === 'note' ? cells : [...cells, null, null]
	});
	const totals: readonly PaperRow[] = [
		{ key: 'total', kind: 'total', cells: [say('paper.total'), null, null] },
		{ key: 'grade', kind: 'note', height: 9, cells: [say('dossier.grade')] }
	];
	return [
		{ kind: 'part', key: 'part 14', number: 14, title, newPage: true },
		{ kind: 'text', key: 'grading-how', say: 'paper.grading-how', above: true },
		{
			kind: 'table',
			key: 'grading',
			together: true,
			rowHeight: 7,
			columns: [
				...figureColumns(20),
				...heads.map((key) => ({ key, head: say(key), kind: 'text' as const, width: 22 }))
			],
			sections: [{ key: 'grading', heading: null, rows: [...rows.map(withMarks), ...totals] }]
		},
		{
			kind: 'signing',
			key: 'graded',
			lines: [say('dossier.bank-officer'), say('dossier.bank-stamp'), say('paper.date')]
		}
	];
}

/** A line of the table: the same figure of the last six and twelve months, and of all. */
function line(key: MessageKey, figures: PanchasutraByWindow, of: (one: Panchasutra) => PaperCell): PaperRow {
	return { key, kind: 'plain', cells: [say(key), of(figures.last6), of(figures.last12), of(figures.all)] };
}

const counted = (count: number): PaperCell => ({ text: String(count) });
const shared = (share: string | null): PaperCell => ({ text: percent(share) });
const ofTotal = (part: number, whole: number): PaperCell => ({ text: `${String(part)} / ${String(whole)}` });

function meetingRows(figures: PanchasutraByWindow): readonly PaperRow[] {
	return [
		line('dossier.sealed', figures, ({ meetings }) => counted(meetings.sealedOnTheDay)),
		line('dossier.later', figures, ({ meetings }) => counted(meetings.enteredLater)),
		line('dossier.longest-gap', figures, ({ meetings: { longestGap: gap } }) =>
			gap === null ? { text: '–' } : counted(daysBetween(gap.from, gap.to))
		),
		line('dossier.worst', figures, ({ meetings: { worst } }) =>
			worst === null ? { text: '–' } : ofTotal(worst.present, worst.expected)
		),
		line('dossier.saving-due', figures, ({ saving }) => counted(saving.arrears.length))
	];
}

function lendingRows(figures: PanchasutraByWindow): readonly PaperRow[] {
	const { given, byUse } = figures.all.lending;
	const loansFor = (key: MessageKey, use: LoanUse) =>
		line(key, figures, ({ lending }) => counted(lending.byUse[use].loans));
	return [
		line('dossier.idle', figures, ({ deposits }) => shared(deposits.idleShare)),
		line('dossier.on-loan', figures, ({ lending }) => shared(lending.onLoanShare)),
		line('dossier.borrowed', figures, ({ lending }) => ofTotal(lending.borrowers, lending.members)),
		line('dossier.loans-given', figures, ({ lending }) => counted(lending.here)),
		...(given.some(({ broughtIn }) => broughtIn)
			? [
					line('register.row-broughtIn', figures, ({ lending }) =>
						counted(lending.given.length - lending.here)
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
		line('dossier.corrections', figures, ({ books }) => counted(books.corrections.length)),
		line('dossier.disputes', figures, ({ books }) => counted(books.disputesOpen.length))
	];
}
