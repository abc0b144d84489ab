import { err, ok, type Result } from '#kernel';
import type { Fault, UnlockRefusal } from '#app';
import type { AppState } from '../app-state.svelte.ts';
import type { UnlockedPage } from './unlocked-page.ts';

/** A member can see her own page for three minutes (ADR 0026). */
const lookMilliseconds = 3 * 60_000;
/** Each of six beads stands for half a minute. */
const beads = 6;
const lookEvery = 1_000;

/** A member's own page while it is open, with its time limit. */
export class MemberPageLook {
	readonly #app: AppState;
	#page = $state.raw<UnlockedPage | null>(null);
	#from = 0;
	#passed = $state(0);
	#ticking: ReturnType<typeof setInterval> | undefined;

	/** @param app locked when the time is over */
	constructor(app: AppState) {
		this.#app = app;
	}

	/** Null while no page is shown. */
	get page(): UnlockedPage | null {
		return this.#page;
	}
	get isOpen(): boolean {
		return this.#page !== null;
	}
	/** Remaining beads of six; one disappears each half minute. */
	get beadsLeft(): number {
		return Math.max(0, Math.ceil(((lookMilliseconds - this.#passed) * beads) / lookMilliseconds));
	}
	get beads(): number {
		return beads;
	}

	/** Opens her own page with her code; by then the book is closed again. */
	async unlock(slotId: string, digits: string): Promise<Result<void, UnlockRefusal | Fault>> {
		const { parts } = this.#app;
		const chosen = await this.#app.coverNow();
		if (chosen === null) return err({ type: 'UnknownSlot' });
		const { takeMemberPage } = await import('./unlocked-page.ts');
		const taken = await takeMemberPage(this.#app, chosen, slotId, digits);
		if (!taken.ok) return taken;
		this.open(taken.value);
		parts.idleLock.meetingIsOpen(false);
		parts.idleLock.start();
		return ok(undefined);
	}

	open(page: UnlockedPage): void {
		this.close();
		this.#from = this.#app.parts.clock.milliseconds();
		this.#passed = 0;
		this.#page = page;
		this.#ticking = setInterval(() => this.#look(), lookEvery);
	}

	/** Removes the page from memory. */
	close(): void {
		clearInterval(this.#ticking);
		this.#page = null;
	}

	/** A clock that is set back does not extend the time. */
	#look(): void {
		this.#passed = Math.abs(this.#app.parts.clock.milliseconds() - this.#from);
		if (this.#passed < lookMilliseconds) return;
		this.#app.lock();
	}
}
