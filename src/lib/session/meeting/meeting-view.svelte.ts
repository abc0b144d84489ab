import { present, type LocalDate, type MemberId } from '#kernel';
import {
	came,
	expectedAt,
	asksCount,
	isEmptyMeeting,
	isCycleOver,
	isMemberOn,
	rulesOn,
	type Command,
	type Constitution,
	type GroupState
} from '#group';
import { zero, type Money } from '#money';
import { duesOf, type Due } from '#reports';
import type { TileState } from '#ui/member/tile-states.ts';
import { EntryPlace } from './entry-place.ts';
import {
	dayByRhythm,
	dayLooksOdd,
	earliestDay,
	firstPaperDay,
	latestDay,
	proposedDay
} from './meeting-day.ts';
import { meetingFigures, type MeetingFigures } from './meeting-figures.ts';
import { meetingSteps, nextStep, type MeetingStep, type StepName } from './meeting-steps.ts';

/** Content of a tile of the roll; minor units. */
export interface RollTile {
	readonly state: TileState;
	readonly amount?: Money;
	/** Paid for the social fund, with the saving or separately. */
	readonly beside?: Money;
	/** Set if she gave but came late or is absent. */
	readonly mark?: 'late' | 'absent' | 'excused';
}

/** The open meeting, or the one that the next entry opens. */
export class MeetingView extends EntryPlace {
	get rules(): Constitution {
		return present(rulesOn(this.book.state, this.day), 'a group has rules');
	}

	/** True if the meeting has no entry and nothing can be undone. */
	get isEmpty(): boolean {
		return this.begun !== null && this.book.lastAct === null && isEmptyMeeting(this.begun);
	}

	/** True for a meeting from paper that is entered later: its cash was counted long ago. */
	get isLate(): boolean {
		return this.begun?.late ?? this.book.draft.late !== null;
	}
	/** True if the notes are counted before the close. */
	get asksCount(): boolean {
		return this.begun === null ? !this.isLate : asksCount(this.book.state, this.begun);
	}
	/** True for a meeting called for a reason: no saving is due. */
	get isSpecial(): boolean {
		return this.begun === null ? this.book.draft.special : this.begun.kind === 'special';
	}
	get calledBy(): MemberId | null {
		return this.begun === null ? this.book.draft.calledBy : this.begun.calledBy;
	}

	get day(): LocalDate {
		return this.begun?.day ?? this.book.draft.day ?? proposedDay(this.book.state, this.app.today);
	}
	get earliestDay(): LocalDate | null {
		return this.isLate ? firstPaperDay(this.book.state) : earliestDay(this.book.state);
	}
	get latestDay(): LocalDate {
		return this.isLate ? this.app.today : latestDay(this.book.state, this.app.today);
	}
	get dayByRhythm(): LocalDate | null {
		return dayByRhythm(this.book.state);
	}
	get dayLooksOdd(): boolean {
		if (this.isLate) return false;
		return this.begun === null && dayLooksOdd(this.book.state, this.day, this.app.today);
	}
	/** Sets the day, before the first entry only. Resets the confirmation of a second meeting, which is for one day. */
	chooseDay(day: LocalDate): void {
		if (day !== this.day) this.book.draft.again = false;
		this.book.draft.day = day;
	}
	/** True if the meeting has not begun and its day already has a regular one, without a confirmation: a second one would ask for every saving again. */
	get isTwin(): boolean {
		if (this.begun !== null || this.isSpecial || this.book.draft.again) return false;
		return this.book.state.regularMeetings.some(({ day }) => day === this.day);
	}

	/** State as if the meeting had begun: dues are those at this meeting. */
	readonly state: GroupState = $derived.by(() => {
		const { state } = this.book;
		if (this.begun !== null) return state;
		const opened = this.book.session.tryOut(this.#opening());
		return opened.ok ? opened.value.state : state;
	});

	readonly figures: MeetingFigures = $derived.by(() => meetingFigures(this.begun, this.book.state));

	/** Members who belong to this meeting, by number. */
	readonly memberIds: readonly MemberId[] = $derived.by(() =>
		this.book.memberIds.filter((memberId) => {
			const member = this.state.members.get(memberId);
			return member !== undefined && isMemberOn(member, this.day);
		})
	);

	/** Number of members expected, including those who left during it. */
	get expected(): number {
		const { openMeeting } = this.state;
		return openMeeting === null ? this.memberIds.length : expectedAt(this.state, openMeeting).length;
	}

	/** Members present, who can agree. */
	readonly here: readonly MemberId[] = $derived.by(() => {
		const marks = this.begun?.marks;
		return this.memberIds.filter((memberId) => came(marks?.get(memberId)));
	});

	/** Members with dues at this meeting. */
	readonly dues: readonly Due[] = $derived.by(() => duesOf(this.state, this.memberIds, this.day));

	readonly steps: readonly MeetingStep[] = $derived.by(() => meetingSteps(this));

	/** The next step after `after`, or from the start. */
	next(after?: StepName): StepName {
		return nextStep(this.steps, after);
	}

	/** True if the group shares out everything each year and the year is over. */
	get isYearOver(): boolean {
		return isCycleOver(this.book.state, this.day);
	}

	/** Her state in the roll. */
	answerOf(memberId: MemberId): RollTile {
		const mark = this.begun?.marks.get(memberId);
		const amount = this.figures.savedBy.get(memberId) ?? zero;
		const beside = this.figures.socialBy.get(memberId) ?? zero;
		if (mark === undefined) return { state: 'unmarked' };
		if (amount > 0 || beside > 0)
			return {
				state: 'saved',
				...(amount > 0 ? { amount } : {}),
				...(beside > 0 ? { beside } : {}),
				...(mark === 'present' ? {} : { mark })
			};
		return { state: mark === 'present' ? 'came' : mark };
	}

	/** Signals the end of a step by two rising tones and a short vibration, before the next screen speaks. */
	tellStepDone(): void {
		this.app.parts.vibrate([30]);
		this.app.parts.sounds?.play('step');
	}

	/** Discards a meeting that has not begun. */
	leave(): void {
		if (this.begun !== null) return;
		this.book.forgetTalk();
		this.book.draft.dropped = true;
	}

	/** The commands preceded by the opening of the meeting, if it has not begun, for the same transaction. */
	withOpening(commands: readonly Command[]): readonly Command[] {
		return this.begun === null ? [this.#opening(), ...commands] : commands;
	}

	#opening(): Command {
		const { late, special, calledBy } = this.book.draft;
		return {
			type: 'OpenMeeting',
			on: this.day,
			kind: special ? 'special' : 'regular',
			...(calledBy === null ? {} : { calledBy }),
			...(late === null ? {} : { late })
		};
	}
}
