import { entryNames } from './entry-names.ts';
import { add, subtract, zero, type Money } from '#money';
import {
	came,
	ruledFines,
	socialFundDueAtMeeting,
	type Constitution,
	type GroupState,
	type MeetingKind
} from '#group';
import type { MemberFace, MessageKey } from '#i18n';
import type { LocalDate, MemberId } from '#kernel';
import type { MeetingSheet, MemberPage, MemberStatement, MoneyKind, MoneyLine } from '#reports';
import type {
	BesideSaving,
	BoxFigures,
	LastPage,
	MeetingPaperData,
	MeetingPicture,
	MemberPaperData,
	MoneyRow,
	PaperGiven,
	PaperSeal,
	StatementPaperData
} from './paper-types.ts';

/** How a woman is drawn on this paper: with her name or without. */
type FaceOf = (memberId: MemberId) => MemberFace;

/** "12"; the two other kinds count for themselves: "S 1", "D 1". */
export function meetingName(kind: MeetingKind, number: number): string {
	return kind === 'regular' ? String(number) : `${kind === 'special' ? 'S' : 'D'} ${String(number)}`;
}

/**
 * Until when the figures of a paper are true. Entries between meetings stand on a page of their own, which no bank knows by its number.
 *
 * @param meeting the last one that was held; of a page between meetings left out where nobody knows it
 */
export const lastPageOf = (
	{ kind, number, day, sealed }: PageNamed & Pick<LastPage, 'day' | 'sealed'>,
	meeting: PageNamed | undefined = kind === 'desk' ? undefined : { kind, number }
): LastPage => ({
	meeting: meeting === undefined ? null : meetingName(meeting.kind, meeting.number),
	day,
	hasEntriesAfter: kind === 'desk',
	sealed
});

interface PageNamed {
	readonly kind: MeetingKind;
	readonly number: number;
}

/** The office of a member on a day, in the words of a paper. */
export function officeKey(state: GroupState, memberId: MemberId, on: LocalDate): MessageKey | null {
	const term = state.offices.find(
		(one) => one.memberId === memberId && one.since <= on && (one.until === null || one.until >= on)
	);
	return term === undefined ? null : `paper.${term.office}`;
}

/** A passbook with whose it is, and what the lines of it do not say. */
export function statementPaper(
	statement: MemberStatement,
	{ finesDue: fines, left, payable }: MemberPage,
	face: MemberFace,
	joined: LocalDate
): StatementPaperData {
	return { ...statement, face, joined, fines, left, payable };
}

export function memberPaper(page: MemberPage, face: MemberFace, office: MessageKey | null): MemberPaperData {
	return {
		face,
		office,
		beads: page.beads,
		savings: page.saved,
		arrears: page.savingsArrears,
		fines: page.finesDue,
		left: page.left,
		payable: page.payable,
		loans: page.loans.map((loan) => ({
			key: loan.loanId,
			left: loan.outstanding,
			interestDue: loan.interestDue,
			overdueInterest: loan.overdueInterest,
			given: loan.instalmentsGiven,
			total: loan.instalments
		})),
		meetings: pictureRows(page)
	};
}

/** Meetings by kind and number: "regular 7". */
export interface MeetingMarks {
	readonly late: ReadonlySet<string>;
	readonly disputed: ReadonlySet<string>;
}
const noMarks: MeetingMarks = { late: new Set(), disputed: new Set() };

/** @param marks meetings of the book that came from paper, and those with a line of hers that is said to be wrong */
export function pictureRows(page: MemberPage, marks: MeetingMarks = noMarks): readonly MeetingPicture[] {
	return page.rows.map((row, place) => ({
		key: `${row.kind} ${String(row.number)} ${row.struck ? String(place) : ''}`,
		struck: row.struck === true,
		corrected: row.corrected === true,
		late: marks.late.has(`${row.kind} ${String(row.number)}`),
		disputed: row.struck !== true && marks.disputed.has(`${row.kind} ${String(row.number)}`),
		day: row.day,
		mark: row.attendance,
		saved: row.saved,
		paid: row.repaid,
		lent: row.lent
	}));
}

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
		corrections: sheet.corrections.map(({ eventId, type, number, before, after }) => ({
			key: eventId,
			number,
			what: entryNames[type],
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

/** Sums that stand only as one total beside the box, and loans that will not come back: woman by woman. */
function givenTo({ out, rows, writtenOff }: MeetingSheet, faceOf: FaceOf): readonly PaperGiven[] {
	const whoOf = (memberId: MemberId): string => {
		const { number, name } = faceOf(memberId);
		return [number, ...(name === undefined ? [] : [name])].join(' ');
	};
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

/** A difference that was accepted made the book agree: a paper says what was found. */
export const differenceFound = ({
	difference,
	acceptedDifference: accepted
}: Pick<MeetingSheet, 'difference' | 'acceptedDifference'>): Money | null =>
	difference === null ? accepted : add(difference, accepted ?? zero);

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

/** Kinds of money in the words of a paper. */
export const moneyLabels = {
	opening: 'paper.brought',
	saving: 'paper.savings',
	principal: 'paper.repayment',
	interest: 'paper.interest',
	fromBank: 'paper.withdrawn',
	over: 'paper.more',
	loan: 'paper.loan-given',
	expense: 'paper.expense',
	toBank: 'paper.deposited',
	short: 'paper.less',
	fine: 'paper.fine',
	withdrawal: 'paper.money-withdrawal',
	recovery: 'paper.money-recovery',
	fee: 'paper.money-fee',
	income: 'paper.money-income',
	socialFundIn: 'paper.money-social-fund-in',
	socialFundOut: 'paper.money-social-fund-out',
	grant: 'paper.money-grant',
	revolvingFund: 'paper.money-revolving-fund',
	borrowingReceived: 'paper.money-borrowing-received',
	borrowingPrincipal: 'paper.money-borrowing-principal',
	borrowingInterest: 'paper.money-borrowing-interest',
	borrowingCharges: 'paper.money-borrowing-charges',
	bankInterest: 'paper.money-bank-interest',
	bankCharge: 'paper.money-bank-charge',
	topUp: 'paper.money-top-up',
	assetBought: 'paper.money-asset-bought',
	assetSold: 'paper.money-asset-sold',
	settlement: 'paper.money-settlement',
	payable: 'paper.money-payable',
	dividend: 'paper.money-dividend',
	shareOut: 'paper.money-share-out',
	correction: 'paper.corrected'
} as const satisfies Record<MoneyKind, MessageKey>;

/** What the rules ask of women at a meeting beside their saving. */
export function besideSaving(rules: Constitution | null): readonly BesideSaving[] {
	if (rules === null) return [];
	const hasFines = ruledFines.some((reason) => (rules.fines[reason] ?? 0) > 0);
	return [
		...(socialFundDueAtMeeting(rules) > 0 ? (['socialFund'] as const) : []),
		...(hasFines ? (['fines'] as const) : [])
	];
}
