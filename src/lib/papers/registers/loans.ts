import { subtract, type Money } from '#money';
import type { LoanAccount, LoanColumns, LoanLedger, LoanRow } from '#reports';
import type { MessageKey } from '#i18n';
import type { PaperCell, PaperRow, PaperSection } from '../table-types.ts';
import { meetingColumn } from '../books/cash.ts';
import { codeWords } from '../code-words.ts';
import { amountCell, ifKnown, say, table, withDots, type BookLeaves, type BooksContext } from '../context.ts';
import { marksOf, meetingText } from '../words.ts';
import { termsCell } from './decisions.ts';

/** Returns every loan with its entries up to the last day of the period. */
export function loanLedgerLeaves({ reports, events, currency, period, words }: BooksContext): BookLeaves {
	const report = reports.loanLedger(events, { currency, on: period.to });
	const leaf = {
		key: 'loans',
		of: null,
		columns: [
			table.day('day', 'paper.date'),
			meetingColumn,
			table.words('account.particulars'),
			...table.columns(moved),
			...table.columns(left)
		],
		sections: [
			...report.loans.map((loan) => loanSection(loan, words)),
			{ key: 'all', heading: say('account.account-loans'), rows: allRows(report) }
		]
	};
	return { report, leaves: report.loans.length === 0 ? [] : [leaf] };
}

const movedColumn = (key: string, head: MessageKey, of: (row: LoanColumns) => Money) =>
	table.sum(key, head, of, { carry: 'sum', width: 24 });

/** Movements of a loan; written-off interest reduces the charged interest. */
const moved = [
	movedColumn('lent', 'register.lent', (row) => row.lent),
	movedColumn('charged', 'register.interest-charged', (row) =>
		subtract(row.interestCharged, row.interestGivenUp)
	),
	movedColumn('interest', 'register.interest-paid', (row) => row.interestPaid),
	movedColumn('principal', 'register.principal-paid', (row) => row.principalPaid),
	movedColumn('givenUp', 'register.given-up', (row) => row.principalGivenUp),
	movedColumn('recovered', 'register.came-back', (row) => row.recovered)
];

/** Closing balances of a loan's row. */
type Left = Pick<LoanRow, 'outstanding' | 'interestDue'>;
const left = [
	table.standing<Left>('left', 'paper.loan-left', (row) => row.outstanding, { width: 24 }),
	table.standing<Left>('due', 'paper.interest-due', (row) => row.interestDue, { width: 24 })
];

function loanSection(loan: LoanAccount, words: BooksContext['words']): PaperSection {
	const { loanId, totals, interestAhead } = loan;
	const ahead = table.line('note', `${loanId} ahead`, {
		line: [say('register.interest-ahead'), amountCell(interestAhead)]
	});
	const total = [...table.cells(moved, totals), ...table.cells(left, loan)];
	return {
		key: loanId,
		heading: headingOf(loan, words),
		rows: [
			...loan.rows.map((row, place) => rowOf(row, `${loanId} ${String(place)}`)),
			table.line('sub', `${loanId} total`, say('paper.total'), ...total),
			...(interestAhead === 0 ? [] : [ahead])
		]
	};
}

function headingOf(loan: LoanAccount, words: BooksContext['words']): PaperCell {
	const { number, source, purpose, terms, overduePercentPerMonth: rate, late, guarantors, takenOut } = loan;
	return withDots([
		say({ say: 'register.loan-of', values: { who: words.who(number) } }),
		say(codeWords.loanSources.word(source)),
		...ifKnown(purpose, (code) => say(codeWords.purposes.word(code))),
		termsCell(terms),
		...(Number(rate) === 0
			? []
			: [{ line: [say('register.rule-overduePercentPerMonth'), { text: rate }] }, ...lateCells(late)]),
		...(guarantors.length === 0 ? [] : [{ line: [say('register.guarantors'), words.all(guarantors)] }]),
		...(takenOut ? [say('register.taken-from-book')] : [])
	]);
}

/** Returns the terms of overdue interest that differ from the default (with each charge, on all that is unpaid). */
const lateCells = (late: LoanAccount['late']): readonly PaperCell[] => [
	...(late?.times === undefined || late.times === 'month' ? [] : [say(`rules.late-${late.times}`)]),
	...(late?.base === 'instalment' ? [say('rules.late-instalment')] : []),
	...ifKnown(late === null || late.graceDays === 0 ? null : late.graceDays, (count) =>
		say({ say: 'loan.late-after', values: { count } })
	)
];

/** Leaves struck rows out of the totals carried forward. */
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
		...table.cells(moved, row).map((cell) => (struck && isNothing(cell) ? null : cell)),
		...(struck ? [null, null] : table.cells(left, row))
	];
	return { key, kind: struck ? 'note' : 'plain', cells, struck };
}

function isNothing(cell: PaperCell): boolean {
	return cell !== null && 'money' in cell && cell.money === 0;
}

function allRows({ totals, bySource }: LoanLedger): readonly PaperRow[] {
	const sources = Object.entries(bySource).filter(([, out]) => out !== 0);
	const without = moved.map(() => null);
	return [
		...sources.map(([source, out]) =>
			table.line('note', source, say(codeWords.loanSources.word(source)), ...without, amountCell(out), null)
		),
		table.total(...table.cells(moved, totals), ...table.cells(left, totals))
	];
}
