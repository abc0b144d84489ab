import { money, sum, zero } from '#money';
import type { AccountDeposits, DepositMonth } from '#reports';
import type { PaperLeaf, PaperRow } from '../table-types.ts';
import { headsOf, monthCell, slipColumn, withEnds } from './cash.ts';
import { amountCells, countCell, say, table, type BookLeaves, type BooksContext } from '../context.ts';
import { plainRow } from '../words.ts';

/**
 * Returns each account as its passbook shows it, cut by value days: an entry is on the bank's day, even if it was written
 * into the book later.
 */
export function depositsLeaves(context: BooksContext): BookLeaves {
	const { reports, events, currency, period } = context;
	const whole = reports.deposits(events, { currency });
	const report = { ...period, accounts: whole.accounts.map((account) => inPeriod(account, context)) };
	const leaves = report.accounts.flatMap((account) => [
		rowsLeaf(account, context),
		monthsLeaf(account, context)
	]);
	return { report, leaves };
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
	const rows = account.rows.map((row, place) => {
		const head = heads.get(row.eventId);
		return plainRow(`${row.eventId} ${String(place)}`, null, [
			{ day: row.bankDay },
			{ day: row.day },
			row.slip === null ? null : { text: row.slip },
			head === undefined ? null : words.entry(head),
			...amountCells([row.in, row.out, row.balance]),
			row.matched ? { text: '=' } : null
		]);
	});
	return {
		key: `${account.bankAccountId} rows`,
		of: { text: words.bank(account.bankAccountId) },
		columns: [
			table.day('bankDay', 'account.bank-day'),
			table.day('day', 'account.slip-day'),
			slipColumn,
			table.words('account.particulars'),
			table.money('in', say('paper.received'), { carry: 'sum' }),
			table.money('out', say('paper.paid'), { carry: 'sum' }),
			table.money('balance', say('account.balance'), { carry: 'last', zero: 'figure' }),
			{ key: 'agrees', head: say('account.agrees'), kind: 'text', width: 14 }
		],
		sections: table.only('rows', [...withEnds(account, rows, null), agreement(account)])
	};
}

const agreement = ({ matchedUntil }: PeriodDeposits): PaperRow =>
	table.line(
		'note',
		'agreement',
		matchedUntil === null
			? say('account.agreed-never')
			: { line: [{ text: '=:' }, say('account.agrees-until'), { day: matchedUntil }] }
	);

type MonthColumns = Omit<DepositMonth, 'month' | 'from' | 'to'>;

const monthColumns = [
	table.column<MonthColumns>(
		'deposits',
		'account.deposits-count',
		'text',
		({ deposits }) => countCell(deposits),
		{ width: 20 }
	),
	table.sum<MonthColumns>('deposited', 'account.deposited-from-box', (row) => row.deposited, {
		carry: 'sum'
	}),
	table.sum<MonthColumns>('opening', 'account.opening-balance', (row) => row.opening, { zero: 'figure' }),
	table.sum<MonthColumns>('in', 'paper.received', (row) => row.in, { carry: 'sum' }),
	table.sum<MonthColumns>('out', 'paper.paid', (row) => row.out, { carry: 'sum' }),
	table.standing<MonthColumns>('closing', 'account.closing-balance', (row) => row.closing)
];

function monthsLeaf(account: PeriodDeposits, { words }: BooksContext): PaperLeaf {
	const { months, monthsWithDeposit } = account;
	const made = months.reduce((all, month) => all + month.deposits, 0);
	const withDeposit = table.line('note', 'months', {
		line: [
			say('account.months-with-deposit'),
			{ text: `${String(monthsWithDeposit)} / ${String(months.length)}` }
		]
	});
	return {
		key: `${account.bankAccountId} months`,
		of: { text: words.bank(account.bankAccountId) },
		columns: [table.words('account.month'), ...table.columns(monthColumns)],
		sections: table.only('months', [
			...months.map((month) =>
				table.row(month.month, monthCell(month.month), ...table.cells(monthColumns, month))
			),
			table.total(...table.cells(monthColumns, { ...account, deposits: made })),
			withDeposit
		])
	};
}
