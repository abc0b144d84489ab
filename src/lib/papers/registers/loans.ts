import { subtract } from '#money';
import type { LoanAccount, LoanColumns, LoanLedger, LoanRow } from '#reports';
import type { MessageKey } from '#i18n';
import type { PaperCell, PaperRow, PaperSection } from '../table-types.ts';
import {
	amountCell,
	amountCells,
	dayColumn,
	figureLine,
	moneyColumn,
	say,
	wordsColumn,
	type BookPaper,
	type BooksContext
} from '../context.ts';
import { meetingColumn } from '../books/cash.ts';
import { sourceWord } from '../words.ts';
import { marksOf, meetingText, purposeWord, RegistersWords } from './words.ts';

type Terms = LoanAccount['terms'];

/** Every loan of the book with all that happened to it until the last day of the period. */
export function loanLedgerPaper(context: BooksContext): BookPaper {
	const { reports, events, currency, period } = context;
	const report = reports.loanLedger(events, { currency, on: period.to });
	const words = new RegistersWords(context);
	const leaf = {
		key: 'loans',
		of: null,
		columns: [
			dayColumn('day', 'paper.date'),
			meetingColumn,
			wordsColumn('account.particulars'),
			...figureHeads.map(([key, head]) => moneyColumn(key, say(head), { carry: 'sum', width: 24 })),
			...balanceHeads.map(([key, head]) =>
				moneyColumn(key, say(head), { carry: 'last', zero: 'figure', width: 24 })
			)
		],
		sections: [
			...report.loans.map((loan) => loanSection(loan, words)),
			{ key: 'all', heading: say('account.account-loans'), rows: allRows(report) }
		]
	};
	const leaves = report.loans.length === 0 ? [] : [leaf];
	return {
		report,
		paper: { title: 'register.title-loans', size: 'a4-wide', from: null, to: period.to, leaves }
	};
}

const figureHeads: readonly (readonly [string, MessageKey])[] = [
	['lent', 'register.lent'],
	['charged', 'register.interest-charged'],
	['interest', 'register.interest-paid'],
	['principal', 'register.principal-paid'],
	['givenUp', 'register.given-up'],
	['recovered', 'register.came-back']
];

const balanceHeads: readonly (readonly [string, MessageKey])[] = [
	['left', 'paper.loan-left'],
	['due', 'paper.interest-due']
];

/** In the order of the columns; interest that was given up lessens what was charged. */
function figures(row: LoanColumns): readonly PaperCell[] {
	return amountCells([
		row.lent,
		subtract(row.interestCharged, row.interestGivenUp),
		row.interestPaid,
		row.principalPaid,
		row.principalGivenUp,
		row.recovered
	]);
}

function loanSection(loan: LoanAccount, words: RegistersWords): PaperSection {
	const { loanId, totals, outstanding, interestDue, interestAhead } = loan;
	const ahead = figureLine('note', `${loanId} ahead`, {
		line: [say('register.interest-ahead'), amountCell(interestAhead)]
	});
	return {
		key: loanId,
		heading: headingOf(loan, words),
		rows: [
			...loan.rows.map((row, place) => rowOf(row, `${loanId} ${String(place)}`)),
			figureLine(
				'sub',
				`${loanId} total`,
				say('paper.total'),
				...figures(totals),
				...amountCells([outstanding, interestDue])
			),
			...(interestAhead === 0 ? [] : [ahead])
		]
	};
}

function headingOf(loan: LoanAccount, words: RegistersWords): PaperCell {
	const { number, source, purpose, terms, overduePercentPerMonth: late, guarantors, takenOut } = loan;
	const dot = { text: '·' };
	return {
		line: [
			{ words: [{ say: 'register.loan-of', values: { who: words.who(number) } }] },
			dot,
			{ words: [sourceWord(source)] },
			...(purpose === null ? [] : [dot, { words: [purposeWord(purpose)] }]),
			dot,
			termsCell(terms),
			...(Number(late) === 0 ? [] : [dot, say('register.rule-overduePercentPerMonth'), { text: late }]),
			...(guarantors.length === 0 ? [] : [dot, say('register.guarantors'), words.all(guarantors)]),
			...(takenOut ? [dot, say('register.taken-from-book')] : [])
		]
	};
}

/** "2 % a month, 10 instalments", or "4 instalments by the quarter" */
export function termsCell({ percentPerMonth, instalments, instalmentsBy }: Terms): PaperCell {
	const say = instalmentsBy === 'quarter' ? 'register.terms-by-quarter' : 'register.terms';
	return { words: [{ say, values: { percent: percentPerMonth, count: instalments } }] };
}

/** What is struck counts for nothing: it has no part in what is carried to the next page. */
function rowOf(row: LoanRow, key: string): PaperRow {
	const struck = row.correctedBy !== null;
	const isGivenUp = row.interestGivenUp > 0;
	const what: PaperCell = {
		line: [
			say(isGivenUp ? 'register.row-interest-given-up' : `register.row-${row.kind}`),
			...(row.terms === null || row.kind === 'given' ? [] : [termsCell(row.terms)]),
			...marksOf(row)
		]
	};
	const cells: readonly PaperCell[] = [
		{ day: row.day },
		meetingText(row.meeting),
		what,
		...figures(row).map((cell) => (struck && isNothing(cell) ? null : cell)),
		...(struck ? [null, null] : amountCells([row.outstanding, row.interestDue]))
	];
	return { key, kind: struck ? 'note' : 'plain', cells, struck };
}

function isNothing(cell: PaperCell): boolean {
	return cell !== null && 'money' in cell && cell.money === 0;
}

function allRows({ totals, bySource }: LoanLedger): readonly PaperRow[] {
	const sources = Object.entries(bySource).filter(([, out]) => out !== 0);
	return [
		...sources.map(([source, out]) =>
			figureLine(
				'note',
				source,
				{ words: [sourceWord(source)] },
				...Array<null>(6).fill(null),
				amountCell(out),
				null
			)
		),
		figureLine(
			'total',
			'total',
			say('paper.total'),
			...figures(totals),
			...amountCells([totals.outstanding, totals.interestDue])
		)
	];
}
