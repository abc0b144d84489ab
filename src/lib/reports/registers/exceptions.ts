import {
	addDays,
	type BankAccountId,
	type EventId,
	type Instant,
	type LocalDate,
	type MemberId
} from '#kernel';
import { money, type Money } from '#money';
import {
	alsoCalled,
	belowZeroByDays,
	effectiveLines,
	isNaming,
	pagesPutAway,
	withoutPutAway,
	type AccessNoted,
	framesMeeting,
	type BelowZero,
	type EventType,
	type GroupEvent,
	type PageAway,
	type PageBeside,
	type PostedLine
} from '#group';
import { accountName, type AccountName } from '../accounts/posted-lines.ts';
import type { Period } from '../accounts/fiscal-year.ts';
import { statementsOf, type StatementMatch } from '../bank-book.ts';
import { heldFor, meetingsDueInBook } from '../due-days.ts';
import type { BookAsAt } from '../meeting-pages.ts';
import { agreementOf, isLacking, lackingQuorumIn, type Agreement, type LackingQuorum } from './approvals.ts';
import { decisionIn, type RegisteredDecision } from './decisions.ts';
import { disputesOf, type DisputeLine } from './disputes.ts';
import {
	depositsUnseen,
	type DepositUnseen,
	type HandedWithoutPaper,
	handedWithoutPaper,
	heldLong,
	type HeldLong
} from './held-long.ts';
import { settledPhones, type SettledPhones } from './settled-phones.ts';
import { betweenLine, undoneAtDesk, undoneByOne, type BetweenLine } from './undone-at-desk.ts';
import { nameOf, numberIn, registerBook, type MeetingName, type RegisterBook } from './register-book.ts';

/** The exceptions report of a period. Members are named by number, amounts are minor units. */
export interface Exceptions extends Period {
	readonly differences: readonly CashDifference[];
	/** Reversals of sealed entries with their replacements. */
	readonly corrections: readonly (Extract<RegisteredDecision, { readonly kind: 'correction' }> & WrittenIn)[];
	readonly disputes: readonly DisputeLine[];
	readonly enteredLate: readonly LateMeeting[];
	/** Money that members gave for others and that was not handed on for long. */
	readonly heldLong: readonly HeldLong[];
	/** Handed-on money without a receipt. */
	readonly handedWithoutPaper: readonly HandedWithoutPaper[];
	/** Deposits elsewhere without a paper for long, or with a paper that shows another sum. */
	readonly depositsUnseen: readonly DepositUnseen[];
	/** Accounts that were negative on a past day, after a page was entered late; the box comes first. */
	readonly belowZero: readonly (AccountName & Pick<BelowZero, 'from' | 'to' | 'least'>)[];
	readonly missingApprovals: readonly LackingEntry[];
	/** Resolutions in force that lack the quorum of their day's rules. */
	readonly withoutQuorum: readonly LackingQuorum[];
	/** Entries written between meetings, with their approvals, except the founding. */
	readonly between: readonly BetweenLine[];
	/** Meetings at which the previous meeting's code differed in a passbook or was not asked. */
	readonly lastCodes: readonly LastCode[];
	/** Meetings without entries that were put away. */
	readonly putAway: readonly PutAway[];
	/** Opening figures that were taken from passbook pages instead of a book. */
	readonly fromPages: readonly { readonly on: LocalDate; readonly pages: number }[];
	/** Ways to open the book: codes, key paper, restored phones, laptops, open files (ledger law 62). */
	readonly access: readonly AccessLine[];
	/** Members whose name changed, and other members who have or had the same name (ledger law 61). */
	readonly names: readonly NameLine[];
	/** Twin pages of two phones that officers settled. */
	readonly settled: readonly SettledPhones[];
	/** Passbook comparisons that differ from the book by value days. */
	readonly statements: readonly (StatementMatch & { readonly bankAccountId: BankAccountId })[];
	/** Days on which a regular meeting was due by the group's rhythm and none was held. */
	readonly missedMeetings: readonly LocalDate[];
	/** Checks that did not happen within the period: without a cash count or a passbook comparison, an empty list proves nothing. */
	readonly unseen: readonly ('differences' | 'statements')[];
}

/** An entry with fewer approvals than the rules of its day require. */
type LackingEntry = Agreement & WrittenIn & { readonly eventId: EventId; readonly type: EventType };

interface WrittenIn {
	/** The meeting in which the entry was written; null outside a meeting. */
	readonly meeting: MeetingName | null;
}

/** Counted cash less the book balance; negative when the box was short. */
export interface CashDifference {
	readonly meeting: MeetingName;
	readonly amount: Money;
	/** True if accepted explicitly; otherwise the difference remained when the meeting was sealed. */
	readonly accepted: boolean;
	readonly reason: string | null;
}

export interface AccessLine extends Pick<AccessNoted, 'what' | 'names'>, WrittenIn {
	readonly on: LocalDate;
	/** Number of the code's owner; null for access of the group. */
	readonly number: number | null;
}

export interface NameLine extends WrittenIn {
	readonly on: LocalDate;
	readonly number: number;
	/** Number of another member with this name; null where there is none. */
	readonly of: number | null;
}

export interface LastCode {
	readonly meeting: MeetingName;
	readonly outcome: 'other' | 'left';
}

/** A page that was put away and does not count, with its approvals. */
export interface PutAway {
	/** The meeting's name at its opening. */
	readonly meeting: MeetingName;
	readonly on: LocalDate;
	/** Number of entries that were taken back on the page. */
	readonly takenBack: number;
	readonly approvedBy: readonly number[];
}

export interface LateMeeting extends MeetingName {
	/** Device clock at the time of entry, which is not verified; null in a foreign file. */
	readonly enteredAt: Instant | null;
}

/**
 * Returns what an auditor checks first (ledger law 9), as listed in `Exceptions`. Open disputes are included regardless of
 * the day on which they were raised.
 *
 * @param events of a checked book
 * @param beside pages of other phones that officers set beside the book; none in an open journal
 */
export function exceptions(
	events: readonly GroupEvent[],
	{
		from,
		to,
		beside = [],
		...view
	}: BookAsAt & Period & { readonly beside?: readonly PageBeside[] | undefined }
): Exceptions {
	const book = registerBook(events, view);
	const within = ({ day }: { readonly day: LocalDate }) => day >= from && day <= to;
	const pages = book.pages.filter(within);
	const written = book.posted.filter(({ postedOn }) => within({ day: postedOn }));
	const looks = looksInto(book).filter((look) => within({ day: look.on }));
	return {
		from,
		to,
		differences: pages.flatMap((page) => differencesAt(page)),
		corrections: written.flatMap((line) => {
			const decision = decisionIn(line, book);
			return decision?.kind === 'correction' ? [{ ...decision, ...inMeeting(line) }] : [];
		}),
		disputes: disputesOf(events, book).filter(
			(line) => line.raisedOn <= to && (line.settledOn === null || line.settledOn >= from)
		),
		enteredLate: pages
			.filter(({ page }) => page.enteredLater)
			.map((page) => ({ ...nameOf(page), enteredAt: page.written[0]?.event.recordedAt ?? null })),
		heldLong: heldLong(book, to),
		handedWithoutPaper: handedWithoutPaper(book).filter(({ on }) => within({ day: on })),
		depositsUnseen: depositsUnseen(book, to),
		belowZero: belowZeroByDays(book.posted)
			.filter((days) => days.from <= to && days.to >= from)
			.map(({ account, ...days }) => ({ ...accountName(numbersOf(book), account), ...days })),
		missingApprovals: lackingIn(events, book)
			.filter(({ on }) => within({ day: on }))
			.map(({ on: _, ...line }) => line),
		withoutQuorum: lackingQuorumIn(effectiveLines(book.posted), book).filter(({ on }) => within({ day: on })),
		between: writtenBetween(events, { from, to, ...view }),
		lastCodes: pages.flatMap((page) => lastCodeAt(page)),
		putAway: [
			...pagesPutAway(events).map((page) => putAwayIn(page, book)),
			...book.pages.flatMap((page) => emptyDesk(page))
		].filter(({ on }) => within({ day: on })),
		fromPages: written.flatMap(({ event }) =>
			event.type === 'OpeningBalances' && event.fromPages !== undefined ? [event.fromPages] : []
		),
		access: accessIn(events, { from, to }, book),
		names: namesChanged(book).filter(({ on }) => within({ day: on })),
		settled: settledPhones(written, { events, beside, book }),
		statements: looks.filter((look) => !look.matched),
		missedMeetings: missedMeetings(book, book.on).filter((day) => within({ day })),
		unseen: [
			...(pages.some(isCounted) ? [] : (['differences'] as const)),
			...(looks.length > 0 || book.state.bankAccounts.size === 0 ? [] : (['statements'] as const))
		]
	};
}

/** Returns entries written between meetings in a period, with their approvals, and those that a single officer took back there. */
export function writtenBetween(
	events: readonly GroupEvent[],
	{ from, to, ...view }: BookAsAt & Period
): readonly BetweenLine[] {
	const book = registerBook(events, view);
	return [
		...betweenIn({ from, to }, book),
		...undoneByOne(events, book).filter(({ on }) => on >= from && on <= to)
	];
}

/**
 * Selects the entries of a period among those approved by one or two codes, whose clock may be years ahead. An entry before a page of
 * the circle is dated no later than that page; one dated more than a year after the last such page is listed with that page.
 *
 * @param events in the order of recording
 * @param lines report lines for each of `events`
 */
function toldIn<Line extends { readonly on: LocalDate }>(
	{ from, to }: Period,
	events: readonly GroupEvent[],
	lines: readonly (readonly Line[])[]
): readonly Line[] {
	const last = events.findLast(isOfCircle)?.occurredOn ?? events[0]?.occurredOn;
	let next: LocalDate | null = null;
	const found: Line[] = [];
	for (let place = events.length - 1; place >= 0; place -= 1) {
		const event = events[place] as GroupEvent;
		for (const line of [...(lines[place] ?? [])].reverse()) {
			const so: Line = next !== null && next < line.on ? { ...line, on: next } : line;
			const isFar = next === null && last !== undefined && so.on > addDays(last, aYear);
			const told = isFar ? last : so.on;
			if (told >= from && told <= to) found.push(so);
		}
		if (isOfCircle(event)) next = event.occurredOn;
	}
	return found.reverse();
}

const aYear = 366;

const isOfCircle = (event: GroupEvent): boolean =>
	event.type === 'MeetingOpened' && event.kind !== 'desk' && event.late !== true;

const betweenIn = (period: Period, book: RegisterBook): readonly BetweenLine[] =>
	toldIn(
		period,
		book.posted.map(({ event }) => event),
		book.posted.map((line) => betweenLine(line, book))
	);

/** Returns the AccessNoted events in the order of recording. */
function accessIn(events: readonly GroupEvent[], period: Period, book: RegisterBook): readonly AccessLine[] {
	let meeting: MeetingName | null = null;
	const kept = withoutPutAway(events);
	const lines = kept.map((event): readonly AccessLine[] => {
		const { occurredOn: on } = event;
		if (event.type === 'MeetingSealed') meeting = null;
		if (event.type === 'MeetingOpened') meeting = { kind: event.kind, number: event.number, day: on };
		if (event.type !== 'AccessNoted') return [];
		const { what, names, memberId } = event;
		const number = memberId === undefined ? null : numberIn(book.state)(memberId);
		return [{ on, what, number, ...(names === true && { names }), meeting }];
	});
	return toldIn(period, kept, lines);
}

/** Reports an empty desk page, which one code can open and the next regular meeting closes: it only uses up a number. */
function emptyDesk(asked: RegisterBook['pages'][number]): readonly PutAway[] {
	const { page, written, day: on } = asked;
	const isEmpty = written.every(({ event }) => framesMeeting(event));
	if (page.kind !== 'desk' || page.isOpen || !isEmpty) return [];
	return [{ meeting: nameOf(asked), on, takenBack: 0, approvedBy: [] }];
}

function putAwayIn({ opened, closed, takenBack }: PageAway, { state }: RegisterBook): PutAway {
	const { kind, number, occurredOn: day } = opened;
	const approvedBy = (closed.approvedBy ?? []).map(numberIn(state));
	return { meeting: { kind, number, day }, on: closed.occurredOn, takenBack, approvedBy };
}

/** Checks a correction once for both of its halves. @returns null if enough officers approved this entry */
function lacking(line: PostedLine, book: RegisterBook): Agreement | null {
	if (line.event.corrects !== undefined) return null;
	const agreement = agreementOf(line, book);
	return isLacking(agreement) ? agreement : null;
}

/** Returns entries outside meetings of the group (desk or standalone) that lack approvals. */
export function lackingBesideMeetings(
	events: readonly GroupEvent[],
	view: BookAsAt
): readonly (Agreement & { readonly eventId: EventId })[] {
	return lackingIn(events, registerBook(events, view)).filter(
		({ meeting }) => meeting === null || meeting.kind === 'desk'
	);
}

/** Returns all entries that lack approvals, with the day of writing; those taken back at the desk come last. */
function lackingIn(
	events: readonly GroupEvent[],
	book: RegisterBook
): readonly (LackingEntry & { readonly on: LocalDate })[] {
	const standing = book.posted.flatMap((line) => {
		const agreement = lacking(line, book);
		if (agreement === null) return [];
		const { event, postedOn: on } = line;
		return [{ ...agreement, ...inMeeting(line), eventId: event.eventId, type: event.type, on }];
	});
	return [...standing, ...undoneAtDesk(events, book)];
}

const inMeeting = ({ meeting }: PostedLine): WrittenIn => ({
	meeting: meeting === null ? null : nameOf(meeting)
});

const numbersOf = ({ state }: Pick<RegisterBook, 'state'>) => ({
	numbers: new Map([...state.members.values()].map(({ memberId, number }) => [memberId, number]))
});

/** False for a meeting entered late, because the book has no count of its day (fine print 23). */
const isCounted = ({ page, late }: RegisterBook['pages'][number]): boolean =>
	!late &&
	(page.difference !== null || page.entries.some(({ event }) => event.type === 'CashDifferenceAccepted'));

function differencesAt(asked: RegisterBook['pages'][number]): readonly CashDifference[] {
	const meeting = nameOf(asked);
	const accepted = asked.page.entries.flatMap(({ event }): readonly CashDifference[] => {
		if (event.type !== 'CashDifferenceAccepted') return [];
		const amount = money(event.direction === 'short' ? -event.amount : event.amount);
		return [{ meeting, amount, accepted: true, reason: event.reason }];
	});
	const { difference } = asked.page;
	// A meeting entered late has no count of its own day (fine print 23).
	if (difference === null || difference === 0 || asked.late) return accepted;
	return [...accepted, { meeting, amount: difference, accepted: false, reason: null }];
}

/** The outcome 'other' is final, while a later 'same' overrides 'left'. */
function lastCodeAt(asked: RegisterBook['pages'][number]): readonly LastCode[] {
	const outcomes = asked.written.flatMap(({ event }) =>
		event.type === 'LastCodeCompared' ? [event.outcome] : []
	);
	if (outcomes.includes('other')) return [{ meeting: nameOf(asked), outcome: 'other' }];
	const isLeft = outcomes.length > 0 && !outcomes.includes('same');
	return isLeft ? [{ meeting: nameOf(asked), outcome: 'left' }] : [];
}

/** Returns a line for each renaming of a member; her first name is no renaming. */
function namesChanged({ posted, state }: RegisterBook): readonly NameLine[] {
	const names = new Map<MemberId, { readonly names: readonly string[] }>();
	return posted.flatMap((line): readonly NameLine[] => {
		const { event } = line;
		if (!isNaming(event)) return [];
		const { memberId, name, occurredOn: on } = event;
		const before = names.get(memberId)?.names ?? [];
		const other = alsoCalled(names, { memberId, name });
		names.set(memberId, { names: [...before, name] });
		if (before.length === 0 || before.at(-1) === name) return [];
		const numberOf = numberIn(state);
		const of = other === null ? null : numberOf(other);
		return [{ on, number: numberOf(memberId), of, ...inMeeting(line) }];
	});
}

/** Returns all passbook comparisons, matched or not. */
function looksInto({ posted, state }: RegisterBook): Exceptions['statements'] {
	const lines = effectiveLines(posted);
	return [...state.bankAccounts.values()].flatMap((account) =>
		statementsOf(lines, account).map((look) => ({ ...look, bankAccountId: account.bankAccountId }))
	);
}

/** Returns the days on which a regular meeting was due and not held; `on` itself is not over and does not count. */
export function missedMeetings({ state }: Pick<RegisterBook, 'state'>, on: LocalDate): readonly LocalDate[] {
	const isHeld = heldFor(state);
	return meetingsDueInBook(state, on).filter((due) => !isHeld(due));
}
