import { addDays, type LocalDate, type MemberId } from '#kernel';
import type { GroupEvent, OfficeGiven } from '../event-types.ts';
import type { FactsOf } from '../facts.ts';
import type { GroupDraft, OfficeTerm } from '../state.ts';
import { approvals } from './approvals.ts';
import { decidingAfter } from './deciding.ts';
import type { Office } from './events.ts';

export const officeFacts: FactsOf<'OfficeGiven' | 'AccessNoted'> = {
	OfficeGiven: (draft, event) => {
		giveOffice(draft, event);
		if (isBeingFounded(draft, event.occurredOn)) decideFromNow(draft, event.occurredOn);
	},
	// Heard at the next close of the circle.
	AccessNoted: (draft, event) => {
		draft.accessToHear = [...draft.accessToHear, event];
	}
};

/** The day of the founding, before the first page: the circle gives its first offices where no codes are yet. */
export const isBeingFounded = (
	{ openMeeting, lastNumber, foundedOn }: Pick<GroupDraft, 'openMeeting' | 'lastNumber' | 'foundedOn'>,
	day: LocalDate
): boolean =>
	openMeeting === null && foundedOn === day && Object.values(lastNumber).every((last) => last === 0);

/** What the group began with: of such a kind, and before any code. What codes agreed to on that day is written between meetings. */
export const isOfFounding = (draft: Parameters<typeof isBeingFounded>[0], event: GroupEvent): boolean =>
	isBeingFounded(draft, event.occurredOn) && approvals[event.type].founding && event.approvedBy === undefined;

/** What was decided up to the end of that day counts for who decides. */
export function decideFromNow(draft: GroupDraft, day: LocalDate): void {
	const terms = decidingAfter(draft, day);
	const { offices, deciding } = draft;
	const before = deciding.terms.length > 0 && !isBeingFounded(draft, day) ? deciding.terms : terms;
	draft.deciding = { ...deciding, terms, before, offices };
}

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
		{ memberId, office, since: occurredOn, until: last, ...(last === until ? {} : { ended: true as const }) }
	];
}

/** Her terms end the day before she leaves. */
export function endOffices(draft: GroupDraft, memberId: MemberId, leftOn: LocalDate): void {
	draft.offices = draft.offices.map((term) =>
		term.memberId === memberId ? endedOn(term, addDays(leftOn, -1)) : term
	);
}

/** The term with `day` as its last day, unless it ended before; ended by a decision either way. */
function endedOn(term: OfficeTerm, day: LocalDate): OfficeTerm {
	return { ...term, until: term.until !== null && term.until <= day ? term.until : day, ended: true };
}
