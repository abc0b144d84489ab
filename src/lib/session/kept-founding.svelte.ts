import type { BookId, Result } from '#kernel';
import type { Fault, GivenCode, LockedFounding, UnlockRefusal } from '#app';
import type { AppParts } from './app-parts.ts';
import type { FoundingAnswers } from './founding-acts.ts';

/** Fixed id: there is at most one founding, which is found without its book. */
export const place = 'founding' as BookId;

/** Draft of a new group before its book exists, encrypted with the code of the phone's owner (ADR 0110). The script that stores it is loaded on demand. */
export class KeptFounding {
	readonly #parts: AppParts;
	#answers: FoundingAnswers | null = null;
	/** Encrypted answers that need their code; null if there are none or they are open. */
	waits = $state.raw<LockedFounding | null>(null);
	/** True if a founding was begun on this phone but its draft is unreadable. */
	isLost = false;
	/** Called on a lock: the owner of the decrypted answers must delete them. */
	onclosed: () => void = () => undefined;

	constructor(parts: AppParts) {
		this.#parts = parts;
	}

	/** Looks for a stored draft. */
	async look(): Promise<void> {
		if (this.#answers === null) {
			const kept = await this.#parts.drafts.read(place);
			if (!kept.ok || kept.value === null) return;
		}
		await (await this.#fetched()).look();
	}

	/** Encrypts the answers with her code from now on, after she repeated it or changed her picture. If another window is founding, they stay in memory only. */
	async lock(book: BookId, given: GivenCode): Promise<void> {
		await (await this.#fetched()).lock(book, given);
	}

	/** @param take receives the answers before the questions continue; false if it cannot read them */
	async open(
		digits: string,
		take: (text: string, book: BookId) => Promise<boolean>
	): Promise<Result<void, UnlockRefusal | Fault>> {
		return (await this.#fetched()).open(digits, take);
	}

	/** Stores the latest answers; versions between are skipped while a write is running. On a full phone they stay in memory only. */
	keep = async (text: string): Promise<void> => this.#answers?.keep(text);

	/** Deletes the draft after the book was made or the founding was given up. */
	drop = async (): Promise<void> => this.#answers?.drop();

	/** Called on a lock or when the questions are left: deletes all plaintext from memory, so the code is needed again. */
	closed(): void {
		this.#answers?.closed();
	}

	async #fetched(): Promise<FoundingAnswers> {
		const { FoundingAnswers } = await import('./founding-acts.ts');
		return (this.#answers ??= new FoundingAnswers(this.#parts, this));
	}
}
