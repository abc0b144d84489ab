import { addDays, daysBetween, latestOf, type LocalDate } from '#kernel';
import type { GroupState } from '#group';

/** Days without a meeting, and days that the last page lies ahead (`latestDay`), beyond which the phone's clock is doubted. */
const [longestSilence, furthestAhead] = [62, 31];

/** True if the phone's day is far from the last page of the book: the user is then asked for the day. */
export function clockIsFarOff({ lastSealedDay, openMeeting }: GroupState, today: LocalDate): boolean {
	const last = latestOf(lastSealedDay, openMeeting?.lastDay ?? null);
	if (last === null) return false;
	const since = daysBetween(last, today);
	return since > longestSilence || since < -furthestAhead;
}

/**
 * Today's date by the phone's clock, or by the user if that is far from the book. A meeting closed on a wrong
 * day, years ahead, would block every later one with a right day.
 */
export class PhoneDay {
	readonly #clock: () => LocalDate;
	/** The day that the user named, and the clock's day then: both advance at midnight. */
	#named = $state.raw<{ readonly day: LocalDate; readonly clock: LocalDate } | null>(null);
	#isAsked = $state(false);

	/** @param clock the phone's day */
	constructor(clock: () => LocalDate) {
		this.#clock = clock;
	}

	get today(): LocalDate {
		const now = this.#clock();
		return this.#named === null ? now : addDays(this.#named.day, daysBetween(this.#named.clock, now));
	}

	/** True if the user must be asked before anything is written. */
	get isAsked(): boolean {
		return this.#isAsked;
	}

	/** Called after a book was opened. @param state of the book; null to ask nobody: in practice, and before the owner of the code is known */
	look(state: GroupState | null): void {
		this.#named = null;
		this.#isAsked = state !== null && clockIsFarOff(state, this.#clock());
	}

	/** @param day named by the user */
	answer(day: LocalDate): void {
		this.#named = { day, clock: this.#clock() };
		this.#isAsked = false;
	}
}
