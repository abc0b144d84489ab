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

/** What changed of who can open the book, or left the phone in the clear; no secret is named. */
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
	/** Last day of the term, where it is known; a day that is past ends it. */
	readonly until?: LocalDate;
	readonly agreedBy: readonly MemberId[];
}

/** The app writes it where somebody changes who can open the book (ledger law 62); nobody is asked. */
export interface NoteAccess {
	readonly type: 'NoteAccess';
	/** By the clock; one that is behind the book is put on its last day. */
	readonly on: LocalDate;
	readonly what: Access;
	/** Whose code. */
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
		// Heard at the next close of the circle.
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

/** Who has an office is a member on that day (ledger law 3). */
function admitOffice(state: GroupState, event: OfficeGiven): Result<OfficeGiven, Rejection> {
	const refused =
		needsActiveMember(state, event.memberId, event.occurredOn) ?? needsMembers(state, event.approvedBy);
	return refused ? err(refused) : ok(event);
}

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

/** Offices that one woman holds at a time; several may write or keep a key. */
const heldByOne: ReadonlySet<Office> = new Set<Office>(['president', 'secretary', 'treasurer']);

/** The term with `day` as its last day, unless it ended before; ended by a decision either way. */
function endedOn(term: OfficeTerm, day: LocalDate): OfficeTerm {
	return { ...term, until: term.until !== null && term.until <= day ? term.until : day, ended: true };
}

/** The day of the founding, before the first page: the circle gives its first offices where no codes are yet. */
export const isBeingFounded = (
	{ openMeeting, lastNumber, foundedOn }: Pick<GroupDraft, 'openMeeting' | 'lastNumber' | 'foundedOn'>,
	day: LocalDate
): boolean =>
	openMeeting === null && foundedOn === day && Object.values(lastNumber).every((last) => last === 0);

/** What was decided up to the end of that day counts for who decides. */
export function decideFromNow(draft: GroupDraft, day: LocalDate): void {
	const terms = decidingAfter(draft, day);
	const { offices, deciding } = draft;
	const before = deciding.terms.length > 0 && !isBeingFounded(draft, day) ? deciding.terms : terms;
	draft.deciding = { ...deciding, terms, before, offices };
}

/** She whose code it was may have left. */
function admitAccess(state: GroupState, event: AccessNoted): Result<AccessNoted, Rejection> {
	const named = event.memberId === undefined ? [] : [event.memberId];
	const refused = needsMembers(state, [...named, ...(event.approvedBy ?? [])]);
	return refused ? err(refused) : ok(event);
}

/** Who holds an office is decided by the circle, as a rule is; nothing of it counts before the seal (ledger law 41). */
function draftOffice(state: GroupState, command: GiveOffice): Drafted {
	const { on: occurredOn, memberId, office, until, agreedBy } = command;
	const lacking = lacksDecision(state, agreedBy, 'OfficeGiven');
	return lacking
		? err(lacking)
		: ok([{ type: 'OfficeGiven', occurredOn, memberId, office, ...optional('until', until) }]);
}

/** A wrong clock is no way round the log: what the book knows of the day counts. */
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

/** What the group began with: of such a kind, and before any code. What codes agreed to on that day is written between meetings. */
export const isOfFounding = (draft: Parameters<typeof isBeingFounded>[0], event: GroupEvent): boolean =>
	isBeingFounded(draft, event.occurredOn) && approvals[event.type].founding && event.approvedBy === undefined;

/** Her terms end the day before she leaves. */
export function endOffices(draft: GroupDraft, memberId: MemberId, leftOn: LocalDate): void {
	draft.offices = draft.offices.map((term) =>
		term.memberId === memberId ? endedOn(term, addDays(leftOn, -1)) : term
	);
}
