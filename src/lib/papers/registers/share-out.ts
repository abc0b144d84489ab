import type { LocalDate } from '#kernel';
import { money, sum, zero, type Money } from '#money';
import type { ShareOutColumns, ShareOutStatement, ShareOutStatementRow } from '#reports';
import type { MemberFace, MessageKey } from '#i18n';
import {
	amountCell,
	equation,
	figureLine,
	moneyColumn,
	say,
	type BookPaper,
	type BooksContext
} from '../context.ts';
import type { PaperCell, PaperLeaf, PaperRow, PaperSection } from '../table-types.ts';
import { agreedCell } from './decisions.ts';
import { meetingOn, RegistersWords } from './words.ts';

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

/** Millimetres for a thumb or a signature. */
const signHeight = 9;

/** Cycles of the period that were shared out, a table each: what every woman had, what was taken off, what she got. */
export function shareOutPaper(context: BooksContext): BookPaper {
	const words = new RegistersWords(context);
	const report = statementsIn(context);
	return {
		report,
		paper: {
			title: 'register.title-share-out',
			size: 'a4-wide',
			...context.period,
			leaves: report.map((statement) => statementLeaf(statement, words)),
			tight: true
		}
	};
}

/** A slip for each woman, her sum in three lines, to be cut apart. */
export function slipsPaper(context: BooksContext): BookPaper {
	const words = new RegistersWords(context);
	const report = statementsIn(context);
	return {
		report,
		paper: {
			title: 'register.title-slips',
			size: 'a4',
			...context.period,
			leaves: report.map((statement) => ({
				key: statement.eventId,
				of: titleOf(statement),
				columns: [
					{ key: 'words', head: say('paper.member'), kind: 'words' },
					moneyColumn('amount', say('account.amount'), { width: 40, zero: 'figure' })
				],
				sections: statement.rows.map((row) => slipSection(row, words))
			}))
		}
	};
}

/** The statements of the period. */
function statementsIn({ reports, events, currency, period }: BooksContext): readonly ShareOutStatement[] {
	return reports.shareOuts(events, { currency }).filter(({ day }) => day >= period.from && day <= period.to);
}

/** What a woman takes home, to be cut out. Amounts are minor units. */
export interface ShareOutSlip {
	readonly key: string;
	readonly face: MemberFace;
	readonly day: LocalDate;
	/** Saved, grown, taken off; what she leaves for the next cycle, where she does. */
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
		rows.map((row) => {
			const left = sum([row.kept, row.payable]);
			return {
				key: `${eventId} ${row.memberId}`,
				face: context.words.face(row.memberId),
				day,
				lines: [
					{ say: 'paper.savings', icon: 'gullak-in', sign: '+', amount: row.savings },
					row.grown < 0
						? { say: 'people.share-loss', icon: 'sprout', sign: '−', amount: money(-row.grown) }
						: { say: 'register.grown', icon: 'sprout', sign: '+', amount: row.grown },
					...(row.voluntary > 0
						? [
								{
									say: 'account.fund-voluntary',
									icon: 'gullak-in',
									sign: '+',
									amount: row.voluntary
								} as const
							]
						: []),
					{ say: 'people.share-owed', icon: 'box-in', sign: '−', amount: takenForDebts(row) },
					...(left > 0
						? [{ say: 'people.share-keep', icon: 'gullak-in', sign: '−', amount: left } as const]
						: [])
				],
				paid: row.paid
			};
		})
	);
}

const titleOf = ({ meeting, day, rule }: ShareOutStatement): PaperCell => ({
	line: [meeting === null ? { day } : meetingOn(meeting), { text: '·' }, say(`people.share-rule-${rule}`)]
});

function statementLeaf(statement: ShareOutStatement, words: RegistersWords): PaperLeaf {
	const { rows, totals, fund, remainder } = statement;
	const shown = columns.filter(([key]) => always.has(key) || totals[key] !== zero);
	const amounts = (of: ShareOutColumns) => shown.map(([key]) => amountCell(of[key]));
	const lines = rows.map((row): PaperRow => ({
		key: row.memberId,
		kind: 'plain',
		cells: [words.member(row.memberId, row.number), ...amounts(row), null],
		height: signHeight
	}));
	return {
		key: statement.eventId,
		of: titleOf(statement),
		columns: [
			{ key: 'member', head: say('paper.member'), kind: 'words' },
			...shown.map(([key, head]) => moneyColumn(key, say(head))),
			{ key: 'sign', head: say('paper.signature'), kind: 'text', width: 34 }
		],
		sections: [
			{
				key: 'women',
				heading: null,
				rows: [...lines, figureLine('total', 'total', say('paper.total'), ...amounts(totals), null)]
			},
			{
				key: 'fund',
				heading: say('register.fund'),
				together: true,
				rows: [
					equation(
						'fund',
						['', 'paper.savings', totals.savings],
						['+', 'register.grown', totals.grown],
						['+', 'register.stays', remainder],
						['=', 'register.fund', fund]
					),
					equation(
						'paid',
						['', 'register.part', totals.part],
						...(totals.voluntary > 0 ? [['+', 'account.fund-voluntary', totals.voluntary] as const] : []),
						['−', 'people.share-owed', takenForDebts(totals)],
						['−', 'people.share-keep', sum([totals.kept, totals.payable])],
						['=', 'paper.paid', totals.paid]
					),
					{
						key: 'approved',
						kind: 'note',
						cells: [{ line: [say('register.agreed'), { text: ':' }, agreedCell(statement, words)] }]
					}
				]
			}
		]
	};
}

/** What is taken off for what she owes; minor units. */
const takenForDebts = ({ loan, interest, fines }: ShareOutColumns): Money => sum([loan, interest, fines]);

function slipSection(row: ShareOutStatementRow, words: RegistersWords): PaperSection {
	const line = (
		key: string,
		word: MessageKey,
		amount: Money,
		kind: PaperRow['kind'] = 'plain'
	): PaperRow => ({
		key: `${row.memberId} ${key}`,
		kind,
		cells: [say(word), amountCell(amount)]
	});
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
