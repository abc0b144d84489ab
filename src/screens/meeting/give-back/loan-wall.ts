import type { LocalDate, MemberId } from '#kernel';
import { instalmentsOf, loanDay, openLoansOf, type GroupState, type Instalment } from '#group';

/** A loan as bricks, one for each instalment. */
export interface Wall {
	readonly all: number;
	/** Given before. */
	readonly gone: number;
	/** Leave the wall with what is given now. */
	readonly now: number;
}

/** Of the oldest loan that she has out, before and after something is given. */
export function wallOf(memberId: MemberId, day: LocalDate, before: GroupState, after: GroupState): Wall {
	const parts = partsIn(before, memberId, day);
	const then = partsIn(after, memberId, day);
	const gone = paidOf(parts);
	// A loan that is paid off is no open loan any more.
	const goneThen = then.length === 0 ? parts.length : paidOf(then);
	return { all: parts.length, gone, now: Math.max(0, goneThen - gone) };
}

function partsIn(state: GroupState, memberId: MemberId, day: LocalDate): readonly Instalment[] {
	const [loan] = openLoansOf(state, memberId, day);
	return loan === undefined ? [] : instalmentsOf(loan, day, loanDay(state, day).held);
}

/** Parts on which nothing is owed any more. */
const paidOf = (parts: readonly Instalment[]): number => parts.filter(({ unpaid }) => unpaid === 0).length;
