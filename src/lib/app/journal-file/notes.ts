import { addDays, type LocalDate, type MemberId } from '#kernel';
import type { CurrencyCode, Money } from '#money';
import {
	approvedIn,
	belowZeroByDays,
	countedIn,
	effectiveLines,
	linesOf,
	officersWhoDecide,
	withPostingDays,
	type BelowZero,
	type GroupEvent,
	type GroupState
} from '#group';
import {
	bookPages,
	lackingBesideMeetings,
	lackingQuorumIn,
	registerBook,
	type MeetingName,
	type MeetingPage
} from '#reports';
import type { JournalFile } from './read-journal.ts';
import { unheard, unheardNames } from './strange-names.ts';

/** A fact that a valid file does not contain: it is computed or stays unknown, and the book is still correct. */
export type JournalNote =
	/** A practice group: nothing in it is real. */
	| { readonly type: 'Practice' }
	/** The file has no hash chain: hashes are computed and do not prove the file's origin. */
	| { readonly type: 'NoHashes' }
	/** The group's key vouches for none of its phones: the owner of the file could add another phone. */
	| { readonly type: 'WritersNotVouched' }
	/** The group's key vouches for its phones but not for the names: another program wrote them, or the signature was removed. */
	| { readonly type: 'NamesNotVouched'; readonly names: number }
	/** The names of these members differ from those recorded in the book. */
	| { readonly type: 'NamesStrange'; readonly numbers: readonly number[] }
	| { readonly type: 'NoEventIds'; readonly events: number }
	| { readonly type: 'NoRecordingTimes'; readonly events: number }
	/** Places of repayments without a split, counted from 1. */
	| { readonly type: 'SplitsComputed'; readonly places: readonly number[] }
	| { readonly type: 'NotCounted'; readonly meetings: readonly MeetingName[] }
	| { readonly type: 'DifferenceNotAccepted'; readonly meeting: MeetingName; readonly difference: Money }
	/** A meeting entered later left an account below zero on past days. */
	| { readonly type: 'BelowZero'; readonly days: BelowZero }
	| { readonly type: 'SealNotApproved'; readonly meetings: readonly MeetingName[]; readonly needed: number }
	/** Places of loans without enough approvals, counted from 1. */
	| { readonly type: 'LoansNotApproved'; readonly places: readonly number[]; readonly needed: number }
	/** Resolutions that count although too few decided them: place counted from 1, members present, and the quorum. */
	| {
			readonly type: 'DecidedByTooFew';
			readonly place: number;
			readonly present: number;
			readonly needed: number;
	  }
	/** Entries at the desk or outside any meeting. Places are counted from 1. */
	| { readonly type: 'EntriesNotApproved'; readonly places: readonly number[]; readonly needed: number }
	/** One member alone could open a book made of it: a phone makes none, and an existing book needs a second office. */
	| { readonly type: 'FewOfficers'; readonly has: number }
	| { readonly type: 'MeetingOpen'; readonly meeting: MeetingName }
	/** Entries of an open meeting that its close will read out, and that a single code may have written; members whose names they change. */
	| {
			readonly type: 'Unheard';
			readonly names: readonly number[];
			readonly entries: readonly { readonly place: number; readonly event: string }[];
	  }
	/** Pages dated after the time of their opening, or of the file's last event. */
	| { readonly type: 'DatedAhead'; readonly meetings: readonly MeetingName[] }
	/** Events of an open meeting that nobody signed: they do not count. */
	| { readonly type: 'Apart'; readonly events: number }
	| { readonly type: 'NoNames'; readonly members: number };

/** @param strange members whose names differ from the book (`strangeNames`) */
export function journalNotes(
	{ book, events, people, records, signedNames, state, apart }: JournalFile,
	strange: readonly MemberId[] = []
): readonly JournalNote[] {
	const { pages } = bookPages(events, { currency: book.currency });
	const notes: JournalNote[] = [];
	if (book.practice === true) notes.push({ type: 'Practice' });
	if (records === null) notes.push({ type: 'NoHashes' });
	else if (book.groupKey === undefined) notes.push({ type: 'WritersNotVouched' });
	else if (people.length > 0 && signedNames === null)
		notes.push({ type: 'NamesNotVouched', names: people.length });
	const numbers = strange
		.map((memberId) => state.members.get(memberId)?.number ?? 0)
		.sort((one, other) => one - other);
	if (numbers.length > 0) notes.push({ type: 'NamesStrange', numbers });
	const withoutId = events.filter((event) => event.eventId === undefined).length;
	if (withoutId > 0) notes.push({ type: 'NoEventIds', events: withoutId });
	const withoutTime = events.filter((event) => event.recordedAt === undefined).length;
	if (withoutTime > 0) notes.push({ type: 'NoRecordingTimes', events: withoutTime });
	const splits = events.flatMap((event, index) =>
		event.type === 'LoanRepaid' && event.split === undefined ? [index + 1] : []
	);
	if (splits.length > 0) notes.push({ type: 'SplitsComputed', places: splits });
	notes.push(
		...sealNotes(pages),
		...loanNotes(events, pages),
		...quorumNotes(events, book.currency),
		...besideNotes(events, book.currency),
		...belowZeroNotes(state)
	);
	const has = officersWhoDecide(state).length;
	if (has < 2) notes.push({ type: 'FewOfficers', has });
	const open = pages.find((page) => page.isOpen);
	if (open !== undefined) notes.push({ type: 'MeetingOpen', meeting: nameOf(open) });
	notes.push(...unheardNotes(events, state), ...aheadNotes(events));
	if (apart.length > 0) notes.push({ type: 'Apart', events: apart.length });
	const named = new Set(people.map((person) => person.memberId));
	const nameless = [...state.members.keys()].filter((memberId) => !named.has(memberId)).length;
	if (nameless > 0) notes.push({ type: 'NoNames', members: nameless });
	return notes;
}

/** Notes on entries not read out yet, which the codes of their page will approve. */
function unheardNotes(events: readonly GroupEvent[], state: GroupState): readonly JournalNote[] {
	const names = [...unheardNames(state)].map((memberId) => state.members.get(memberId)?.number ?? 0);
	const places = placesOf(events);
	const entries = unheard(state).flatMap(({ type: event, eventId = '', corrects }) =>
		event === 'MemberNamed' || corrects !== undefined ? [] : [{ place: places.get(eventId) ?? 0, event }]
	);
	if (names.length + entries.length === 0) return [];
	return [{ type: 'Unheard', names: names.toSorted((one, other) => one - other), entries }];
}

/** A phone records the local day, and an event the instant: they may differ by one calendar day. */
function aheadNotes(events: readonly GroupEvent[]): readonly JournalNote[] {
	const written = events.findLast(({ recordedAt }) => recordedAt !== undefined)?.recordedAt;
	const meetings = events.flatMap((event): readonly MeetingName[] => {
		if (event.type !== 'MeetingOpened' || written === undefined) return [];
		const { kind, number, occurredOn: day, recordedAt = written } = event;
		const known = (recordedAt < written ? recordedAt : written).slice(0, 10) as LocalDate;
		return day > addDays(known, 1) ? [{ kind, number, day }] : [];
	});
	return meetings.length === 0 ? [] : [{ type: 'DatedAhead', meetings }];
}

/** One note for each number of officers required. A loan of the open meeting is approved at its seal. */
function loanNotes(events: readonly GroupEvent[], pages: readonly MeetingPage[]): readonly JournalNote[] {
	const places = placesOf(events);
	const lacking = pages
		.filter((page) => !page.isOpen)
		.flatMap((page) =>
			page.entries.flatMap(({ event }): readonly Lacking<number>[] => {
				const place = places.get(event.eventId ?? '');
				if (event.type !== 'LoanDisbursed' || place === undefined) return [];
				const { asked, given } = countedIn(page.begun, event, approvedIn(event, page), page);
				return given < asked ? [[asked, place]] : [];
			})
		);
	return byNumber(lacking).map(([needed, found]) => ({ type: 'LoansNotApproved', places: found, needed }));
}

/** Applies the same rule as page 1 and the list of exceptions. */
function quorumNotes(events: readonly GroupEvent[], currency: CurrencyCode): readonly JournalNote[] {
	const places = placesOf(events);
	const book = registerBook(events, { currency });
	return lackingQuorumIn(effectiveLines(book.posted), book).map(({ eventId, present, needed }) => ({
		type: 'DecidedByTooFew',
		place: places.get(eventId) ?? 0,
		present,
		needed
	}));
}

/** One note for each number of required officers whose approval entries outside meetings lack. */
function besideNotes(events: readonly GroupEvent[], currency: CurrencyCode): readonly JournalNote[] {
	const places = placesOf(events);
	const lacking = lackingBesideMeetings(events, { currency }).map(({ eventId, asked }): Lacking<number> => [
		asked,
		places.get(eventId) ?? 0
	]);
	return byNumber(lacking).map(([needed, found]) => ({ type: 'EntriesNotApproved', places: found, needed }));
}

/** Number of officers required, and the entries that lack them. */
type Lacking<Where> = readonly [asked: number, where: Where];

/** Entries that lack officers by the number required, in the order of first use. */
function byNumber<Where>(lacking: readonly Lacking<Where>[]): readonly [number, readonly Where[]][] {
	const found = new Map<number, Where[]>();
	for (const [asked, where] of lacking) found.set(asked, [...(found.get(asked) ?? []), where]);
	return [...found];
}

/** Place of each entry in the file, counted from 1. */
const placesOf = (events: readonly GroupEvent[]): ReadonlyMap<string, number> =>
	new Map(events.map((event, index) => [event.eventId ?? String(index + 1), index + 1]));

function belowZeroNotes({ journal }: GroupState): readonly JournalNote[] {
	const lines = withPostingDays(journal === null ? [] : linesOf(journal));
	return belowZeroByDays(lines).map((days) => ({ type: 'BelowZero', days }));
}

/** One note per number of codes that a seal lacks: the number required by any entry of its page. */
function unapprovedSeals(sealed: readonly MeetingPage[]): readonly JournalNote[] {
	const lacking = sealed.flatMap((page): readonly Lacking<MeetingName>[] => {
		const counted = page.entries.map(({ event }) => countedIn(page.begun, event, page.approvals, page));
		if (counted.every(({ asked, given }) => given >= asked)) return [];
		return [[Math.max(0, ...counted.map(({ asked }) => asked)), nameOf(page)]];
	});
	return byNumber(lacking).map(([needed, meetings]) => ({ type: 'SealNotApproved', meetings, needed }));
}

/** Count and approvals are required for meetings of the circle, not for the desk. */
function sealNotes(pages: readonly MeetingPage[]): readonly JournalNote[] {
	const sealed = pages.filter((page) => !page.isOpen && page.kind !== 'desk');
	const uncounted = sealed.filter((page) => page.countedCash === null);
	return [
		...(uncounted.length > 0 ? [{ type: 'NotCounted' as const, meetings: uncounted.map(nameOf) }] : []),
		...sealed.flatMap((page) =>
			page.difference !== null && page.difference !== 0
				? [{ type: 'DifferenceNotAccepted' as const, meeting: nameOf(page), difference: page.difference }]
				: []
		),
		...unapprovedSeals(sealed)
	];
}

function nameOf({ number, kind, day }: MeetingPage): MeetingName {
	return { number, kind, day };
}
