import { ok, type Result } from '#kernel';
import type { DraftStore, Fault } from '../ports/storage.ts';
import { openDraft, sealDraft, type Draft } from './draft.ts';
import type { PageKeys } from './pages.ts';

/** What is talked about in one book and not decided: one piece, encrypted, the latest last. */
export class KeptDraft {
	readonly #pages: PageKeys;
	readonly #drafts: DraftStore | undefined;
	#turn: Promise<unknown> = Promise.resolve();

	/** @param drafts left out where nothing is kept of what is not decided */
	constructor(pages: PageKeys, drafts: DraftStore | undefined) {
		this.#pages = pages;
		this.#drafts = drafts;
	}

	/** Null where nothing is kept that can be read. */
	async read(): Promise<Draft | null> {
		await this.#turn;
		const kept = await this.#drafts?.read(this.#pages.book);
		return kept?.ok === true && kept.value !== null ? openDraft(this.#pages, kept.value) : null;
	}

	/** Null drops it. */
	keep(draft: Draft | null): Promise<Result<void, Fault>> {
		const [pages, drafts] = [this.#pages, this.#drafts];
		if (drafts === undefined) return Promise.resolve(ok(undefined));
		const kept = this.#turn.then(async () =>
			draft === null ? drafts.drop(pages.book) : drafts.keep(pages.book, await sealDraft(pages, draft))
		);
		this.#turn = kept.catch(() => undefined);
		return kept;
	}
}
