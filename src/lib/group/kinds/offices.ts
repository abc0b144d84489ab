import { addDays, err, ok, type LocalDate, type MemberId, type Result } from '#kernel';
import * as v from 'valibot';
import { needsActiveMember, needsMembers } from '../checks.ts';
import { lacksDecision } from '../offices/officers-who-decide.ts';
import { day, event, memberId, office, saying, type Office } from '../event-fields.ts';
import type { GroupEvent } from '../event-types.ts';
import { noLegs, type AskedOn, type Drafted, type DraftsOf, type KindsOf } from '../kind.ts';
import { approvals } from '../offices/approvals.ts';
import { decidingAfter } from '../offices/deciding.ts';
import { optional } from '../tidy.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupDraft, GroupState, OfficeTerm } from '../state.ts';

const officeGiven = event('OfficeGiven', {
	memberId,
	office,
	until: saying(day, 'last day of the office, where it is known')
});

export type OfficeGiven = v.InferOutput<typeof officeGiven>;

/** Kinds of access events: a change of who can open the book, or unencrypted data leaving the phone. They contain no secret. */
const access = v.picklist([
	'codeGiven',
	'codeTaken',
	'paperShown',
	'paperRenewed',
	'cardsCut',
	'paperUsed',
	'phoneRestored',
	'laptopLetIn',
	'laptopTakenOut',
	'postBegun',
	'postEnded',
	'fileHandedOut'
]);

export type Access = v.InferOutput<typeof access>;

const accessNoted = event('AccessNoted', {
	what: access,
	memberId: saying(memberId, 'whose code it is'),
	names: saying(v.literal(true), 'names went with the file'),
	phone: saying(v.pipe(v.string(), v.hexadecimal(), v.length(32)), 'the writer that is new to the book')
});

export type AccessNoted = v.InferOutput<typeof accessNoted>;

declare module '../event-types.ts' {
	interface EventKinds {
		OfficeGiven: OfficeGiven;
		AccessNoted: AccessNoted;
	}
}

export interface GiveOffice extends AskedOn<'GiveOffice'> {
	readonly memberId: MemberId;
	readonly office: Office;
	/** Last day of the term, if known; a past day ends the term. */
	readonly until?: LocalDate;
	readonly agreedBy: readonly MemberId[];
}

/** Written by the app without asking when access to the book changes (ledger law 62). */
export interface NoteAccess {
	readonly type: 'NoteAccess';
	/** Day of the clock; a clock that is behind gets the last day of the book. */
	readonly on: LocalDate;
	readonly what: Access;
	readonly memberId?: MemberId;
	readonly names?: true;
	readonly phone?: string;
}

export type OfficeCommand = GiveOffice | NoteAccess;

export const officeKinds = {
	OfficeGiven: {
		fields: officeGiven,
		admit: admitOffice,
		legs: noLegs,
		facts: (draft, event) => {
			giveOffice(draft, event);
			if (isBeingFounded(draft, event.occurredOn)) decideFromNow(draft, event.occurredOn);
		},
		shown: { words: 'code.resolution-changeOfficers', picture: 'key' },
		point: 'officers'
	},
	AccessNoted: {
		fields: accessNoted,
		admit: admitAccess,
		legs: noLegs,
		// Read out at the next close of the circle.
		facts: (draft, event) => {
			draft.accessToHear = [...draft.accessToHear, event];
		},
		shown: { words: 'register.exceptions-access', picture: 'key' }
	}
} as const satisfies KindsOf<OfficeGiven | AccessNoted>;

export const officeDrafts: DraftsOf<OfficeCommand> = {
	GiveOffice: draftOffice,
	NoteAccess: draftAccess
};

/** Requires that an officer is an active member on that day (ledger law 3). */
function admitOffice(state: GroupState, event: OfficeGiven): Result<OfficeGiven, Rejection> {
	const refused =
		needsActiveMember(state, event.memberId, event.occurredOn) ?? needsMembers(state, event.approvedBy);
	return refused ? err(refused) : ok(event);
}

/**
 * Adds a term from its day on. An earlier term that it replaces ends the day before: that of any member for an office held by one, her own for the
 * others. A last day before its first day adds no term and ends her present one. Every term is kept for the reports.
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
	// On a late page the new term ends before one that was decided for a later day.
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

/** Offices held by one member at a time; several may be writer or key holder. */
const heldByOne: ReadonlySet<Office> = new Set<Office>(['president', 'secretary', 'treasurer']);

/** Ends a term on `day` by decision, unless it ended before. */
function endedOn(term: OfficeTerm, day: LocalDate): OfficeTerm {
	return { ...term, until: term.until !== null && term.until <= day ? term.until : day, ended: true };
}

/** True on the founding day before the first page: the circle gives its first offices before any codes exist. */
export const isBeingFounded = (
	{ openMeeting, lastNumber, foundedOn }: Pick<GroupDraft, 'openMeeting' | 'lastNumber' | 'foundedOn'>,
	day: LocalDate
): boolean =>
	openMeeting === null && foundedOn === day && Object.values(lastNumber).every((last) => last === 0);

/** Makes the offices as decided by the end of that day effective for approvals. */
export function decideFromNow(draft: GroupDraft, day: LocalDate): void {
	const terms = decidingAfter(draft, day);
	const { offices, deciding } = draft;
	const before = deciding.terms.length > 0 && !isBeingFounded(draft, day) ? deciding.terms : terms;
	draft.deciding = { ...deciding, terms, before, offices };
}

/** The member whose code it was may have left. */
function admitAccess(state: GroupState, event: AccessNoted): Result<AccessNoted, Rejection> {
	const named = event.memberId === undefined ? [] : [event.memberId];
	const refused = needsMembers(state, [...named, ...(event.approvedBy ?? [])]);
	return refused ? err(refused) : ok(event);
}

/** The circle decides on offices as on rules; the decision takes effect at the seal (ledger law 41). */
function draftOffice(state: GroupState, command: GiveOffice): Drafted {
	const { on: occurredOn, memberId, office, until, agreedBy } = command;
	const lacking = lacksDecision(state, agreedBy, 'OfficeGiven');
	return lacking
		? err(lacking)
		: ok([{ type: 'OfficeGiven', occurredOn, memberId, office, ...optional('until', until) }]);
}

/** Drafts an access note with the latest day known to the book, so that a wrong clock cannot hide it. */
function draftAccess(
	{ lastSealedDay, openMeeting }: GroupState,
	{ on, what, memberId, names, phone }: NoteAccess
): Drafted {
	const known = [lastSealedDay, openMeeting?.day ?? null, on];
	const days = known.filter((day) => day !== null).sort();
	const occurredOn = days.at(-1) ?? on;
	const about = {
		...optional('memberId', memberId),
		...optional('names', names),
		...optional('phone', phone)
	};
	return ok([{ type: 'AccessNoted', occurredOn, what, ...about }]);
}

/** True for founding events: kinds allowed at the founding, before any code. Events of that day with codes count as between meetings. */
export const isOfFounding = (draft: Parameters<typeof isBeingFounded>[0], event: GroupEvent): boolean =>
	isBeingFounded(draft, event.occurredOn) && approvals[event.type].founding && event.approvedBy === undefined;

/** Ends all her terms on the day before she leaves. */
export function endOffices(draft: GroupDraft, memberId: MemberId, leftOn: LocalDate): void {
	draft.offices = draft.offices.map((term) =>
		term.memberId === memberId ? endedOn(term, addDays(leftOn, -1)) : term
	);
}
