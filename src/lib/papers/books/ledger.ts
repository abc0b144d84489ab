import { money, sum, zero, type Money } from '#money';
import type { MessageKey } from '#i18n';
import type {
	AccountAmount,
	BalanceSheet,
	GeneralLedger,
	LedgerAccount,
	LedgerGroup,
	LedgerRow,
	SheetSide,
	TrialBalanceRow
} from '#reports';
import type { PaperCell, PaperColumn, PaperLeaf, PaperRow, PaperSection } from '../table-types.ts';
import { meetingColumn } from './cash.ts';
import { amountCell, amountCells, say, table, type BookLeaves, type BooksContext } from '../context.ts';
import { accountKey, meetingCell, plainRow, putTogether } from '../words.ts';

type TwoAccounts = readonly [LedgerAccount, LedgerAccount];

/** Columns of half a sheet. There is no debit column, because these accounts only have deposits. */
const half = (side: string): readonly PaperColumn[] => [
	{ ...table.day(`day ${side}`, 'paper.date'), width: 21 },
	{ key: `meeting ${side}`, head: say('paper.meeting'), kind: 'text', width: 15 },
	table.money(`credit ${side}`, say('account.credit'), { carry: 'sum', width: 25 }),
	table.money(`balance ${side}`, say('account.balance'), { carry: 'last', zero: 'figure', width: 30 })
];

const pairColumns: readonly PaperColumn[] = [...half('left'), ...half('right')];

/** True for a member's account that only has savings deposits at meetings, without corrections. */
const onlySaved = ({ number, rows }: LedgerAccount): boolean =>
	number !== null && rows.length > 0 && rows.every(isPlainSaving);

const isPlainSaving = ({ type, debit, correctedBy, corrects, meeting }: LedgerRow): boolean =>
	type === 'SavingDeposited' && debit === 0 && correctedBy === null && corrects === null && meeting !== null;

/** Splits accounts into pairs printed side by side and the others. */
function inPairs({ accounts }: LedgerGroup): {
	readonly paired: readonly TwoAccounts[];
	readonly others: readonly LedgerAccount[];
} {
	const plain = accounts.filter(onlySaved);
	const paired = Array.from({ length: Math.floor(plain.length / 2) }, (_, place) =>
		plain.slice(2 * place, 2 * place + 2)
	).flatMap(([left, right]): TwoAccounts[] =>
		left === undefined || right === undefined ? [] : [[left, right]]
	);
	const within = new Set(paired.flat());
	return { paired, others: accounts.filter((account) => !within.has(account)) };
}

/** Prints two accounts side by side, each with its own balance and total. */
function pairSection([left, right]: TwoAccounts, { words }: BooksContext): PaperSection {
	const key = `${left.account} ${right.account}`;
	const length = Math.max(left.rows.length, right.rows.length);
	const rows = Array.from({ length }, (_, place): PaperRow => ({
		key: `${key} ${String(place)}`,
		kind: 'plain',
		cells: [...cellsOf(left.rows[place]), ...cellsOf(right.rows[place])]
	}));
	const line = (kind: 'opening' | 'sub', label: PaperCell, of: (account: LedgerAccount) => PaperCell[]) =>
		table.line(kind, `${key} ${kind}`, label, ...of(left), null, null, ...of(right));
	const begins = left.opening === zero && right.opening === zero;
	return {
		key,
		heading: { line: [words.account(left), { text: '|' }, words.account(right)] },
		rows: [
			...(begins
				? []
				: [line('opening', say('account.opening-balance'), ({ opening }) => [null, amountCell(opening)])]),
			...rows,
			line('sub', say('paper.total'), ({ credit, closing }) => [amountCell(credit), amountCell(closing)])
		]
	};
}

function cellsOf(row: LedgerRow | undefined): readonly PaperCell[] {
	return row === undefined
		? [null, null, null, null]
		: [{ day: row.day }, meetingCell(row), amountCell(row.credit), amountCell(row.balance)];
}

export function generalLedgerLeaves(context: BooksContext): BookLeaves {
	const report = context.reports.generalLedger(context.book, context.period);
	return { report, leaves: ledgerLeaves(report, context), each: [ledgerLeaf(report, context)] };
}

const columns: readonly PaperColumn[] = [
	table.day('day', 'paper.date'),
	meetingColumn,
	table.words('account.particulars'),
	table.money('debit', say('account.debit'), { carry: 'sum' }),
	table.money('credit', say('account.credit'), { carry: 'sum' }),
	table.money('balance', say('account.balance'), { carry: 'last', zero: 'figure', width: 27 })
];

const endSection = ({ debit, credit }: GeneralLedger): PaperSection => ({
	key: 'all',
	heading: null,
	rows: [table.line('total', 'all', say('account.all-entries'), ...amountCells([debit, credit]), null)]
});

/** Lists every posting, for the file. */
function ledgerLeaf(report: GeneralLedger, context: BooksContext): PaperLeaf {
	const sections = report.groups.flatMap((group) => [
		...group.accounts.map((account) => accountSection(account, true, context)),
		...controlSections(group)
	]);
	return { key: 'ledger', of: null, columns, sections: [...sections, endSection(report)] };
}

/** For print: savings accounts that only grew are two side by side, all others one below the other. */
function ledgerLeaves(report: GeneralLedger, context: BooksContext): readonly PaperLeaf[] {
	const leaves: PaperLeaf[] = [];
	const add = (key: string, own: readonly PaperColumn[], sections: readonly PaperSection[]): void => {
		const last = leaves.at(-1);
		if (sections.length === 0) return;
		if (last?.columns === own) leaves.splice(-1, 1, { ...last, sections: [...last.sections, ...sections] });
		else leaves.push({ key: `ledger ${key}`, of: null, columns: own, sections });
	};
	for (const group of report.groups) {
		const { paired, others } = inPairs(group);
		add(
			`${group.root} pairs`,
			pairColumns,
			paired.map((two) => pairSection(two, context))
		);
		const alone = others.map((account) => accountSection(account, false, context));
		add(group.root, columns, [...alone, ...controlSections(group)]);
	}
	add('all', columns, [endSection(report)]);
	return leaves;
}

/** Adds a control account: several accounts of one kind and their total. */
function controlSections(group: LedgerGroup): readonly PaperSection[] {
	const { root, accounts, opening, debit, credit, closing } = group;
	if (accounts.length < 2) return [];
	const total = table.line(
		'sub',
		`${root} sum`,
		say('paper.total'),
		...amountCells([debit, credit, closing])
	);
	const before = table.line(
		'opening',
		`${root} sum opening`,
		say('account.opening-balance'),
		amountCell(opening)
	);
	return [{ key: `${root} sum`, heading: say(accountKey(root)), rows: [before, total] }];
}

function accountSection(account: LedgerAccount, each: boolean, { words }: BooksContext): PaperSection {
	const key = account.account;
	const rows = ledgerLines(account, each).map((line, place) =>
		plainRow(`${key} ${String(place)}`, line, [
			{ day: line.day },
			meetingCell(line),
			words.entry(line, line.times),
			...amountCells([line.debit, line.credit, line.balance])
		])
	);
	const { opening, debit, credit, closing } = account;
	return {
		key,
		heading: words.account(account),
		rows: [
			table.line('opening', `${key} opening`, say('account.opening-balance'), amountCell(opening)),
			...rows,
			table.line(
				'sub',
				`${key} total`,
				say('account.account-total'),
				...amountCells([debit, credit, closing])
			)
		]
	};
}

type LedgerLine = LedgerRow & { readonly times: number };

/** Combines entries of one kind at one meeting on one line, unless `each` is true. */
function ledgerLines({ type, opening, rows }: LedgerAccount, each: boolean): readonly LedgerLine[] {
	if (each) return rows.map((row) => ({ ...row, times: 1 }));
	let balance = opening;
	const saying = (row: LedgerRow) => `${row.type} ${row.debit > 0 ? 'debit' : 'credit'}`;
	return putTogether(rows, saying).map((together) => {
		const [debit, credit] = [sum(together.map((row) => row.debit)), sum(together.map((row) => row.credit))];
		balance = money(debitGrows(type) ? balance + debit - credit : balance + credit - debit);
		const [first] = together;
		return { ...first, debit, credit, balance, times: together.length };
	});
}

const debitGrows = (type: LedgerGroup['type']): boolean => type === 'asset' || type === 'expense';

export function trialBalanceLeaves(context: BooksContext): BookLeaves {
	const { reports, book, period } = context;
	const report = reports.trialBalance(book, period.to);
	const roots = [...new Set(report.rows.map(({ root }) => root))];
	const rows = roots.flatMap((root) =>
		trialRows(
			root,
			report.rows.filter((row) => row.root === root),
			context
		)
	);
	const leaf = {
		key: 'trial',
		of: null,
		columns: [table.words('account.account'), ...table.columns(bothSides)],
		sections: table.only('trial', [...rows, table.total(...table.cells(bothSides, report))])
	};
	return { report, leaves: [leaf] };
}

type BothSides = Pick<TrialBalanceRow, 'debit' | 'credit'>;
const bothSides = [
	table.sum<BothSides>('debit', 'account.debit', ({ debit }) => debit, { carry: 'sum', width: 32 }),
	table.sum<BothSides>('credit', 'account.credit', ({ credit }) => credit, { carry: 'sum', width: 32 })
];

/** Returns the rows of the accounts of one kind, with their total if there are several. */
function trialRows(
	root: string,
	accounts: readonly TrialBalanceRow[],
	{ words }: BooksContext
): readonly PaperRow[] {
	const rows = accounts.map((row) =>
		table.row(row.account, words.account(row), ...table.cells(bothSides, row))
	);
	if (rows.length < 2) return rows;
	const label: PaperCell = { line: [say(accountKey(root)), { text: '=' }] };
	const sums = [sum(accounts.map((row) => row.debit)), sum(accounts.map((row) => row.credit))];
	return [
		...rows,
		table.line('sub', `${root} sum`, label, ...sums.map((one) => (one === 0 ? null : amountCell(one))))
	];
}

export function balanceSheetLeaves(context: BooksContext): BookLeaves {
	const { reports, book, period } = context;
	const report = reports.balanceSheet(book, period.to);
	const { assets, liabilities, equity, claims } = report;
	const section = (key: string, heading: MessageKey, rows: readonly PaperRow[]): PaperSection => ({
		key,
		together: true,
		heading: say(heading),
		rows
	});
	const leaf = {
		key: 'sheet',
		of: null,
		columns: [
			table.words('account.particulars'),
			table.money('part', say('account.of-these'), { width: 34 }),
			table.money('amount', say('account.amount'), { width: 34, zero: 'figure' })
		],
		sections: [
			section('assets', 'account.assets', [
				...sideRows(assets, context),
				sheetTotal('assets total', 'account.assets-total', assets.total)
			]),
			section('liabilities', 'account.liabilities', [
				...sideRows(liabilities, context),
				sheetTotal('owed total', 'account.liabilities-total', liabilities.total)
			]),
			section('own', 'account.own-funds', [
				...ownRows(equity),
				sheetTotal('claims', 'account.claims', claims)
			])
		]
	};
	return { report, leaves: [leaf] };
}

/** Returns a line for each kind, followed by its bank accounts, lenders and assets individually. */
function sideRows({ groups }: SheetSide, { words }: BooksContext): readonly PaperRow[] {
	return groups.flatMap((group) => [
		table.line('plain', group.root, say(accountKey(group.root)), null, amountCell(group.amount)),
		...ownLines(group.accounts).map((account) =>
			table.line('plain', account.account, words.account(account), amountCell(account.amount), null)
		)
	]);
}

/** Leaves out members' accounts, which the trial balance lists individually. */
function ownLines(accounts: readonly AccountAmount[]): readonly AccountAmount[] {
	return accounts.filter(({ memberId, account, root }) => memberId === null && account !== root);
}

function ownRows(equity: BalanceSheet['equity']): readonly PaperRow[] {
	const whole = (word: MessageKey, held: Money) =>
		table.line('plain', word, say(word), null, amountCell(held));
	const part = (word: MessageKey, held: Money) =>
		table.line('plain', word, say(word), amountCell(held), null);
	return [
		whole('paper.money-revolving-fund', equity.revolvingFund),
		whole('account.account-grants', equity.grants),
		whole('account.surplus', equity.surplus),
		part('account.surplus-account', equity.surplusAccount),
		part('account.income-all-years', equity.income),
		part('account.expenditure-all-years', money(-equity.expense)),
		sheetTotal('own total', 'account.own-funds-total', equity.total)
	];
}

function sheetTotal(key: string, word: MessageKey, held: Money): PaperRow {
	return table.line('total', key, say(word), null, amountCell(held));
}
