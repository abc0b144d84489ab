import type { SquareSeries } from '#app';
import type { AppState } from '#session/app-state.svelte.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { refuse } from '#session/refusing.ts';

/** Milliseconds that a square stays: what a cheap camera reads, and half of that. */
const [steady, slow] = [200, 400];

/** A month of a group that meets weekly. */
const usual = 4;

/** Shows the last pages as square codes, one after another, for as long as the screen is seen. */
export class ShowSquares {
	readonly #app: AppState;
	/** Closed meetings of the book; how many of the last ones go. */
	readonly all: number;
	meetings = $state(1);
	busy = $state(false);
	refusal = $state.raw<SpokenReason | null>(null);
	isSlow = $state(false);
	/** Squares that were shown so far. */
	shown = $state(0);
	#series = $state.raw<SquareSeries | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#isEnded = false;

	constructor(app: AppState) {
		this.#app = app;
		this.all = app.book?.state.lastNumber.regular ?? 0;
		this.meetings = Math.max(1, Math.min(usual, this.all));
	}

	get isShowing(): boolean {
		return this.#series !== null;
	}
	/** What the code on the screen says. */
	get text(): string {
		return this.#series?.textOf(this.shown) ?? '';
	}
	/** Squares without which nobody has all pages. */
	get need(): number {
		return this.#series?.parts ?? 0;
	}

	/** From 1 to all meetings. */
	choose(meetings: number): void {
		this.meetings = meetings;
		this.refusal = null;
	}

	async begin(): Promise<void> {
		if (this.busy) return;
		this.busy = true;
		this.refusal = null;
		const series = await (await this.#app.copies.squares()).series(this.meetings);
		this.busy = false;
		if (this.#isEnded) return;
		if (!series.ok) {
			this.refusal = refuse(this.#app, series.error);
			return;
		}
		this.#series = series.value;
		this.shown = 0;
		this.#app.parts.wakeLock?.hold();
		this.#goOn();
	}

	toggleSpeed(): void {
		this.isSlow = !this.isSlow;
	}

	/** Nobody looks at a phone that shows another app: it stands still until the screen is seen again. */
	seen(isSeen: boolean): void {
		if (isSeen && this.isShowing) this.#goOn();
		else clearTimeout(this.#timer);
	}

	/** Back to how many meetings. @returns false where it shows nothing */
	stop(): boolean {
		if (!this.isShowing) return false;
		clearTimeout(this.#timer);
		this.#app.parts.wakeLock?.release();
		this.#series = null;
		return true;
	}

	/** The screen was left. */
	end(): void {
		this.#isEnded = true;
		this.stop();
	}

	#goOn(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(
			() => {
				this.shown += 1;
				this.#goOn();
			},
			this.isSlow ? slow : steady
		);
	}
}
