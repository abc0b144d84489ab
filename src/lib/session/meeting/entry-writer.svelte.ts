import type { OperationId } from '#kernel';
import type { WhatToWrite } from '#app';
import type { Decision } from '#group';
import type { AppState } from '../app-state.svelte.ts';
import type { BookView } from '../book-view.svelte.ts';
import { wordsOf } from '../context.ts';
import { spokenReason, type Reason, type SpokenReason } from '../reasons.ts';
import { memberOfAct, takenBackWords, undoCommands } from './undo-act.ts';

/** Milliseconds of the next card's slide; a second tap of a double tap falls into this time and is ignored. */
const usualSettleTime = 250;

const buzz = { entry: [20], undo: [10, 40, 10], cannot: [40, 60, 40] } as const;

/** Writes one entry for each touch, vibrates and reads it back. The screen shows it as done only once it is stored. */
export class EntryWriter {
	readonly #app: AppState;
	readonly #book: BookView;
	#busy = $state(false);
	#refusal = $state.raw<SpokenReason | null>(null);
	/** A read-back that the next screen speaks before its own prompt. */
	#held = '';

	constructor(app: AppState, book: BookView) {
		this.#app = app;
		this.#book = book;
	}

	/** True while an entry is being written and the next card slides in: touches are ignored. */
	get busy(): boolean {
		return this.#busy;
	}
	get refusal(): SpokenReason | null {
		return this.#refusal;
	}

	/**
	 * @param said makes the read-back from the state after the entry; `thenMoves` leaves it to the next screen
	 * @returns true once it is stored
	 */
	async write(
		operationId: OperationId,
		what: WhatToWrite,
		said: (decision: Decision) => string,
		thenMoves = false
	): Promise<boolean> {
		const agreed = await this.#book.agreed(what, said);
		if (agreed === null) return false;
		return this.#during(async () => {
			const written = await this.#run(operationId, agreed);
			if (!written.ok) {
				this.refuse(written.error);
				return false;
			}
			this.#app.parts.vibrate(buzz.entry);
			if (thenMoves) this.#held = said(written.value);
			else void this.#app.speaker.say(said(written.value));
			return true;
		});
	}

	/** Undoes the last operation. @returns its member, whose card is shown again; null if nothing was undone */
	async undo(): Promise<{ readonly memberId: ReturnType<typeof memberOfAct> } | null> {
		const events = this.#book.lastAct;
		if (events === null || this.#busy) return null;
		const words = wordsOf(this.#app);
		const [memberId, said] = [memberOfAct(this.#book, events), takenBackWords(this.#book, words, events)];
		const agreed = await this.#book.agreed(undoCommands(this.#book, events), () => said);
		if (agreed === null) return null;
		const done = await this.#during(async () => {
			const written = await this.#run(this.#book.newOperationId(), agreed);
			if (!written.ok) {
				this.refuse(written.error);
				return false;
			}
			// A member added by mistake leaves no name behind.
			for (const event of events)
				if (event.type === 'MemberJoined') await this.#book.eraseName(event.memberId);
			this.#app.parts.vibrate(buzz.undo);
			void this.#app.speaker.say(said);
			return true;
		});
		return done ? { memberId } : null;
	}

	/** Speaks and shows the reason with a picture; no buzzer (R27). */
	refuse(reason: Reason): void {
		this.#refusal = spokenReason(reason, wordsOf(this.#app), this.#book.currency);
		this.#app.parts.vibrate(buzz.cannot);
		void this.#app.speaker.say(this.#refusal.text);
	}

	closeRefusal(): void {
		this.#refusal = null;
	}

	/** Speaks the prompt of a new screen, after a held read-back. */
	announce(prompt: string): void {
		const held = this.#held;
		this.#held = '';
		void this.#app.speaker.say(held === '' ? prompt : `${held} ${prompt}`);
	}

	/** Remembers the page of the entry: there one touch undoes it. */
	async #run(operationId: OperationId, what: WhatToWrite) {
		const { draft } = this.#book;
		const { page } = draft;
		const written = await this.#book.run(operationId, ...what);
		if (!written.ok) return written;
		for (const { event } of written.value.steps)
			if (event.eventId !== undefined) draft.madeAt.set(event.eventId, page);
		return written;
	}

	async #during(act: () => Promise<boolean>): Promise<boolean> {
		if (this.#busy) return false;
		this.#busy = true;
		this.#refusal = null;
		try {
			return await act();
		} finally {
			setTimeout(() => (this.#busy = false), this.#app.parts.settleTime ?? usualSettleTime);
		}
	}
}
