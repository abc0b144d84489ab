import type { AgreedAct, SpokenCode } from '#app';
import type { MessageKey } from '#i18n';
import type { AppState } from '#session/app-state.svelte.ts';
import { laptopLookOf } from '#session/laptop-look.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { refuseWith } from '#session/refusing.ts';
import { bookOpenIn, OfficerCodes } from '../frame/opening/officer-codes.svelte.ts';

/** Notice, the laptop's code, numbers to compare, codes of officers; and what stands afterwards. */
type Stage = 'looking' | 'notice' | 'limits' | 'code' | 'compare' | 'give' | 'stands' | 'take-back';

const before: Partial<Record<Stage, Stage>> = {
	limits: 'notice',
	code: 'limits',
	compare: 'code',
	give: 'compare',
	'take-back': 'stands'
};

type LaptopAct = Extract<AgreedAct, { readonly type: 'laptop' }>;

/** Gives the copies of the open book to a laptop of staff, and takes them back. */
export class LaptopSlot {
	readonly #app: AppState;
	stage = $state<Stage>('looking');
	busy = $state(false);
	refusal = $state.raw<SpokenReason | null>(null);
	/** What has just happened. */
	told = $state<MessageKey | null>(null);
	/** The key that was read and is not given yet, base64url. */
	#read = $state<string | null>(null);
	/** What people compare of it; null where this phone cannot compute it. */
	code = $state.raw<SpokenCode | null>(null);
	#letters = $state('');

	constructor(app: AppState) {
		this.#app = app;
		this.giving = this.#codes('give', 2, () => this.#read);
		this.takingBack = this.#codes('take-back', 1, () => null);
	}

	get letters(): string {
		return this.#letters;
	}
	set letters(letters: string) {
		this.#letters = letters;
		this.refusal = null;
	}

	async begin(): Promise<void> {
		const look = laptopLookOf(this.#app);
		await look.look();
		this.stage = look.key === null ? 'notice' : 'stands';
		if (look.key !== null) await look.lookAtCode();
	}

	/** What it reads was heard, then what it cannot do. */
	heard(): void {
		this.stage = this.stage === 'notice' ? 'limits' : 'code';
	}

	/** Looks at the letters that were typed or read. A key that keeps no secret is refused here. */
	async take(): Promise<void> {
		if (this.busy) return;
		this.busy = true;
		this.refusal = null;
		const { vault } = this.#app.parts;
		const key = await vault.readLaptopKey(this.#letters);
		this.code = key === null ? null : await vault.laptopCode(key);
		this.busy = false;
		this.#read = key;
		if (key === null) this.refusal = refuseWith(this.#app, 'backup.laptop-wrong', 'laptop');
		else this.stage = 'compare';
	}

	isTheSame(): void {
		this.stage = 'give';
	}

	/** Two officers give copies to the laptop whose key was read. */
	readonly giving: OfficerCodes<LaptopAct>;
	/** One takes them back. */
	readonly takingBack: OfficerCodes<LaptopAct>;

	#codes(stage: Stage, needed: number, key: () => string | null): OfficerCodes<LaptopAct> {
		const app = this.#app;
		return new OfficerCodes<LaptopAct>(bookOpenIn(app), {
			act: () => (this.stage === stage ? { type: 'laptop', key: key() } : null),
			atOnce: {
				needed: () => needed,
				do: async (approved) => {
					const changed = await app.codes.giveLaptop(approved);
					if (changed.ok) await (stage === 'give' ? this.#given() : this.#takenBack());
					return changed;
				}
			}
		});
	}

	async #given(): Promise<void> {
		this.letters = '';
		this.stage = 'looking';
		this.told = 'backup.laptop-given';
		await this.begin();
	}

	async #takenBack(): Promise<void> {
		await laptopLookOf(this.#app).look();
		this.told = 'backup.laptop-taken-back';
		this.stage = 'stands';
	}

	takeBack(): void {
		this.stage = 'take-back';
	}

	/** @returns false at the first stage */
	back(): boolean {
		const stage = before[this.stage];
		if (stage === undefined) return false;
		this.refusal = null;
		this.stage = stage;
		return true;
	}
}
