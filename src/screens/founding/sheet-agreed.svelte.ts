import type { CodeHolder } from '#app';
import type { MemberId } from '#kernel';
import type { SetupDraft } from './setup-draft.svelte.ts';

export type { CodeHolder } from '#app';

/** So many officers compare the sheet with the women's pages. */
const womenLeast = 2;

/** Officers who laid the women's pages beside the sheet, each by the code that she has just been given. Whoever changes the sheet asks them again. */
export class SheetAgreed {
	readonly #draft: SetupDraft;
	#seen = $state.raw<readonly { readonly memberId: MemberId; readonly sheet: string }[]>([]);

	constructor(draft: SetupDraft) {
		this.#draft = draft;
	}

	/** Those who saw the sheet as it is now and hold an office. */
	get women(): readonly MemberId[] {
		const { sheet, officers } = this.#draft;
		return officers
			.map(({ memberId }) => memberId)
			.filter((one) => this.#seen.some((seen) => seen.memberId === one && seen.sheet === sheet.told));
	}

	get isDone(): boolean {
		return this.women.length >= womenLeast;
	}

	/** Whose code can still be touched. */
	get asked(): readonly CodeHolder[] {
		return this.#draft.officers.filter(({ memberId }) => !this.women.includes(memberId));
	}

	/** @returns whether it is the code that she has just been given */
	touch(memberId: MemberId, digits: string): boolean {
		const given = this.#draft.codes.find(({ holder }) => holder.memberId === memberId);
		if (given?.digits !== digits) return false;
		this.#seen = [...this.#seen, { memberId, sheet: this.#draft.sheet.told }];
		return true;
	}
}
