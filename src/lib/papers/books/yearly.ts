import { add, sum, zero, type Money } from '#money';
import type {
	AccountByPeriod,
	CashAndBank,
	CorpusLine,
	FiscalYear,
	IncomeAndExpenditure,
	KindByMonth,
	ReceiptsAndPayments,
	SurplusOverPeriod
} from '#reports';
import type { MessageKey } from '#i18n';
import type { PaperCell, PaperColumn, PaperLeaf, PaperRow, PaperSection } from '../table-types.ts';
import { monthCell } from './cash.ts';
import { amountCell, amountCells, say, table, type BookLeaves, type BooksContext } from '../context.ts';
import { moneyWords } from '../words.ts';

/** Months side by side on a landscape sheet at a font size that is legible after photocopying. */
const monthsOnSheet = 6;

export function receiptsAndPaymentsLeaves({ reports, book, period }: BooksContext): BookLeaves {
	const report = reports.receiptsAndPayments(book, period);
	const places = report.months.map((_, place) => place);
	const parts = Array.from({ length: Math.ceil(places.length / monthsOnSheet) }, (_, part) =>
		places.slice(part * monthsOnSheet, (part + 1) * monthsOnSheet)
	);
	return { report, leaves: parts.map((part) => monthsLeaf(report, part)) };
}

/** Columns of the months on one sheet, with a column carried forward before them and a cumulative total after them. */
class MonthsOnSheet {
	readonly first: number;
	readonly last: number;
	/** The months summed in each column. */
	readonly #spans: readonly (readonly number[])[];

	constructor(part: readonly number[]) {
		this.first = part[0] ?? 0;
		this.last = part.at(-1) ?? 0;
		const before = Array.from({ length: this.first }, (_, place) => place);
		this.#spans = [
			...(before.length > 0 ? [before] : []),
			...part.map((place) => [place]),
			[...before, ...part]
		];
	}

	sums(all: readonly Money[]): readonly PaperCell[] {
		return amountCells(this.#spans.map((span) => sumAt(all, span)));
	}
	before(all: readonly CashAndBank[], of: keyof CashAndBank): readonly PaperCell[] {
		return amountCells(this.#spans.map((span) => heldAt(all, span[0], of)));
	}
	after(all: readonly CashAndBank[], of: keyof CashAndBank): readonly PaperCell[] {
		return amountCells(this.#spans.map((span) => heldAt(all, span.at(-1), of)));
	}
	beforeAnd(held: readonly CashAndBank[], moved: readonly Money[]): readonly PaperCell[] {
		return amountCells(this.#spans.map((span) => add(heldAt(held, span[0], 'total'), sumAt(moved, span))));
	}
	afterAnd(held: readonly CashAndBank[], moved: readonly Money[]): readonly PaperCell[] {
		return amountCells(
			this.#spans.map((span) => add(heldAt(held, span.at(-1), 'total'), sumAt(moved, span)))
		);
	}
}

function monthsLeaf(report: ReceiptsAndPayments, part: readonly number[]): PaperLeaf {
	const sheet = new MonthsOnSheet(part);
	const isLast = sheet.last === report.months.length - 1;
	const columns: PaperColumn[] = [
		table.words('account.particulars'),
		...(sheet.first > 0 ? [table.money('before', say('account.carried-brought'), { width: 27 })] : []),
		...part.map((place) =>
			table.money(`month ${String(place)}`, monthCell(report.months[place]?.month ?? ''))
		),
		table.money('total', say(isLast ? 'paper.total' : 'account.carried-forward'), { width: 28 })
	];
	const { opening, receipts, payments, closing, contra } = report;
	const sections = [
		section(
			'opening',
			'account.opening-balance',
			heldRows((of) => sheet.before(opening, of))
		),
		section('receipts', 'account.receipts', [
			...kindRows(receipts.rows, sheet),
			table.line('sub', 'sum', say('account.receipts-total'), ...sheet.sums(receipts.totals)),
			table.line(
				'total',
				'all',
				say('account.opening-and-receipts'),
				...sheet.beforeAnd(opening, receipts.totals)
			)
		]),
		section('payments', 'account.payments', [
			...kindRows(payments.rows, sheet),
			table.line('sub', 'sum', say('account.payments-total'), ...sheet.sums(payments.totals))
		]),
		section('closing', 'account.closing-balance', [
			...heldRows((of) => sheet.after(closing, of)),
			table.line(
				'total',
				'all',
				say('account.payments-and-closing'),
				...sheet.afterAnd(closing, payments.totals)
			)
		]),
		...(contra.length === 0 ? [] : [section('contra', 'account.contra', kindRows(contra, sheet))])
	];
	return { key: `months ${String(sheet.first)}`, of: null, columns, sections };
}

function kindRows(rows: readonly KindByMonth[], sheet: MonthsOnSheet): readonly PaperRow[] {
	return rows.map((row, place) =>
		table.line('plain', String(place), { words: moneyWords(row) }, ...sheet.sums(row.amounts))
	);
}

function heldRows(cells: (of: keyof CashAndBank) => readonly PaperCell[]): readonly PaperRow[] {
	return [
		table.line('plain', 'box', say('account.in-box'), ...cells('box')),
		table.line('plain', 'bank', say('account.in-bank'), ...cells('bank')),
		table.line('sub', 'held', say('paper.total'), ...cells('total'))
	];
}

function heldAt(all: readonly CashAndBank[], place: number | undefined, of: keyof CashAndBank): Money {
	return all[place ?? 0]?.[of] ?? zero;
}

const section = (...of: Parameters<typeof table.section>): PaperSection => ({
	...table.section(...of),
	together: true
});

function sumAt(all: readonly Money[], places: readonly number[]): Money {
	return sum(places.map((place) => all[place] ?? zero));
}

/** Years side by side on one sheet. */
const yearsOnSheet = 4;

/** Shows a fiscal year beside the previous one, a month or a range of days alone, and for the whole book every year. */
export function incomeAndExpenditureLeaves(context: BooksContext): BookLeaves {
	const { reports, book } = context;
	const report = reports.incomeAndExpenditure(book, periodsOf(context));
	const starts = report.periods.map((_, place) => place).filter((place) => place % yearsOnSheet === 0);
	return { report, leaves: starts.map((start) => yearsLeaf(report, start, context)) };
}

function yearsLeaf(
	report: IncomeAndExpenditure<FiscalYear>,
	start: number,
	{ words }: BooksContext
): PaperLeaf {
	const end = start + yearsOnSheet;
	const { income, expense } = report;
	const some = (all: readonly Money[]) => amountCells(all.slice(start, end));
	const accounts = (rows: readonly AccountByPeriod[]) =>
		rows.map((row) => table.line('plain', row.account, words.account(row), ...some(row.amounts)));
	const course = report.surplus.slice(start, end);
	const surplus = (key: keyof SurplusOverPeriod, kind: PaperRow['kind'], word: MessageKey) =>
		table.line(kind, key, say(word), ...course.map((one) => amountCell(one[key])));
	return {
		key: String(start),
		of: null,
		columns: [
			table.words('account.particulars'),
			...report.periods
				.slice(start, end)
				.map(({ label }) => table.money(label, { text: label }, { width: 29 }))
		],
		sections: [
			section('income', 'account.income', [
				...accounts(income.rows),
				table.line('total', 'total', say('account.income-total'), ...some(income.totals))
			]),
			section('expense', 'account.expenditure', [
				...accounts(expense.rows),
				table.line('total', 'total', say('account.expenditure-total'), ...some(expense.totals)),
				table.line('sub', 'excess', say('account.excess'), ...some(report.excess))
			]),
			section('surplus', 'account.surplus-course', [
				surplus('opening', 'plain', 'account.surplus-opening'),
				surplus('excess', 'plain', 'account.excess'),
				surplus('moved', 'plain', 'account.surplus-moved'),
				surplus('closing', 'total', 'account.surplus-closing')
			])
		]
	};
}

function periodsOf({ reports, book, period }: BooksContext): readonly FiscalYear[] {
	const cut = (year: FiscalYear): FiscalYear => ({
		label: year.label,
		from: year.from < period.from ? period.from : year.from,
		to: year.to > period.to ? period.to : year.to
	});
	const years = reports.fiscalYears(period, book.yearStart);
	const [only] = years;
	if (years.length > 1 || only === undefined) return years.map(cut);
	const before = reports
		.fiscalYears(reports.wholeBook(book), book.yearStart)
		.filter(({ to }) => to < only.from);
	const whole = only.from === period.from && only.to === period.to;
	return [...(whole ? before.slice(-1) : []), cut(only)];
}

const corpusColumn = (key: string, head: MessageKey, of: (line: CorpusLine) => Money) =>
	table.sum(key, head, of, { zero: 'figure', width: 31 });

const corpusColumns = [
	table.column<CorpusLine>('day', 'account.as-at', 'day', ({ on }) => ({ day: on })),
	corpusColumn('regular', 'account.fund-regular', ({ savingsByFund }) => savingsByFund.regular),
	corpusColumn('voluntary', 'account.fund-voluntary', ({ savingsByFund }) => savingsByFund.voluntary),
	corpusColumn('shares', 'account.fund-shares', ({ savingsByFund }) => savingsByFund.shares),
	corpusColumn('savings', 'paper.savings-total', ({ savings }) => savings),
	corpusColumn('surplus', 'account.surplus', ({ surplus }) => surplus),
	corpusColumn('revolvingFund', 'paper.money-revolving-fund', ({ revolvingFund }) => revolvingFund),
	corpusColumn('grants', 'account.account-grants', ({ grants }) => grants),
	corpusColumn('corpus', 'paper.corpus', ({ corpus }) => corpus)
];

/** The formula of the corpus. */
const corpusNote: PaperCell = {
	line: [
		say('paper.corpus'),
		{ text: '=' },
		say('paper.savings-total'),
		{ text: '+' },
		say('account.surplus'),
		{ text: '+' },
		say('paper.money-revolving-fund'),
		{ text: '+' },
		say('account.account-grants')
	]
};

export function corpusLeaves({ reports, book, period }: BooksContext): BookLeaves {
	const report = reports.corpusByMonth(book, period);
	const leaf: PaperLeaf = {
		key: 'corpus',
		of: null,
		columns: table.columns(corpusColumns),
		sections: table.only(
			'corpus',
			report.map((line) => table.row(line.on, ...table.cells(corpusColumns, line)))
		)
	};
	return { report, leaves: [leaf], notes: [corpusNote] };
}
