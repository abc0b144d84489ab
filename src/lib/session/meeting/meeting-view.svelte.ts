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
	/** For the social fund, with the saving or beside it. */
	readonly beside?: Money;
	/** She gave, but came late or is absent. */
	readonly mark?: 'late' | 'absent' | 'excused';
}

/** The meeting that is open, or the one that the next touch will open. */
export class MeetingView extends EntryPlace {
	get rules(): Constitution {
		return present(rulesOn(this.book.state, this.day), 'a group has rules');
	}

	/** Nothing stands in the meeting, and nothing is left that the chip could take back. */
	get isEmpty(): boolean {
		return this.begun !== null && this.book.lastAct === null && isEmptyMeeting(this.begun);
	}

	/** A paper meeting that is entered afterwards: its cash was counted long ago. */
	get isLate(): boolean {
		return this.begun?.late ?? this.book.draft.late !== null;
	}
	/** Whether the notes are counted before the close. */
	get asksCount(): boolean {
		return this.begun === null ? !this.isLate : asksCount(this.book.state, this.begun);
	}
	/** Called for a reason: no saving is due. */
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
	/** Before the first entry only: afterwards the meeting has its day. That there is one more on a day is said of that day alone. */
	chooseDay(day: LocalDate): void {
		if (day !== this.day) this.book.draft.again = false;
		this.book.draft.day = day;
	}
	/** Not begun, on a day that has a meeting of the rhythm: one more asks every woman for her saving again, and nobody said yet that it is one. */
	get isTwin(): boolean {
		if (this.begun !== null || this.isSpecial || this.book.draft.again) return false;
		return this.book.state.regularMeetings.some(({ day }) => day === this.day);
	}

	/** The book as if the meeting had begun: what is due is due at this meeting. */
	readonly state: GroupState = $derived.by(() => {
		const { state } = this.book;
		if (this.begun !== null) return state;
		const opened = this.book.session.tryOut(this.#opening());
		return opened.ok ? opened.value.state : state;
	});

	readonly figures: MeetingFigures = $derived.by(() => meetingFigures(this.begun, this.book.state));

	/** Women who belong to this meeting, by number. */
	readonly memberIds: readonly MemberId[] = $derived.by(() =>
		this.book.memberIds.filter((memberId) => {
			const member = this.state.members.get(memberId);
			return member !== undefined && isMemberOn(member, this.day);
		})
	);

	/** On how many women the meeting counts: who left in it among them. */
	get expected(): number {
		const { openMeeting } = this.state;
		return openMeeting === null ? this.memberIds.length : expectedAt(this.state, openMeeting).length;
	}

	/** Women who are here: those who can say yes. */
	readonly here: readonly MemberId[] = $derived.by(() => {
		const marks = this.begun?.marks;
		return this.memberIds.filter((memberId) => came(marks?.get(memberId)));
	});

	/** What women owe at this meeting, those of them who owe anything. */
	readonly dues: readonly Due[] = $derived.by(() => duesOf(this.state, this.memberIds, this.day));

	readonly steps: readonly MeetingStep[] = $derived.by(() => meetingSteps(this));

	/** Which step comes next, after `after` or from the start. */
	next(after?: StepName): StepName {
		return nextStep(this.steps, after);
	}

	/** Everything is shared out each year, and the year is over. */
	get isYearOver(): boolean {
		return isCycleOver(this.book.state, this.day);
	}

	/** How she stands in the roll. */
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

	/** The last woman was asked: two rising tones and a small shake, before the next screen speaks. */
	tellStepDone(): void {
		this.app.parts.vibrate([30]);
		this.app.parts.sounds?.play('step');
	}

	/** A meeting in which nothing was written is put away. */
	leave(): void {
		if (this.begun !== null) return;
		this.book.forgetTalk();
		this.book.draft.dropped = true;
	}

	/** The commands as they are written: the first of an evening opens the meeting in the same transaction. */
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
