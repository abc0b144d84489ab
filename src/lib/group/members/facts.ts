import { add, money, zero } from '#money';
import type { MemberJoined, MemberLeft } from '../event-types.ts';
import type { FactsOf } from '../facts.ts';
import { withMovement } from '../loans/movements.ts';
import { countCame } from '../meeting/attendance.ts';
import { endOffices } from '../offices/facts.ts';
import { savingDueOn } from '../saving/saving-due.ts';
import { isOfAnOlderCycle } from '../sharing/cycle.ts';
import { settledDebts } from '../sharing/debts.ts';
import { lessPaid } from '../sharing/owed-to-others.ts';
import type { GroupDraft, Member } from '../state.ts';
import { changeMember } from './change-member.ts';
import type { MemberEventType } from './events.ts';

export const memberFacts: FactsOf<Exclude<MemberEventType, 'PayablePaid'>> = {
	MemberJoined: joinMember,
	MemberNamed: (draft, { memberId, name }) => {
		changeMember(draft, memberId, ({ names }) => ({ names: [...names, name] }));
	},
	// What she agreed to be kept is gone with her record; her figures stay.
	MemberErased: (draft, { memberId }) => {
		changeMember(draft, memberId, () => ({ consents: [] }));
	},
	ConsentGiven: (draft, { memberId, scope }) => {
		changeMember(draft, memberId, ({ consents }) => ({ consents: [...new Set([...consents, ...scope])] }));
	},
	ConsentWithdrawn: (draft, { memberId, scope }) => {
		changeMember(draft, memberId, ({ consents }) => ({
			consents: scope === undefined ? [] : consents.filter((given) => !scope.includes(given))
		}));
	},
	MemberLeft: leave
};

function joinMember(draft: GroupDraft, event: MemberJoined): void {
	// She owes the meetings of the day she joins, also when they were opened before she did.
	const owed = draft.regularMeetings.filter(
		({ day }) => day >= event.occurredOn && !isOfAnOlderCycle(draft, day)
	);
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
		penSteps: [],
		names: event.name === undefined ? [] : [event.name]
	});
}

/** She is a member no more from that day: her loans and fines are settled, her offices end, nothing more falls due. */
function leave(draft: GroupDraft, event: MemberLeft): void {
	const { memberId, occurredOn: on } = event;
	const { loans, fines } = settledDebts(draft, event);
	for (const { loan, principal, interest } of loans)
		draft.loans.set(
			loan.loanId,
			withMovement(lessPaid(loan, { interest, principal }), { on, principal: money(-principal), interest })
		);
	for (const { fine, amount } of fines)
		draft.fines.set(fine.fineId, {
			...lessPaid(fine, { interest: amount, principal: zero }),
			paid: add(fine.paid, amount)
		});
	endOffices(draft, memberId, on);
	changeMember(draft, memberId, (member) => ({
		...withoutMeetingsFrom(draft, member, on),
		leftOn: on,
		leftBecause: event.reason
	}));
}

/**
 * Meetings from her leaving day on ask nothing of her, and those after it do not count her in (ledger fine print 17 and 25):
 * one that was sealed on the day itself expected her.
 */
function withoutMeetingsFrom(
	draft: GroupDraft,
	member: Member,
	on: MemberLeft['occurredOn']
): Partial<Member> {
	const later = draft.regularMeetings.filter(
		({ day }) => day >= on && day >= member.joinedOn && !isOfAnOlderCycle(draft, day)
	);
	const due = later.reduce((sum, { day }) => sum + savingDueOn(draft, member.memberId, day), 0);
	const marked = later.filter(({ day, sealed }) => sealed && day > on).length;
	const kept = Math.max(0, member.recentMarks.length - marked);
	return {
		savingsDue: money(member.savingsDue - due),
		meetingsHeld: member.meetingsHeld - marked,
		meetingsPresent: member.meetingsPresent - countCame(member.recentMarks.slice(kept)),
		recentMarks: member.recentMarks.slice(0, kept)
	};
}
