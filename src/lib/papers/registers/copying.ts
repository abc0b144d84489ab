import { zero, type Money } from '#money';
import type { MeetingSheet, MoneyKind, MoneyLine, SheetColumns, SheetRow } from '#reports';
import type { MessageKey } from '#i18n';
import type { PaperCell, PaperColumn, PaperLeaf, PaperRow, PaperSection } from '../table-types.ts';
import {
	amountCell,
	equation,
	figureLine,
	moneyColumn,
	say,
	type BookPaper,
	type BooksContext
} from '../context.ts';
import { moneyWords } from '../words.ts';
import { meetingTitle } from './minutes.ts';
import { RegistersWords } from './words.ts';

/**
 * The figures of each meeting in the order in which the e-bookkeeper of the state's mission types them: members, group, bank,
 * closing (the order of the mission's own course for e-bookkeepers, "SHG eBK Transactions Training"). For copying, nothing else.
 */
export function copyingPaper(context: BooksContext): BookPaper {
	const { reports, events, currency, period } = context;
	const report = reports
		.meetingList(events, { currency })
		.filter(({ day }) => day >= period.from && day <= period.to)
		.flatMap(({ kind, number }) => reports.meetingSheet(events, { currency, kind, number }) ?? [])
		.reverse();
	const words = new RegistersWords(context);
	const leaves = report.map((sheet) => meetingLeaf(sheet, words));
	return {
		report,
		paper: {
			title: 'register.title-copying',
			size: 'a4',
			...period,
			leaves,
			tight: true,
			withoutCode: true
		}
	};
}

type MemberColumn = readonly [key: keyof SheetColumns, head: MessageKey];

/** Asked of every woman; the others only where somebody has something there. */
const always: ReadonlySet<keyof SheetColumns> = new Set(['saved', 'principalPaid', 'interestPaid', 'lent']);
const memberColumns: readonly MemberColumn[] = [
	['saved', 'paper.savings'],
	['withdrawn', 'paper.money-withdrawal'],
	['principalPaid', 'paper.principal'],
	['interestPaid', 'paper.interest'],
	['recovered', 'paper.money-recovery'],
	['finesPaid', 'paper.fine'],
	['socialFundPaid', 'paper.money-social-fund-in'],
	['socialFundGot', 'paper.money-social-fund-out'],
	['lent', 'paper.loan-given'],
	['paidOut', 'paper.paid']
];

/** What is the group's own, and no column of a woman has. */
const ofGroup: ReadonlySet<MoneyKind> = new Set<MoneyKind>([
	'opening',
	'fee',
	'income',
	'expense',
	'grant',
	'revolvingFund',
	'borrowingReceived',
	'borrowingPrincipal',
	'borrowingInterest',
	'borrowingCharges',
	'assetBought',
	'assetSold',
	'over',
	'short',
	'correction'
]);
const ofBank: ReadonlySet<MoneyKind> = new Set<MoneyKind>([
	'fromBank',
	'toBank',
	'bankInterest',
	'bankCharge'
]);

/** Millimetres for all amounts of a woman, and for one of them. */
const [room, widest] = [128, 22];

function meetingLeaf(sheet: MeetingSheet, words: RegistersWords): PaperLeaf {
	const shown = memberColumns.filter(([key]) => always.has(key) || sheet.totals[key] !== zero);
	const width = Math.min(widest, room / shown.length);
	const columns: readonly PaperColumn[] = [
		{ key: 'member', head: say('paper.member'), kind: 'words' },
		{ key: 'mark', head: say('paper.attendance'), kind: 'words', width: 18 },
		...shown.map(([key, head]) => moneyColumn(key, say(head), { width, zero: 'figure' }))
	];
	return {
		key: `${sheet.kind} ${String(sheet.number)}`,
		of: meetingTitle(sheet),
		columns,
		sections: [
			membersSection(sheet, shown, words),
			groupSection(sheet),
			bankSection(sheet),
			closingSection(sheet)
		]
	};
}

function membersSection(
	{ rows, totals }: MeetingSheet,
	shown: readonly MemberColumn[],
	words: RegistersWords
): PaperSection {
	const figures = (of: SheetColumns): readonly PaperCell[] => shown.map(([key]) => amountCell(of[key]));
	const lines = rows.map((row): PaperRow => ({
		key: row.memberId,
		kind: 'plain',
		cells: [words.member(row.memberId, row.number), markCell(row), ...figures(row)]
	}));
	const total = figureLine('total', 'total', say('paper.total'), null, ...figures(totals));
	return { key: 'members', heading: say('register.copying-members'), rows: [...lines, total] };
}

function markCell({ attendance }: SheetRow): PaperCell {
	return attendance === null ? null : say(`register.mark-${attendance}`);
}

function groupSection(sheet: MeetingSheet): PaperSection {
	const through = ({ box, bank }: MoneyLine): Money => (box === zero ? bank : box);
	return moneySection('group', 'register.copying-group', sheet, ({ kind }) => ofGroup.has(kind), through);
}

/** What went between box and account, what the bank added and took, and what others paid or got through the account. */
function bankSection(sheet: MeetingSheet): PaperSection {
	const isOfBank = ({ kind, bank }: MoneyLine): boolean =>
		ofBank.has(kind) || (bank !== zero && !ofGroup.has(kind));
	const through = ({ box, bank }: MoneyLine): Money => (bank === zero ? box : bank);
	return moneySection('bank', 'register.copying-bank', sheet, isOfBank, through);
}

function moneySection(
	key: string,
	heading: MessageKey,
	sheet: MeetingSheet,
	isMeant: (line: MoneyLine) => boolean,
	through: (line: MoneyLine) => Money
): PaperSection {
	const rows = (['in', 'out'] as const).flatMap((side) =>
		sheet[side].filter(isMeant).map((line, place): PaperRow => ({
			key: `${key} ${side} ${String(place)}`,
			kind: 'note',
			cells: [
				{
					line: [
						say(side === 'in' ? 'paper.received' : 'paper.paid'),
						{ text: '·' },
						{ words: moneyWords(line) },
						amountCell(through(line))
					]
				}
			]
		}))
	);
	const none: PaperRow = { key: `${key} none`, kind: 'note', cells: [{ text: '–' }] };
	return { key, heading: say(heading), rows: rows.length === 0 ? [none] : rows, together: true };
}

function closingSection({
	openingBox,
	cashIn,
	cashOut,
	closingBox,
	counted,
	difference
}: MeetingSheet): PaperSection {
	const countedRow: PaperRow = {
		key: 'counted',
		kind: 'note',
		cells: [
			{
				line: [
					say('paper.counted'),
					counted === null ? say('register.not-counted') : amountCell(counted),
					...(difference === null || difference === zero
						? []
						: [{ text: '·' }, say('paper.difference'), amountCell(difference)])
				]
			}
		]
	};
	return {
		key: 'closing',
		heading: say('register.copying-closing'),
		together: true,
		rows: [
			equation(
				'equation',
				['', 'paper.opening-box', openingBox],
				['+', 'paper.received', cashIn],
				['−', 'paper.paid', cashOut],
				['=', 'paper.closing-box', closingBox]
			),
			countedRow
		]
	};
}
