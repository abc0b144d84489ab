import { isOfBank } from '#group';
import { sum, zero, type Money } from '#money';
import type { BorrowingLine, CreditConduct, CreditMonth } from '#reports';
import type { DossierBlock, TableBlock } from '#ui/print/dossier/dossier-types.ts';
import type { PaperRow } from '#ui/print/table-types.ts';
import { monthCell } from './books-cash.ts';
import { amount, amounts, dayColumn, lineOf, moneyColumn, say } from './books-context.ts';
import { ruleNotes } from './dossier-appraisal.ts';
import type { DossierContext } from './dossier-context.ts';

/** Part 3: how the group paid back what it had from banks. */
export function conductPart(context: DossierContext): readonly DossierBlock[] {
	const ofBanks = context.borrowings.borrowings.filter(isOfBank);
	return [
		{ kind: 'part', key: 'part 3', number: 3, title: 'paper.file-part-conduct' },
		...(ofBanks.length === 0
			? [{ kind: 'text', key: 'no-bank-loan', say: 'paper.file-no-bank-loan' } satisfies DossierBlock]
			: ofBanks.flatMap(conductBlocks)),
		...ruleNotes(context)
	];
}

function conductBlocks(loan: BorrowingLine): readonly DossierBlock[] {
	return loan.credit === null ? loanBlocks(loan) : creditBlocks(loan, loan.credit);
}

/** A cash credit: what holds today, and month by month how it was used. */
function creditBlocks(
	{ borrowingId, lender, receivedOn, outstanding, overdue, overdueDays }: BorrowingLine,
	credit: CreditConduct
): readonly DossierBlock[] {
	const { limit, drawingPower, drawable } = credit;
	return [
		{
			kind: 'fields',
			key: `${borrowingId} fields`,
			rows: [
				[
					{ label: 'paper.file-lender', value: { text: lender } },
					{ label: 'paper.file-cash-credit', value: { day: receivedOn } },
					{ label: 'paper.file-limit', value: amount(limit) },
					{ label: 'paper.file-drawing-power', value: amount(drawingPower) }
				],
				[
					{ label: 'paper.file-left', value: amount(outstanding) },
					{ label: 'paper.file-drawable', value: amount(drawable) },
					{ label: 'paper.file-above-power', value: amount(overdue) },
					{ label: 'paper.file-days-late', value: { text: String(overdueDays) } }
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
	const total = (pick: (month: CreditMonth) => Money) => amount(sum(months.map(pick)));
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
								lineOf(
									'plain',
									'brought-in',
									say('paper.opening-balance'),
									...amounts([zero, zero, zero, zero, zero, zero, broughtIn])
								)
							]),
					...months.map((one): PaperRow => {
						const { month, drawn, repaid, interest, charges, balance } = one;
						const held = [one.limit, one.drawingPower];
						return {
							key: month,
							kind: 'plain',
							cells: [monthCell(month), ...amounts([...held, drawn, repaid, interest, charges, balance])]
						};
					}),
					lineOf(
						'total',
						'total',
						say('paper.total'),
						null,
						null,
						total(({ drawn }) => drawn),
						total(({ repaid }) => repaid),
						total(({ interest }) => interest),
						total(({ charges }) => charges),
						amount(outstanding)
					)
				]
			}
		]
	};
}

const creditColumns = (): TableBlock['columns'] => [
	{ key: 'month', head: say('paper.month'), kind: 'text' },
	moneyColumn('limit', say('paper.file-limit'), { width: 24 }),
	moneyColumn('power', say('paper.file-drawing-power'), { width: 24 }),
	moneyColumn('drawn', say('paper.file-drawn'), { carry: 'sum', width: 24 }),
	moneyColumn('repaid', say('paper.repaid'), { carry: 'sum', width: 24 }),
	moneyColumn('interest', say('paper.interest'), { carry: 'sum', width: 20 }),
	moneyColumn('charges', say('paper.file-credit-charges'), { carry: 'sum', width: 18 }),
	moneyColumn('balance', say('paper.balance'), { carry: 'last', zero: 'figure', width: 24 })
];

function loanBlocks(loan: BorrowingLine): readonly DossierBlock[] {
	const { borrowingId, lender, receivedOn, totals, outstanding, instalments, overdue, overdueDays } = loan;
	return [
		{
			kind: 'fields',
			key: `${borrowingId} fields`,
			rows: [
				[
					{ label: 'paper.file-lender', value: { text: lender } },
					{ label: 'paper.file-received-on', value: { day: receivedOn } },
					{ label: 'paper.received', value: amount(totals.received) },
					{
						label: 'paper.charged',
						value: { line: [amount(totals.interestCharged), { text: '+' }, amount(totals.chargesCharged)] }
					}
				],
				[
					{ label: 'paper.repaid', value: amount(totals.repaid) },
					{ label: 'paper.file-left', value: amount(outstanding) },
					{ label: 'paper.file-overdue', value: amount(overdue) },
					{ label: 'paper.file-days-late', value: { text: String(overdueDays) } }
				]
			]
		},
		...(instalments.length === 0
			? [
					{
						kind: 'text',
						key: `${borrowingId} none`,
						say: 'paper.file-installments-none'
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
			{ ...dayColumn('dueOn', 'paper.file-due-on'), width: 34 },
			moneyColumn('amount', say('paper.file-instalment'), { carry: 'sum', width: 34 }),
			moneyColumn('paid', say('paper.paid'), { carry: 'sum', width: 34 }),
			{ ...dayColumn('paidOn', 'paper.file-paid-on'), width: 34 },
			{ key: 'late', head: say('paper.file-days-late'), kind: 'text' }
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
							...amounts([due, paid]),
							paidOn === null ? null : { day: paidOn },
							{ text: String(daysLate) }
						]
					})),
					lineOf(
						'total',
						'total',
						say('paper.total'),
						...amounts([sum(instalments.map((one) => one.amount)), sum(instalments.map(({ paid }) => paid))]),
						null,
						null
					)
				]
			}
		]
	};
}
