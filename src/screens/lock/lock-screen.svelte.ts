import { present, type MemberId, type Result } from '#kernel';
import {
	practiceCode,
	type CheckedCode,
	type CodeHolder,
	type CodeSlotInfo,
	type Fault,
	type UnlockRefusal
} from '#app';
import type { Rejection } from '#group';
import type { AppState } from '#session/app-state.svelte.ts';
import { askedInTurn, CodeGiving, wantsNone } from '../frame/opening/code-giving.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { onePerApp } from '#session/one-per-app.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { refuse } from '#session/refusing.ts';
import { faceWords } from '#ui/member/face-words.ts';
import { ringColour } from '#ui/symbol/symbols.ts';

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
	/** Who gets a code here: she forgot hers, or has none; null while nobody does. */
	forgot = $state.raw<CodeHolder | null>(null);
	/** Women without a code who make theirs here in turn; empty where one forgot hers. Those who vouch do it for exactly these. */
	inTurn = $state.raw<readonly CodeHolder[]>([]);
	/** Whose turn it is, from 0. */
	place = $state(0);
	/** That her code is kept: heard before what is asked next. */
	kept = $state('');
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

	/** Women of the group without one: nobody looks for her picture in vain. */
	get withoutCode(): readonly CodeHolder[] {
		return this.#app.chosen?.withoutCode ?? [];
	}
	/** Of these, who are asked in turn. */
	get waiting(): readonly CodeHolder[] {
		return askedInTurn(this.#app);
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
		const isOther = ({ memberId }: CodeSlotInfo) => memberId !== this.forgot?.memberId;
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
		const touched = { slotId: slot.slotId, digits };
		const vouched = await this.#working(() =>
			this.#app.codes.check(touched, { type: 'code', owners: this.#owners })
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

	/** These women have no code: two others vouch for them at once, then each makes hers. */
	askFirst(...women: readonly CodeHolder[]): void {
		this.inTurn = women;
		this.place = 0;
		this.forgot = women[0] ?? null;
		this.#ask(this.canVouch ? 'witness' : 'forgot', null);
	}

	/** She makes none now: the next one has her turn. */
	pass(): void {
		this.place += 1;
		this.forgot = this.inTurn[this.place] ?? null;
		if (this.forgot !== null) {
			this.#giveNewCode();
			return;
		}
		const { kept } = this;
		this.reset();
		this.kept = kept;
		this.#ask('own', null);
	}

	/** She wants no code, and is asked in turn no more. */
	passForGood(): void {
		if (this.forgot !== null) wantsNone(this.#app, this.forgot.memberId);
		this.kept = '';
		this.pass();
	}

	askWitness(): void {
		this.#ask('witness', null);
	}

	askSheet(): void {
		this.#ask('sheet', null);
	}

	/**
	 * She repeated her new code: it counts from now on. The book stays open for an officer who forgot hers; others vouched to give a
	 * woman a code, not to hand her the book.
	 */
	async finishNewCode(): Promise<void> {
		const given = present(this.giving?.given[0], 'she was given a code');
		const opener = this.#opener;
		const opensBook = this.inTurn.length === 0 && given.holder.offices.length > 0;
		const write = async () => {
			const opened = await (opener === undefined
				? this.#app.unlockWithSheet(this.#letters)
				: this.#app.unlock(opener.slot.slotId, opener.digits));
			if (!opened.ok) return opened;
			const vouched = this.#witnesses.map(({ code }) => code);
			const saved = await this.#app.codes.giveCode(given, vouched, this.#owners);
			// Without her new code nobody may think that she has one: the lock says why.
			if (!saved.ok) this.#app.lock();
			return saved;
		};
		const done = await this.#working(() => (opensBook ? write() : this.#app.behindLock(write)));
		const { refusal } = this;
		if (done !== null && !opensBook) {
			const { symbol, number } = given.holder;
			const who = faceWords({ symbol, number, colour: ringColour(number) }, wordsOf(this.#app));
			this.kept = wordsOf(this.#app).say('member.page-code-given', { who });
			this.pass();
			return;
		}
		this.reset();
		if (done === null) this.refusal = refusal;
	}

	/** @returns false when there is nothing before: the shelf comes next */
	back(): boolean {
		if (this.stage === 'who') return false;
		const isFirst = this.inTurn.length > 0 && this.stage !== 'witness-code' && this.stage !== 'sheet';
		if (this.stage === 'own-code' || isFirst) {
			this.reset();
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
		this.inTurn = [];
		this.place = 0;
		this.kept = '';
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

	get #owners(): readonly MemberId[] {
		const one = present(this.forgot, 'somebody gets a code');
		return (this.inTurn.length > 0 ? this.inTurn : [one]).map(({ memberId }) => memberId);
	}

	#giveNewCode(): void {
		const holder = present(this.forgot, 'somebody gets a code');
		this.giving = CodeGiving.in(this.#app, () => [holder]);
		this.#ask('new-code', null);
	}

	/** Her page says itself; the lock stays as it is until that is drawn. */
	async #openOwnPage({ slotId }: CodeSlotInfo, digits: string): Promise<void> {
		await this.#working(async () => {
			const result = await this.#app.memberPage.unlock(slotId, digits);
			return result.ok ? { ok: true as const, value: true } : result;
		});
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
