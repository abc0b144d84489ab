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

/** One meeting on the string of the red book. Amounts are minor units. */
export interface MeetingCard {
	readonly number: number;
	readonly kind: MeetingKind;
	readonly day: LocalDate;
	readonly isOpen: boolean;
	/** A paper meeting that was entered late. */
	readonly late: boolean;
	/** Some entry of this page was corrected at a later meeting. */
	readonly corrected: boolean;
	/** Entries of earlier pages that were corrected at this one. */
	readonly corrections: number;
	/** Between two meetings something was corrected, and nothing else was done but that a line was called wrong: no meeting, and no errand. */
	readonly onlyCorrections: boolean;
	/** Those of them who came, present or late, in the order of the roll, by what is known now. */
	readonly present: readonly MemberId[];
	/** Women on whom it counted, as the book knows them now: who joined or left may have been entered later. */
	readonly memberCount: number;
	/** Deposited in all funds, as it was recorded. */
	readonly saved: Money;
	/** The same as it counts now: what was corrected since stands here, and not where it was corrected. */
	readonly savedNow: Money;
	readonly lent: Money;
	/** Principal and interest paid back, and what came back on loans that were given up. */
	readonly repaid: Money;
	/** What the box holds after it. */
	readonly box: Money;
	/** A difference that was accepted: below zero when the box was short; null when there was none. */
	readonly acceptedDifference: Money | null;
}

/**
 * All meetings, newest first by their days. Money of each as it was recorded; what was corrected there of an earlier page counts
 * where it was written. @param events of a book that was checked
 */
export function meetingList(events: readonly GroupEvent[], view: BookAsAt): readonly MeetingCard[] {
	const book = registerBook(events, view);
	return book.pages.map((page) => cardOf(page, book)).reverse();
}

/** A meeting as it counts now, whatever pages of two phones it stands on. */
export interface HeldMeeting extends MeetingCard {
	/** Pages that officers wrote beside its own when they settled what two phones had written; their money is in the sums above. */
	readonly fork: readonly MeetingCard[];
}

/** Meetings, newest first, each once: pages that settling two phones wrote for a meeting stand behind it. */
export function meetingsHeld(events: readonly GroupEvent[], view: BookAsAt): readonly HeldMeeting[] {
	/** When each page was written that settling wrote: late pages that follow what was settled, in one act. */
	const writtenAt = new Map<string, string>();
	let settledAt: string | undefined;
	for (const one of events) {
		if (one.type === 'PhonesSettled') settledAt = one.recordedAt;
		if (one.type !== 'MeetingOpened' || one.late !== true || settledAt === undefined) continue;
		if (one.recordedAt === settledAt) writtenAt.set(nameOf(one), settledAt);
	}
	const cards = meetingList(events, view);
	const settling = (card: MeetingCard) => writtenAt.get(nameOf(card));
	/** The meeting of a day by its own page, else by the page on which it came in from the other phone. */
	const heldOn = (on: LocalDate): MeetingCard | undefined => {
		const ofDay = cards.filter(({ day, kind }) => day === on && kind !== 'desk');
		return ofDay.find((card) => settling(card) === undefined) ?? ofDay.find(({ kind }) => kind === 'regular');
	};
	/** What was only put right stands behind the meeting that was settled with it. */
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
		// The pages of a day are in the order in which they were written: the newest says what the box held at last.
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

/** Why differences were accepted, and who agreed: where no entry names her, the officers of the seal. */
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

/** The sum of the differences that were accepted, short ones below zero; null when there was none. */
export function acceptedIn(entries: readonly RecordedEvent[]): Money | null {
	const accepted = acceptances(entries);
	if (accepted.length === 0) return null;
	return sum(accepted.map(({ amount, direction }) => (direction === 'short' ? money(-amount) : amount)));
}

const acceptances = (entries: readonly RecordedEvent[]) =>
	entries.flatMap(({ event }) => (event.type === 'CashDifferenceAccepted' ? [event] : []));
