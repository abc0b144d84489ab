import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { EntryAct } from './flow/entry-act.ts';

/** Act that an entry screen writes into the meeting. */
export class MeetingAct extends EntryAct<MeetingView> {
	protected get meeting(): MeetingView {
		return this.place;
	}
}

/** A talk of the circle, drawn screen by screen, that ends in an act of the meeting. */
export class Talk<Step extends string> extends MeetingAct {
	step: Step;
	/** Consent of the circle; a step back clears it, since it is for what was heard. */
	readonly circle?: { clear: () => void };
	readonly #before: Readonly<Partial<Record<Step, Step>>> | undefined;

	/** @param before the previous step of each step; none for the first */
	constructor(meeting: MeetingView, first: Step, before?: Readonly<Partial<Record<Step, Step>>>) {
		super(meeting);
		this.step = $state.raw(first);
		this.#before = before;
	}

	protected go(step: Step): void {
		this.step = step;
	}
	/** Previous step, null at the first; overridden where it depends on answers. */
	protected stepBefore(): Step | null {
		return this.#before?.[this.step] ?? null;
	}

	/** One step back. @returns false at the first step */
	back(): boolean {
		const before = this.stepBefore();
		if (before === null) return false;
		this.go(before);
		this.circle?.clear();
		return true;
	}
}
