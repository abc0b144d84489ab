import { add, zero, type Money } from '#money';
import type { GroupState, MeetingKind } from '#group';
import type { MemberFace, MessageKey } from '#i18n';
import type { LocalDate, MemberId } from '#kernel';
import type { MeetingSheet, MemberPage, MemberStatement, MoneyKind } from '#reports';
import type { LastPage, MeetingPicture, MemberPaperData, StatementPaperData } from './paper-types.ts';

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
	{ finesDue: fines, left, payable, heldForOthers }: MemberPage,
	face: MemberFace,
	joined: LocalDate
): StatementPaperData {
	return { ...statement, face, joined, fines, left, payable, heldForOthers };
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
		heldForOthers: page.heldForOthers,
		loans: page.loans.map((loan) => ({
			key: loan.loanId,
			left: loan.outstanding,
			interestDue: loan.interestDue,
			overdueInterest: loan.overdueInterest,
			given: loan.instalmentsGiven,
			total: loan.instalments
		})),
		meetings: pictureRows({ rows: lastOf(page.rows) })
	};
}

/** Meetings for which a printed page has room. */
const meetingsOnPaper = 6;

/** Her last meetings, each with those that were struck at it. */
function lastOf(rows: MemberPage['rows']): MemberPage['rows'] {
	const after = rows.filter(({ struck }) => struck !== true)[meetingsOnPaper];
	return after === undefined ? rows : rows.slice(0, rows.indexOf(after));
}

/** Meetings by kind and number: "regular 7". */
export interface MeetingMarks {
	readonly late: ReadonlySet<string>;
	readonly disputed: ReadonlySet<string>;
}
const noMarks: MeetingMarks = { late: new Set(), disputed: new Set() };

/** @param marks meetings of the book that came from paper, and those with a line of hers that is said to be wrong */
export function pictureRows(
	page: Pick<MemberPage, 'rows'>,
	marks: MeetingMarks = noMarks
): readonly MeetingPicture[] {
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
		lent: row.lent,
		helped: row.helped,
		got: row.got,
		took: row.took,
		other: row.other
	}));
}

/** A difference that was accepted made the book agree: a paper says what was found. */
export const differenceFound = ({
	difference,
	acceptedDifference: accepted
}: Pick<MeetingSheet, 'difference' | 'acceptedDifference'>): Money | null =>
	difference === null ? accepted : add(difference, accepted ?? zero);

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
	heldIn: 'paper.money-held-in',
	heldOut: 'paper.money-held-out',
	heldBack: 'paper.money-held-back',
	grantReturned: 'paper.money-grant-returned',
	depositPlaced: 'paper.money-deposit-placed',
	depositBack: 'paper.money-deposit-back',
	grant: 'paper.money-grant',
	revolvingFund: 'paper.money-revolving-fund',
	vulnerabilityFund: 'paper.money-vulnerability-fund',
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

/** Sums of a row in the order in which its pictures stand. */
export const sumsOfRow = ['saved', 'paid', 'other', 'lent', 'took', 'helped', 'got'] as const;
export type SumOfRow = (typeof sumsOfRow)[number];

/** The picture of each, on her page and on its paper. */
export const pictureOfSum = {
	saved: 'gullak-in',
	paid: 'box-in',
	other: 'coins',
	lent: 'box-out',
	took: 'gullak-out',
	helped: 'social-pot',
	got: 'pouring-pots'
} as const satisfies Readonly<Record<SumOfRow, string>>;

/** She came or not, and no money of hers moved. */
export const isWithoutMoney = (meeting: MeetingPicture): boolean =>
	sumsOfRow.every((sum) => (meeting[sum] ?? 0) === 0);
