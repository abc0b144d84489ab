import { present, type MemberId } from '#kernel';
import { add, money } from '#money';
import { countCame } from '../attendance.ts';
import { monthsBetweenMeetings, withDefaults } from '../constitution.ts';
import type { ConstitutionChanged, MemberLeft } from '../event-schema/types.ts';
import { withMovement } from '../loan/movements.ts';
import { settledDebts } from '../sharing/debts.ts';
import type { GroupDraft, Member } from '../state.ts';
import { membersOn, rulesOn } from '../state-on.ts';
import type { FactsOf } from './facts.ts';
import { endOffices, savingDueOn } from './members.ts';

export const membershipFacts: FactsOf<
	| 'ConstitutionChanged'
	| 'MemberErased'
	| 'ConsentGiven'
	| 'ConsentWithdrawn'
	| 'MemberLeft'
	| 'PayablePaid'
	| 'DividendPaid'
> = {
	ConstitutionChanged: changeRules,
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
	MemberLeft: leave,
	PayablePaid: onlyMoney,
	// Added to savings it pays no dues (ledger fine print 19).
	DividendPaid: onlyMoney
};

/** Its legs say all of it. */
function onlyMoney(): void {
	return undefined;
}

function changeMember(
	draft: GroupDraft,
	memberId: MemberId,
	change: (member: Member) => Partial<Member>
): void {
	const member = present(draft.members.get(memberId), 'the member is known');
	draft.members.set(memberId, { ...member, ...change(member) });
}

/**
 * One more version of the rules, from its day on. Loans keep their terms; what regular meetings of that day and later
 * days ask follows the version that is in force on them, also when it was entered after them (ledger law 2 and 3).
 */
function changeRules(draft: GroupDraft, event: ConstitutionChanged): void {
	const since = event.occurredOn;
	const constitution = withDefaults(event.constitution, draft.currency);
	const before = { ...draft };
	const place = draft.rules.findLastIndex((version) => version.since <= since) + 1;
	draft.rules = draft.rules.toSpliced(place, 0, { since, constitution });
	draft.regularMeetings = draft.regularMeetings.map((held) => {
		if (held.day < since) return held;
		const rules = present(rulesOn(draft, held.day), 'a founded group has rules');
		return { ...held, months: monthsBetweenMeetings(rules.meetingRhythm.every) };
	});
	for (const { day } of draft.regularMeetings) {
		if (day < since) continue;
		for (const { memberId } of membersOn(draft, day)) {
			const more = savingDueOn(draft, memberId, day) - savingDueOn(before, memberId, day);
			changeMember(draft, memberId, ({ savingsDue }) => ({ savingsDue: money(savingsDue + more) }));
		}
	}
}

/** She is a member no more from that day: her loans and fines are settled, her offices end, nothing more falls due. */
function leave(draft: GroupDraft, event: MemberLeft): void {
	const { memberId, occurredOn: on } = event;
	const { loans, fines } = settledDebts(draft, event);
	for (const { loan, principal, interest } of loans)
		draft.loans.set(loan.loanId, withMovement(loan, { on, principal: money(-principal), interest }));
	for (const { fine, amount } of fines)
		draft.fines.set(fine.fineId, { ...fine, paid: add(fine.paid, amount) });
	endOffices(draft, memberId, on);
	changeMember(draft, memberId, (member) => ({
		...withoutMeetingsFrom(draft, member, on),
		leftOn: on,
		leftBecause: event.reason
	}));
}

/** Meetings from her leaving day on ask nothing of her and do not count her in (ledger fine print 17 and 25). */
function withoutMeetingsFrom(
	draft: GroupDraft,
	member: Member,
	on: MemberLeft['occurredOn']
): Partial<Member> {
	const later = draft.regularMeetings.filter(({ day }) => day >= on && day >= member.joinedOn);
	const due = later.reduce((sum, { day }) => sum + savingDueOn(draft, member.memberId, day), 0);
	const marked = later.filter(({ sealed }) => sealed).length;
	const kept = Math.max(0, member.recentMarks.length - marked);
	return {
		savingsDue: money(member.savingsDue - due),
		meetingsHeld: member.meetingsHeld - marked,
		meetingsPresent: member.meetingsPresent - countCame(member.recentMarks.slice(kept)),
		recentMarks: member.recentMarks.slice(0, kept)
	};
}
