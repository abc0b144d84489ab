import type { CodeOutcome } from '#group';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import { lastCodeOf, type AskedPictures } from '../../frame/last-code/last-code.svelte.ts';
import { MeetingAct } from '../../frame/talk.svelte.ts';

/** So often other pictures may be touched before it is written that the passbook shows another code. */
const triesMost = 3;

/** Three pictures from a passbook, beside those of the page that was closed last. */
export class LastCodeAsked extends MeetingAct {
	#touched = $state.raw<readonly number[]>([]);
	#tries = $state(0);
	/** What happened: other pictures were touched and may be touched again; the passbook has another code. */
	#told = $state<'again' | 'other' | null>(null);

	constructor(meeting: MeetingView) {
		super(meeting);
		void lastCodeOf(meeting.app).read(meeting.book);
	}

	get pictures(): AskedPictures | null {
		return lastCodeOf(this.meeting.app).pictures;
	}
	/** Nobody can be asked on this phone. */
	get failed(): boolean {
		return lastCodeOf(this.meeting.app).failed;
	}
	/** Pictures so far, of three. */
	get touched(): readonly number[] {
		return this.#touched;
	}
	get told(): 'again' | 'other' | null {
		return this.#told;
	}
	/** The nine of which one is touched next; none once the passbook shows another code. */
	get among(): readonly number[] {
		return this.#told === 'other' ? [] : (this.pictures?.among[this.#touched.length] ?? []);
	}

	/** @returns whether the passbook shows the same, and the roll may begin */
	async touch(picture: number): Promise<boolean> {
		const right = this.pictures?.right;
		if (right === undefined || this.meeting.writer.busy || this.#told === 'other') return false;
		this.#told = null;
		this.#touched = [...this.#touched, picture];
		if (this.#touched.length < right.length) return false;
		const isSame = right.every((one, place) => one === this.#touched[place]);
		if (isSame) return this.#write('same');
		this.#touched = [];
		this.#tries += 1;
		this.#told = this.#tries < triesMost ? 'again' : 'other';
		const { words, app } = this.meeting;
		const said =
			this.#told === 'again'
				? [words.say('meeting.code-again')]
				: [words.say('meeting.code-other'), words.say('meeting.code-other-do')];
		void app.speaker.say(said.join(' '));
		if (this.#told === 'other') await this.#write('other');
		return false;
	}

	/** One picture back. @returns false where none was touched */
	back(): boolean {
		if (this.#touched.length === 0) return false;
		this.#touched = this.#touched.slice(0, -1);
		return true;
	}

	/** Nobody has a passbook here. Written at the close, if nobody was asked until then. */
	skip(): void {
		this.meeting.book.draft.codeLeft = true;
	}

	async #write(outcome: CodeOutcome): Promise<boolean> {
		const { words, day } = this.meeting;
		const said = outcome === 'same' ? words.say('meeting.code-same') : '';
		const written = await this.record([{ type: 'CompareLastCode', on: day, outcome }], said);
		if (!written) this.#touched = [];
		return written;
	}
}
