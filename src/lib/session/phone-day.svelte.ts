import { addDays, daysBetween, latestOf, type LocalDate } from '#kernel';
import type { GroupState } from '#group';

/** Days: how long a group may be silent, and how far its last page may lie ahead (`latestDay`), before the phone's clock is doubted. */
const [longestSilence, furthestAhead] = [62, 31];

/** Whether the phone's clock says a day that is far from the last page of the book: people are asked which day it is. */
export function clockIsFarOff({ lastSealedDay, openMeeting }: GroupState, today: LocalDate): boolean {
	const last = latestOf(lastSealedDay, openMeeting?.lastDay ?? null);
	if (last === null) return false;
	const since = daysBetween(last, today);
	return since > longestSilence || since < -furthestAhead;
}

/**
 * Which day it is: the phone's clock says it, or people do where that is far from what their book knows. A meeting that is closed
 * on a wrong day, years ahead, would bar each ordinary one before it.
 */
export class PhoneDay {
	readonly #clock: () => LocalDate;
	/** The day that people named, and what the clock said then: at midnight it is the next one for both. */
	#named = $state.raw<{ readonly day: LocalDate; readonly clock: LocalDate } | null>(null);
	#isAsked = $state(false);

	/** @param clock the day by the phone */
	constructor(clock: () => LocalDate) {
		this.#clock = clock;
	}

	get today(): LocalDate {
		const now = this.#clock();
		return this.#named === null ? now : addDays(this.#named.day, daysBetween(this.#named.clock, now));
	}

	/** Whether people are asked before anything is written. */
	get isAsked(): boolean {
		return this.#isAsked;
	}

	/** A book was opened. @param state what it knows; null where nobody is asked: in practice, and before it is known by a code who looks */
	look(state: GroupState | null): void {
		this.#named = null;
		this.#isAsked = state !== null && clockIsFarOff(state, this.#clock());
	}

	/** @param day as people say it is */
	answer(day: LocalDate): void {
		this.#named = { day, clock: this.#clock() };
		this.#isAsked = false;
	}
}
