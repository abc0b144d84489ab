import type { LocalDate } from '#kernel';
import { isOfBank } from '#group';
import { zero, type Money } from '#money';
import type { BorrowingLine, CreditConduct, CreditMonth, InstalmentConduct } from '#reports';
import type { DossierBlock, TableBlock } from './dossier-types.ts';
import type { PaperCell, Said } from '../table-types.ts';
import { monthCell } from '../books/cash.ts';
import { amountCell, countCell, ifKnown, say, table } from '../context.ts';
import { interestBlocks, ratesByRule } from './bank.ts';
import { dayCell, field, tableBlock, textBlock, type DossierContext } from './context.ts';
import type { MessageKey, Words } from '#i18n';

/** Summarises the last bank loan with instalments, as in "12 instalments: 10 on the day, 1 late by 30 days, 1 due today"; else nothing. */
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

/** Part 3: the group's repayment of bank loans. */
export function conductPart(context: DossierContext): readonly DossierBlock[] {
	const ofBanks = context.borrowings.borrowings.filter(isOfBank);
	return [
		{ kind: 'part', key: 'part 3', number: 3, title: 'dossier.part-conduct' },
		...(ofBanks.length === 0
			? [textBlock('no-bank-loan', 'dossier.no-bank-loan')]
			: [
					...ofBanks.flatMap((loan) => [...conductBlocks(loan), ...interestBlocks(loan, context)]),
					...ratesByRule(context)
				]),
		...ruleNotes(context)
	];
}

const conductBlocks = (loan: BorrowingLine): readonly DossierBlock[] =>
	loan.credit === null ? loanBlocks(loan) : creditBlocks(loan, loan.credit);

/** Prints a cash credit: limits in force, and its use by month. */
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
					field('dossier.lender', { text: lender }),
					field(broughtIn ? 'register.credit-brought-on' : 'dossier.cash-credit', { day: receivedOn }),
					field('dossier.limit', amountCell(limit)),
					field('dossier.drawing-power', amountCell(drawingPower))
				],
				[
					field('dossier.left', amountCell(outstanding)),
					field('dossier.drawable', amountCell(drawable)),
					field('dossier.above-power', amountCell(overdue)),
					field('dossier.days-late', countCell(overdueDays))
				]
			]
		},
		creditTable(borrowingId, outstanding, credit)
	];
}

const creditColumn = (key: string, head: MessageKey, of: (month: CreditMonth) => Money, width: number) =>
	table.sum(key, head, of, { carry: 'sum', width });

/** Builds a month-end column, which has no total. */
const holding = (key: string, head: MessageKey, of: (month: CreditMonth) => Money) => ({
	...table.sum(key, head, of, { width: 21 }),
	sum: () => null
});

const creditColumns = [
	holding('limit', 'dossier.limit', ({ limit }) => limit),
	holding('power', 'dossier.drawing-power', ({ drawingPower }) => drawingPower),
	creditColumn('drawn', 'dossier.drawn', ({ drawn }) => drawn, 21),
	creditColumn('repaid', 'register.repaid', ({ repaid }) => repaid, 21),
	creditColumn('interest', 'paper.interest', ({ interest }) => interest, 17),
	creditColumn('charges', 'dossier.credit-charges', ({ charges }) => charges, 17),
	creditColumn('credited', 'register.credited', ({ credited }) => credited, 17),
	table.standing<CreditMonth>('balance', 'account.balance', ({ balance }) => balance, { width: 21 })
];

const creditTable = (
	borrowingId: string,
	outstanding: Money,
	{ broughtIn, months }: CreditConduct
): TableBlock => {
	// Few banks grant credits, so the column is printed only if one did.
	const columns = creditColumns.filter(
		({ column }) => column.key !== 'credited' || months.some(({ credited }) => credited > 0)
	);
	return tableBlock(
		`${borrowingId} months`,
		[{ key: 'month', head: say('account.month'), kind: 'text' }, ...table.columns(columns)],
		[
			...(broughtIn === 0
				? []
				: [
						table.row(
							'brought-in',
							say('account.opening-balance'),
							...columns.slice(0, -1).map(() => amountCell(zero)),
							amountCell(broughtIn)
						)
					]),
			...months.map((month) =>
				table.row(month.month, monthCell(month.month), ...table.cells(columns, month))
			),
			table.total(...table.sums(columns.slice(0, -1), months), amountCell(outstanding))
		]
	);
};

function loanBlocks(loan: BorrowingLine): readonly DossierBlock[] {
	const { borrowingId, lender, receivedOn, broughtIn, totals, outstanding, instalments } = loan;
	const { overdue, overdueDays, overdueKnown } = loan;
	const known = (cell: PaperCell) => (overdueKnown ? cell : say('dossier.shows-not-in-book'));
	return [
		{
			kind: 'fields',
			key: `${borrowingId} fields`,
			rows: [
				[
					field('dossier.lender', { text: lender }),
					field(broughtIn ? 'register.brought-on' : 'dossier.received-on', { day: receivedOn }),
					field(broughtIn ? 'register.left-then' : 'paper.received', amountCell(totals.received))
				],
				[
					field('paper.interest', amountCell(totals.interestCharged)),
					field('dossier.credit-charges', amountCell(totals.chargesCharged)),
					field('register.repaid', amountCell(totals.repaid)),
					...(totals.credited === 0 ? [] : [field('register.credited', amountCell(totals.credited))])
				],
				[
					field('dossier.left', amountCell(outstanding)),
					field('dossier.overdue', known(amountCell(overdue))),
					field('dossier.days-late', known(countCell(overdueDays)))
				]
			]
		},
		instalments.length === 0
			? textBlock(
					`${borrowingId} none`,
					broughtIn ? 'register.installments-not-known' : 'dossier.installments-none'
				)
			: instalmentsTable(loan)
	];
}

const instalmentColumns = [
	table.column<InstalmentConduct>('number', 'paper.number', 'text', ({ number }) => countCell(number), {
		width: 20
	}),
	table.column<InstalmentConduct>('dueOn', 'dossier.due-on', 'day', ({ dueOn }) => ({ day: dueOn }), {
		width: 34
	}),
	table.sum<InstalmentConduct>('amount', 'dossier.instalment', ({ amount }) => amount, {
		carry: 'sum',
		width: 34
	}),
	table.sum<InstalmentConduct>('paid', 'paper.paid', ({ paid }) => paid, { carry: 'sum', width: 34 }),
	table.column<InstalmentConduct>('paidOn', 'dossier.paid-on', 'day', ({ paidOn }) => dayCell(paidOn), {
		width: 34
	}),
	table.column<InstalmentConduct>('late', 'dossier.days-late', 'text', ({ daysLate }) => countCell(daysLate))
];

const instalmentsTable = ({ borrowingId, instalments }: BorrowingLine): TableBlock =>
	tableBlock(`${borrowingId} instalments`, table.columns(instalmentColumns), [
		...instalments.map((one) => table.row(String(one.number), ...table.cells(instalmentColumns, one))),
		// The label spans number and day.
		table.total(...table.sums(instalmentColumns.slice(2), instalments))
	]);

/** Prints further terms of the rule: other requirements, cash credit, collateral, and other floors that were found. */
function ruleNotes({ dose, asked, currency, ruleFits }: DossierContext): readonly DossierBlock[] {
	if (!ruleFits) return [];
	const { cashCredit, noCollateralUpTo, needs, alsoSeen } = dose;
	const money = (held: Money) => (words: Words) => words.money(held, currency, true);
	return [
		...needs.map((need) => textBlock(`need ${need}`, `dossier.needs-${need}`)),
		...(alsoSeen.length === 0
			? []
			: [
					textBlock('also-seen', 'dossier.also-seen', (words) => ({
						amounts: alsoSeen.map((one) => money(one)(words)).join(', ')
					}))
				]),
		...ifKnown(cashCredit, ({ atLeast, years }) =>
			textBlock('cash-credit', 'dossier.cash-credit-rule', (words) => ({
				amount: money(atLeast)(words),
				years
			}))
		),
		...(noCollateralUpTo === null || asked.amount > noCollateralUpTo
			? []
			: [
					textBlock('no-collateral', 'dossier.no-collateral', (words) => ({
						amount: money(noCollateralUpTo)(words)
					}))
				])
	];
}
