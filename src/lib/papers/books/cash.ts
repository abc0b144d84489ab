import type { EventId } from '#kernel';
import { money, sum } from '#money';
import type { BankBook, CashBook, CashBookRow, MoneyWhat, RowHead } from '#reports';
import { namedMonth } from '#i18n';
import type { PaperCell, PaperColumn, PaperLeaf, PaperRow } from '../table-types.ts';
import { amountCell, amountCells, say, table, type BookLeaves, type BooksContext } from '../context.ts';
import { meetingCell, plainRow, putTogether } from '../words.ts';

const flow: readonly PaperColumn[] = [
	table.money('in', say('paper.received'), { carry: 'sum' }),
	table.money('out', say('paper.paid'), { carry: 'sum' }),
	table.money('balance', say('account.balance'), { carry: 'last', zero: 'figure', width: 27 })
];

/** Combines the sums of one kind at one meeting on one line, as in a paper cash book; the file lists each sum. */
export function cashBookLeaves({ reports, book, words, period }: BooksContext): BookLeaves {
	const report = reports.cashBook(book, period);
	const each = report.rows.map((row): CashLine => ({ ...row, times: 1 }));
	return {
		report,
		leaves: [cashLeaf(report, perMeeting(report), words)],
		each: [cashLeaf(report, each, words)]
	};
}

/** A row of the cash book, or `times` rows of one kind combined. */
type CashLine = CashBookRow & { readonly times: number };

function cashLeaf(report: CashBook, lines: readonly CashLine[], words: BooksContext['words']): PaperLeaf {
	const rows = lines.map((line, place) =>
		plainRow(`${line.eventId} ${String(place)}`, line, [
			{ day: line.day },
			meetingCell(line),
			words.sum(line, line, line.times),
			...amountCells([line.in, line.out, line.balance])
		])
	);
	return {
		key: 'cash',
		of: null,
		columns: [table.day('day', 'paper.date'), meetingColumn, table.words('account.particulars'), ...flow],
		sections: table.only('cash', withEnds(report, withMonths(report, lines, rows)))
	};
}

function perMeeting({ opening, rows }: CashBook): readonly CashLine[] {
	let balance = opening;
	return putTogether(rows, (row) => moneyKey(row) + (row.in > 0 ? 'in' : 'out')).map((together) => {
		const [into, outOf] = [sum(together.map((row) => row.in)), sum(together.map((row) => row.out))];
		balance = money(balance + into - outOf);
		const [first] = together;
		return { ...first, in: into, out: outOf, balance, times: together.length };
	});
}

export function bankBookLeaves(context: BooksContext): BookLeaves {
	const { reports, events, currency, period } = context;
	const known = reports.deposits(events, { currency, on: period.to }).accounts;
	const report = known.map(({ bankAccountId }) =>
		reports.bankBook(events, { currency, bankAccountId, from: period.from, on: period.to })
	);
	return { report, leaves: report.map((account) => bankLeaf(account, context)) };
}

function bankLeaf(account: BankBook, { book, words }: BooksContext): PaperLeaf {
	const heads = headsOf(book.rows);
	const rows = account.rows.map((row, place) => {
		const head = heads.get(row.eventId) ?? null;
		return plainRow(`${row.eventId} ${String(place)}`, head, [
			{ day: row.bankDay },
			{ day: row.day },
			row.slip === null ? null : { text: row.slip },
			head === null ? null : words.entry(head),
			...amountCells([row.in, row.out, row.balance])
		]);
	});
	const ends = withEnds(account, rows);
	const waiting = table.line('note', 'waiting', {
		line: [say('account.not-yet-at-bank'), amountCell(account.notYetAtBank)]
	});
	return {
		key: account.bankAccountId,
		of: { text: words.bank(account.bankAccountId) },
		columns: [
			table.day('bankDay', 'account.bank-day'),
			table.day('day', 'account.book-day'),
			slipColumn,
			table.words('account.particulars'),
			...flow
		],
		sections: table.only(account.bankAccountId, account.notYetAtBank === 0 ? ends : [...ends, waiting])
	};
}

export const meetingColumn: PaperColumn = {
	key: 'meeting',
	head: say('paper.meeting'),
	kind: 'text',
	width: 15
};
export const slipColumn: PaperColumn = {
	key: 'slip',
	head: say('account.slip-number'),
	kind: 'text',
	width: 17
};

export function headsOf(rows: BooksContext['book']['rows']): ReadonlyMap<EventId, RowHead> {
	return new Map(rows.map(({ head }) => [head.eventId, head]));
}

/** Adds rows for opening, totals and closing. @param beside empty cells of columns without figures */
export function withEnds(
	totals: Pick<CashBook, 'opening' | 'in' | 'out' | 'closing'>,
	rows: readonly PaperRow[],
	...beside: readonly null[]
): readonly PaperRow[] {
	const { opening, in: into, out, closing } = totals;
	return [
		table.line('opening', 'opening', say('account.opening-balance'), amountCell(opening), ...beside),
		...rows,
		table.total(...amountCells([into, out, closing]), ...beside)
	];
}

/** Inserts the totals of each month after its rows if there are several months. */
function withMonths(
	{ months }: CashBook,
	lines: readonly CashLine[],
	rows: readonly PaperRow[]
): readonly PaperRow[] {
	if (months.length < 2) return rows;
	return months.flatMap((month) => {
		const inside = rows.filter((_, place) => {
			const day = lines[place]?.day;
			return day !== undefined && day >= month.from && day <= month.to;
		});
		const label: PaperCell = { line: [say('account.month-total'), monthCell(month.month)] };
		const sums = amountCells([month.in, month.out, month.closing]);
		return inside.length === 0 ? [] : [...inside, table.line('sub', month.month, label, ...sums)];
	});
}

/** @param month such as "2025-07", or "bs-2082-04" in Bikram Sambat */
export function monthCell(month: string): PaperCell {
	const { key, year } = namedMonth(month);
	return { words: [key], beside: year };
}

const moneyKey = ({ kind, category = '' }: MoneyWhat): string => `${kind} ${category} `;
