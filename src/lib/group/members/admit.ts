import { err, ok, type LocalDate, type MemberId, type Result } from '#kernel';
import { heldIn } from '#ledger';
import { atLeastZero, least, money, type Money } from '#money';
import type { AdmissionsOf } from '../admissions.ts';
import { chart, payableTo } from '../chart.ts';
import {
	needsAccountOf,
	needsActiveMember,
	needsMeeting,
	needsMemberOn,
	needsWholeCoins,
	unlessRefused
} from '../checks.ts';
import type { ConsentWithdrawn, MemberJoined, PayablePaid } from '../event-types.ts';
import { linesOf, type Journal } from '../journal.ts';
import { withPostingDays } from '../posting-day.ts';
import type { Rejection } from '../rejections.ts';
import { membersOn, rulesOn } from '../state-on.ts';
import type { GroupState } from '../state.ts';
import { admitLeaving } from './admit-leaving.ts';
import type { MemberEventType } from './events.ts';
import { membersMost } from './members-most.ts';

export const memberAdmissions: AdmissionsOf<MemberEventType> = {
	MemberJoined: admitMember,
	MemberNamed: (state, event) =>
		unlessRefused(event, needsActiveMember(state, event.memberId, event.occurredOn)),
	MemberErased: (state, event) =>
		unlessRefused(event, needsMemberOn(state, event.memberId, event.occurredOn)),
	ConsentGiven: (state, event) =>
		unlessRefused(event, needsActiveMember(state, event.memberId, event.occurredOn)),
	ConsentWithdrawn: (state, event) => unlessRefused(event, refuseWithdrawal(state, event)),
	MemberLeft: admitLeaving,
	PayablePaid: (state, event) => unlessRefused(event, refusePayable(state, event))
};

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
	// What became hers when she left was not payable before, also on a page that is entered late.
	const leftOn = state.members.get(memberId)?.leftOn ?? null;
	const isBefore = leftOn !== null && occurredOn < leftOn && state.asThen !== true;
	if (isBefore && state.journal === null) return { type: 'WholeBookNeeded' };
	const held = heldIn(state.balances, chart, payableTo(memberId));
	const owed =
		isBefore && state.journal !== null ? least(held, payableFrom(state.journal, memberId, occurredOn)) : held;
	return amount > owed ? { type: 'MoreThanOwed', owed } : null;
}

/** The least that was payable to a woman at the end of `on` or of any later day of the book; minor units, zero or more. */
function payableFrom(journal: Journal, memberId: MemberId, on: LocalDate): Money {
	const account = payableTo(memberId);
	const moves = withPostingDays(linesOf(journal)).flatMap(({ entry, postedOn }) =>
		(entry?.postings ?? [])
			.filter((leg) => leg.account === account)
			.map(({ side, amount }) => ({ postedOn, more: side === 'credit' ? amount : -amount }))
	);
	const heldOn = (day: LocalDate) =>
		moves.reduce((sum, { postedOn, more }) => (postedOn <= day ? sum + more : sum), 0);
	const days = [on, ...moves.map(({ postedOn }) => postedOn).filter((day) => day > on)];
	return atLeastZero(money(Math.min(...days.map(heldOn))));
}

/**
 * Numbers are given once and never again, also when their woman has left; who comes back gets a new one. A symbol is
 * free again when the woman who had it has left (ledger law 3).
 */
function admitMember(state: GroupState, event: MemberJoined): Result<MemberJoined, Rejection> {
	if (state.members.has(event.memberId)) return err({ type: 'DuplicateId', id: event.memberId });
	const members = [...state.members.values()];
	if (members.some((member) => member.number === event.number))
		return err({ type: 'MemberNumberTaken', number: event.number });
	const { symbol } = event;
	if (symbol !== undefined && members.some((member) => member.leftOn === null && member.symbol === symbol))
		return err({ type: 'SymbolTaken', symbol });
	const most = membersMost[rulesOn(state, event.occurredOn)?.kind ?? 'shg'];
	return mostMembersFrom(state, event.occurredOn) >= most ? err({ type: 'TooManyMembers', most }) : ok(event);
}

/** The most women that were members at once on `day` or on any later day on which one joined. */
function mostMembersFrom(state: GroupState, day: LocalDate): number {
	const joining = [...state.members.values()].map((member) => member.joinedOn);
	const days = [day, ...joining.filter((joinedOn) => joinedOn > day)];
	return Math.max(...days.map((on) => membersOn(state, on).length));
}
