import type { LocalDate, MemberId } from '#kernel';
import { money, sum, type Money } from '#money';
import { came, isAboutLine, isEntry, type GroupEvent, type MeetingKind, type RecordedEvent } from '#group';
import type { BookAsAt, MeetingPage } from './meeting-pages.ts';
import { movedIn } from './member-moves.ts';
import {
	expectedIn,
	liveLines,
	registerBook,
	type RegisterBook,
	type RegisterPage
} from './registers/register-book.ts';

/** Summary of one meeting for the red book. Amounts are minor units. */
export interface MeetingCard {
	readonly number: number;
	readonly kind: MeetingKind;
	readonly day: LocalDate;
	readonly isOpen: boolean;
	/** True for a paper meeting that was entered late. */
	readonly late: boolean;
	/** True if an entry of this page was corrected at a later meeting. */
	readonly corrected: boolean;
	/** Number of entries of earlier pages that were corrected at this meeting. */
	readonly corrections: number;
	/** True for a desk page that has only corrections and disputes: it is then listed neither as a meeting nor as an errand. */
	readonly onlyCorrections: boolean;
	/** Expected members who were present or late, in the order of the roll, with corrections applied. */
	readonly present: readonly MemberId[];
	/** Number of members expected, by what is known now: joining or leaving may have been entered later. */
	readonly memberCount: number;
	/** Deposits in all funds as recorded. */
	readonly saved: Money;
	/** Deposits in all funds with corrections applied on the page of the original entry instead of the correcting one. */
	readonly savedNow: Money;
	readonly lent: Money;
	/** Principal and interest repaid, and recoveries on loans written off. */
	readonly repaid: Money;
	/** Balance of the box after the meeting. */
	readonly box: Money;
	/** Accepted cash difference: negative when the box was short; null when there was none. */
	readonly acceptedDifference: Money | null;
}

/**
 * Returns all meetings, newest first by day. Money of each is as recorded; the correction of an entry of an earlier page counts
 * on the page where it was made. @param events of a checked book
 */
export function meetingList(events: readonly GroupEvent[], view: BookAsAt): readonly MeetingCard[] {
	const book = registerBook(events, view);
	return book.pages.map((page) => cardOf(page, book)).reverse();
}

/** A meeting with corrections applied, merged from all its pages when two phones wrote apart. */
export interface HeldMeeting extends MeetingCard {
	/** Pages that officers added for this meeting when they settled two phones; their money is included in the sums above. */
	readonly fork: readonly MeetingCard[];
}

/** Returns each meeting once, newest first; pages added by settling two phones are attached to their meeting. */
export function meetingsHeld(events: readonly GroupEvent[], view: BookAsAt): readonly HeldMeeting[] {
	/** Writing time of each page added by settling: a late page recorded at the same time as the settling event before it. */
	const writtenAt = new Map<string, string>();
	let settledAt: string | undefined;
	for (const one of events) {
		if (one.type === 'PhonesSettled') settledAt = one.recordedAt;
		if (one.type !== 'MeetingOpened' || one.late !== true || settledAt === undefined) continue;
		if (one.recordedAt === settledAt) writtenAt.set(nameOf(one), settledAt);
	}
	const cards = meetingList(events, view);
	const settling = (card: MeetingCard) => writtenAt.get(nameOf(card));
	/** Returns the meeting of a day: its own page if there is one, else the page taken over from the other phone. */
	const heldOn = (on: LocalDate): MeetingCard | undefined => {
		const ofDay = cards.filter(({ day, kind }) => day === on && kind !== 'desk');
		return ofDay.find((card) => settling(card) === undefined) ?? ofDay.find(({ kind }) => kind === 'regular');
	};
	/** Attaches a page with corrections only to the meeting that was settled at the same time. */
	const mainOf = (card: MeetingCard): MeetingCard => {
		const settled = cards.filter((one) => settling(one) === settling(card));
		return [card, ...settled].map(({ day }) => heldOn(day)).find((main) => main !== undefined) ?? card;
	};
	const beside = new Map(
		cards.flatMap((card) => {
			const main = settling(card) === undefined ? card : mainOf(card);
			return main === card ? [] : [[card, main] as const];
		})
	);
	return cards
		.filter((card) => !beside.has(card))
		.map((card) =>
			together(
				card,
				[...beside].flatMap(([one, main]) => (main === card ? [one] : []))
			)
		);
}

const nameOf = ({ kind, number }: Pick<MeetingCard, 'kind' | 'number'>): string => `${kind} ${number}`;

function together(main: MeetingCard, fork: readonly MeetingCard[]): HeldMeeting {
	const all = [main, ...fork];
	const summed = (of: 'saved' | 'savedNow' | 'lent' | 'repaid') => sum(all.map((card) => card[of]));
	const differences = all.flatMap(({ acceptedDifference }) => acceptedDifference ?? []);
	return {
		...main,
		corrected: all.some(({ corrected }) => corrected),
		present: [...new Set(all.flatMap(({ present }) => present))],
		saved: summed('saved'),
		savedNow: summed('savedNow'),
		lent: summed('lent'),
		repaid: summed('repaid'),
		// Pages of one day are in the order of writing: the newest has the final balance of the box.
		box: (fork.find(({ day }) => day === main.day) ?? main).box,
		acceptedDifference: differences.length === 0 ? null : sum(differences),
		fork
	};
}

function cardOf(asked: RegisterPage, { ownerOf, state }: RegisterBook): MeetingCard {
	const { page, late, lines, written, marks } = asked;
	const members = expectedIn(state, asked).map(({ memberId }) => memberId);
	const corrections = written.filter(({ event }) => event.type === 'EventReversed').length;
	const moves = movedIn(page.entries, ownerOf);
	return {
		number: page.number,
		kind: page.kind,
		day: page.day,
		isOpen: page.isOpen,
		late,
		corrected: lines.some((line) => line.correctedBy !== null),
		corrections,
		onlyCorrections:
			page.kind === 'desk' &&
			corrections > 0 &&
			!lines.some(({ event }) => isEntry(event) && !isAboutLine(event)),
		present: [...marks].flatMap(([memberId, mark]) =>
			came(mark) && members.includes(memberId) ? [memberId] : []
		),
		memberCount: members.length,
		saved: moves.saved,
		savedNow: movedIn(liveLines(asked), ownerOf).saved,
		lent: moves.lent,
		repaid: money(moves.principalPaid + moves.interestPaid - moves.interestKeptBack + moves.recovered),
		box: page.boxAtClose,
		acceptedDifference: acceptedIn(page.entries)
	};
}

/** Returns why differences were accepted and who agreed; where an entry names nobody, the officers of the seal. */
export function acceptedWhy({ entries, approvals }: MeetingPage): {
	readonly reasons: readonly string[];
	readonly by: readonly MemberId[];
} {
	const accepted = acceptances(entries);
	return {
		reasons: [...new Set(accepted.map(({ reason }) => reason))],
		by: [...new Set(accepted.flatMap(({ approvedBy }) => approvedBy ?? approvals))]
	};
}

/** Returns the sum of accepted differences, shortages negative; null when there was none. */
export function acceptedIn(entries: readonly RecordedEvent[]): Money | null {
	const accepted = acceptances(entries);
	if (accepted.length === 0) return null;
	return sum(accepted.map(({ amount, direction }) => (direction === 'short' ? money(-amount) : amount)));
}

const acceptances = (entries: readonly RecordedEvent[]) =>
	entries.flatMap(({ event }) => (event.type === 'CashDifferenceAccepted' ? [event] : []));
