import { add, sum, zero, type Money } from '#money';
import type {
	AccountByPeriod,
	CashAndBank,
	FiscalYear,
	IncomeAndExpenditure,
	KindByMonth,
	ReceiptsAndPayments,
	SurplusOverPeriod
} from '#reports';
import type { MessageKey } from '#i18n';
import type { PaperCell, PaperColumn, PaperLeaf, PaperRow, PaperSection } from '../table-types.ts';
import { monthCell } from './cash.ts';
import {
	amountCell,
	amountCells,
	figureLine,
	moneyColumn,
	say,
	wordsColumn,
	type BookPaper,
	type BooksContext
} from '../context.ts';
import { moneyWords } from '../words.ts';

/** Months that stand side by side on a sheet on its side, at the size that is read after a photocopy. */
const monthsOnSheet = 6;

export function receiptsAndPaymentsPaper({ reports, book, period }: BooksContext): BookPaper {
	const report = reports.receiptsAndPayments(book, period);
	const places = report.months.map((_, place) => place);
	const parts = Array.from({ length: Math.ceil(places.length / monthsOnSheet) }, (_, part) =>
		places.slice(part * monthsOnSheet, (part + 1) * monthsOnSheet)
	);
	const leaves = parts.map((part) => monthsLeaf(report, part));
	return {
		report,
		paper: { title: 'account.book-receipts', size: 'a4-wide', ...period, leaves, tight: true }
	};
}

/** Months of one sheet: before them what the sheets before came to, after them what all come to so far. */
class MonthsOnSheet {
	readonly first: number;
	readonly last: number;
	/** Each column as the months that it adds up. */
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
	/** What was there before a column. */
	before(all: readonly CashAndBank[], of: keyof CashAndBank): readonly PaperCell[] {
		return amountCells(this.#spans.map((span) => heldAt(all, span[0], of)));
	}
	/** What is left after it. */
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
	get soFar(): readonly number[] {
		return this.#spans.at(-1) ?? [];
	}
}

function monthsLeaf(report: ReceiptsAndPayments, part: readonly number[]): PaperLeaf {
	const sheet = new MonthsOnSheet(part);
	const isLast = sheet.last === report.months.length - 1;
	const columns: PaperColumn[] = [
		wordsColumn('account.particulars'),
		...(sheet.first > 0 ? [moneyColumn('before', say('account.carried-brought'), { width: 27 })] : []),
		...part.map((place) =>
			moneyColumn(`month ${String(place)}`, monthCell(report.months[place]?.month ?? ''))
		),
		moneyColumn('total', say(isLast ? 'paper.total' : 'account.carried-forward'), { width: 28 })
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
			figureLine('sub', 'sum', say('account.receipts-total'), ...sheet.sums(receipts.totals)),
			figureLine(
				'total',
				'all',
				say('account.opening-and-receipts'),
				...sheet.beforeAnd(opening, receipts.totals)
			)
		]),
		section('payments', 'account.payments', [
			...kindRows(payments.rows, sheet),
			figureLine('sub', 'sum', say('account.payments-total'), ...sheet.sums(payments.totals))
		]),
		section('closing', 'account.closing-balance', [
			...heldRows((of) => sheet.after(closing, of)),
			figureLine(
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
		figureLine('plain', String(place), { words: moneyWords(row) }, ...sheet.sums(row.amounts))
	);
}

function heldRows(cells: (of: keyof CashAndBank) => readonly PaperCell[]): readonly PaperRow[] {
	return [
		figureLine('plain', 'box', say('account.in-box'), ...cells('box')),
		figureLine('plain', 'bank', say('account.in-bank'), ...cells('bank')),
		figureLine('sub', 'held', say('paper.total'), ...cells('total'))
	];
}

function heldAt(all: readonly CashAndBank[], place: number | undefined, of: keyof CashAndBank): Money {
	return all[place ?? 0]?.[of] ?? zero;
}

function section(key: string, heading: MessageKey, rows: readonly PaperRow[]): PaperSection {
	return {
		key,
		heading: say(heading),
		together: true,
		rows: rows.map((row) => ({ ...row, key: `${key} ${row.key}` }))
	};
}

function sumAt(all: readonly Money[], places: readonly number[]): Money {
	return sum(places.map((place) => all[place] ?? zero));
}

/** Years side by side on one sheet. */
const yearsOnSheet = 4;

/** A year beside the one before it; a month or days alone; of all years each. */
export function incomeAndExpenditurePaper(context: BooksContext): BookPaper {
	const { reports, book, period } = context;
	const report = reports.incomeAndExpenditure(book, periodsOf(context));
	const starts = report.periods.map((_, place) => place).filter((place) => place % yearsOnSheet === 0);
	const leaves = starts.map((start) => yearsLeaf(report, start, context));
	return { report, paper: { title: 'account.book-income', size: 'a4', ...period, leaves } };
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
		rows.map((row) => figureLine('plain', row.account, words.account(row), ...some(row.amounts)));
	const course = report.surplus.slice(start, end);
	const surplus = (key: keyof SurplusOverPeriod, kind: PaperRow['kind'], word: MessageKey) =>
		figureLine(kind, key, say(word), ...course.map((one) => amountCell(one[key])));
	return {
		key: String(start),
		of: null,
		columns: [
			wordsColumn('account.particulars'),
			...report.periods
				.slice(start, end)
				.map(({ label }) => moneyColumn(label, { text: label }, { width: 29 }))
		],
		sections: [
			section('income', 'account.income', [
				...accounts(income.rows),
				figureLine('total', 'total', say('account.income-total'), ...some(income.totals))
			]),
			section('expense', 'account.expenditure', [
				...accounts(expense.rows),
				figureLine('total', 'total', say('account.expenditure-total'), ...some(expense.totals)),
				figureLine('sub', 'excess', say('account.excess'), ...some(report.excess))
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

export function corpusPaper({ reports, book, period }: BooksContext): BookPaper {
	const report = reports.corpusByMonth(book, period);
	const rows = report.map((line): PaperRow => {
		const { regular, voluntary, shares } = line.savingsByFund;
		const cells: readonly PaperCell[] = [
			{ day: line.on },
			...amountCells([
				regular,
				voluntary,
				shares,
				line.savings,
				line.surplus,
				line.revolvingFund,
				line.grants
			]),
			amountCell(line.corpus)
		];
		return { key: line.on, kind: 'plain', cells };
	});
	const column = (key: string, head: MessageKey) =>
		moneyColumn(key, say(head), { zero: 'figure', width: 31 });
	const leaf: PaperLeaf = {
		key: 'corpus',
		of: null,
		columns: [
			{ key: 'day', head: say('account.as-at'), kind: 'day' },
			column('regular', 'account.fund-regular'),
			column('voluntary', 'account.fund-voluntary'),
			column('shares', 'account.fund-shares'),
			column('savings', 'paper.savings-total'),
			column('surplus', 'account.surplus'),
			column('revolvingFund', 'paper.money-revolving-fund'),
			column('grants', 'account.account-grants'),
			column('corpus', 'paper.corpus')
		],
		sections: [{ key: 'corpus', heading: null, rows }]
	};
	const note: PaperCell = {
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
	return {
		report,
		paper: { title: 'account.book-corpus', size: 'a4-wide', ...period, leaves: [leaf], notes: [note] }
	};
}
