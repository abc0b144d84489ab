import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { EntryAct } from './flow/entry-act.ts';

/** What an entry screen writes into the meeting. */
export class MeetingAct extends EntryAct<MeetingView> {
	protected get meeting(): MeetingView {
		return this.place;
	}
}

/** A conversation of the circle whose screens are drawn one by one; it ends in an act of the meeting. */
export class Talk<Step extends string> extends MeetingAct {
	step: Step;
	/** Whose yes is for what it heard: a step back takes it away. */
	readonly circle?: { clear: () => void };
	readonly #before: Readonly<Partial<Record<Step, Step>>> | undefined;

	/** @param before the step before each; of the first there is none */
	constructor(meeting: MeetingView, first: Step, before?: Readonly<Partial<Record<Step, Step>>>) {
		super(meeting);
		this.step = $state.raw(first);
		this.#before = before;
	}

	protected go(step: Step): void {
		this.step = step;
	}
	/** Null at the first step; where the way back depends on answers, a view says it itself. */
	protected stepBefore(): Step | null {
		return this.#before?.[this.step] ?? null;
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
