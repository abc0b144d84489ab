import { monthStart } from '#kernel';
import { sum, zero } from '#money';
import type { AccountDeposits, DepositRow } from '#reports';
import type { DossierBlock, TableBlock } from './dossier-types.ts';
import type { PaperCell, PaperRow } from '../table-types.ts';
import { headsOf, monthCell } from '../books/cash.ts';
import { amountCell, amountCells, dayColumn, figureLine, moneyColumn, say, wordsColumn } from '../context.ts';
import type { DossierContext } from './context.ts';

/** Part 2: each account in the order of the bank's own passbook, for the officer's tick. */
export function depositsPart(context: DossierContext): readonly DossierBlock[] {
	const { reports, events, currency, on } = context;
	const { accounts } = reports.deposits(events, { currency, on });
	return [
		{ kind: 'part', key: 'part 2', number: 2, title: 'dossier.part-deposits', newPage: true },
		...(accounts.length === 0
			? [{ kind: 'text', key: 'no-account', say: 'dossier.no-account' } satisfies DossierBlock]
			: accounts.flatMap((account) => accountBlocks(account, context)))
	];
}

function accountBlocks(account: AccountDeposits, context: DossierContext): readonly DossierBlock[] {
	const { named, on, book } = context;
	const from = monthStart(on, book.months, -11);
	const before = account.rows.filter(({ bankDay }) => bankDay < from);
	const rows = account.rows.filter(({ bankDay }) => bankDay >= from);
	const months = account.months.filter(({ to }) => to < from);
	return [
		{
			kind: 'head',
			key: `${account.bankAccountId} head`,
			cell: { line: [{ text: `${named.bank(account.bankAccountId)} ·` }, matchedCell(account)] }
		},
		...(before.length === 0
			? []
			: [
					{
						kind: 'text',
						key: `${account.bankAccountId} cut`,
						say: 'dossier.last-rows',
						above: true
					} satisfies DossierBlock
				]),
		rowsTable(account, before, rows, context),
		...(months.length === 0 ? [] : [monthsTable(account, months)])
	];
}

function matchedCell({ matchedUntil }: AccountDeposits): PaperCell {
	if (matchedUntil === null) return say('account.agreed-never');
	return { line: [say('account.agrees-until'), { day: matchedUntil }] };
}

function rowsTable(
	account: AccountDeposits,
	before: readonly DepositRow[],
	rows: readonly DepositRow[],
	{ book, words }: DossierContext
): TableBlock {
	const heads = headsOf(book.rows);
	const opening = before.at(-1)?.balance ?? zero;
	const sumOf = (pick: (row: DepositRow) => number) =>
		rows.reduce((all, row) => all + pick(row), 0) as typeof opening;
	const lines: readonly PaperRow[] = [
		figureLine('opening', 'opening', say('account.opening-balance'), null, null, amountCell(opening), null),
		...rows.map((row, place): PaperRow => {
			const head = heads.get(row.eventId);
			return {
				key: `${row.eventId} ${String(place)}`,
				kind: 'plain',
				cells: [
					{ day: row.bankDay },
					row.slip === null ? null : { text: row.slip },
					head === undefined ? null : words.entry(head),
					...amountCells([row.in, row.out, row.balance]),
					row.matched ? { text: '=' } : null
				]
			};
		}),
		figureLine(
			'total',
			'total',
			say('paper.total'),
			amountCell(sumOf((row) => row.in)),
			amountCell(sumOf((row) => row.out)),
			amountCell(rows.at(-1)?.balance ?? opening),
			null
		)
	];
	return {
		kind: 'table',
		key: `${account.bankAccountId} rows`,
		columns: rowColumns(),
		sections: [{ key: 'rows', heading: null, rows: lines }]
	};
}

/** What a line of the account says; what no passbook was compared with yet is for the officer's tick. */
function rowColumns(): TableBlock['columns'] {
	return [
		dayColumn('bankDay', 'account.bank-day'),
		{ key: 'slip', head: say('account.slip-number'), kind: 'text', width: 18 },
		wordsColumn('account.particulars'),
		moneyColumn('in', say('paper.received'), { carry: 'sum', width: 23 }),
		moneyColumn('out', say('paper.paid'), { carry: 'sum', width: 23 }),
		moneyColumn('balance', say('account.balance'), { carry: 'last', zero: 'figure', width: 24 }),
		{ key: 'agrees', head: say('account.agrees'), kind: 'text', width: 20 }
	];
}

/** Years before, one line a month. */
function monthsTable(account: AccountDeposits, months: AccountDeposits['months']): TableBlock {
	return {
		kind: 'table',
		key: `${account.bankAccountId} months`,
		columns: [
			wordsColumn('account.month'),
			{ key: 'deposits', head: say('account.deposits-count'), kind: 'text', width: 20 },
			moneyColumn('deposited', say('dossier.deposited'), { carry: 'sum', width: 26 }),
			moneyColumn('in', say('paper.received'), { carry: 'sum', width: 26 }),
			moneyColumn('out', say('paper.paid'), { carry: 'sum', width: 26 }),
			moneyColumn('closing', say('account.closing-balance'), { carry: 'last', zero: 'figure', width: 28 })
		],
		sections: [
			{
				key: 'months',
				heading: null,
				rows: [
					...months.map(({ month, deposits, deposited, in: into, out, closing }): PaperRow => ({
						key: month,
						kind: 'plain',
						cells: [
							monthCell(month),
							{ text: String(deposits) },
							...amountCells([deposited, into, out, closing])
						]
					})),
					figureLine(
						'total',
						'total',
						say('paper.total'),
						{ text: String(months.reduce((all, { deposits }) => all + deposits, 0)) },
						amountCell(sum(months.map(({ deposited }) => deposited))),
						amountCell(sum(months.map((one) => one.in))),
						amountCell(sum(months.map(({ out }) => out))),
						amountCell(months.at(-1)?.closing ?? zero)
					)
				]
			}
		]
	};
}
