import type { CodeHolder } from '#app';
import type { MemberId } from '#kernel';
import type { SetupDraft } from './setup-draft.svelte.ts';

export type { CodeHolder } from '#app';

/** Number of officers who must compare the sheet with the slips. */
const womenLeast = 2;

/** Officers who compared the sheet with the women's slips, each confirmed by her new code. A change of the sheet asks them again. */
export class SheetAgreed {
	readonly #draft: SetupDraft;
	#seen = $state.raw<readonly { readonly memberId: MemberId; readonly sheet: string }[]>([]);

	constructor(draft: SetupDraft) {
		this.#draft = draft;
	}

	/** Officers who confirmed the present sheet. */
	get women(): readonly MemberId[] {
		const { sheet, officers } = this.#draft;
		return officers
			.map(({ memberId }) => memberId)
			.filter((one) => this.#seen.some((seen) => seen.memberId === one && seen.sheet === sheet.told));
	}

	get isDone(): boolean {
		return this.women.length >= womenLeast;
	}

	/** Officers who have not confirmed yet. */
	get asked(): readonly CodeHolder[] {
		return this.#draft.officers.filter(({ memberId }) => !this.women.includes(memberId));
	}

	/** @returns true if it is the code that she was just given */
	touch(memberId: MemberId, digits: string): boolean {
		const given = this.#draft.codes.find(({ holder }) => holder.memberId === memberId);
		if (given?.digits !== digits) return false;
		this.#seen = [...this.#seen, { memberId, sheet: this.#draft.sheet.told }];
		return true;
	}
}
