import { sum, zero, type Money } from '#money';
import type { AccountByPeriod, KindByMonth, Period, SheetSide } from '#reports';
import type { MessageKey } from '#i18n';
import type { DossierBlock, TableBlock } from './dossier-types.ts';
import type { PaperCell, PaperRow } from '../table-types.ts';
import { amountCell, amountCells, say, table } from '../context.ts';
import { accountKey, moneyWords } from '../words.ts';
import { askedCell, field, formTitle, headBlock, tableBlock, type DossierContext } from './context.ts';
import { present } from '#kernel';

/** Part 7: receipts and payments and income of the year, balance sheet, trial balance, and corpus. */
export function accountsPart(context: DossierContext): readonly DossierBlock[] {
	const { reports, book, on } = context;
	const whole = { ...reports.wholeBook(book), to: on };
	const year = reports.fiscalYears(whole, book.yearStart).at(-1) ?? whole;
	const period: Period = { from: year.from < whole.from ? whole.from : year.from, to: on };
	const asAt = (word: MessageKey): PaperCell => ({ line: [say(word), { day: on }] });
	return [
		{ kind: 'part', key: 'part 7', number: 7, title: 'dossier.part-accounts' },
		headBlock('receipts-head', {
			line: [say('account.book-receipts'), { day: period.from }, { text: '–' }, { day: on }]
		}),
		receiptsTable(context, period),
		headBlock('income-head', say('account.book-income')),
		incomeTable(context, period, whole),
		headBlock('balance-head', asAt('account.book-balance')),
		balanceTable(context),
		headBlock('trial-head', asAt('account.book-trial')),
		trialTable(context),
		headBlock('corpus-head', asAt('dossier.corpus')),
		corpusTable(context),
		headBlock('statement-head', say(formTitle(context, 'statement'))),
		statementFields(context),
		statementTable(context)
	];
}

/** Builds a two-sided account; both sides have the same total. */
function twoSides(
	key: string,
	heads: readonly [MessageKey, MessageKey],
	left: readonly Line[],
	right: readonly Line[],
	totals: readonly [Line, Line]
): TableBlock {
	const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, place) =>
		table.row(String(place), ...cellsOf(left[place]), ...cellsOf(right[place]))
	);
	const total: PaperRow = { key: 'total', kind: 'total', cells: totals.flatMap(cellsOf) };
	return tableBlock(
		key,
		[
			{ key: 'left', head: say(heads[0]), kind: 'words' },
			table.money('in', say('account.amount'), { width: 25, zero: 'figure' }),
			{ key: 'right', head: say(heads[1]), kind: 'words' },
			table.money('out', say('account.amount'), { width: 25, zero: 'figure' })
		],
		[...rows, total],
		{ together: true }
	);
}

type Line = readonly [label: PaperCell, held: Money];
const cellsOf = (line: Line | undefined): readonly PaperCell[] =>
	line === undefined ? [null, null] : [line[0], amountCell(line[1])];

function kinds(rows: readonly KindByMonth[]): readonly Line[] {
	return rows.map((row): Line => [{ words: moneyWords(row) }, row.total]);
}

function receiptsTable({ reports, book }: DossierContext, period: Period): TableBlock {
	const { receipts, payments, opening, closing } = reports.receiptsAndPayments(book, period);
	const [before, after] = [opening[0], closing.at(-1)];
	const held = (of: MessageKey, at: typeof before): readonly Line[] => [
		[{ words: [of, 'account.in-box'] }, at?.box ?? zero],
		[{ words: [of, 'account.in-bank'] }, at?.bank ?? zero]
	];
	return twoSides(
		'receipts',
		['account.receipts', 'account.payments'],
		[...held('account.opening-balance', before), ...kinds(receipts.rows)],
		[...kinds(payments.rows), ...held('account.closing-balance', after)],
		[
			[say('account.opening-and-receipts'), sum([before?.total ?? zero, receipts.total])],
			[say('account.payments-and-closing'), sum([payments.total, after?.total ?? zero])]
		]
	);
}

function incomeTable({ reports, book }: DossierContext, year: Period, whole: Period): TableBlock {
	const columns = [year, whole];
	const report = reports.incomeAndExpenditure(book, columns);
	const rows = (all: readonly AccountByPeriod[]) => rootsOf(all, columns.length);
	return {
		kind: 'table',
		key: 'income',
		together: true,
		columns: [
			table.words('account.particulars'),
			table.money('year', say('dossier.this-year'), { width: 30, zero: 'figure' }),
			table.money('all', say('dossier.all-years'), { width: 30, zero: 'figure' })
		],
		sections: [
			table.section('income', 'account.income', [
				...rows(report.income.rows),
				table.line('sub', 'sum', say('account.income-total'), ...amountCells(report.income.totals))
			]),
			table.section('expense', 'account.expenditure', [
				...rows(report.expense.rows),
				table.line('sub', 'sum', say('account.expenditure-total'), ...amountCells(report.expense.totals)),
				table.line('total', 'excess', say('account.excess'), ...amountCells(report.excess))
			])
		]
	};
}

/** Returns a row for each line of the chart of accounts. */
function rootsOf(rows: readonly AccountByPeriod[], columns: number): readonly PaperRow[] {
	const roots = [...new Set(rows.map(({ root }) => root))];
	return roots.map((root) => {
		const own = rows.filter((row) => row.root === root);
		const sums = Array.from({ length: columns }, (_, place) =>
			sum(own.map((row) => row.amounts[place] ?? zero))
		);
		return table.line('plain', root, say(accountKey(root)), ...amountCells(sums));
	});
}

function balanceTable({ reports, book, on }: DossierContext): TableBlock {
	const { assets, liabilities, equity, claims } = reports.balanceSheet(book, on);
	const side = ({ groups }: SheetSide): readonly Line[] =>
		groups.map(({ root, amount: held }): Line => [say(accountKey(root)), held]);
	return twoSides(
		'balance',
		['account.claims', 'account.assets'],
		[
			...side(liabilities),
			[say('paper.money-revolving-fund'), equity.revolvingFund],
			[say('account.account-grants'), equity.grants],
			[say('account.surplus'), equity.surplus]
		],
		side(assets),
		[
			[say('paper.total'), claims],
			[say('account.assets-total'), assets.total]
		]
	);
}

/** Combines members' accounts under their line of the chart, because part 5 lists them individually. */
function trialTable({ reports, book, on }: DossierContext): TableBlock {
	const { rows, debit, credit } = reports.trialBalance(book, on);
	const roots = [...new Set(rows.map(({ root }) => root))];
	const of = (root: string, pick: (row: (typeof rows)[number]) => Money) =>
		sum(rows.filter((row) => row.root === root).map(pick));
	return tableBlock(
		'trial',
		[
			table.words('account.account'),
			table.money('debit', say('account.debit'), { width: 30 }),
			table.money('credit', say('account.credit'), { width: 30 })
		],
		[
			...roots.map((root) =>
				table.row(
					root,
					say(accountKey(root)),
					amountCell(of(root, (row) => row.debit)),
					amountCell(of(root, (row) => row.credit))
				)
			),
			table.total(amountCell(debit), amountCell(credit))
		],
		{ together: true }
	);
}

/** Always lists savings and surplus; other components of the corpus only if there are any. */
function corpusTable({ reports, book, on }: DossierContext): TableBlock {
	const line = present(reports.corpusAt(book, [on])[0], 'there is a corpus for each day');
	const { savingsByFund, surplus, revolvingFund, grants, corpus } = line;
	const savings = (fund: keyof typeof savingsByFund): Line => [
		say('paper.savings', `account.fund-${fund}`),
		savingsByFund[fund]
	];
	const lines: readonly (readonly [key: string, line: Line, always: boolean])[] = [
		['regular', savings('regular'), true],
		['voluntary', savings('voluntary'), false],
		['shares', savings('shares'), false],
		['surplus', [say('account.surplus'), surplus], true],
		['revolving', [say('paper.money-revolving-fund'), revolvingFund], false],
		['grants', [say('account.account-grants'), grants], false]
	];
	return tableBlock(
		'corpus',
		[
			table.words('account.particulars'),
			table.money('amount', say('account.amount'), { width: 32, zero: 'figure' })
		],
		[
			...lines.flatMap(([key, [label, held], stands]) =>
				stands || held !== 0 ? [table.row(key, label, amountCell(held))] : []
			),
			table.line('total', 'corpus', say('dossier.corpus'), amountCell(corpus))
		],
		{ together: true }
	);
}

function statementTable({ position }: DossierContext): TableBlock {
	const { sources, uses } = position;
	const lines = (...all: readonly (readonly [MessageKey, Money])[]) =>
		all.map(([label, held]): Line => [say(label), held]);
	return twoSides(
		'statement',
		['dossier.sources', 'dossier.uses'],
		lines(
			['account.account-savings', sources.savings],
			['account.account-interest', sources.interest],
			['paper.money-bank-interest', sources.bankInterest],
			['account.account-fines', sources.fines],
			['dossier.other-income', sources.otherIncome],
			['dossier.surplus-before', sources.surplusBefore],
			['paper.money-revolving-fund', sources.revolvingFund],
			['account.account-grants', sources.grants],
			['account.account-borrowings', sources.borrowings],
			['dossier.held-for-others', sources.heldForOthers]
		),
		lines(
			['account.account-loans', uses.loans],
			['account.in-bank', uses.bank],
			['account.account-deposits', uses.deposits],
			['account.in-box', uses.box],
			['account.account-assets', uses.things],
			['account.account-interest-paid', uses.interestPaid],
			['dossier.other-expenses', uses.otherExpenses]
		),
		[
			[say('paper.total'), sources.total],
			[say('paper.total'), uses.total]
		]
	);
}

function statementFields(context: DossierContext): DossierBlock {
	const { percentPerMonth, netIncome } = context.position;
	return {
		kind: 'fields',
		key: 'statement-fields',
		above: true,
		rows: [
			[
				field('dossier.net-income', amountCell(netIncome)),
				field('dossier.lending-rate', percentPerMonth === null ? null : { text: percentPerMonth }),
				field('dossier.amount-asked', askedCell(context))
			]
		]
	};
}
