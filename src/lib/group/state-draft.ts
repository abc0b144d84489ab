import { type MemberId, present } from '#kernel';
import type { Loan, LoanMovement } from './loans/loan.ts';
import type { AttendanceState } from './event-fields.ts';
import type { GroupDraft, GroupState, MeetingInProgress, Member, RegularMeeting } from './state.ts';
import type { CurrencyCode } from '#money';
import { nobodyDecides } from './offices/deciding.ts';
import { emptyJournal, type JournalLine, appended, type MeetingRef } from './journal.ts';

type Mutable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };

type MeetingDraft = Mutable<Omit<MeetingInProgress, 'marks'>> & {
	readonly marks: Map<MemberId, AttendanceState>;
};

type MemberDraft = Mutable<Omit<Member, 'recentMarks'>> & { readonly recentMarks: AttendanceState[] };

export type LoanDraft = Mutable<Omit<Loan, 'movements'>> & { readonly movements: LoanMovement[] };

/**
 * Objects that a draft created and no one else references (copy-on-write). A draft changes these in place, so that a fold copies nothing for each
 * event, and copies others first. A fork shares everything, so nothing is owned afterwards.
 */
const owned = new WeakMap<GroupState, WeakSet<object>>();

const owns = (draft: GroupDraft, thing: object): boolean => owned.get(draft)?.has(thing) === true;

function own(draft: GroupDraft, thing: object): void {
	const things = owned.get(draft);
	if (things === undefined) owned.set(draft, new WeakSet([thing]));
	else things.add(thing);
}

/** Returns a mutable copy of the open meeting. */
export function ownMeeting(draft: GroupDraft, meeting: MeetingInProgress): MeetingDraft {
	// An owned meeting was created below, with a mutable map of marks.
	if (owns(draft, meeting)) return meeting as MeetingDraft;
	const copy: MeetingDraft = { ...meeting, marks: new Map(meeting.marks) };
	own(draft, copy);
	draft.openMeeting = copy;
	return copy;
}

/** Returns a mutable list of regular meetings. */
export function ownMeetings(draft: GroupDraft): RegularMeeting[] {
	if (owns(draft, draft.regularMeetings)) return draft.regularMeetings as RegularMeeting[];
	const copy = [...draft.regularMeetings];
	own(draft, copy);
	draft.regularMeetings = copy;
	return copy;
}

/** Returns a mutable copy of a member. */
export function ownMember(draft: GroupDraft, member: Member): MemberDraft {
	// An owned member was created below, with a mutable list of marks.
	if (owns(draft, member)) return member as MemberDraft;
	const copy: MemberDraft = { ...member, recentMarks: [...member.recentMarks] };
	own(draft, copy);
	draft.members.set(member.memberId, copy);
	return copy;
}

/** Returns a mutable copy of a loan; its movements are append-only. */
export function ownLoan(draft: GroupDraft, loan: Loan): LoanDraft {
	// An owned loan was created below, with an appendable list of movements.
	if (owns(draft, loan)) return loan as LoanDraft;
	const copy: LoanDraft = { ...loan, movements: [...loan.movements] };
	own(draft, copy);
	draft.loans.set(loan.loanId, copy);
	return copy;
}

/** Gives up ownership, because another state references the same objects from now on. */
export function nobodyOwns(state: GroupState): void {
	owned.delete(state);
}

export function emptyGroup(currency: CurrencyCode): GroupDraft {
	return {
		currency,
		name: null,
		foundedOn: null,
		booksSince: null,
		rules: [],
		members: new Map(),
		offices: [],
		deciding: nobodyDecides,
		between: [],
		bankAccounts: new Map(),
		loans: new Map(),
		fines: new Map(),
		borrowings: new Map(),
		applications: new Map(),
		disputes: new Map(),
		accessToHear: [],
		loanCount: 0,
		balances: new Map(),
		openMeeting: null,
		regularMeetings: [],
		lastSealedDay: null,
		sharedOutOn: null,
		lastNumber: { regular: 0, special: 0, desk: 0 },
		moneyEntered: false,
		eventCount: 0,
		journal: emptyJournal,
		justReversed: null
	};
}

/** Returns a mutable copy of `state`; objects inside the maps are never changed in place. */
export function fork(state: GroupState): GroupDraft {
	nobodyOwns(state);
	return {
		...state,
		members: new Map(state.members),
		bankAccounts: new Map(state.bankAccounts),
		loans: new Map(state.loans),
		fines: new Map(state.fines),
		borrowings: new Map(state.borrowings),
		applications: new Map(state.applications),
		disputes: new Map(state.disputes),
		balances: new Map(state.balances)
	};
}

/** Appends a line to the journal, if the whole book was read. */
export function keepLine(draft: GroupDraft, line: JournalLine): void {
	draft.justReversed = null;
	if (draft.journal !== null) draft.journal = appended(draft.journal, line);
}

/** Reference of the open meeting for journal lines. */
export function meetingRef({ openMeeting }: GroupState): MeetingRef | null {
	if (openMeeting === null) return null;
	const { kind, number, day, late } = openMeeting;
	return { kind, number, day, late };
}

export function changeMember(
	draft: GroupDraft,
	memberId: MemberId,
	change: (member: Member) => Partial<Member>
): void {
	const member = present(draft.members.get(memberId), 'the member is known');
	draft.members.set(memberId, { ...member, ...change(member) });
}
