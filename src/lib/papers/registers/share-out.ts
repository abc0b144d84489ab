import type { LocalDate } from '#kernel';
import { money, sum, zero, type Money } from '#money';
import type { ShareOutColumns, ShareOutStatement, ShareOutStatementRow } from '#reports';
import type { MemberFace, MessageKey } from '#i18n';
import { amountCell, say, table, type BookLeaves, type BooksContext } from '../context.ts';
import type { PaperCell, PaperLeaf, PaperRow, PaperSection } from '../table-types.ts';
import { agreedCell } from './decisions.ts';
import { meetingOn } from '../words.ts';

const columns: readonly (readonly [keyof ShareOutColumns, MessageKey])[] = [
	['savings', 'paper.savings'],
	['grown', 'register.grown'],
	['part', 'register.part'],
	['voluntary', 'account.fund-voluntary'],
	['loan', 'paper.principal'],
	['interest', 'paper.interest'],
	['fines', 'paper.fine'],
	['kept', 'people.share-keep'],
	['payable', 'people.rest'],
	['paid', 'paper.paid'],
	['cut', 'register.hers-later']
];
const always: ReadonlySet<keyof ShareOutColumns> = new Set(['savings', 'grown', 'part', 'paid']);

/** Height in millimetres for a thumbprint or a signature. */
const signHeight = 9;

/** Returns one table for each cycle shared out in the period: members' funds, deductions and payouts. */
export function shareOutLeaves(context: BooksContext): BookLeaves {
	const report = statementsIn(context);
	return { report, leaves: report.map((statement) => statementLeaf(statement, context.words)) };
}

/** Returns a slip for each member with her sum in three lines, to be cut apart. */
export function slipsLeaves(context: BooksContext): BookLeaves {
	const report = statementsIn(context);
	return {
		report,
		leaves: report.map((statement) => ({
			key: statement.eventId,
			of: titleOf(statement),
			columns: [
				{ key: 'words', head: say('paper.member'), kind: 'words' },
				table.money('amount', say('account.amount'), { width: 40, zero: 'figure' })
			],
			sections: statement.rows.map((row) => slipSection(row, context.words))
		}))
	};
}

function statementsIn({ reports, events, currency, period }: BooksContext): readonly ShareOutStatement[] {
	return reports.shareOuts(events, { currency }).filter(({ day }) => day >= period.from && day <= period.to);
}

/** A slip with a member's payout, to be cut out. Amounts are minor units. */
export interface ShareOutSlip {
	readonly key: string;
	readonly face: MemberFace;
	readonly day: LocalDate;
	/** Savings, profit, deductions, and the part kept for the next cycle, if any. */
	readonly lines: readonly {
		readonly say: MessageKey;
		readonly icon: 'gullak-in' | 'sprout' | 'box-in';
		readonly sign: '+' | '−';
		readonly amount: Money;
	}[];
	readonly paid: Money;
}

export function shareOutSlips(context: BooksContext): readonly ShareOutSlip[] {
	return statementsIn(context).flatMap(({ eventId, day, rows }) =>
		rows.map((row) => ({
			key: `${eventId} ${row.memberId}`,
			face: context.words.face(row.memberId),
			day,
			lines: slipLines(row),
			paid: row.paid
		}))
	);
}

function slipLines(row: ShareOutStatementRow): ShareOutSlip['lines'] {
	const { savings, grown, voluntary } = row;
	const left = sum([row.kept, row.payable]);
	return [
		{ say: 'paper.savings', icon: 'gullak-in', sign: '+', amount: savings },
		grown < 0
			? { say: 'people.share-loss', icon: 'sprout', sign: '−', amount: money(-grown) }
			: { say: 'register.grown', icon: 'sprout', sign: '+', amount: grown },
		...(voluntary > 0
			? [{ say: 'account.fund-voluntary', icon: 'gullak-in', sign: '+', amount: voluntary } as const]
			: []),
		{ say: 'people.share-owed', icon: 'box-in', sign: '−', amount: takenForDebts(row) },
		...(left > 0 ? [{ say: 'people.share-keep', icon: 'gullak-in', sign: '−', amount: left } as const] : [])
	];
}

const titleOf = ({ meeting, day, rule }: ShareOutStatement): PaperCell => ({
	line: [meeting === null ? { day } : meetingOn(meeting), { text: '·' }, say(`people.share-rule-${rule}`)]
});

function statementLeaf(statement: ShareOutStatement, words: BooksContext['words']): PaperLeaf {
	const { rows, totals, fund, remainder } = statement;
	const shown = columns
		.filter(([key]) => always.has(key) || totals[key] !== zero)
		.map(([key, head]) => table.sum<ShareOutColumns>(key, head, (row) => row[key]));
	const lines = rows.map((row): PaperRow => ({
		...table.row(row.memberId, words.member(row.memberId, row.number), ...table.cells(shown, row), null),
		height: signHeight
	}));
	return {
		key: statement.eventId,
		of: titleOf(statement),
		columns: [
			{ key: 'member', head: say('paper.member'), kind: 'words' },
			...table.columns(shown),
			{ key: 'sign', head: say('paper.signature'), kind: 'text', width: 34 }
		],
		sections: [
			...table.only('women', [...lines, table.total(...table.cells(shown, totals), null)]),
			{
				key: 'fund',
				heading: say('register.fund'),
				together: true,
				rows: [
					table.equation(
						'fund',
						['', 'paper.savings', totals.savings],
						['+', 'register.grown', totals.grown],
						['+', 'register.stays', remainder],
						['=', 'register.fund', fund]
					),
					table.equation(
						'paid',
						['', 'register.part', totals.part],
						...(totals.voluntary > 0 ? [['+', 'account.fund-voluntary', totals.voluntary] as const] : []),
						['−', 'people.share-owed', takenForDebts(totals)],
						['−', 'people.share-keep', sum([totals.kept, totals.payable])],
						['=', 'paper.paid', totals.paid]
					),
					table.line('note', 'approved', {
						line: [say('register.agreed'), { text: ':' }, agreedCell(statement, words)]
					})
				]
			}
		]
	};
}

/** Returns the deductions for her debts; minor units. */
const takenForDebts = ({ loan, interest, fines }: ShareOutColumns): Money => sum([loan, interest, fines]);

function slipSection(row: ShareOutStatementRow, words: BooksContext['words']): PaperSection {
	const line = (key: string, word: MessageKey, amount: Money, kind: PaperRow['kind'] = 'plain'): PaperRow =>
		table.line(kind, `${row.memberId} ${key}`, say(word), amountCell(amount));
	const left = sum([row.kept, row.payable]);
	return {
		key: row.memberId,
		heading: words.member(row.memberId, row.number),
		together: true,
		rows: [
			line('savings', 'paper.savings', row.savings),
			line('grown', 'register.grown', row.grown),
			...(row.voluntary > 0 ? [line('voluntary', 'account.fund-voluntary', row.voluntary)] : []),
			line('owed', 'people.share-owed', takenForDebts(row)),
			...(left > 0 ? [line('kept', 'people.share-keep', left)] : []),
			line('paid', 'people.share-in-hand', row.paid, 'total')
		]
	};
}
