import type { CodeSlotInfo, TouchedCode } from '#app';
import { present } from '#kernel';
import type { AppState } from '#session/app-state.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { refuse } from '#session/refusing.ts';

/** How many officers touch their codes for a new key paper; the rule itself stands in `renewPaper`. */
const officersNeeded = 2;

/** Asks two officers for their codes, then makes a new key paper. */
export class PaperRenewal {
	readonly #app: AppState;
	/** Whose code is asked now; null while an officer is chosen. */
	slot = $state.raw<CodeSlotInfo | null>(null);
	#touched = $state.raw<readonly TouchedCode[]>([]);
	code = $state('');
	trembling = $state(false);
	busy = $state(false);
	refusal = $state.raw<SpokenReason | null>(null);

	constructor(app: AppState) {
		this.#app = app;
	}

	/** How many have touched theirs. */
	get agreed(): number {
		return this.#touched.length;
	}
	/** Officers who have not touched theirs yet, by number. */
	get officers(): readonly CodeSlotInfo[] {
		const slots = this.#app.chosen?.keys.slots ?? [];
		const agreed = this.#touched.map(({ slotId }) => slotId);
		return slots
			.filter(({ slotId, offices }) => offices.length > 0 && !agreed.includes(slotId))
			.sort((one, other) => one.number - other.number);
	}

	choose(slot: CodeSlotInfo): void {
		this.#ask(slot);
		this.refusal = null;
	}

	touch(code: string): void {
		this.code = code;
		this.trembling = false;
		if (code !== '') this.refusal = null;
	}

	/** @returns whether the new paper is made: it now waits to be proved */
	async answer(digits: string): Promise<boolean> {
		const { slotId } = present(this.slot, 'an officer touches her code');
		if (this.busy) return false;
		this.busy = true;
		this.refusal = null;
		const made = await this.#take({ slotId, digits }).finally(() => (this.busy = false));
		if (!made.ok) {
			this.code = '';
			this.trembling = true;
			this.refusal = refuse(this.#app, made.error);
			return false;
		}
		return made.value;
	}

	/** @returns false at the first officer */
	back(): boolean {
		if (this.slot === null) return false;
		this.#ask(null);
		this.refusal = null;
		return true;
	}

	async #take(code: TouchedCode) {
		const verified = await this.#app.codes.verifyCode(code.slotId, code.digits);
		if (!verified.ok) return verified;
		const touched = [...this.#touched, code];
		if (touched.length === officersNeeded) {
			const renewed = await this.#app.codes.renewPaper(touched);
			return renewed.ok ? ({ ok: true, value: true } as const) : renewed;
		}
		this.#touched = touched;
		this.#ask(null);
		return { ok: true, value: false } as const;
	}

	#ask(slot: CodeSlotInfo | null): void {
		this.slot = slot;
		this.code = '';
		this.trembling = false;
	}
}
