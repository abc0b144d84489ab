import type { EventId, LocalDate } from '#kernel';
import { money, type Money } from '#money';
import {
	agendaPointOf,
	descriptionIn,
	framesMeeting,
	officesOn,
	quorumAt,
	type GroupDescription,
	type GroupEvent,
	type MeetingKind,
	type Office
} from '#group';
import type { Period } from '../accounts/fiscal-year.ts';
import { amountIn } from '../entry-amount.ts';
import { acceptedIn } from '../meeting-list.ts';
import type { BookAsAt } from '../meeting-pages.ts';
import { moneyLines, type MoneyLine } from '../money-lines.ts';
import { agreementOf, type Agreement } from './approvals.ts';
import { decisionIn, type RegisteredDecision } from './decisions.ts';
import {
	isExpectedAt,
	markAt,
	membersByNumber,
	numberIn,
	registerBook,
	type RegisterBook,
	type RegisterPage
} from './register-book.ts';

/** Numbers of the members by attendance mark, with corrections applied. */
export interface MinutesAttendance {
	readonly members: number;
	readonly present: readonly number[];
	readonly late: readonly number[];
	readonly absent: readonly number[];
	readonly excused: readonly number[];
	/** Members whose mark was corrected after the meeting. */
	readonly corrected: readonly number[];
}

/** Entries behind a point of the agenda: their number and their sum in minor units. */
export interface WorkDone {
	readonly point: string;
	readonly entries: number;
	readonly amount: Money;
}

/** Minutes of one meeting. Members are named by number, amounts are minor units. */
export interface Minutes {
	readonly kind: MeetingKind;
	readonly number: number;
	readonly day: LocalDate;
	/** True for a paper meeting that was entered late. */
	readonly late: boolean;
	readonly isOpen: boolean;
	readonly calledBy: number | null;
	readonly attendance: MinutesAttendance;
	/** Quorum by the marks as recorded, which decided at the time (ledger law 3). Null for a desk meeting, which decides nothing. */
	readonly quorum: { readonly needed: number; readonly there: number; readonly reached: boolean } | null;
	/** Points that were ticked at the seal. */
	readonly agenda: readonly string[];
	/** Work by points of the agenda, derived from the entries; ticked or not. */
	readonly done: readonly WorkDone[];
	readonly loans: readonly RegisteredDecision[];
	readonly decisions: readonly RegisteredDecision[];
	readonly money: {
		readonly openingBox: Money;
		readonly in: readonly MoneyLine[];
		readonly out: readonly MoneyLine[];
		readonly cashIn: Money;
		readonly cashOut: Money;
		readonly closingBox: Money;
	};
	/** Null while the meeting is open and for a desk meeting that the next one sealed. */
	readonly seal:
		| (Agreement & {
				readonly sealedOn: LocalDate;
				readonly counted: Money | null;
				/** Counted cash less the book balance; null without a count and for a meeting entered late (fine print 23). */
				readonly difference: Money | null;
				readonly acceptedDifference: Money | null;
		  })
		| null;
}

/**
 * Returns the minutes of a meeting (ledger law 9): attendance, agenda, decisions with approvals, money and seal. Box and seal
 * are as recorded; attendance has corrections applied.
 *
 * @param events of a checked book
 * @returns null if the book has no such meeting
 */
export function minutesOf(
	events: readonly GroupEvent[],
	{ kind, number, ...view }: BookAsAt & { readonly kind: MeetingKind; readonly number: number }
): Minutes | null {
	const book = registerBook(events, view);
	const page = book.pages.find((one) => one.kind === kind && one.number === number);
	return page === undefined ? null : minutesFor(page, book);
}

/** Returns the minutes register: the minutes of every meeting of a period, ordered by day. */
export function minutesRegister(
	events: readonly GroupEvent[],
	{ from, to, ...view }: BookAsAt & Period
): readonly Minutes[] {
	const book = registerBook(events, view);
	return book.pages.filter(({ day }) => day >= from && day <= to).map((page) => minutesFor(page, book));
}

function minutesFor(asked: RegisterPage, book: RegisterBook): Minutes {
	const { page, written } = asked;
	const { state, entryOf } = book;
	const decisions = written.flatMap((line) => decisionIn(line, book) ?? []);
	return {
		kind: page.kind,
		number: page.number,
		day: page.day,
		late: asked.late,
		isOpen: page.isOpen,
		calledBy: page.calledBy === null ? null : numberIn(state)(page.calledBy),
		attendance: attendanceOf(asked, book),
		quorum: page.kind === 'desk' ? null : quorumAt({ begun: page.begun, marks: asked.marks }),
		agenda: asked.seal?.agenda ?? [],
		done: workDone(asked),
		loans: decisions.filter(({ kind }) => kind === 'loan'),
		decisions: decisions.filter(({ kind }) => kind !== 'loan'),
		money: {
			openingBox: page.boxAtOpening,
			...moneyLines(page.entries, (eventId) => entryOf(eventId)?.event),
			cashIn: page.cashIn,
			cashOut: page.cashOut,
			closingBox: page.boxAtClose
		},
		seal: sealFor(asked, book)
	};
}

function attendanceOf(page: RegisterPage, { state }: RegisterBook): MinutesAttendance {
	const members =
		page.kind === 'desk' ? [] : membersByNumber(state).filter((member) => isExpectedAt(page, member));
	// If a roll was taken, even at a special meeting, an unmarked member was absent.
	const unmarked = page.marks.size > 0 && !page.page.isOpen ? 'absent' : null;
	const marked = (mark: string) =>
		members.filter((member) => (markAt(page, member) ?? unmarked) === mark).map(({ number }) => number);
	return {
		members: members.length,
		present: marked('present'),
		late: marked('late'),
		absent: marked('absent'),
		excused: marked('excused'),
		corrected: members.filter(({ memberId }) => page.marksCorrected.has(memberId)).map(({ number }) => number)
	};
}

function workDone({ written }: RegisterPage): readonly WorkDone[] {
	const done = new Map<string, WorkDone>();
	for (const line of written) {
		if (framesMeeting(line.event)) continue;
		const point = agendaPointOf(line.event) ?? 'other';
		const before = done.get(point);
		const amount = money((before?.amount ?? 0) + (amountIn(line) ?? 0));
		done.set(point, { point, entries: (before?.entries ?? 0) + 1, amount });
	}
	return [...done.values()];
}

function sealFor({ page, late, written }: RegisterPage, book: RegisterBook): Minutes['seal'] {
	const line = written.find(({ event }) => event.type === 'MeetingSealed');
	if (line === undefined || page.sealedOn === null) return null;
	return {
		...agreementOf(line, book),
		sealedOn: page.sealedOn,
		counted: page.countedCash,
		difference: late ? null : page.difference,
		acceptedDifference: acceptedIn(page.entries)
	};
}

/** A decision extracted from the minutes for a bank or an office, certified by president and secretary. */
export interface MinutesExtract {
	readonly group: {
		readonly name: string;
		readonly place: GroupDescription['place'] | null;
		readonly foundedOn: LocalDate | null;
	};
	readonly meeting: Pick<
		Minutes,
		'kind' | 'number' | 'day' | 'late' | 'isOpen' | 'calledBy' | 'attendance' | 'quorum' | 'seal'
	>;
	readonly decision: RegisteredDecision;
	/** Holders of an office on that day, who sign. */
	readonly officers: readonly { readonly number: number; readonly office: Office }[];
}

/**
 * Returns the extract of one resolution, loan or other decision (ledger law 9, "certified extract").
 *
 * @param eventId of the entry with the decision
 * @returns null if no meeting has such a decision
 */
export function minutesExtract(
	events: readonly GroupEvent[],
	{ eventId, ...view }: BookAsAt & { readonly eventId: EventId }
): MinutesExtract | null {
	const book = registerBook(events, view);
	const { state } = book;
	const page = book.pages.find(({ written }) => written.some(({ event }) => event.eventId === eventId));
	const line = book.entryOf(eventId);
	const decision = line === undefined ? null : decisionIn(line, book);
	if (page === undefined || decision === null) return null;
	const { kind, number, day, late, isOpen, calledBy, attendance, quorum, seal } = minutesFor(page, book);
	const { place } = descriptionIn(book.posted.map(({ event }) => event));
	return {
		group: {
			name: state.name ?? '',
			place: Object.keys(place).length === 0 ? null : place,
			foundedOn: state.foundedOn
		},
		meeting: { kind, number, day, late, isOpen, calledBy, attendance, quorum, seal },
		decision,
		officers: officesOn(state, day).map(({ memberId, office }) => ({
			number: numberIn(state)(memberId),
			office
		}))
	};
}
