import { money, sum, zero } from '#money';
import type { AccountDeposits, DepositRow } from '#reports';
import type { PaperCell, PaperLeaf, PaperRow } from '../table-types.ts';
import { headsOf, monthCell, slipColumn, withEnds } from './cash.ts';
import {
	amountCells,
	dayColumn,
	figureLine,
	moneyColumn,
	say,
	wordsColumn,
	type BookPaper,
	type BooksContext
} from '../context.ts';
import { plainRow } from '../words.ts';

/**
 * Each account as its passbook has it, cut by the bank's days: what is known today stands on the day of the bank, also
 * where it was written into the book later.
 */
export function depositsPaper(context: BooksContext): BookPaper {
	const { reports, events, currency, period } = context;
	const whole = reports.deposits(events, { currency });
	const report = {
		...period,
		accounts: whole.accounts.map((account) => inPeriod(account, context))
	};
	const leaves = report.accounts.flatMap((account) => [
		rowsLeaf(account, context),
		monthsLeaf(account, context)
	]);
	return {
		report,
		paper: { title: 'account.book-deposits', size: 'a4-wide', ...period, leaves, tight: true, packed: true }
	};
}

/** Minor units; opening + in − out = closing. */
type PeriodDeposits = ReturnType<typeof inPeriod>;

function inPeriod(account: AccountDeposits, { period: { from, to } }: BooksContext) {
	const rows = account.rows.filter(({ bankDay }) => bankDay >= from && bankDay <= to);
	const months = account.months.filter((month) => month.to >= from && month.from <= to);
	const opening = account.rows.findLast(({ bankDay }) => bankDay < from)?.balance ?? zero;
	const [into, out] = [sum(rows.map((row) => row.in)), sum(rows.map((row) => row.out))];
	return {
		...account,
		rows,
		months,
		monthsWithDeposit: months.filter(({ deposits }) => deposits > 0).length,
		deposited: sum(months.map(({ deposited }) => deposited)),
		opening,
		in: into,
		out,
		closing: money(opening + into - out)
	};
}

function rowsLeaf(account: PeriodDeposits, { book, words }: BooksContext): PaperLeaf {
	const heads = headsOf(book.rows);
	const particulars = (row: DepositRow): PaperCell => {
		const head = heads.get(row.eventId);
		return head === undefined ? null : words.entry(head);
	};
	const rows = account.rows.map((row, place) =>
		plainRow(`${row.eventId} ${String(place)}`, null, [
			{ day: row.bankDay },
			{ day: row.day },
			row.slip === null ? null : { text: row.slip },
			particulars(row),
			...amountCells([row.in, row.out, row.balance]),
			row.matched ? { text: '=' } : null
		])
	);
	return {
		key: `${account.bankAccountId} rows`,
		of: { text: words.bank(account.bankAccountId) },
		columns: [
			dayColumn('bankDay', 'account.bank-day'),
			dayColumn('day', 'account.slip-day'),
			slipColumn,
			wordsColumn('account.particulars'),
			moneyColumn('in', say('paper.received'), { carry: 'sum' }),
			moneyColumn('out', say('paper.paid'), { carry: 'sum' }),
			moneyColumn('balance', say('account.balance'), { carry: 'last', zero: 'figure' }),
			{ key: 'agrees', head: say('account.agrees'), kind: 'text', width: 14 }
		],
		sections: [
			{ key: 'rows', heading: null, rows: [...besideAgrees(withEnds(account, rows)), agreement(account)] }
		]
	};
}

/** The last column has no figure: the lines around the rows leave it empty. */
function besideAgrees(rows: readonly PaperRow[]): readonly PaperRow[] {
	return rows.map((row) =>
		row.kind === 'opening' || row.kind === 'total' ? { ...row, cells: [...row.cells, null] } : row
	);
}

function agreement({ matchedUntil }: PeriodDeposits): PaperRow {
	const cell: PaperCell =
		matchedUntil === null
			? say('account.agreed-never')
			: { line: [{ text: '=:' }, say('account.agrees-until'), { day: matchedUntil }] };
	return figureLine('note', 'agreement', cell);
}

function monthsLeaf(account: PeriodDeposits, { words }: BooksContext): PaperLeaf {
	const rows = account.months.map((month): PaperRow => {
		const { deposited, opening, in: into, out, closing } = month;
		return {
			key: month.month,
			kind: 'plain',
			cells: [
				monthCell(month.month),
				{ text: String(month.deposits) },
				...amountCells([deposited, opening, into, out, closing])
			]
		};
	});
	const { opening, in: into, out, closing, deposited } = account;
	const made = account.months.reduce((all, month) => all + month.deposits, 0);
	const total = figureLine(
		'total',
		'total',
		say('paper.total'),
		{ text: String(made) },
		...amountCells([deposited, opening, into, out, closing])
	);
	const with_ = figureLine('note', 'months', {
		line: [
			say('account.months-with-deposit'),
			{ text: `${String(account.monthsWithDeposit)} / ${String(account.months.length)}` }
		]
	});
	return {
		key: `${account.bankAccountId} months`,
		of: { text: words.bank(account.bankAccountId) },
		columns: [
			wordsColumn('account.month'),
			{ key: 'deposits', head: say('account.deposits-count'), kind: 'text', width: 20 },
			moneyColumn('deposited', say('account.deposited-from-box'), { carry: 'sum' }),
			moneyColumn('opening', say('account.opening-balance'), { zero: 'figure' }),
			moneyColumn('in', say('paper.received'), { carry: 'sum' }),
			moneyColumn('out', say('paper.paid'), { carry: 'sum' }),
			moneyColumn('closing', say('account.closing-balance'), { carry: 'last', zero: 'figure' })
		],
		sections: [{ key: 'months', heading: null, rows: [...rows, total, with_] }]
	};
}
