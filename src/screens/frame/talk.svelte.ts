import type { OperationId } from '#kernel';
import type { Command, Decision } from '#group';
import type { WhatToWrite } from '#app';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';

/** The step before each; of the first there is none. */
type StepsBefore<Step extends string> = Readonly<Partial<Record<Step, Step>>>;

/** Where a conversation is, and which step comes before each. */
export class Steps<Step extends string> {
	step: Step;
	readonly #before: StepsBefore<Step> | undefined;

	constructor(first: Step, before?: StepsBefore<Step>) {
		this.step = $state.raw(first);
		this.#before = before;
	}

	go(step: Step): void {
		this.step = step;
	}
	/** Null at the first step; where the way back depends on answers, a view says it itself. */
	stepBefore(): Step | null {
		return this.#before?.[this.step] ?? null;
	}

	/** One step back. @returns false at the first */
	back(): boolean {
		const before = this.stepBefore();
		if (before !== null) this.go(before);
		return before !== null;
	}
}

/**
 * What an entry screen writes into the meeting. One operation id goes with one act, so that a second touch, or the same touch
 * after a fault, writes nothing twice.
 */
export class MeetingAct {
	protected readonly meeting: MeetingView;
	#operationId: OperationId;

	constructor(meeting: MeetingView) {
		this.meeting = meeting;
		this.#operationId = meeting.book.newOperationId();
	}

	/** The next act is another one. */
	protected renew(): void {
		this.#operationId = this.meeting.book.newOperationId();
	}

	/**
	 * Writes; the first entry of an evening opens the meeting.
	 *
	 * @param said the read-back; `thenMoves` keeps it for the screen that follows
	 * @returns true once it is on the phone
	 */
	protected record(
		commands: readonly Command[],
		said: string | ((decision: Decision) => string),
		thenMoves = true
	): Promise<boolean> {
		const { writer } = this.meeting;
		return writer.write(this.#operationId, this.meeting.withOpening(commands), inWords(said), thenMoves);
	}

	/** Writes what may also stand between meetings, or what codes were touched for: no meeting is opened for it. */
	protected recordAsItIs(what: WhatToWrite, said: string): Promise<boolean> {
		return this.meeting.writer.write(this.#operationId, what, inWords(said), true);
	}
}

/** A conversation of the circle, step by step, that ends in an act of the meeting. */
export class Talk<Step extends string> extends MeetingAct {
	/** Whose yes is for what it heard: a step back takes it away. */
	readonly circle?: { clear: () => void };
	readonly #steps: Steps<Step>;

	constructor(meeting: MeetingView, first: Step, before?: StepsBefore<Step>) {
		super(meeting);
		this.#steps = new Steps(first, before);
	}

	get step(): Step {
		return this.#steps.step;
	}
	protected go(step: Step): void {
		this.#steps.go(step);
	}
	/** Null at the first step; where the way back depends on answers, a view says it itself. */
	protected stepBefore(): Step | null {
		return this.#steps.stepBefore();
	}

	/** One step back. @returns false at the first */
	back(): boolean {
		const before = this.stepBefore();
		if (before === null) return false;
		this.go(before);
		this.circle?.clear();
		return true;
	}
}

const inWords = (said: string | ((decision: Decision) => string)) =>
	typeof said === 'string' ? () => said : said;
