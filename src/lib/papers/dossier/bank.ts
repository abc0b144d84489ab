import { monthStart } from '#kernel';
import { money, zero } from '#money';
import type {
	AccountDeposits,
	BankInterestOf,
	BorrowingLine,
	DepositMonth,
	DepositRow,
	InterestSlab,
	NotPrompt,
	PromptQuarter
} from '#reports';
import type { DossierBlock, TableBlock } from './dossier-types.ts';
import type { PaperCell } from '../table-types.ts';
import { headsOf, monthCell } from '../books/cash.ts';
import { amountCell, countCell, ifKnown, say, table, withDots } from '../context.ts';
import { headBlock, sourceWords, tableBlock, textBlock, textCell, type DossierContext } from './context.ts';
import type { Words } from '#i18n';

/** Part 2: each account in the order of the bank's own passbook, to be ticked by the officer. */
export function depositsPart(context: DossierContext): readonly DossierBlock[] {
	const { reports, events, currency, on } = context;
	const { accounts } = reports.deposits(events, { currency, on });
	return [
		{ kind: 'part', key: 'part 2', number: 2, title: 'dossier.part-deposits', newPage: true },
		...(accounts.length === 0
			? [textBlock('no-account', 'dossier.no-account')]
			: accounts.flatMap((account) => accountBlocks(account, context)))
	];
}

function accountBlocks(account: AccountDeposits, context: DossierContext): readonly DossierBlock[] {
	const { words, on, book } = context;
	const { bankAccountId: id } = account;
	const from = monthStart(on, book.months, -11);
	const before = account.rows.filter(({ bankDay }) => bankDay < from);
	const rows = account.rows.filter(({ bankDay }) => bankDay >= from);
	const months = account.months.filter(({ to }) => to < from);
	return [
		headBlock(`${id} head`, { line: [{ text: `${words.bank(id)} ·` }, matchedCell(account)] }),
		...(before.length === 0
			? []
			: [{ ...textBlock(`${id} cut`, 'dossier.last-rows'), above: true } satisfies DossierBlock]),
		rowsTable(account, before, rows, context),
		...(months.length === 0 ? [] : [monthsTable(account, months)])
	];
}

function matchedCell({ matchedUntil }: AccountDeposits): PaperCell {
	if (matchedUntil === null) return say('account.agreed-never');
	return { line: [say('account.agrees-until'), { day: matchedUntil }] };
}

/** Lists the account's entries, with a tick box for those not yet covered by a passbook comparison. */
function rowsTable(
	account: AccountDeposits,
	before: readonly DepositRow[],
	rows: readonly DepositRow[],
	{ book, words }: DossierContext
): TableBlock {
	const heads = headsOf(book.rows);
	const opening = before.at(-1)?.balance ?? zero;
	const about = [
		table.column<DepositRow>('bankDay', 'account.bank-day', 'day', ({ bankDay }) => ({ day: bankDay }), {
			width: 23
		}),
		table.column<DepositRow>('slip', 'account.slip-number', 'text', ({ slip }) => textCell(slip), {
			width: 18
		}),
		table.column<DepositRow>('words', 'account.particulars', 'words', ({ eventId }) => {
			const head = heads.get(eventId);
			return head === undefined ? null : words.entry(head);
		})
	];
	const money = [
		table.sum<DepositRow>('in', 'paper.received', (row) => row.in, { carry: 'sum', width: 23 }),
		table.sum<DepositRow>('out', 'paper.paid', (row) => row.out, { carry: 'sum', width: 23 }),
		table.standing<DepositRow>('balance', 'account.balance', (row) => row.balance, { width: 24 }, opening),
		table.column<DepositRow>(
			'agrees',
			'account.agrees',
			'text',
			({ matched }) => (matched ? { text: '=' } : null),
			{ width: 20 }
		)
	];
	return tableBlock(`${account.bankAccountId} rows`, table.columns([...about, ...money]), [
		table.line('opening', 'opening', say('account.opening-balance'), null, null, amountCell(opening), null),
		...rows.map((row, place) =>
			table.row(`${row.eventId} ${String(place)}`, ...table.cells([...about, ...money], row))
		),
		table.total(...table.sums(money, rows))
	]);
}

const monthColumns = [
	{
		...table.column<DepositMonth>(
			'deposits',
			'account.deposits-count',
			'text',
			({ deposits }) => countCell(deposits),
			{ width: 20 }
		),
		sum: (months: readonly DepositMonth[]) =>
			countCell(months.reduce((all, { deposits }) => all + deposits, 0))
	},
	table.sum<DepositMonth>('deposited', 'dossier.deposited', ({ deposited }) => deposited, {
		carry: 'sum',
		width: 26
	}),
	table.sum<DepositMonth>('in', 'paper.received', (month) => month.in, { carry: 'sum', width: 26 }),
	table.sum<DepositMonth>('out', 'paper.paid', ({ out }) => out, { carry: 'sum', width: 26 }),
	table.standing<DepositMonth>('closing', 'account.closing-balance', ({ closing }) => closing, { width: 28 })
];

/** Summarises earlier years, one line a month. */
const monthsTable = ({ bankAccountId }: AccountDeposits, months: readonly DepositMonth[]): TableBlock =>
	tableBlock(
		`${bankAccountId} months`,
		[table.words('account.month'), ...table.columns(monthColumns)],
		[
			...months.map((month) =>
				table.row(month.month, monthCell(month.month), ...table.cells(monthColumns, month))
			),
			table.total(...table.sums(monthColumns, months))
		]
	);

/** Prints the bank's interest by the rule for information; nothing is computed from it. */
export function ratesByRule({ rule, ruleFits, currency }: DossierContext): readonly DossierBlock[] {
	const { interest } = rule;
	if (interest === undefined || !ruleFits) return [];
	const rates = (words: Words) =>
		interest.slabs
			.map((slab) =>
				slab.upTo === undefined
					? words.say('account.rate-above', { rate: rateWords(slab, words) })
					: words.say('account.rate-up-to', {
							amount: words.money(money(slab.upTo * 100), currency, true),
							rate: rateWords(slab, words)
						})
			)
			.join('; ');
	const relief = interest.prompt?.relief;
	return [
		textBlock('bank-rates', 'account.bank-rates', (words) => ({
			rates: rates(words),
			source: sourceWords(interest.sources ?? rule.sources, words)
		})),
		...ifKnown(relief, (percent) => textBlock('prompt-relief', 'account.prompt-relief', () => ({ percent })))
	];
}

/** Prints the interest slab of a loan's outstanding debt, and by quarter whether the group paid promptly. */
export function interestBlocks(
	loan: BorrowingLine,
	{ rule, ruleFits, reports, on }: DossierContext
): readonly DossierBlock[] {
	if (rule.interest === undefined || !ruleFits) return [];
	const { slab, quarters } = reports.bankInterestOf(loan, rule.interest, on);
	return [
		...rateField(loan, slab),
		...(quarters === null || quarters.length === 0 ? [] : [quarterTable(loan, quarters)])
	];
}

const rateField = ({ borrowingId }: BorrowingLine, slab: BankInterestOf['slab']): readonly DossierBlock[] =>
	slab === null
		? []
		: [
				{
					kind: 'fields',
					key: `${borrowingId} rate`,
					rows: [[{ label: 'account.rate-owed', value: { words: [rateWord(slab)] } }]]
				}
			];

const quarterTable = ({ borrowingId }: BorrowingLine, quarters: readonly PromptQuarter[]): TableBlock =>
	tableBlock(
		`${borrowingId} quarters`,
		[
			{ key: 'quarter', head: say('account.quarter'), kind: 'text', width: 52 },
			{ key: 'prompt', head: say('account.paid-on-time'), kind: 'text', width: 40 },
			{ key: 'why', head: say('account.prompt-why'), kind: 'text' }
		],
		quarters.map(({ from, to, verdict, reasons }) =>
			table.row(
				from,
				{ line: [{ day: from }, { text: '–' }, { day: to }] },
				say(`account.prompt-${verdict}`),
				reasons.length === 0 ? null : withDots(reasons.map((reason) => ({ line: reasonCells(reason) })))
			)
		)
	);

function reasonCells(reason: NotPrompt): readonly PaperCell[] {
	switch (reason.why) {
		case 'instalmentLate':
		case 'olderUnpaid':
			return [
				say(reason.why === 'olderUnpaid' ? 'account.why-older' : 'dossier.instalment'),
				{ day: reason.dueOn },
				say('dossier.days-late'),
				countCell(reason.daysLate)
			];
		case 'abovePower':
			return [
				say('dossier.above-power'),
				{ day: reason.from },
				countCell(reason.days),
				say('account.why-days')
			];
		case 'interestNotCovered':
			return [monthCell(reason.month), say('account.why-interest'), amountCell(reason.amount)];
	}
}

function rateWord({ percentPerYear, atMostPercentPerYear }: InterestSlab) {
	if (percentPerYear !== undefined)
		return { say: 'account.rate-percent', values: { percent: percentPerYear } } as const;
	return atMostPercentPerYear === undefined
		? 'account.rate-bank'
		: ({ say: 'account.rate-at-most', values: { percent: atMostPercentPerYear } } as const);
}

function rateWords(slab: InterestSlab, words: Words): string {
	const word = rateWord(slab);
	return typeof word === 'string' ? words.say(word) : words.say(word.say, word.values);
}
