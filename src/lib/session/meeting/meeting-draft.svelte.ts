import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { EventId, LocalDate, MemberId } from '#kernel';
import type { DraftedShareOut } from '#app';
import type { IconName } from '#i18n';
import type { Money } from '#money';
import type { StepName } from './meeting-steps.ts';

/** A member's planned share of the bank's loan, before it is decided. */
export interface PlannedPart {
	/** Minor units; zero: nothing. */
	readonly amount: Money;
	/** Null: not asked yet. */
	readonly purpose: string | null;
	readonly instalments: number;
}

/** A task that was begun outside a meeting and can only be finished in one. */
export interface WaitingTask {
	/** Where it is gone on with: a screen of the group, with what was chosen there. */
	readonly path:
		| '/group/profit'
		| '/group/share-out'
		| '/group/new-member'
		| `/group/${'rules' | 'offices' | 'leave'}?${string}`
		| `/red-book/entry?${string}`;
	/** In words, as the header of its screen says it. */
	readonly title: string;
	readonly icon: IconName;
}

/**
 * What is only on the screen and never written: the day of a meeting that has not begun, who gives nothing back today,
 * which fines were let be, who is to get how much of the bank's loan or of the cycle. Kept while the book is open, and but for the day
 * also on the phone; gone when the meeting is closed or put away (`BookView.forgetTalk`).
 */
export class MeetingDraft {
	/** The day that somebody chose; null for the one the phone proposes. */
	day = $state<LocalDate | null>(null);
	/** A meeting from paper, with the number that stands there; null for a meeting of now. */
	late = $state.raw<{ readonly number: number } | null>(null);
	/** Called for a reason, beside those of the rhythm. */
	special = $state(false);
	/** One more meeting of the rhythm on a day that has one: somebody said so. */
	again = $state(false);
	/** The member who called the meeting, if the screen asked. */
	calledBy = $state<MemberId | null>(null);
	/** Points of the agenda that were touched: the other way round than the entries say. */
	readonly agenda = new SvelteSet<string>();
	/** "Not today" at giving back. */
	readonly notToday = new SvelteSet<MemberId>();
	/** "Later" for a fine that she owes from before. */
	readonly fineLater = new SvelteSet<MemberId>();
	/** "No fine" for what the rules would ask for: `noFineKey`. */
	readonly noFine = new SvelteSet<string>();
	/** Members who declined to take the pen today. */
	readonly penPassed = new SvelteSet<MemberId>();
	/** The screen of the meeting opens with the pen that goes round. */
	penAsked = $state(false);
	/** "Not today" where a passbook was asked for the code of the last meeting. */
	codeLeft = $state(false);
	/** Nobody wants a loan, or nobody else. */
	noLoan = $state(false);
	/** Steps that the screen has shown as done: only a new one fills before her eyes. */
	readonly shownDone = new SvelteSet<StepName>();
	/** The member whose card the roll opens with: her face was touched in the overview. */
	turnTo = $state<MemberId | null>(null);
	/** With the note pad: another amount than the usual. */
	turnToAmount = $state(false);
	/** Parts of the micro-credit plan so far: nothing of it is written before the circle decides. */
	readonly plan = new SvelteMap<MemberId, PlannedPart>();
	/** How the cycle is to be shared out, and who has her notes already. */
	shareOut = $state.raw<DraftedShareOut | null>(null);
	/** The screen of fines opens with a new one. */
	anotherFine = $state(false);
	/** The page of the book that is shown, and the one on which each act of this meeting was made, by its first entry. */
	page = $state('');
	readonly madeAt = new SvelteMap<EventId, string>();
	/** Points of the close to which all said yes, by their first entry. */
	readonly pointsAgreed = new SvelteSet<EventId>();
	/** The meeting leads back to it, once the circle sits. */
	task = $state.raw<WaitingTask | null>(null);
	/** Reading of the stored draft; null before it begins. */
	reading: Promise<void> | null = null;
	/** Home has said that a copy is to be tried, once while the book is open. */
	trialSaid = false;
	/** Home has said that a copy is to be made because the key is a new one, once while the book is open. */
	keySaid = false;
	/** A meeting was closed while the book is open: its last screen is shown, whatever day it was of. */
	closed = false;
	/** A meeting without an entry was put away: home says so once. */
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
