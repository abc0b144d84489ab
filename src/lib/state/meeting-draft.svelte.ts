import { SvelteSet } from 'svelte/reactivity';
import type { LocalDate, MemberId } from '#kernel';

/**
 * What is only on the screen and never written: the day of a meeting that has not begun, who gives nothing back today,
 * whose turn was asked for. Kept while the book is open, gone when the meeting is closed or put away.
 */
export class MeetingDraft {
	/** The day that somebody chose; null for the one the phone proposes. */
	day = $state<LocalDate | null>(null);
	/** "Not today" at giving back. */
	readonly notToday = new SvelteSet<MemberId>();
	/** Nobody wants a loan, or nobody else. */
	noLoan = $state(false);
	/** Whose card the roll opens with: a touched face of the overview. */
	turnTo = $state<MemberId | null>(null);
	/** A meeting without an entry was put away: home says so once. */
	dropped = $state(false);

	clear(): void {
		this.day = null;
		this.notToday.clear();
		this.noLoan = false;
		this.turnTo = null;
	}
}
