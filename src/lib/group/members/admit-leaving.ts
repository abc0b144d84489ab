import { err, type Result } from '#kernel';
import { add, atLeastZero, sum } from '#money';
import {
	hasLeft,
	needsAccountOf,
	needsMeeting,
	needsMemberOn,
	needsMembers,
	needsWholeCoins
} from '../checks.ts';
import type { MemberLeft } from '../event-types.ts';
import { needsLoanOn } from '../loans/limits.ts';
import { loanDay } from '../loans/loan-day.ts';
import { isGivenUp } from '../loans/loan.ts';
import { loanPosition } from '../loans/position.ts';
import type { Rejection } from '../rejections.ts';
import { savedBy } from '../saving/saved.ts';
import { debtsOf } from '../sharing/debts.ts';
import { withOwners } from '../sharing/owed-to-others.ts';
import { settlementFor } from '../sharing/settlement.ts';
import { surplusNow } from '../sharing/shared-parts.ts';
import type { GroupState } from '../state.ts';
import type { Settlement } from './events.ts';
import { tookPartAfter } from './took-part-after.ts';

/** The settlement is computed where it is missing and checked where it is given (ledger law 5, fine print 21). */
export function admitLeaving(state: GroupState, event: MemberLeft): Result<MemberLeft, Rejection> {
	const { memberId, occurredOn: on, via } = event;
	const refused =
		needsMeeting(state) ??
		needsMemberOn(state, memberId, on) ??
		hasLeft(state, memberId) ??
		stillTookPart(state, event) ??
		needsMembers(state, event.approvedBy) ??
		needsAccountOf(state, via) ??
		owedLater(state, event) ??
		guaranteed(state, event);
	if (refused) return err(refused);
	if (event.settlement === undefined) {
		const settlement = settlementFor(state, { memberId, on, via });
		return settlement.ok ? withOwners(state, { ...event, settlement: settlement.value }) : settlement;
	}
	const untrue =
		refuseSettlement(state, event, event.settlement) ?? needsWholeCoins(state, event.settlement.paid, via);
	return untrue ? err(untrue) : withOwners(state, event);
}

/** Entered late, she cannot leave before anything in which she still took part (ledger law 11 (34)). */
function stillTookPart(state: GroupState, { memberId, occurredOn }: MemberLeft): Rejection | null {
	const on = state.asThen === true ? null : tookPartAfter(state, memberId, occurredOn);
	return on === null ? null : { type: 'StillTookPart', memberId, on };
}

/** Entered late, she cannot leave before a loan was given or a fine imposed that her settlement would pay. */
function owedLater(state: GroupState, { memberId, occurredOn: on }: MemberLeft): Rejection | null {
	const { loans, fines } = debtsOf(state, memberId, on);
	const tooEarly = loans.map(({ loan }) => needsLoanOn(loan, on)).find((refused) => refused !== null);
	if (tooEarly) return tooEarly;
	const later = fines.find(({ fine }) => on < fine.imposedOn);
	return later === undefined ? null : { type: 'DayBeforeFine', imposedOn: later.fine.imposedOn };
}

/** She stands in for a loan of another woman on which anything is still owed. */
function guaranteed(state: GroupState, { memberId, occurredOn: on }: MemberLeft): Rejection | null {
	const day = loanDay(state, on);
	const held = [...state.loans.values()].find(
		(loan) =>
			loan.memberId !== memberId &&
			loan.guarantors.includes(memberId) &&
			!isGivenUp(loan, on) &&
			loanPosition(loan, day).payOff > 0
	);
	return held === undefined ? null : { type: 'GuaranteesLoan', loanId: held.loanId };
}

/**
 * What was given is kept, if it can be true: all her savings and all her principal, no more interest and fines than she
 * owes, no more surplus than there is, and both sides equal.
 */
function refuseSettlement(state: GroupState, event: MemberLeft, given: Settlement): Rejection | null {
	const { loans, fines } = debtsOf(state, event.memberId, event.occurredOn);
	const principal = sum(loans.map((line) => line.principal));
	const saved = savedBy(state, event.memberId);
	const [has, owed] = [add(saved, given.surplus), sum([principal, given.interest, given.fines])];
	if (owed > has) return { type: 'OwesMoreThanSheHas', owed, has };
	const isTrue =
		given.savings === saved &&
		given.loan === principal &&
		given.interest <= sum(loans.map((line) => line.interest)) &&
		given.fines <= sum(fines.map((line) => line.amount)) &&
		has === sum([owed, given.paid, given.payable]);
	if (!isTrue) return { type: 'SettlementDoesNotAddUp' };
	const surplus = atLeastZero(surplusNow(state));
	return given.surplus > surplus ? { type: 'SurplusTooSmall', surplus, asked: given.surplus } : null;
}
