import type { AgreedAct, MadeBackup, PaperKind } from '#app';
import type { MessageKey } from '#i18n';
import type { AppState } from '#session/app-state.svelte.ts';
import { wordsOf } from '#session/context.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { refuse } from '#session/refusing.ts';
import { bookOpenIn, OfficerCodes } from '../frame/opening/officer-codes.svelte.ts';

type PaperAct = Extract<AgreedAct, { readonly type: 'keyPaper' }>;

/** Two officers make a new key paper, or three cards in its place. */
export const newPaper = (app: AppState, kind: PaperKind, onmade: () => void): OfficerCodes<PaperAct> =>
	new OfficerCodes<PaperAct>(bookOpenIn(app), {
		act: () => ({ type: 'keyPaper', kind }),
		atOnce: {
			needed: () => 2,
			do: async (approved) => {
				const made = await app.codes.renewPaper(approved);
				if (made.ok) onmade();
				return made;
			}
		}
	});

/** Makes a second copy of the open book and hands it out. */
export class CopyScreen {
	readonly #app: AppState;
	#made = $state.raw<{ readonly copy: MadeBackup; readonly of: string } | null>(null);
	busy = $state(false);
	/** What happened last, in words; null before anything did. */
	done = $state<MessageKey | null>(null);
	refusal = $state.raw<SpokenReason | null>(null);

	constructor(app: AppState) {
		this.#app = app;
	}

	/** The copy that can be handed out: of the book as it is, under the keys as they are. What was made before either changed is let go. */
	get made(): MadeBackup | null {
		return this.#made?.of === this.#bookNow ? this.#made.copy : null;
	}
	get #bookNow(): string {
		const { book, chosen } = this.#app;
		const written = [book?.session.head.hash, book?.operations.length];
		return JSON.stringify([...written, chosen?.keys, chosen?.laptop]);
	}
	#keep(copy: MadeBackup): void {
		this.#made = { copy, of: this.#bookNow };
	}

	/** What the file is called that was made or put into the files of the phone last, so that it is found there: it says nothing of a book. */
	name = $state<string | null>(null);

	/** A copy is made that nobody can open as far as is known: nobody has shown its key paper. */
	get lacksPaper(): boolean {
		return this.made?.hasPaper === false;
	}

	/** Somebody has typed the key paper of the copy that is made. */
	paperWasShown(): void {
		if (this.made !== null) this.#keep({ ...this.made, hasPaper: true });
	}

	/** One file, read back and checked before it is called good. */
	async make(): Promise<void> {
		if (this.busy) return;
		this.#begin();
		const made = await this.#app.copies.makeBackup();
		this.busy = false;
		if (!made.ok) this.refusal = refuse(this.#app, made.error);
		else {
			this.#keep(made.value);
			this.name = made.value.name;
			this.#tell('backup.made');
		}
	}

	/**
	 * The share sheet of the phone, or its files. The third mark follows only when another app or device took the copy: what lies
	 * in the files of the same phone is lost with it.
	 */
	async hand(): Promise<void> {
		const made = this.made;
		if (this.busy || made === null) return;
		this.#begin();
		const handed = await this.#app.parts.fileOut.hand(made.name, made.bytes, 'text/plain');
		if (handed !== 'shared') {
			this.busy = false;
			this.#tell(handed === 'cancelled' ? 'backup.cancelled' : 'backup.kept');
			return;
		}
		const noted = await this.#app.copies.noteBackup(made);
		this.busy = false;
		if (!noted.ok) this.refusal = refuse(this.#app, noted.error);
		else {
			this.#made = null;
			this.#tell('backup.shared');
		}
	}

	#begin(): void {
		this.busy = true;
		this.done = null;
		this.refusal = null;
	}

	#tell(what: MessageKey): void {
		this.done = what;
		void this.#app.speaker.say(wordsOf(this.#app).say(what));
	}
}
