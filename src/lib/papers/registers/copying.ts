import { money, subtract, sum, zero, type Money } from '#money';
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
import { differenceFound } from '../paper-data.ts';
import { moneyWords } from '../words.ts';
import { meetingTitle } from './minutes.ts';
import { RegistersWords } from './words.ts';

/**
 * The figures of each meeting in the order in which the e-bookkeeper of the state's mission types them: members, group, bank,
 * closing (the order of the mission's own course for e-bookkeepers, "SHG eBK Transactions Training"). For copying, nothing else.
 */
export function copyingPaper(context: BooksContext): BookPaper {
	const { reports, events, currency, period } = context;
	const report = reports.meetingSheets(
		events,
		{ currency },
		({ day }) => day >= period.from && day <= period.to
	);
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

/** A column with the kinds of money that it holds. */
type MemberColumn = readonly [key: keyof SheetColumns, head: MessageKey, ...kinds: readonly MoneyKind[]];

/** Asked of every woman; the others only where somebody has something there. */
const always: ReadonlySet<keyof SheetColumns> = new Set(['saved', 'principalPaid', 'interestPaid', 'lent']);
const memberColumns: readonly MemberColumn[] = [
	['saved', 'paper.savings', 'saving'],
	['withdrawn', 'paper.money-withdrawal', 'withdrawal'],
	['principalPaid', 'paper.principal', 'principal'],
	['interestPaid', 'paper.interest', 'interest'],
	['interestKeptBack', 'paper.interest-kept'],
	['recovered', 'paper.money-recovery', 'recovery'],
	['finesPaid', 'paper.fine', 'fine'],
	['socialFundPaid', 'paper.money-social-fund-in', 'socialFundIn'],
	['socialFundGot', 'paper.money-social-fund-out', 'socialFundOut'],
	['lent', 'paper.loan-given', 'loan', 'topUp'],
	['paidOut', 'paper.paid', 'settlement', 'payable', 'dividend', 'shareOut']
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
	'correction',
	'fromBank',
	'toBank',
	'bankInterest',
	'bankCharge'
]);

/** Millimetres for all amounts of a woman, and for one of them. */
const [room, widest] = [128, 22];

function meetingLeaf(sheet: MeetingSheet, words: RegistersWords): PaperLeaf {
	const women = sheet.rows.map((row) => ({ ...row, ...row.cash }));
	const sumOf = (key: keyof SheetColumns) => sum(women.map((row) => row[key]));
	const shown = memberColumns.filter(([key]) => always.has(key) || sumOf(key) !== zero);
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
			membersSection({ ...sheet, rows: women }, shown, words),
			...withoutCash(sheet, words),
			groupSection(sheet),
			bankSection(sheet),
			closingSection(sheet)
		]
	};
}

function membersSection(
	sheet: MeetingSheet,
	shown: readonly MemberColumn[],
	words: RegistersWords
): PaperSection {
	const figures = (of: (key: keyof SheetColumns) => Money): readonly PaperCell[] =>
		shown.map(([key]) => amountCell(of(key)));
	const { rows: women } = sheet;
	const lines = women.map((row): PaperRow => ({
		key: row.memberId,
		kind: 'plain',
		cells: [words.member(row.memberId, row.number), markCell(row), ...figures((key) => row[key])]
	}));
	const totals = figures((key) => sum(women.map((row) => row[key])));
	const total = figureLine('total', 'total', say('paper.total'), null, ...totals);
	const banked = shown.map(([, , ...kinds]) => throughBank(sheet, kinds));
	const ofIt: PaperRow = {
		key: 'through bank',
		kind: 'note',
		cells: [say('paper.through-bank'), null, ...banked.map(amountCell)]
	};
	const rows = [...lines, total, ...(banked.some((amount) => amount !== zero) ? [ofIt] : [])];
	return { key: 'members', heading: say('register.copying-members'), rows };
}

/** Who left, or got her part of a cycle: her savings close her loan and her fines as a transfer, and only what is left of them is cash. */
function withoutCash({ rows: women }: MeetingSheet, words: RegistersWords): readonly PaperSection[] {
	const rows = women.flatMap(({ memberId, number, settled, added }): readonly PaperRow[] => {
		const who = words.member(memberId, number);
		const [surplus, ownAdded] = [settled?.surplus ?? zero, subtract(added, settled?.kept ?? zero)];
		const transfer: readonly TransferPart[] =
			settled === null
				? []
				: [
						['', 'paper.money-withdrawal', settled.withdrawn],
						[surplus < 0 ? '−' : '+', 'paper.surplus-part', money(Math.abs(surplus))],
						['−', 'paper.principal', settled.principalPaid],
						['−', 'paper.interest', settled.interestPaid],
						['−', 'paper.fine', settled.finesPaid],
						['−', 'register.added', settled.kept],
						['−', 'paper.owed-to-her', settled.payable]
					];
		const ofIt = transfer.filter(([, , amount]) => amount !== zero);
		return [
			...(settled === null
				? []
				: [transferRow(`settled ${memberId}`, who, [...ofIt, ['=', 'paper.paid-out', settled.paidOut]])]),
			...(ownAdded === zero
				? []
				: [transferRow(`added ${memberId}`, who, [['', 'register.added', ownAdded]])])
		];
	});
	return rows.length === 0 ? [] : [sectionOf('no cash', 'register.copying-no-cash', rows)];
}

type TransferPart = Parameters<typeof equation>[1];

function transferRow(key: string, who: PaperCell, parts: readonly TransferPart[]): PaperRow {
	const row = equation(key, ...parts);
	return { ...row, cells: [{ line: [who, { text: '·' }, ...row.cells] }] };
}

/** How much of a column went through the account: that was no cash. */
const throughBank = (sheet: MeetingSheet, kinds: readonly MoneyKind[]): Money =>
	sum([...sheet.in, ...sheet.out].filter(({ kind }) => kinds.includes(kind)).map(({ bank }) => bank));

function markCell({ attendance }: SheetRow): PaperCell {
	return attendance === null ? null : say(`register.mark-${attendance}`);
}

/** What is no woman's, through the box; and what the lender added to the group's loan, through which no money went. */
function groupSection(sheet: MeetingSheet): PaperSection {
	const isOfGroup = ({ kind }: MoneyLine): boolean => ofGroup.has(kind);
	const added: PaperRow = {
		key: 'group charged',
		kind: 'note',
		cells: [{ line: [say('account.entry-borrowing-charged'), amountCell(sheet.borrowingsCharged)] }]
	};
	const rows = [
		...moneyRows('group', sheet, (line) => (isOfGroup(line) ? line.box : zero)),
		...(sheet.borrowingsCharged === zero ? [] : [added])
	];
	return sectionOf('group', 'register.copying-group', rows);
}

/** All that went through the account: whose it was, the group's or a woman's. */
const bankSection = (sheet: MeetingSheet): PaperSection =>
	sectionOf(
		'bank',
		'register.copying-bank',
		moneyRows('bank', sheet, ({ bank }) => bank)
	);

function moneyRows(
	key: string,
	sheet: MeetingSheet,
	through: (line: MoneyLine) => Money
): readonly PaperRow[] {
	return (['in', 'out'] as const).flatMap((side) =>
		sheet[side].flatMap((line, place): readonly PaperRow[] =>
			through(line) === zero
				? []
				: [
						{
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
						}
					]
		)
	);
}

function sectionOf(key: string, heading: MessageKey, rows: readonly PaperRow[]): PaperSection {
	const none: PaperRow = { key: `${key} none`, kind: 'note', cells: [{ text: '–' }] };
	return { key, heading: say(heading), rows: rows.length === 0 ? [none] : rows, together: true };
}

function closingSection({
	openingBox,
	cashIn,
	cashOut,
	closingBox,
	counted,
	...sheet
}: MeetingSheet): PaperSection {
	const difference = differenceFound(sheet);
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
