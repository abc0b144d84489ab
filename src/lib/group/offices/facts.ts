import { addDays, type LocalDate, type MemberId } from '#kernel';
import type { OfficeGiven } from '../event-types.ts';
import type { FactsOf } from '../facts.ts';
import type { GroupDraft, OfficeTerm } from '../state.ts';
import type { Office } from './events.ts';

export const officeFacts: FactsOf<'OfficeGiven' | 'AccessNoted'> = {
	OfficeGiven: giveOffice,
	// Heard at the next close of the circle.
	AccessNoted: (draft, event) => {
		draft.accessToHear = [...draft.accessToHear, event];
	}
};

/** Offices that one woman holds at a time; several may write or keep a key. */
const heldByOne: ReadonlySet<Office> = new Set<Office>(['president', 'secretary', 'treasurer']);

/**
 * Gives an office from its day on. An earlier term that is replaced ends the day before: that of any woman for an
 * office held by one, her own for the others. A last day that is past begins nothing and ends her term. Every term is
 * kept for the reports.
 */
function giveOffice(draft: GroupDraft, event: OfficeGiven): void {
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
