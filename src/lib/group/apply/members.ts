import { addDays, present, type LocalDate, type MemberId } from '#kernel';
import { add, money, zero, type Money } from '#money';
import type { Constitution } from '../constitution.ts';
import type { MemberJoined, Office, OfficeGiven, PenTaken, SavingDeposited } from '../event-schema/types.ts';
import type { GroupDraft, GroupState, OfficeTerm } from '../state.ts';
import { rulesOn } from '../state-on.ts';

export function joinMember(draft: GroupDraft, event: MemberJoined): void {
	// She owes the meetings of the day she joins, also when they were opened before she did.
	const owed = draft.regularMeetings.filter((meeting) => meeting.day >= event.occurredOn);
	const missed = owed.filter((meeting) => meeting.sealed);
	draft.members.set(event.memberId, {
		memberId: event.memberId,
		number: event.number,
		symbol: event.symbol ?? null,
		joinedOn: event.occurredOn,
		leftOn: null,
		leftBecause: null,
		consents: [],
		savingsDue: money(
			owed.reduce((due, meeting) => due + savingDueOn(draft, event.memberId, meeting.day), 0)
		),
		openingArrears: zero,
		deposited: zero,
		meetingsHeld: missed.length,
		meetingsPresent: 0,
		recentMarks: missed.map(() => 'absent' as const),
		penSteps: []
	});
}

/** The pen goes round: what she has done once she can do. */
export function takePen(draft: GroupDraft, { memberId, step }: PenTaken): void {
	const member = present(draft.members.get(memberId), 'who takes the pen is a member');
	if (member.penSteps.includes(step)) return;
	draft.members.set(memberId, { ...member, penSteps: [...member.penSteps, step] });
}

export function depositSaving(draft: GroupDraft, event: SavingDeposited): void {
	if (event.fund === 'voluntary') return;
	const member = present(draft.members.get(event.memberId), 'a saver is a member');
	draft.members.set(event.memberId, { ...member, deposited: add(member.deposited, event.amount) });
}

/** The same by the rules that were in force on `day`. */
export function savingDueOn(state: GroupState, memberId: MemberId, day: LocalDate): Money {
	return savingDueAtMeeting(present(rulesOn(state, day), 'a founded group has rules'), memberId);
}

/** What each regular meeting asks of her: the fixed amount, her own amount, or one share (ledger law 7). */
export function savingDueAtMeeting(constitution: Constitution, memberId: MemberId): Money {
	const { saving } = constitution;
	if (saving.mode === 'fixed') return saving.amount;
	if (saving.mode === 'shares') return saving.shareValue;
	return saving.amounts.find((line) => line.memberId === memberId)?.amount ?? zero;
}

/** Offices that one woman holds at a time; several may write or keep a key. */
const heldByOne: ReadonlySet<Office> = new Set<Office>(['president', 'secretary', 'treasurer']);

/**
 * Gives an office from its day on. An earlier term that is replaced ends the day before: that of any woman for an
 * office held by one, her own for the others. A last day that is past begins nothing and ends her term. Every term is
 * kept for the reports.
 */
export function giveOffice(draft: GroupDraft, event: OfficeGiven): void {
	const { memberId, office, occurredOn } = event;
	const until = event.until ?? null;
	const isReplaced = (term: OfficeTerm) =>
		term.office === office && (heldByOne.has(office) || term.memberId === memberId);
	if (until !== null && until < occurredOn) {
		draft.offices = draft.offices.map((term) =>
			term.office === office && term.memberId === memberId ? endedOn(term, until) : term
		);
		return;
	}
	// Entered late, it gives way to what was decided for a later day.
	const next = draft.offices
		.filter((term) => isReplaced(term) && term.since > occurredOn)
		.map((term) => addDays(term.since, -1))
		.sort()[0];
	const last = next !== undefined && (until === null || next < until) ? next : until;
	draft.offices = [
		...draft.offices.map((term) =>
			isReplaced(term) && term.since <= occurredOn ? endedOn(term, addDays(occurredOn, -1)) : term
		),
		{ memberId, office, since: occurredOn, until: last }
	];
}

/** Her terms end the day before she leaves. */
export function endOffices(draft: GroupDraft, memberId: MemberId, leftOn: LocalDate): void {
	draft.offices = draft.offices.map((term) =>
		term.memberId === memberId ? endedOn(term, addDays(leftOn, -1)) : term
	);
}

/** The term with `day` as its last day, unless it ended before. */
function endedOn(term: OfficeTerm, day: LocalDate): OfficeTerm {
	return term.until !== null && term.until <= day ? term : { ...term, until: day };
}
