import { oneLine, present } from '#kernel';
import { money } from '#money';
import type { ConstitutionChanged, GroupDescribed } from '../event-types.ts';
import type { FactsOf } from '../facts.ts';
import { changeMember } from '../members/change-member.ts';
import { savingDueOn } from '../saving/saving-due.ts';
import { membersOn, rulesOn } from '../state-on.ts';
import type { GroupDraft } from '../state.ts';
import { monthsBetweenMeetings, withDefaults } from './constitution.ts';

export const rulesFacts: FactsOf<'GroupFounded' | 'ConstitutionChanged' | 'GroupDescribed'> = {
	GroupFounded: (draft, event) => {
		// In a book of an older app, or of another program, it may hold what turns letters around.
		draft.name = oneLine(event.name, 80);
		draft.foundedOn = event.occurredOn;
		const constitution = withDefaults(event.constitution, draft.currency);
		draft.rules = [{ since: event.occurredOn, constitution }];
	},
	ConstitutionChanged: changeRules,
	GroupDescribed: describeAccount
};

/** Where the group is and its codes stand on papers only, which read the events. */
function describeAccount(draft: GroupDraft, { bankAccountId, branch, ifsc, lastFour }: GroupDescribed): void {
	if (bankAccountId === undefined) return;
	// On a page that was entered late the book may know of the account only from a later day on (fine print 13).
	const account = draft.bankAccounts.get(bankAccountId);
	if (account === undefined) return;
	draft.bankAccounts.set(bankAccountId, {
		...account,
		branch: branch === undefined ? account.branch : oneLine(branch, 80),
		ifsc: ifsc ?? account.ifsc,
		lastFour: lastFour ?? account.lastFour
	});
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
