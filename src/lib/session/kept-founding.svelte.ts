import type { BookId, Result } from '#kernel';
import type { Fault, GivenCode, LockedFounding, UnlockRefusal } from '#app';
import type { AppParts } from './app-parts.ts';
import type { FoundingAnswers } from './founding-acts.ts';

/** At most one founding is going on, and it is found without knowing its book. */
export const place = 'founding' as BookId;

/** What was answered of a new group before its book is made: kept under the code of her who has the phone (ADR 0110). What keeps it is fetched where one is begun or goes on. */
export class KeptFounding {
	readonly #parts: AppParts;
	#answers: FoundingAnswers | null = null;
	/** Answers that wait for their code; null where none do, or where they are open. */
	waits = $state.raw<LockedFounding | null>(null);
	/** A founding was begun on this phone, and nothing of it can be read any more. */
	isLost = false;
	/** The phone was locked: who holds the answers in memory forgets them. */
	onclosed: () => void = () => undefined;

	constructor(parts: AppParts) {
		this.#parts = parts;
	}

	/** Looks for answers that were kept. */
	async look(): Promise<void> {
		if (this.#answers === null) {
			const kept = await this.#parts.drafts.read(place);
			if (!kept.ok || kept.value === null) return;
		}
		await (await this.#fetched()).look();
	}

	/** She repeated her code, or changed her picture: from now on it locks what is answered. Where another window founds, this one goes on in memory only. */
	async lock(book: BookId, given: GivenCode): Promise<void> {
		await (await this.#fetched()).lock(book, given);
	}

	/** @param take is given the answers, before the questions are asked again; false where it cannot read them */
	async open(
		digits: string,
		take: (text: string, book: BookId) => Promise<boolean>
	): Promise<Result<void, UnlockRefusal | Fault>> {
		return (await this.#fetched()).open(digits, take);
	}

	/** Stores the latest answers; those between are left out while the phone still writes. A full phone keeps them in memory only. */
	keep = async (text: string): Promise<void> => this.#answers?.keep(text);

	/** The book is made, or the group was given up. */
	drop = async (): Promise<void> => this.#answers?.drop();

	/** The phone was locked, or the questions were left: nothing readable stays in memory, and the code is asked again. */
	closed(): void {
		this.#answers?.closed();
	}

	async #fetched(): Promise<FoundingAnswers> {
		const { FoundingAnswers } = await import('./founding-acts.ts');
		return (this.#answers ??= new FoundingAnswers(this.#parts, this));
	}
}
