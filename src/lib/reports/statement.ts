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

/** Columns that are left out of a row where they are zero. */
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

/** Amounts that a member moved, and closing balances. Minor units. */
export interface StatementFigures extends RareColumns {
	/** Deposits at this meeting into all funds. */
	readonly saved: Money;
	readonly savings: Money;
	readonly interestPaid: Money;
	readonly principalPaid: Money;
	readonly outstanding: Money;
	/** Interest charged and unpaid, arrears included. */
	readonly interestDue: Money;
	/** Part of interestDue that is interest on late principal; only if not zero. */
	readonly overdueInterest?: Money;
	readonly finesPaid: Money;
	/** Part of repayment, interest and fines that was offset against her own savings at a settlement or share-out; only if not zero. */
	readonly setOff?: Money;
	/** Cash she paid: saved + interestPaid + principalPaid + finesPaid + feesPaid + socialFundPaid + forOthers + recovered − setOff. */
	readonly paid: Money;
}

/**
 * One meeting in a member's passbook. Amounts are minor units; closing savings = previous savings + saved + added −
 * withdrawn; closing outstanding = previous principal + lent + broughtIn − principalPaid − givenUp.
 */
export interface StatementRow extends StatementFigures {
	readonly meeting: number;
	/** Set unless the meeting was regular, because each kind is numbered separately. */
	readonly kind?: Exclude<MeetingKind, 'regular'>;
	readonly day: LocalDate;
	/** Set only for a paper meeting that was entered late. */
	readonly late?: true;
	/** Number of shares bought at this meeting; only where the group saves in shares. */
	readonly shares?: number;
	/** Set on a corrected row: it is printed struck through and does not count; the next row replaces it. */
	readonly struck?: true;
	/** Ids of the wrong entries; only of a row that replaces a struck one. */
	readonly corrects?: readonly EventId[];
}

export interface MemberStatement {
	/** Balances from the cut-off sheet before her first meeting of this book; only if there are any. */
	readonly opening?: StatementFigures & { readonly day: LocalDate };
	readonly rows: readonly StatementRow[];
}

/**
 * Returns her passbook: a row for each regular meeting of her membership and any other meeting at which she moved money, by
 * day; corrected rows are struck through beside those that count (ledger law 6.5 and 9).
 *
 * @param events of a checked book
 * @throws Defect if the book has no such member
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

/** Returns the number of shares at that day's share value; nothing if the group does not save in shares or the number is not whole. */
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
