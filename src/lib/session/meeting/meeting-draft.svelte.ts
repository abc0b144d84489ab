import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { EventId, LocalDate, MemberId } from '#kernel';
import type { DraftedShareOut } from '#app';
import type { IconName } from '#i18n';
import type { Money } from '#money';
import type { StepName } from './meeting-steps.ts';

/** A member's planned share of the bank's loan, before it is decided. */
export interface PlannedPart {
	/** Minor units; zero for no share. */
	readonly amount: Money;
	/** Null until she was asked. */
	readonly purpose: string | null;
	readonly instalments: number;
}

/** A task begun outside a meeting that can only be completed in one. */
export interface WaitingTask {
	/** Screen of the group that continues the task, with its selections. */
	readonly path:
		| '/group/profit'
		| '/group/share-out'
		| '/group/new-member'
		| `/group/${'rules' | 'offices' | 'leave'}?${string}`
		| `/red-book/entry?${string}`;
	/** Title of its screen. */
	readonly title: string;
	readonly icon: IconName;
}

/**
 * State of the meeting's screens that is never written to the book: chosen day, postponed repayments and fines,
 * planned shares of the bank's loan or of the cycle. Kept while the book is open, and except for the day
 * also stored on the phone; deleted when the meeting is closed or put away (`BookView.forgetTalk`).
 */
export class MeetingDraft {
	/** The chosen day; null for the proposed one. */
	day = $state<LocalDate | null>(null);
	/** Number of a meeting from paper; null for a meeting of today. */
	late = $state.raw<{ readonly number: number } | null>(null);
	/** True for a meeting called for a reason, outside the rhythm. */
	special = $state(false);
	/** True if a second regular meeting on the same day was confirmed. */
	again = $state(false);
	/** The member who called the meeting, if the screen asked. */
	calledBy = $state<MemberId | null>(null);
	/** Agenda items that the user toggled against the value derived from the entries. */
	readonly agenda = new SvelteSet<string>();
	/** Members who answered "not today" to a repayment. */
	readonly notToday = new SvelteSet<MemberId>();
	/** Members who answered "later" to a fine from before. */
	readonly fineLater = new SvelteSet<MemberId>();
	/** Fines proposed by the rules and answered "no fine", by `noFineKey`. */
	readonly noFine = new SvelteSet<string>();
	/** Members who declined to take the pen today. */
	readonly penPassed = new SvelteSet<MemberId>();
	/** True if the meeting's screen opens with the pen round. */
	penAsked = $state(false);
	/** True if the code of the last meeting was not asked from a passbook today. */
	codeLeft = $state(false);
	/** True if nobody, or nobody else, wants a loan. */
	noLoan = $state(false);
	/** Steps already shown as done: only a newly done step is animated. */
	readonly shownDone = new SvelteSet<StepName>();
	/** Member with whom the roll opens, after a touch on her face in the overview. */
	turnTo = $state<MemberId | null>(null);
	/** True if the roll opens with the note pad, for an amount other than the usual. */
	turnToAmount = $state(false);
	/** Parts of the micro-credit plan so far: nothing is written before the circle decides. */
	readonly plan = new SvelteMap<MemberId, PlannedPart>();
	/** Plan of the share-out, and the members who have received their notes. */
	shareOut = $state.raw<DraftedShareOut | null>(null);
	/** True if the screen of fines opens with a new fine. */
	anotherFine = $state(false);
	/** The shown page of the book, and the page on which each operation of this meeting was made, by its first entry. */
	page = $state('');
	readonly madeAt = new SvelteMap<EventId, string>();
	/** Points of the close that all agreed to, by their first entry. */
	readonly pointsAgreed = new SvelteSet<EventId>();
	/** The task to which the meeting leads back once it has begun. */
	task = $state.raw<WaitingTask | null>(null);
	/** Promise of reading the stored draft; null before it begins. */
	reading: Promise<void> | null = null;
	/** True if home has reminded of the trial of a copy since the book was opened. */
	trialSaid = false;
	/** True if home has asked for a copy with the renewed key since the book was opened. */
	keySaid = false;
	/** True if a meeting was closed since the book was opened: its last screen is shown, whatever its day. */
	closed = false;
	/** True if a meeting without an entry was put away: home tells it once. */
	dropped = $state(false);

	clear(): void {
		this.day = null;
		this.late = null;
		this.special = false;
		this.again = false;
		this.calledBy = null;
		this.agenda.clear();
		this.notToday.clear();
		this.fineLater.clear();
		this.noFine.clear();
		this.penPassed.clear();
		this.penAsked = false;
		this.codeLeft = false;
		this.noLoan = false;
		this.shownDone.clear();
		this.turnTo = null;
		this.turnToAmount = false;
		this.plan.clear();
		this.shareOut = null;
		this.anotherFine = false;
		this.madeAt.clear();
		this.pointsAgreed.clear();
		this.task = null;
	}
}
