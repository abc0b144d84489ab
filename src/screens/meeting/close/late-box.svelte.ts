import { belowZeroByDays, box, linesOf, withPostingDays, type BelowZero, type GroupState } from '#group';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';

/**
 * A page from paper may have spent what came into the box only later: that is asked before it is closed, read aloud twice
 * (R26), and then it may be so (ledger law 11 (36)).
 */
export class LateBox {
	readonly #meeting: MeetingView;
	#isAsked = $state(false);

	constructor(meeting: MeetingView) {
		this.#meeting = meeting;
	}

	/** The words of the question while it stands; null where nothing is to be asked. */
	get question(): string | null {
		return this.#isAsked ? this.#words : null;
	}

	/** @returns true when the question is asked now, so that nothing is written yet */
	ask(): boolean {
		const words = this.#words;
		if (this.#isAsked || words === null) return false;
		this.#isAsked = true;
		void this.#meeting.app.speaker.say(`${words} ${words}`);
		return true;
	}

	get #words(): string | null {
		const { begun, words } = this.#meeting;
		if (begun?.late !== true) return null;
		const before = boxBelowZero(begun.before).map(({ from, least }) => `${from} ${String(least)}`);
		const first = boxBelowZero(this.#meeting.book.state).find(
			({ from, least }) => !before.includes(`${from} ${String(least)}`)
		);
		return first === undefined
			? null
			: words.say('meeting.late-box-below-zero', { day: words.dayInWords(first.from) });
	}
}

function boxBelowZero({ journal }: GroupState): readonly BelowZero[] {
	const lines = withPostingDays(journal === null ? [] : linesOf(journal));
	return belowZeroByDays(lines).filter(({ account }) => account === box);
}
