import { money, subtract, sum, zero, type Money } from '#money';
import type { MeetingSheet, MoneyKind, MoneyLine, SheetColumns, SheetRow } from '#reports';
import type { MessageKey } from '#i18n';
import type { PaperCell, PaperLeaf, PaperRow, PaperSection } from '../table-types.ts';
import { amountCell, say, table, withDots, type BookLeaves, type BooksContext } from '../context.ts';
import { differenceFound } from '../paper-data.ts';
import { moneyWords } from '../words.ts';
import { meetingTitle } from './minutes.ts';

/**
 * Returns the figures of each meeting in the order in which the mission's e-bookkeeping app asks for them: members, group, bank,
 * closing (order of the mission's own course for e-bookkeepers, "SHG eBK Transactions Training"). It serves for copying only.
 */
export function copyingLeaves({ reports, events, currency, period, words }: BooksContext): BookLeaves {
	const report = reports.meetingSheets(
		events,
		{ currency },
		({ day }) => day >= period.from && day <= period.to
	);
	return { report, leaves: report.map((sheet) => meetingLeaf(sheet, words)) };
}

/** A column with the kinds of money in it. */
type MemberColumn = readonly [key: keyof SheetColumns, head: MessageKey, ...kinds: readonly MoneyKind[]];

/** Columns that are always shown; the others only if a member has a figure. */
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
	['forOthers', 'paper.money-held-in', 'heldIn'],
	['handedOn', 'paper.money-held-out', 'heldOut'],
	['lent', 'paper.loan-given', 'loan', 'topUp'],
	['paidOut', 'paper.paid', 'heldBack', 'settlement', 'payable', 'dividend', 'shareOut']
];

/** Kinds of money in members' columns; all others belong to the group. */
const ofWomen: ReadonlySet<MoneyKind> = new Set(memberColumns.flatMap(([, , ...kinds]) => kinds));

/** Total width of a member's amounts, and largest width of one, in millimetres. */
const [room, widest] = [128, 22];

function meetingLeaf(sheet: MeetingSheet, words: BooksContext['words']): PaperLeaf {
	const women = sheet.rows.map((row) => ({ ...row, ...row.cash }));
	const shown = memberColumns.filter(
		([key]) => always.has(key) || sum(women.map((row) => row[key])) !== zero
	);
	const width = Math.min(widest, room / shown.length);
	const figures = shown.map(([key, head]) =>
		table.sum<SheetRow>(key, head, (row) => row[key], { width, zero: 'figure' })
	);
	const lines = women.map((row) =>
		table.row(
			row.memberId,
			words.member(row.memberId, row.number),
			row.attendance === null ? null : say(`register.mark-${row.attendance}`),
			...table.cells(figures, row)
		)
	);
	const banked = shown.map(([, , ...kinds]) => throughBank(sheet, kinds));
	const ofIt = note('through bank', say('paper.through-bank'), null, ...banked.map(amountCell));
	return {
		key: `${sheet.kind} ${String(sheet.number)}`,
		of: meetingTitle(sheet),
		columns: [
			{ key: 'member', head: say('paper.member'), kind: 'words' },
			{ key: 'mark', head: say('paper.attendance'), kind: 'words', width: 18 },
			...table.columns(figures)
		],
		sections: [
			{
				key: 'members',
				heading: say('register.copying-members'),
				rows: [
					...lines,
					table.total(null, ...table.sums(figures, women)),
					...(banked.some((amount) => amount !== zero) ? [ofIt] : [])
				]
			},
			...withoutCash(sheet, words),
			groupSection(sheet),
			sectionOf(
				'bank',
				moneyRows('bank', sheet, ({ bank }) => bank)
			),
			closingSection(sheet)
		]
	};
}

const note = (key: string, ...cells: readonly PaperCell[]): PaperRow => ({ key, kind: 'note', cells });

/** Lists settlements and share-outs, in which savings offset loan and fines as a transfer and only the rest is cash. */
function withoutCash({ rows: women }: MeetingSheet, words: BooksContext['words']): readonly PaperSection[] {
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
	return rows.length === 0 ? [] : [sectionOf('no cash', rows)];
}

type TransferPart = Parameters<typeof table.equation>[1];

function transferRow(key: string, who: PaperCell, parts: readonly TransferPart[]): PaperRow {
	const row = table.equation(key, ...parts);
	return { ...row, cells: [withDots([who, ...row.cells])] };
}

/** Returns the part of a column that went through the bank and thus was no cash. */
const throughBank = (sheet: MeetingSheet, kinds: readonly MoneyKind[]): Money =>
	sum([...sheet.in, ...sheet.out].filter(({ kind }) => kinds.includes(kind)).map(({ bank }) => bank));

/** Lists the group's own money through the box, and the lender's charges on the group's loan, which moved no money. */
function groupSection(sheet: MeetingSheet): PaperSection {
	const { borrowingsCharged: charged } = sheet;
	const added = note('group charged', {
		line: [say('account.entry-borrowing-charged'), amountCell(charged)]
	});
	return sectionOf('group', [
		...moneyRows('group', sheet, ({ kind, box }) => (ofWomen.has(kind) ? zero : box)),
		...(charged === zero ? [] : [added])
	]);
}

function moneyRows(
	key: string,
	sheet: MeetingSheet,
	through: (line: MoneyLine) => Money
): readonly PaperRow[] {
	return (['in', 'out'] as const).flatMap((side) =>
		sheet[side].flatMap((line, place) => {
			const moved = through(line);
			if (moved === zero) return [];
			const said = [
				say(side === 'in' ? 'paper.received' : 'paper.paid'),
				{ text: '·' },
				{ words: moneyWords(line) },
				amountCell(moved)
			];
			return [note(`${key} ${side} ${String(place)}`, { line: said })];
		})
	);
}

const headings = {
	'no cash': 'register.copying-no-cash',
	group: 'register.copying-group',
	bank: 'register.copying-bank'
} as const satisfies Readonly<Record<string, MessageKey>>;

const sectionOf = (key: keyof typeof headings, rows: readonly PaperRow[]): PaperSection => ({
	key,
	heading: say(headings[key]),
	rows: rows.length === 0 ? [note(`${key} none`, { text: '–' })] : rows,
	together: true
});

function closingSection(sheet: MeetingSheet): PaperSection {
	const { openingBox, cashIn, cashOut, closingBox, counted } = sheet;
	const difference = differenceFound(sheet);
	const line = [
		say('paper.counted'),
		counted === null ? say('register.not-counted') : amountCell(counted),
		...(difference === null || difference === zero
			? []
			: [{ text: '·' }, say('paper.difference'), amountCell(difference)])
	];
	return {
		key: 'closing',
		heading: say('register.copying-closing'),
		together: true,
		rows: [
			table.equation(
				'equation',
				['', 'paper.opening-box', openingBox],
				['+', 'paper.received', cashIn],
				['−', 'paper.paid', cashOut],
				['=', 'paper.closing-box', closingBox]
			),
			note('counted', { line })
		]
	};
}
