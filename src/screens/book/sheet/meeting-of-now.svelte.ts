import type { LocalDate } from '#kernel';
import type { SheetCode } from '#papers/meeting/fill/sheet-code.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';

/** The meeting of now, whose sheet is read before anything is entered in it; one that was held before is a `LateMeeting`. */
export class MeetingOfNow {
	readonly interestWords = null;
	readonly #meeting: MeetingView;
	readonly #dayBefore: LocalDate | null;

	constructor(meeting: MeetingView) {
		[this.#meeting, this.#dayBefore] = [meeting, meeting.book.draft.day];
	}

	get isOpen(): boolean {
		return this.#meeting.begun !== null;
	}
	get number(): number {
		return this.#meeting.book.state.lastNumber.regular + 1;
	}
	get refusal(): SpokenReason | null {
		return this.isOpen ? null : this.#meeting.reasonAgainst();
	}
	get canStart(): boolean {
		return !this.isOpen && this.refusal === null;
	}
	isOf({ after, ahead }: SheetCode): boolean {
		return after + ahead === this.number;
	}
	chooseDay(day: LocalDate): void {
		this.#meeting.chooseDay(day);
	}

	/** The day of the sheet, where the circle chose none and it may be this meeting's. */
	proposeDay(day: LocalDate): void {
		const { book, app, earliestDay } = this.#meeting;
		if (day <= app.today && (earliestDay === null || day >= earliestDay)) book.draft.day ??= day;
	}

	/** Left before it was written: the day is what it was. */
	leave(): void {
		if (!this.isOpen) this.#meeting.book.draft.day = this.#dayBefore;
	}
}
