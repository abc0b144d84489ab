import type { LocalDate } from '#kernel';
import { isEmptyMeeting } from '#group';
import type { SheetCode } from '#papers/meeting/fill/sheet-code.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';

/**
 * Today's meeting, whose sheet is read before anything is entered, or after all entries were taken back. A past meeting that is not open is a
 * `LateMeeting`.
 */
export class MeetingOfNow {
	readonly interestWords = null;
	readonly #meeting: MeetingView;
	readonly #dayBefore: LocalDate | null;

	constructor(meeting: MeetingView) {
		[this.#meeting, this.#dayBefore] = [meeting, meeting.book.draft.day];
	}

	/** True if no sheet can be read into the open meeting: it has entries, or is a special one. */
	get isOpen(): boolean {
		const { begun } = this.#meeting;
		return begun !== null && (begun.kind === 'special' || begun.marks.size > 0 || !isEmptyMeeting(begun));
	}
	get number(): number {
		return this.#meeting.begun?.number ?? this.#meeting.book.state.lastNumber.regular + 1;
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

	/** Proposes the day of the sheet, unless the circle chose one or it cannot be this meeting's. */
	proposeDay(day: LocalDate): void {
		const { book, app, earliestDay } = this.#meeting;
		const mayBe = day <= app.today && (earliestDay === null || day >= earliestDay);
		if (mayBe && book.draft.day === null) this.#meeting.chooseDay(day);
	}

	/** Restores the day if the sheet was left before writing. */
	leave(): void {
		if (this.#meeting.begun === null) this.#meeting.book.draft.day = this.#dayBefore;
	}
}
