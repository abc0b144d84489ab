import { present, type Result } from '#kernel';
import { practiceCode, type CheckedCode, type CodeSlotInfo, type Fault, type UnlockRefusal } from '#app';
import type { Rejection } from '#group';
import type { AppState } from '#session/app-state.svelte.ts';
import { CodeGiving } from '../frame/opening/code-giving.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { onePerApp } from '#session/one-per-app.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { refuse } from '#session/refusing.ts';

/**
 * Whose hand · her code · who wants her own page · her code for it · how to get a new one · two others vouch · the key
 * paper · her new code.
 */
type LockStage =
	| 'who'
	| 'code'
	| 'own'
	| 'own-code'
	| 'forgot'
	| 'witness'
	| 'witness-code'
	| 'sheet'
	| 'new-code';

/** How many other officers give a new code to one who forgot hers. */
const witnessesNeeded = 2;

/** The lock of the chosen book. */
export class LockScreen {
	readonly #app: AppState;
	stage = $state<LockStage>('who');
	/** Whose code is asked now. */
	slot = $state.raw<CodeSlotInfo | null>(null);
	/** Who forgot hers; null while nobody did. */
	forgot = $state.raw<CodeSlotInfo | null>(null);
	/** Who vouched, each with her code: it opens the book, too. */
	#witnesses = $state.raw<
		readonly { readonly slot: CodeSlotInfo; readonly digits: string; readonly code: CheckedCode }[]
	>([]);
	#letters = $state('');
	code = $state('');
	trembling = $state(false);
	busy = $state(false);
	refusal = $state.raw<SpokenReason | null>(null);
	#waitUntil = $state(0);
	#now = $state(0);
	giving = $state.raw<CodeGiving | null>(null);
	/** Women without a code are given theirs once the book is open. */
	givesCodes = $state(false);

	constructor(app: AppState) {
		this.#app = app;
	}

	get letters(): string {
		return this.#letters;
	}
	set letters(letters: string) {
		this.#letters = letters;
		this.refusal = null;
	}
	/** How many others have vouched for her so far. */
	get vouched(): number {
		return this.#witnesses.length;
	}

	/** Seconds until the next try; 0 when one may try. */
	get wait(): number {
		return Math.max(0, Math.ceil((this.#waitUntil - this.#now) / 1000));
	}

	/** Officers: their codes open the whole book. */
	get slots(): readonly CodeSlotInfo[] {
		return this.owners.filter(({ offices }) => offices.length > 0);
	}

	/** Everybody with a code, by number: each may see her own page. */
	get owners(): readonly CodeSlotInfo[] {
		const slots = this.#app.chosen?.keys.slots ?? [];
		return [...slots].sort((one, other) => one.number - other.number);
	}

	/** Who can vouch for the one who forgot and has not yet: officers, and where one is left, the others with a code too (ledger law 63). */
	get others(): readonly CodeSlotInfo[] {
		const given = this.#witnesses.map(({ slot }) => slot.slotId);
		const left = this.#mayVouch.filter(({ slotId }) => !given.includes(slotId));
		// One of them is an officer: only her code opens the book in which the new code is written.
		const isLast = given.length + 1 === witnessesNeeded;
		return isLast && this.#opener === undefined ? left.filter(({ offices }) => offices.length > 0) : left;
	}

	get canVouch(): boolean {
		return this.#mayVouch.length >= witnessesNeeded;
	}

	get #mayVouch(): readonly CodeSlotInfo[] {
		const isOther = ({ slotId }: CodeSlotInfo) => slotId !== this.forgot?.slotId;
		const officers = this.slots.filter(isOther);
		return officers.length === 1 ? this.owners.filter(isOther) : officers;
	}

	get #opener() {
		return this.#witnesses.findLast(({ slot }) => slot.offices.length > 0);
	}

	/** In a practice book nothing is secret: the lock shows the code. */
	get shownCode(): string | null {
		return this.#app.chosen?.practice === true ? practiceCode[this.slot?.codeKind ?? 'pictures'] : null;
	}

	/** Once a second, while the hourglass runs. */
	tick(): void {
		if (this.#waitUntil === 0) return;
		this.#now = this.#app.parts.clock.milliseconds();
		if (this.wait > 0) return;
		this.#waitUntil = 0;
		this.refusal = null;
	}

	choose(slot: CodeSlotInfo): void {
		const asks = { witness: 'witness-code', own: 'own-code' } as const;
		this.#ask(this.stage === 'witness' || this.stage === 'own' ? asks[this.stage] : 'code', slot);
	}

	touch(code: string): void {
		this.code = code;
		this.trembling = false;
		if (code !== '') this.refusal = null;
	}

	/** A whole code was touched: opens the book, or counts as one who vouches. */
	async answer(digits: string): Promise<void> {
		const slot = present(this.slot, 'somebody touches her code');
		if (this.stage === 'code') return this.#open(() => this.#app.unlock(slot.slotId, digits));
		if (this.stage === 'own-code') return this.#openOwnPage(slot, digits);
		const owner = present(this.forgot, 'others vouch for one who forgot hers').memberId;
		const touched = { slotId: slot.slotId, digits };
		const vouched = await this.#working(() =>
			this.#app.codes.check(touched, { type: 'code', owners: [owner] })
		);
		if (vouched === null) return;
		this.#witnesses = [...this.#witnesses, { slot, digits, code: vouched }];
		if (this.vouched < witnessesNeeded) this.#ask('witness', null);
		else this.#giveNewCode();
	}

	/** The book is opened with the key paper, or a new code is given to her who forgot hers. */
	async answerSheet(): Promise<void> {
		const cover = present(this.#app.chosen, 'a book is chosen');
		if (this.forgot === null) return this.#open(() => this.#app.unlockWithSheet(this.#letters));
		const opened = await this.#working(() =>
			this.#app.parts.vault.openWithRecovery(cover.keys, this.#letters, false)
		);
		if (opened === null) return;
		opened.keys.forget();
		this.#giveNewCode();
	}

	/** The officer whose code was asked has forgotten it. */
	forget(): void {
		this.forgot = this.slot;
		this.#ask('forgot', null);
	}

	/** Somebody wants to see her own page. */
	askOwner(): void {
		this.#ask('own', null);
	}

	/** Women whose pictures are not here get codes: officers open the book first. */
	askCodes(): void {
		this.givesCodes = true;
		this.#ask('who', null);
	}

	askWitness(): void {
		this.#ask('witness', null);
	}

	askSheet(): void {
		this.#ask('sheet', null);
	}

	/** The officer repeated her new code: it counts from now on, and the book is open. */
	async finishNewCode(): Promise<void> {
		const given = present(this.giving?.given[0], 'she was given a code');
		const opener = this.#opener;
		const done = await this.#working(async () => {
			const opened = await (opener === undefined
				? this.#app.unlockWithSheet(this.#letters)
				: this.#app.unlock(opener.slot.slotId, opener.digits));
			if (!opened.ok) return opened;
			const vouched = this.#witnesses.map(({ code }) => code);
			const saved = await this.#app.codes.giveCode(given, vouched);
			// Without her new code nobody may think that she has one: the lock says why.
			// A woman without an office: those who vouched opened the book to give her a code, not to hand it to her.
			if (!saved.ok || given.holder.offices.length === 0) this.#app.lock();
			return saved;
		});
		const refusal = this.refusal;
		this.reset();
		if (done === null) this.refusal = refusal;
	}

	/** @returns false when there is nothing before: the shelf comes next */
	back(): boolean {
		this.givesCodes = false;
		if (this.stage === 'who') return false;
		if (this.stage === 'own-code') {
			this.askOwner();
			return true;
		}
		const inside = this.stage === 'witness-code' ? 'witness' : this.forgot === null ? 'who' : 'forgot';
		if (this.stage === 'forgot' || inside === 'who') this.reset();
		else this.#ask(inside, null);
		return true;
	}

	/** The lock is left, or the phone went dark: nobody has vouched (ledger law 55). What is being written with their codes goes on. */
	drop(): void {
		if (this.vouched > 0 && !this.busy) this.reset();
	}

	reset(): void {
		this.forgot = null;
		this.#witnesses = [];
		this.#letters = '';
		this.giving = null;
		this.#ask('who', null);
	}

	#ask(stage: LockStage, slot: CodeSlotInfo | null): void {
		this.stage = stage;
		this.slot = slot;
		this.code = '';
		this.trembling = false;
		this.refusal = null;
		this.#waitUntil = 0;
	}

	#giveNewCode(): void {
		const holder = present(this.forgot, 'somebody forgot her code');
		this.giving = CodeGiving.in(this.#app, () => [holder]);
		this.#ask('new-code', null);
	}

	/** Her page says itself. */
	async #openOwnPage({ slotId }: CodeSlotInfo, digits: string): Promise<void> {
		const opened = await this.#working(async () => {
			const result = await this.#app.memberPage.unlock(slotId, digits);
			return result.ok ? { ok: true as const, value: true } : result;
		});
		if (opened !== null) this.reset();
	}

	async #open(
		open: () => Promise<{ ok: true } | { ok: false; error: UnlockRefusal | Rejection | Fault }>
	): Promise<void> {
		const opened = await this.#working(async () => {
			const result = await open();
			return result.ok ? { ok: true as const, value: true } : result;
		});
		if (opened === null) {
			// What is missing is said where it is brought back, and no longer here after that.
			if (this.#app.phase === 'recovery') this.reset();
			return;
		}
		void this.#app.speaker.say(wordsOf(this.#app).say('lock.opened'));
		this.reset();
	}

	/** @returns null when it was refused; the refusal is then shown and said */
	async #working<Value>(
		work: () => Promise<Result<Value, UnlockRefusal | Rejection | Fault>>
	): Promise<Value | null> {
		if (this.busy) return null;
		this.busy = true;
		this.refusal = null;
		// Whatever is thrown: the lock can be touched again.
		const result = await work().finally(() => (this.busy = false));
		if (result.ok) return result.value;
		this.code = '';
		this.trembling = true;
		if (result.error.type === 'WaitBeforeNextTry') {
			this.#now = this.#app.parts.clock.milliseconds();
			this.#waitUntil = this.#now + result.error.seconds * 1000;
		}
		this.refusal = refuse(this.#app, result.error);
		return null;
	}
}

/** Kept while the book opens, closes and opens again: a new code is given in between. */
export const lockScreen = onePerApp((app) => new LockScreen(app));
