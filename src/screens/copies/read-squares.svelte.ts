import { GatheredSquares, readSquare, type Square } from '#app';
import type { AppState } from '#session/app-state.svelte.ts';
import { wordsOf } from '#session/context.ts';
import type { SpokenReason } from '#session/reasons.ts';
import type { IconName, MessageKey } from '#i18n';

/** Parts after which what came is written down, so that a phone that goes dark loses no more. */
const keptEvery = 8;

/** Gathers the square codes of another phone: those of one series, whatever else the camera sees. Nothing that it reads is opened or shown. */
export class ReadSquares {
	readonly #app: AppState;
	readonly #onfile: (file: Uint8Array) => void;
	/** At hand before the first square is read: a phone that goes dark does not wait for a script. */
	#squares: Awaited<ReturnType<AppState['copies']['squares']>> | null = null;
	#gathered: GatheredSquares | null = null;
	have = $state(0);
	/** 0 before the first square. */
	need = $state(0);
	/** What is wrong with what the camera sees. */
	told = $state.raw<SpokenReason | null>(null);
	/** The other phone shows another series of this group: it can be begun. */
	#other = $state.raw<Square | null>(null);
	#lastText = '';
	#isBusy = true;
	#isEnded = false;

	/** @param onfile gets the file, once all of it is here */
	constructor(app: AppState, onfile: (file: Uint8Array) => void) {
		this.#app = app;
		this.#onfile = onfile;
	}

	get canBeginAnew(): boolean {
		return this.#other !== null;
	}

	/** What came before goes on. */
	async begin(): Promise<void> {
		this.#app.parts.wakeLock?.hold();
		const kept = await (this.#squares = await this.#app.copies.squares()).kept();
		if (this.#isEnded) return;
		this.#take(kept);
		this.#isBusy = false;
	}

	/** Each text that the camera reads, the same one again and again. */
	async read(text: string): Promise<void> {
		if (this.#isBusy || this.#isEnded || text === this.#lastText) return;
		this.#lastText = text;
		const square = readSquare(text);
		if (square === null) this.#tell('backup.other-code', 'qr');
		else if (this.#gathered?.isOf(square) === true) await this.#add(this.#gathered, square);
		else await this.#meet(square);
	}

	/** What came so far is let go. */
	anew(): void {
		const square = this.#other;
		if (square === null) return;
		this.#take(new GatheredSquares(square));
		this.#tell(null);
	}

	/** The phone goes dark, or another app comes before this one: it may be locked or ended there. */
	pause(): void {
		if (this.#gathered !== null && this.have > 0 && this.have < this.need)
			void this.#squares?.keep(this.#gathered);
	}

	/** The screen was left: what came stays for the next time. */
	end(): void {
		if (this.#isEnded) return;
		this.#isEnded = true;
		this.#app.parts.wakeLock?.release();
		this.pause();
	}

	/** The first square of a series. */
	async #meet(square: Square): Promise<void> {
		this.#isBusy = true;
		const isOurs = (await this.#squares?.isOurs(square)) ?? false;
		this.#isBusy = false;
		if (this.#isEnded) return;
		if (!isOurs) this.#tell('backup.other-not-this-group', 'faces');
		else if (this.#gathered === null) {
			const gathered = new GatheredSquares(square);
			this.#take(gathered);
			await this.#add(gathered, square);
		} else {
			this.#tell('backup.other-anew', 'other-phone');
			this.#other = square;
		}
	}

	async #add(gathered: GatheredSquares, square: Square): Promise<void> {
		const told = gathered.add(square);
		if (told === 'contradicts') {
			this.#spoiled(gathered);
			return;
		}
		this.#tell(null);
		if (told === 'known') return;
		this.have = gathered.have;
		if (this.have === this.need) await this.#finish(gathered);
		else if (this.have % keptEvery === 0) await this.#squares?.keep(gathered);
	}

	async #finish(gathered: GatheredSquares): Promise<void> {
		this.#isBusy = true;
		const file = await gathered.file(this.#app.parts.vault);
		this.#isBusy = false;
		if (file === 'spoiled') this.#spoiled(gathered);
		else if (file !== null) {
			await this.#squares?.keep(null);
			if (this.#isEnded) return;
			this.end();
			this.#onfile(file);
		}
	}

	/** Somebody showed a square of her own among those of the series: which one it was, nobody can tell. */
	#spoiled({ head }: GatheredSquares): void {
		void this.#squares?.keep(null);
		this.#take(new GatheredSquares(head));
		this.#tell('backup.other-spoiled', 'unequal');
	}

	#take(gathered: GatheredSquares | null): void {
		this.#gathered = gathered;
		[this.have, this.need] = [gathered?.have ?? 0, gathered?.need ?? 0];
		this.#lastText = '';
	}

	#tell(key: MessageKey | null, icon: IconName = 'attention'): void {
		this.#other = null;
		this.told = key === null ? null : { text: wordsOf(this.#app).say(key), icon };
	}
}
