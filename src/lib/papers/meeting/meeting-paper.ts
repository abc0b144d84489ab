import { subtract, sum, zero, type Money } from '#money';
import { came } from '#group';
import type { MemberFace, MessageKey } from '#i18n';
import { mapKeys, type MemberId } from '#kernel';
import type { MeetingSheet, MoneyKind, MoneyLine } from '#reports';
import { entryName } from '../code-words.ts';
import { whoIs } from '../face.ts';
import { differenceFound, meetingName, moneyLabels } from '../paper-data.ts';
import type {
	BoxFigures,
	MeetingMoves,
	MeetingPaperData,
	MoneyRow,
	PaperDecision,
	PaperGiven,
	PaperSeal
} from '../paper-types.ts';
import { amountOf, loanDecisionCell } from '../registers/decisions.ts';
import type { PaperCell, PaperColumn } from '../table-types.ts';

/** Returns how a member is drawn on this paper, with or without her name. */
type FaceOf = (memberId: MemberId) => MemberFace;

export function meetingPaper(
	sheet: MeetingSheet,
	faceOf: FaceOf,
	officeOf: (memberId: MemberId) => MessageKey | null,
	seal: PaperSeal | null
): MeetingPaperData {
	const lines = sheet.rows.map((row) => ({ ...row, face: faceOf(row.memberId) }));
	return {
		name: meetingName(sheet.kind, sheet.number),
		kind: sheet.kind === 'regular' ? null : `meeting.kind-${sheet.kind}`,
		day: sheet.day,
		isOpen: sheet.isOpen,
		lines,
		totals: sheet.totals,
		given: givenTo(sheet, faceOf),
		decided: decidedAt(sheet, faceOf),
		corrections: sheet.corrections.map(({ eventId, type, number, before, after }) => ({
			key: eventId,
			number,
			what: entryName(type),
			before,
			after
		})),
		came: lines.filter(({ attendance }) => came(attendance)).length,
		expected: sheet.expected,
		box: boxFigures(sheet),
		approvals: sheet.rows
			.filter((row) => sheet.approvals.includes(row.number))
			.map((row) => ({ face: faceOf(row.memberId), office: officeOf(row.memberId) })),
		seal
	};
}

function decidedAt({ decided, rows }: MeetingSheet, faceOf: FaceOf): readonly PaperDecision[] {
	const who = (number: number): string => {
		const row = rows.find((one) => one.number === number);
		return row === undefined ? String(number) : whoIs(faceOf(row.memberId));
	};
	const words = { who, all: (numbers: readonly number[]) => ({ text: numbers.map(who).join(', ') }) };
	return decided.map((decision) => ({
		key: decision.eventId,
		says: loanDecisionCell(decision, words),
		amount: decision.kind === 'correction' ? null : amountOf(decision),
		countedHere: decision.kind === 'correction' && decision.after !== null,
		struck: decision.correctedBy !== null
	}));
}

/** Itemises by member the payments that the box has only as one total, and written-off loans. */
function givenTo({ out, rows, writtenOff }: MeetingSheet, faceOf: FaceOf): readonly PaperGiven[] {
	const whoOf = (memberId: MemberId): string => whoIs(faceOf(memberId));
	const to = (amountOf: (row: MeetingSheet['rows'][number]) => Money): PaperGiven['to'] =>
		rows
			.filter((row) => amountOf(row) > 0)
			.map((row) => ({ who: whoOf(row.memberId), amount: amountOf(row) }));
	const kinds = handedToHer.filter((kind) => out.some((line) => line.kind === kind));
	const all: readonly PaperGiven[] = [
		{ key: 'paid', what: kinds.map((kind) => moneyLabels[kind]), to: to(({ paidOut }) => paidOut) },
		{ key: 'added', what: ['paper.money-dividend', 'paper.savings'], to: to(({ added }) => added) },
		{ key: 'help', what: [moneyLabels.socialFundOut], to: to(({ socialFundGot }) => socialFundGot) },
		{
			key: 'writtenOff',
			what: ['account.account-loans-written-off'],
			to: writtenOff.map(({ memberId, amount }) => ({ who: whoOf(memberId), amount }))
		}
	];
	return all.filter((given) => given.to.length > 0);
}

const handedToHer = [
	'heldBack',
	'dividend',
	'settlement',
	'payable',
	'shareOut'
] as const satisfies readonly MoneyKind[];

const acceptedFigures = ({ reasons, by }: MeetingSheet['accepted']): NonNullable<BoxFigures['accepted']> => ({
	reasons: reasons.flatMap((reason) => differenceWords[reason] ?? []),
	by
});

/** Reasons for a cash difference; a foreign file may have other codes. */
const differenceWords: Readonly<Record<string, MessageKey>> = {
	counting: 'code.reason-counting',
	changeGiven: 'code.reason-changeGiven',
	notFound: 'code.reason-notFound',
	other: 'code.reason-other'
};

function boxFigures(sheet: MeetingSheet): BoxFigures {
	const { openingBox, cashIn, cashOut, closingBox, counted } = sheet;
	const difference = differenceFound(sheet);
	return {
		openingBox,
		inRows: moneyRows(sheet.in),
		outRows: moneyRows(sheet.out),
		cashIn,
		cashOut,
		closingBox,
		interestKept: sheet.totals.interestKeptBack,
		counted,
		byBook: counted === null || difference === null ? null : subtract(counted, difference),
		difference,
		accepted: sheet.acceptedDifference === null ? null : acceptedFigures(sheet.accepted),
		pieces: sheet.pieces.filter(({ count }) => count > 0)
	};
}

/** Returns the money through the box, and beside it members' payments through the bank. */
function moneyRows(lines: readonly MoneyLine[]): readonly MoneyRow[] {
	return lines
		.map(({ kind, category, corrected, box, bank }) => ({
			key: `${kind} ${corrected ?? ''} ${category ?? ''}`,
			label: moneyLabels[kind],
			amount: box,
			throughBank: betweenBoxAndBank.has(corrected ?? kind) ? zero : bank
		}))
		.filter(({ amount, throughBank }) => amount > 0 || throughBank > 0);
}

const betweenBoxAndBank: ReadonlySet<MoneyKind> = new Set<MoneyKind>(['toBank', 'fromBank', 'opening']);

/** Head and width in millimetres of each money column on the meeting sheet. */
const figures = {
	saved: ['paper.savings-today', 16],
	savings: ['paper.savings-total', 21],
	principalPaid: ['paper.repayment', 19],
	interestPaid: ['paper.interest', 15],
	lent: ['paper.loan-given', 21],
	outstanding: ['paper.loan-left', 21]
} as const satisfies Record<keyof MeetingMoves, readonly [MessageKey, number]>;
const keys = Object.keys(figures) as (keyof MeetingMoves)[];

/** Money columns of both the sheet and the file. */
export const meetingMoneyColumns: readonly PaperColumn[] = keys.map((key) => {
	const [head, width] = figures[key];
	return { key, head: { words: [head] }, kind: 'money', width };
});

/** Returns the column sums of lines; minor units. */
export const sumOfLines = (lines: readonly MeetingMoves[]): MeetingMoves =>
	mapKeys(keys, (key) => sum(lines.map((line) => line[key])));

export const meetingMoney = (of: MeetingMoves): readonly PaperCell[] =>
	keys.map((key) => ({ money: of[key] }));
