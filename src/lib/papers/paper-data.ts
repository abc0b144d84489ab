import { add, zero, type Money } from '#money';
import type { GroupState, MeetingKind } from '#group';
import type { MemberFace, MessageKey } from '#i18n';
import type { LocalDate, MemberId } from '#kernel';
import type { MeetingSheet, MemberPage, MemberStatement, MoneyKind } from '#reports';
import type { LastPage, MeetingPicture, MemberPaperData, StatementPaperData } from './paper-types.ts';

/** Returns the meeting's name on papers: "12" for regular, "S 1" for special and "D 1" for desk meetings. */
export function meetingName(kind: MeetingKind, number: number): string {
	return kind === 'regular' ? String(number) : `${kind === 'special' ? 'S' : 'D'} ${String(number)}`;
}

/**
 * Returns up to which page the figures of a paper are valid. Desk entries are on a page of their own, whose number means nothing to a bank.
 *
 * @param meeting the last meeting held; omitted for a desk page if unknown
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

/** Returns the office of a member on a day as a message key. */
export function officeKey(state: GroupState, memberId: MemberId, on: LocalDate): MessageKey | null {
	const term = state.offices.find(
		(one) => one.memberId === memberId && one.since <= on && (one.until === null || one.until >= on)
	);
	return term === undefined ? null : `paper.${term.office}`;
}

/** Combines a passbook with its owner and the facts that its lines do not contain. */
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

/** Number of meetings that fit on a printed page. */
const meetingsOnPaper = 6;

/** Returns her last meetings with their struck rows. */
function lastOf(rows: MemberPage['rows']): MemberPage['rows'] {
	const after = rows.filter(({ struck }) => struck !== true)[meetingsOnPaper];
	return after === undefined ? rows : rows.slice(0, rows.indexOf(after));
}

/** Sets of meeting keys such as "regular 7". */
export interface MeetingMarks {
	readonly late: ReadonlySet<string>;
	readonly disputed: ReadonlySet<string>;
}
const noMarks: MeetingMarks = { late: new Set(), disputed: new Set() };

/** @param marks meetings entered late from paper, and meetings with a disputed line of hers */
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

/** Returns the difference found at the count, including an accepted one, which made the book agree. */
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

/** Sums of a row, in the order of their pictures. */
export const sumsOfRow = ['saved', 'paid', 'other', 'lent', 'took', 'helped', 'got'] as const;
export type SumOfRow = (typeof sumsOfRow)[number];

/** Picture of each sum, on her page and on paper. */
export const pictureOfSum = {
	saved: 'gullak-in',
	paid: 'box-in',
	other: 'coins',
	lent: 'box-out',
	took: 'gullak-out',
	helped: 'social-pot',
	got: 'pouring-pots'
} as const satisfies Readonly<Record<SumOfRow, string>>;

/** True for a meeting at which none of her money moved. */
export const isWithoutMoney = (meeting: MeetingPicture): boolean =>
	sumsOfRow.every((sum) => (meeting[sum] ?? 0) === 0);
