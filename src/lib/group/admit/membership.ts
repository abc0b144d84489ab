import { err, ok, type MemberId, type Result } from '#kernel';
import { heldIn } from '#ledger';
import { add, atLeastZero, sum, zero } from '#money';
import { chart, payableTo } from '../chart.ts';
import type {
	ConsentWithdrawn,
	ConstitutionChanged,
	DividendPaid,
	MemberLeft,
	PayablePaid,
	Settlement
} from '../event-schema/types.ts';
import { lineOf } from '../journal.ts';
import { isGivenUp, loanPosition } from '../loan/position.ts';
import type { Rejection } from '../rejections.ts';
import { debtsOf } from '../sharing/debts.ts';
import { settlementFor } from '../sharing/settlement.ts';
import { areWhole } from '../sharing/share.ts';
import { sharedParts, surplusNow } from '../sharing/shared-parts.ts';
import type { GroupState } from '../state.ts';
import { activeMembers } from '../state-on.ts';
import type { AdmissionsOf } from './admissions.ts';
import {
	hasLeft,
	needsAccountOf,
	needsActiveMember,
	needsMeeting,
	needsMemberOn,
	needsMembers,
	needsNotLeft,
	needsWholeCoins
} from './checks.ts';
import { loanDay, needsLoanOn, savedBy } from './loans.ts';
import { membersMost } from './people.ts';
import { tookPartAfter } from './took-part-after.ts';

export const membershipAdmissions: AdmissionsOf<
	| 'ConstitutionChanged'
	| 'MemberErased'
	| 'ConsentGiven'
	| 'ConsentWithdrawn'
	| 'MemberLeft'
	| 'PayablePaid'
	| 'DividendPaid'
> = {
	ConstitutionChanged: (state, event) => unlessRefused(event, refuseRules(state, event)),
	MemberErased: (state, event) =>
		unlessRefused(event, needsMemberOn(state, event.memberId, event.occurredOn)),
	ConsentGiven: (state, event) =>
		unlessRefused(event, needsActiveMember(state, event.memberId, event.occurredOn)),
	ConsentWithdrawn: (state, event) => unlessRefused(event, refuseWithdrawal(state, event)),
	MemberLeft: admitLeaving,
	PayablePaid: (state, event) => unlessRefused(event, refusePayable(state, event)),
	DividendPaid: admitDividend
};

function unlessRefused<Event>(event: Event, refused: Rejection | null): Result<Event, Rejection> {
	return refused ? err(refused) : ok(event);
}

/** Any day is taken: rules that are dated ahead count from their day. A group of 25 cannot become one of at most 20. */
function refuseRules(state: GroupState, event: ConstitutionChanged): Rejection | null {
	const unknown = needsMembers(state, event.approvedBy);
	if (unknown) return unknown;
	const most = membersMost[event.constitution.kind];
	if (activeMembers(state).length > most) return { type: 'TooManyMembers', most };
	const { resolution } = event;
	// Where only the compact state was read the resolution cannot be looked up: the app names none.
	if (resolution === undefined || state.journal === null || lineOf(state.journal, resolution)) return null;
	return { type: 'EventUnknown', eventId: resolution };
}

/** A woman may take back what she said also when she has left, but not what she never said. */
function refuseWithdrawal(
	state: GroupState,
	{ memberId, occurredOn, scope }: ConsentWithdrawn
): Rejection | null {
	const refused = needsMemberOn(state, memberId, occurredOn);
	if (refused) return refused;
	const given = state.members.get(memberId)?.consents ?? [];
	const wasGiven = scope === undefined ? given.length > 0 : scope.every((what) => given.includes(what));
	return wasGiven ? null : { type: 'ConsentUnknown', memberId };
}

/** The settlement is computed where it is missing and checked where it is given (ledger law 5, fine print 21). */
function admitLeaving(state: GroupState, event: MemberLeft): Result<MemberLeft, Rejection> {
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
		return settlement.ok ? ok({ ...event, settlement: settlement.value }) : settlement;
	}
	return unlessRefused(
		event,
		refuseSettlement(state, event, event.settlement) ?? needsWholeCoins(state, event.settlement.paid, via)
	);
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

/** What is still to be paid to a woman who left, or to her heirs; never more. */
function refusePayable(
	state: GroupState,
	{ memberId, occurredOn, via, amount }: PayablePaid
): Rejection | null {
	const refused =
		needsMeeting(state) ??
		needsMemberOn(state, memberId, occurredOn) ??
		needsAccountOf(state, via) ??
		needsWholeCoins(state, amount, via);
	if (refused) return refused;
	// Before she left nothing was payable to her, also on a page that is entered late.
	const leftOn = state.members.get(memberId)?.leftOn ?? null;
	const isBefore = leftOn !== null && occurredOn < leftOn && state.asThen !== true;
	const owed = isBefore ? zero : heldIn(state.balances, chart, payableTo(memberId));
	return amount > owed ? { type: 'MoreThanOwed', owed } : null;
}

/** Parts are computed where they are missing and kept where they are given (fine print 19); those of nothing are left out. */
function admitDividend(state: GroupState, event: DividendPaid): Result<DividendPaid, Rejection> {
	const { occurredOn: on, rule, weights, amount, to } = event;
	const surplus = surplusNow(state);
	const refused =
		needsMeeting(state) ??
		twice(event.parts?.map((part) => part.memberId)) ??
		needsActiveMembers(state, event) ??
		needsMembers(state, event.approvedBy) ??
		needsAccountOf(state, event.via) ??
		(amount > surplus ? ({ type: 'SurplusTooSmall', surplus, asked: amount } as const) : null);
	if (refused) return err(refused);
	const inCash = to === 'box' && event.via === undefined;
	const shared =
		event.parts === undefined
			? sharedParts(state, on, rule, weights, amount, inCash)
			: ok({ parts: event.parts });
	if (!shared.ok) return shared;
	const parts = shared.value.parts.filter((part) => part.amount > 0);
	const gone = parts.map((part) => needsNotLeft(state, part.memberId)).find((reason) => reason !== null);
	if (gone) return err(gone);
	const given = sum(parts.map((part) => part.amount));
	if (given > amount || given === 0) return err({ type: 'PartsDoNotAddUp', whole: amount, parts: given });
	if (rule === 'mixed' && !areWhole(weights)) return err({ type: 'TermsInvalid', field: 'weights' });
	const coins = inCash ? parts.map((part) => needsWholeCoins(state, part.amount)).find(Boolean) : null;
	return coins ? err(coins) : ok({ ...event, parts });
}

function needsActiveMembers(state: GroupState, { parts, occurredOn }: DividendPaid): Rejection | null {
	for (const { memberId } of parts ?? []) {
		const refused = needsActiveMember(state, memberId, occurredOn);
		if (refused) return refused;
	}
	return null;
}

function twice(memberIds: readonly MemberId[] = []): Rejection | null {
	const again = memberIds.find((memberId, place) => memberIds.indexOf(memberId) !== place);
	return again === undefined ? null : { type: 'DuplicateId', id: again };
}
