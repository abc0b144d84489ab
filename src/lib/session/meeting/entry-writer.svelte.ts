import type { OperationId } from '#kernel';
import type { WhatToWrite } from '#app';
import type { Decision } from '#group';
import type { AppState } from '../app-state.svelte.ts';
import type { BookView } from '../book-view.svelte.ts';
import { wordsOf } from '../context.ts';
import { spokenReason, type Reason, type SpokenReason } from '../reasons.ts';
import { memberOfAct, takenBackWords, undoCommands } from './undo-act.ts';

/** How long the next card slides in; a second touch of the same finger falls into this time and does nothing. */
const usualSettleTime = 250;

const buzz = { entry: [20], undo: [10, 40, 10], cannot: [40, 60, 40] } as const;

/** One touch, one entry: written, felt, and read back aloud. Nothing is shown as done before it is on the phone. */
export class EntryWriter {
	readonly #app: AppState;
	readonly #book: BookView;
	#busy = $state(false);
	#refusal = $state.raw<SpokenReason | null>(null);
	/** A read-back that the next screen says before its own prompt. */
	#held = '';

	constructor(app: AppState, book: BookView) {
		this.#app = app;
		this.#book = book;
	}

	/** While an entry is being written and the next card comes: nothing can be touched. */
	get busy(): boolean {
		return this.#busy;
	}
	get refusal(): SpokenReason | null {
		return this.#refusal;
	}

	/**
	 * @param said the read-back, made from the state after the entry; `thenMoves` keeps it for the screen that follows
	 * @returns true once it is on the phone
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

	/** Takes the last act back. @returns whose it was, for her card to be shown again; null when nothing was taken back */
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
			// Who was written in by mistake leaves no name behind.
			for (const event of events)
				if (event.type === 'MemberJoined') await this.#book.eraseName(event.memberId);
			this.#app.parts.vibrate(buzz.undo);
			void this.#app.speaker.say(said);
			return true;
		});
		return done ? { memberId } : null;
	}

	/** Says why not, with a picture; no buzzer (R27). */
	refuse(reason: Reason): void {
		this.#refusal = spokenReason(reason, wordsOf(this.#app), this.#book.currency);
		this.#app.parts.vibrate(buzz.cannot);
		void this.#app.speaker.say(this.#refusal.text);
	}

	closeRefusal(): void {
		this.#refusal = null;
	}

	/** The prompt of a screen that opens, after what was held for it. */
	announce(prompt: string): void {
		const held = this.#held;
		this.#held = '';
		void this.#app.speaker.say(held === '' ? prompt : `${held} ${prompt}`);
	}

	/** Keeps the page on which it was written: there it is taken back in one touch. */
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
