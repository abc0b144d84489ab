import type { CodeSlotInfo, Fault, PaperKind, TakeOverRefusal, TouchedCode, UnlockRefusal } from '#app';
import type { Rejection } from '#group';
import { present, type Result } from '#kernel';
import type { AppState } from '#session/app-state.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { refuse } from '#session/refusing.ts';

/** What officers agree on: how many are asked, and what is done then. The rule itself stands where it is done. */
export interface AskedByCode {
	readonly officers: number;
	readonly act: (
		touched: readonly TouchedCode[]
	) => Promise<Result<void, UnlockRefusal | Rejection | Fault | TakeOverRefusal>>;
}

/** Two officers make a new key paper, or three cards in its place. */
export const newPaper = (app: AppState, kind: PaperKind): AskedByCode => ({
	officers: 2,
	act: (touched) => app.codes.renewPaper(touched, kind)
});

/** Asks officers for their codes, one after the other, then does what they agreed on. */
export class AgreeByCode {
	readonly #app: AppState;
	readonly #asked: () => AskedByCode;
	/** Whose code is asked now; null while an officer is chosen. */
	slot = $state.raw<CodeSlotInfo | null>(null);
	#touched = $state.raw<readonly TouchedCode[]>([]);
	code = $state('');
	trembling = $state(false);
	busy = $state(false);
	refusal = $state.raw<SpokenReason | null>(null);

	constructor(app: AppState, asked: () => AskedByCode) {
		this.#app = app;
		this.#asked = asked;
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

	/** @returns whether all agreed, and it is done */
	async answer(digits: string): Promise<boolean> {
		const { slotId } = present(this.slot, 'an officer touches her code');
		if (this.busy) return false;
		this.busy = true;
		this.refusal = null;
		const taken = await this.#take({ slotId, digits }).finally(() => (this.busy = false));
		if (!taken.ok) {
			this.code = '';
			this.trembling = true;
			this.refusal = refuse(this.#app, taken.error);
			return false;
		}
		return taken.value;
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
		const { officers, act } = this.#asked();
		if (touched.length === officers) {
			const done = await act(touched);
			return done.ok ? ({ ok: true, value: true } as const) : done;
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
