import type { MemberId } from '#kernel';
import { present } from '#kernel';
import { add, money, zero, type Money } from '#money';
import type { Constitution } from '../constitution.ts';
import type { MemberJoined, SavingDeposited } from '../event-schema/types.ts';
import type { GroupDraft } from '../state.ts';

export function joinMember(draft: GroupDraft, event: MemberJoined): void {
	// She owes the meetings of the day she joins, also when they were opened before she did.
	const owed = draft.regularMeetings.filter((meeting) => meeting.day >= event.occurredOn);
	const missed = owed.filter((meeting) => meeting.sealed);
	const constitution = present(draft.constitution, 'a founded group has rules');
	draft.members.set(event.memberId, {
		memberId: event.memberId,
		number: event.number,
		symbol: event.symbol ?? null,
		joinedOn: event.occurredOn,
		savingsDue: money(savingDueAtMeeting(constitution, event.memberId) * owed.length),
		openingArrears: zero,
		deposited: zero,
		meetingsHeld: missed.length,
		meetingsPresent: 0,
		recentMarks: missed.map(() => 'absent' as const)
	});
}

export function depositSaving(draft: GroupDraft, event: SavingDeposited): void {
	if (event.fund === 'voluntary') return;
	const member = present(draft.members.get(event.memberId), 'a saver is a member');
	draft.members.set(event.memberId, { ...member, deposited: add(member.deposited, event.amount) });
}

/** What each regular meeting asks of her: the fixed amount, her own amount, or one share (ledger law 7). */
export function savingDueAtMeeting(constitution: Constitution, memberId: MemberId): Money {
	const { saving } = constitution;
	if (saving.mode === 'fixed') return saving.amount;
	if (saving.mode === 'shares') return saving.shareValue;
	return saving.amounts.find((line) => line.memberId === memberId)?.amount ?? zero;
}
