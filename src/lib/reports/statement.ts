import { assert, type EventId, type LocalDate, type MemberId } from '#kernel';
import { subtract, sum, type Money } from '#money';
import { rulesOn, type GroupEvent, type GroupState, type MeetingKind } from '#group';
import type { BookAsAt } from './meeting-pages.ts';
import { paidBySavings, type MemberMove } from './member-moves.ts';
import {
	memberOpening,
	memberRows,
	rareColumns,
	type MemberBalances,
	type MemberRowFigures
} from './member-rows.ts';
import { registerBook } from './registers/register-book.ts';

/** Columns that few rows have: left out where they are zero. */
const rare = [
	'added',
	'withdrawn',
	'lent',
	'broughtIn',
	'givenUp',
	'recovered',
	'feesPaid',
	'socialFundPaid',
	'socialFundGot',
	'forOthers',
	'handedOn',
	'shared',
	'paidOut'
] as const satisfies readonly (keyof MemberMove)[];

type RareColumns = Partial<Pick<MemberMove, (typeof rare)[number]>>;

/** What she moved, and what stood as it ended. Minor units. */
export interface StatementFigures extends RareColumns {
	/** Deposited at this meeting, all funds. */
	readonly saved: Money;
	readonly savings: Money;
	readonly interestPaid: Money;
	readonly principalPaid: Money;
	readonly outstanding: Money;
	/** Charged and unpaid, arrears included. */
	readonly interestDue: Money;
	/** What of interestDue is for being late; only where something is. */
	readonly overdueInterest?: Money;
	readonly finesPaid: Money;
	/** What of the repayment, interest and fines her own savings paid as she left or the cycle was shared out; only where something is. */
	readonly setOff?: Money;
	/** What she put down: saved + interestPaid + principalPaid + finesPaid + feesPaid + socialFundPaid + forOthers + recovered − setOff. */
	readonly paid: Money;
}

/**
 * One meeting in a member's passbook. Amounts are minor units; savings, outstanding and interestDue as it ended:
 * the savings before + saved + added − withdrawn, the principal before + lent + broughtIn − principalPaid − givenUp.
 */
export interface StatementRow extends StatementFigures {
	readonly meeting: number;
	/** Only where it was not a regular meeting: each kind counts for itself. */
	readonly kind?: Exclude<MeetingKind, 'regular'>;
	readonly day: LocalDate;
	/** Only of a paper meeting that was entered late. */
	readonly late?: true;
	/** Shares that she bought at it; only where the group saves in shares. */
	readonly shares?: number;
	/** Only of a row that was corrected: it is printed struck through, counts for nothing, and the row after it stands. */
	readonly struck?: true;
	/** Only of a row that stands in the place of a struck one: the entries that were wrong. */
	readonly corrects?: readonly EventId[];
}

export interface MemberStatement {
	/** What stood before her first meeting of this book, by the cut-off sheet; only where something did. */
	readonly opening?: StatementFigures & { readonly day: LocalDate };
	readonly rows: readonly StatementRow[];
}

/**
 * Her passbook: a row for each regular meeting while she was a member, and for any other at which she moved money, in
 * the order of their days; what was corrected stands struck through beside what counts (ledger law 6.5 and 9).
 *
 * @param events of a book that was checked
 * @throws Defect when the book knows no such member
 */
export function memberStatement(
	events: readonly GroupEvent[],
	{ memberId, ...view }: BookAsAt & { readonly memberId: MemberId }
): MemberStatement {
	const book = registerBook(events, view);
	assert(book.state.members.has(memberId), 'a statement is of a member');
	const opening = memberOpening(book, memberId);
	return {
		...(opening === null ? {} : { opening: { day: opening.day, ...figuresOf(opening) } }),
		rows: memberRows(book, memberId).map((row) => rowOf(row, book.state))
	};
}

/** By what a share cost on that day; nothing where savings are no shares, or were not bought whole. */
function sharesIn({ page, moves }: MemberRowFigures, state: GroupState): { readonly shares?: number } {
	const saving = rulesOn(state, page.day)?.saving;
	if (saving?.mode !== 'shares') return {};
	const shares = (moves.saved - moves.voluntary) / saving.shareValue;
	return Number.isInteger(shares) ? { shares } : {};
}

function rowOf(figures: MemberRowFigures, state: GroupState): StatementRow {
	const { page, struck, corrects } = figures;
	return {
		meeting: page.number,
		...(page.kind === 'regular' ? {} : { kind: page.kind }),
		day: page.day,
		...(page.late ? { late: true as const } : {}),
		...(struck ? { struck: true as const } : {}),
		...(corrects.length > 0 ? { corrects } : {}),
		...sharesIn(figures, state),
		...figuresOf(figures)
	};
}

function figuresOf({
	moves,
	savings,
	outstanding,
	interestDue,
	overdueInterest
}: MemberBalances): StatementFigures {
	const { saved, interestPaid, principalPaid, finesPaid, feesPaid, socialFundPaid, forOthers, recovered } =
		moves;
	const setOff = paidBySavings(moves);
	return {
		saved,
		savings,
		interestPaid,
		principalPaid,
		outstanding,
		interestDue,
		...(overdueInterest === 0 ? {} : { overdueInterest }),
		finesPaid,
		...(setOff === 0 ? {} : { setOff }),
		paid: subtract(
			sum([saved, interestPaid, principalPaid, finesPaid, feesPaid, socialFundPaid, forOthers, recovered]),
			setOff
		),
		...rareColumns(moves, rare)
	};
}
