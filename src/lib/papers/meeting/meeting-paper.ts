import { subtract, zero, type Money } from '#money';
import { came } from '#group';
import type { MemberFace, MessageKey } from '#i18n';
import type { MemberId } from '#kernel';
import type { MeetingSheet, MoneyKind, MoneyLine } from '#reports';
import { entryName } from '../entry-names.ts';
import { differenceFound, meetingName, moneyLabels } from '../paper-data.ts';
import type {
	BoxFigures,
	MeetingPaperData,
	MoneyRow,
	PaperDecision,
	PaperGiven,
	PaperSeal
} from '../paper-types.ts';
import { amountOf, loanDecisionCell } from '../registers/decisions.ts';

/** How a woman is drawn on this paper: with her name or without. */
type FaceOf = (memberId: MemberId) => MemberFace;

export function meetingPaper(
	sheet: MeetingSheet,
	faceOf: FaceOf,
	officeOf: (memberId: MemberId) => MessageKey | null,
	seal: PaperSeal | null
): MeetingPaperData {
	const lines = sheet.rows.map((row) => ({
		face: faceOf(row.memberId),
		mark: row.attendance,
		saved: row.saved,
		savings: row.savings,
		principal: row.principalPaid,
		interest: row.interestPaid,
		lent: row.lent,
		left: row.outstanding
	}));
	const { totals } = sheet;
	return {
		name: meetingName(sheet.kind, sheet.number),
		kind: sheet.kind === 'regular' ? null : `meeting.kind-${sheet.kind}`,
		day: sheet.day,
		isOpen: sheet.isOpen,
		lines,
		totals: {
			saved: totals.saved,
			savings: totals.savings,
			principal: totals.principalPaid,
			interest: totals.interestPaid,
			lent: totals.lent,
			left: totals.outstanding
		},
		given: givenTo(sheet, faceOf),
		decided: decidedAt(sheet, faceOf),
		corrections: sheet.corrections.map(({ eventId, type, number, before, after }) => ({
			key: eventId,
			number,
			what: entryName(type),
			before,
			after
		})),
		came: lines.filter(({ mark }) => came(mark)).length,
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

/** "3", or "3 Sunita" */
const whoIs = ({ number, name }: MemberFace): string =>
	[number, ...(name === undefined ? [] : [name])].join(' ');

/** Sums that stand only as one total beside the box, and loans that will not come back: woman by woman. */
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

const handedToHer = ['dividend', 'settlement', 'payable', 'shareOut'] as const satisfies readonly MoneyKind[];

const acceptedFigures = ({ reasons, by }: MeetingSheet['accepted']): NonNullable<BoxFigures['accepted']> => ({
	reasons: reasons.flatMap((reason) => differenceWords[reason] ?? []),
	by
});

/** Why a box did not agree; a foreign file may have other codes. */
const differenceWords: Readonly<Record<string, MessageKey>> = {
	counting: 'code.reason-counting',
	changeGiven: 'code.reason-changeGiven',
	notFound: 'code.reason-notFound',
	other: 'code.reason-other'
};

function boxFigures(sheet: MeetingSheet): BoxFigures {
	const difference = differenceFound(sheet);
	return {
		before: sheet.openingBox,
		inRows: moneyRows(sheet.in),
		outRows: moneyRows(sheet.out),
		in: sheet.cashIn,
		out: sheet.cashOut,
		after: sheet.closingBox,
		interestKept: sheet.totals.interestKeptBack,
		counted: sheet.counted,
		byBook: sheet.counted === null || difference === null ? null : subtract(sheet.counted, difference),
		difference,
		accepted: sheet.acceptedDifference === null ? null : acceptedFigures(sheet.accepted),
		pieces: sheet.pieces.filter(({ count }) => count > 0)
	};
}

/** What moved through the box, and beside it what members moved through the bank. */
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
