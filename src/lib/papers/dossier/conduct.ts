import type { LocalDate } from '#kernel';
import { isOfBank } from '#group';
import { sum, zero, type Money } from '#money';
import type { BorrowingLine, CreditConduct, CreditMonth, InstalmentConduct } from '#reports';
import type { DossierBlock, TableBlock, TextBlock } from './dossier-types.ts';
import type { PaperRow, Said } from '../table-types.ts';
import { monthCell } from '../books/cash.ts';
import { amountCell, amountCells, dayColumn, figureLine, moneyColumn, say } from '../context.ts';
import { interestBlocks, ratesByRule } from './bank-interest.ts';
import type { DossierContext } from './context.ts';
import type { MessageKey, Words } from '#i18n';

/** "12 instalments: 10 on the day, 1 late by 30 days, 1 due today": of the last loan of a bank that named its instalments; nothing where none did. */
export function conductInShort(borrowings: readonly BorrowingLine[], on: LocalDate): readonly Said[] {
	const last = borrowings.findLast((loan) => isOfBank(loan) && loan.instalments.length > 0);
	if (last === undefined) return [];
	const { instalments } = last;
	const paid = instalments.filter(({ paidOn }) => paidOn !== null);
	const unpaid = instalments.filter(({ paidOn }) => paidOn === null);
	const isLate = ({ daysLate }: InstalmentConduct) => daysLate > 0;
	const parts: readonly (readonly [Said['say'], readonly InstalmentConduct[]])[] = [
		['paper.conduct-onTime', paid.filter((one) => !isLate(one))],
		['paper.conduct-late', paid.filter(isLate)],
		['paper.conduct-overdue', unpaid.filter(isLate)],
		['paper.conduct-today', unpaid.filter((one) => !isLate(one) && one.dueOn <= on)],
		['paper.conduct-coming', unpaid.filter(({ dueOn }) => dueOn > on)]
	];
	return [
		{
			say: 'paper.conduct-in-short',
			values: (words) => ({
				count: instalments.length,
				parts: parts
					.filter(([, some]) => some.length > 0)
					.map(([say, some]) =>
						words.say(say, { count: some.length, days: Math.max(...some.map(({ daysLate }) => daysLate)) })
					)
					.join(', ')
			})
		}
	];
}

/** Part 3: how the group paid back what it had from banks. */
export function conductPart(context: DossierContext): readonly DossierBlock[] {
	const ofBanks = context.borrowings.borrowings.filter(isOfBank);
	return [
		{ kind: 'part', key: 'part 3', number: 3, title: 'dossier.part-conduct' },
		...(ofBanks.length === 0
			? [{ kind: 'text', key: 'no-bank-loan', say: 'dossier.no-bank-loan' } satisfies DossierBlock]
			: [
					...ofBanks.flatMap((loan) => [...conductBlocks(loan), ...interestBlocks(loan, context)]),
					...ratesByRule(context)
				]),
		...ruleNotes(context)
	];
}

function conductBlocks(loan: BorrowingLine): readonly DossierBlock[] {
	return loan.credit === null ? loanBlocks(loan) : creditBlocks(loan, loan.credit);
}

/** A cash credit: what holds today, and month by month how it was used. */
function creditBlocks(
	{ borrowingId, lender, receivedOn, broughtIn, outstanding, overdue, overdueDays }: BorrowingLine,
	credit: CreditConduct
): readonly DossierBlock[] {
	const { limit, drawingPower, drawable } = credit;
	return [
		{
			kind: 'fields',
			key: `${borrowingId} fields`,
			rows: [
				[
					{ label: 'dossier.lender', value: { text: lender } },
					{
						label: broughtIn ? 'register.credit-brought-on' : 'dossier.cash-credit',
						value: { day: receivedOn }
					},
					{ label: 'dossier.limit', value: amountCell(limit) },
					{ label: 'dossier.drawing-power', value: amountCell(drawingPower) }
				],
				[
					{ label: 'dossier.left', value: amountCell(outstanding) },
					{ label: 'dossier.drawable', value: amountCell(drawable) },
					{ label: 'dossier.above-power', value: amountCell(overdue) },
					{ label: 'dossier.days-late', value: { text: String(overdueDays) } }
				]
			]
		},
		creditTable(borrowingId, outstanding, credit)
	];
}

function creditTable(
	borrowingId: string,
	outstanding: Money,
	{ broughtIn, months }: CreditConduct
): TableBlock {
	const total = (pick: (month: CreditMonth) => Money) => amountCell(sum(months.map(pick)));
	return {
		kind: 'table',
		key: `${borrowingId} months`,
		columns: creditColumns(),
		sections: [
			{
				key: 'months',
				heading: null,
				rows: [
					...(broughtIn === 0
						? []
						: [
								figureLine(
									'plain',
									'brought-in',
									say('account.opening-balance'),
									...amountCells([zero, zero, zero, zero, zero, zero, broughtIn])
								)
							]),
					...months.map((one): PaperRow => {
						const { month, drawn, repaid, interest, charges, balance } = one;
						const held = [one.limit, one.drawingPower];
						return {
							key: month,
							kind: 'plain',
							cells: [monthCell(month), ...amountCells([...held, drawn, repaid, interest, charges, balance])]
						};
					}),
					figureLine(
						'total',
						'total',
						say('paper.total'),
						null,
						null,
						total(({ drawn }) => drawn),
						total(({ repaid }) => repaid),
						total(({ interest }) => interest),
						total(({ charges }) => charges),
						amountCell(outstanding)
					)
				]
			}
		]
	};
}

const creditColumns = (): TableBlock['columns'] => [
	{ key: 'month', head: say('account.month'), kind: 'text' },
	moneyColumn('limit', say('dossier.limit'), { width: 21 }),
	moneyColumn('power', say('dossier.drawing-power'), { width: 21 }),
	moneyColumn('drawn', say('dossier.drawn'), { carry: 'sum', width: 21 }),
	moneyColumn('repaid', say('register.repaid'), { carry: 'sum', width: 21 }),
	moneyColumn('interest', say('paper.interest'), { carry: 'sum', width: 17 }),
	moneyColumn('charges', say('dossier.credit-charges'), { carry: 'sum', width: 17 }),
	moneyColumn('balance', say('account.balance'), { carry: 'last', zero: 'figure', width: 21 })
];

function loanBlocks(loan: BorrowingLine): readonly DossierBlock[] {
	const { borrowingId, lender, receivedOn, broughtIn, totals, outstanding, instalments } = loan;
	const { overdue, overdueDays, overdueKnown } = loan;
	return [
		{
			kind: 'fields',
			key: `${borrowingId} fields`,
			rows: [
				[
					{ label: 'dossier.lender', value: { text: lender } },
					{ label: broughtIn ? 'register.brought-on' : 'dossier.received-on', value: { day: receivedOn } },
					{ label: broughtIn ? 'register.left-then' : 'paper.received', value: amountCell(totals.received) }
				],
				[
					{ label: 'paper.interest', value: amountCell(totals.interestCharged) },
					{ label: 'dossier.credit-charges', value: amountCell(totals.chargesCharged) },
					{ label: 'register.repaid', value: amountCell(totals.repaid) }
				],
				[
					{ label: 'dossier.left', value: amountCell(outstanding) },
					{
						label: 'dossier.overdue',
						value: overdueKnown ? amountCell(overdue) : say('dossier.shows-not-in-book')
					},
					{
						label: 'dossier.days-late',
						value: overdueKnown ? { text: String(overdueDays) } : say('dossier.shows-not-in-book')
					}
				]
			]
		},
		...(instalments.length === 0
			? [
					{
						kind: 'text',
						key: `${borrowingId} none`,
						say: broughtIn ? 'register.installments-not-known' : 'dossier.installments-none'
					} satisfies DossierBlock
				]
			: [instalmentsTable(loan)])
	];
}

function instalmentsTable({ borrowingId, instalments }: BorrowingLine): TableBlock {
	return {
		kind: 'table',
		key: `${borrowingId} instalments`,
		columns: [
			{ key: 'number', head: say('paper.number'), kind: 'text', width: 20 },
			{ ...dayColumn('dueOn', 'dossier.due-on'), width: 34 },
			moneyColumn('amount', say('dossier.instalment'), { carry: 'sum', width: 34 }),
			moneyColumn('paid', say('paper.paid'), { carry: 'sum', width: 34 }),
			{ ...dayColumn('paidOn', 'dossier.paid-on'), width: 34 },
			{ key: 'late', head: say('dossier.days-late'), kind: 'text' }
		],
		sections: [
			{
				key: 'instalments',
				heading: null,
				rows: [
					...instalments.map(({ number, dueOn, amount: due, paid, paidOn, daysLate }): PaperRow => ({
						key: String(number),
						kind: 'plain',
						cells: [
							{ text: String(number) },
							{ day: dueOn },
							...amountCells([due, paid]),
							paidOn === null ? null : { day: paidOn },
							{ text: String(daysLate) }
						]
					})),
					figureLine(
						'total',
						'total',
						say('paper.total'),
						...amountCells([
							sum(instalments.map((one) => one.amount)),
							sum(instalments.map(({ paid }) => paid))
						]),
						null,
						null
					)
				]
			}
		]
	};
}

/** What else the rule says of a loan: what it asks beside the books, cash credit, collateral, other floors that were seen. */
function ruleNotes({ dose, asked, currency, ruleFits }: DossierContext): readonly DossierBlock[] {
	if (!ruleFits) return [];
	const { cashCredit, noCollateralUpTo, needs, alsoSeen } = dose;
	const money = (held: Money) => (words: Words) => words.money(held, currency, true);
	return [
		...needs.map((need) => text(`need ${need}`, `dossier.needs-${need}`)),
		...(alsoSeen.length === 0
			? []
			: [
					text('also-seen', 'dossier.also-seen', (words) => ({
						amounts: alsoSeen.map((one) => money(one)(words)).join(', ')
					}))
				]),
		...(cashCredit === null
			? []
			: [
					text('cash-credit', 'dossier.cash-credit-rule', (words) => ({
						amount: money(cashCredit.atLeast)(words),
						years: cashCredit.years
					}))
				]),
		...(noCollateralUpTo === null || asked.amount > noCollateralUpTo
			? []
			: [
					text('no-collateral', 'dossier.no-collateral', (words) => ({
						amount: money(noCollateralUpTo)(words)
					}))
				])
	];
}

function text(key: string, sentence: MessageKey, values?: TextBlock['values']): TextBlock {
	return { kind: 'text', key, say: sentence, values };
}
