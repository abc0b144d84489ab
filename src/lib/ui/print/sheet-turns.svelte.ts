import { getContext, onDestroy, setContext, tick } from 'svelte';
import { drawn, pause } from '../drawn.ts';

/** Permission to draw a sheet. */
export interface Turn {
	readonly has: boolean;
}

/**
 * Queue that draws sheets one at a time and yields to the page between them: on a cheap phone a sheet takes up to a fifth of a
 * second, and a paper may have a hundred. Other work for a paper joins the same queue, behind the sheets already known.
 */
export class SheetTurns {
	/** Queued tasks, one run per macrotask. */
	readonly #waiting: (() => void)[] = [];
	#isRunning = false;
	#isSeen = false;
	#tellFirst: () => void = () => undefined;
	/** Resolves when the first sheet is painted. */
	readonly first = new Promise<void>((resolve) => {
		this.#tellFirst = resolve;
	});
	#followers: (() => void)[] = [];
	/** Non-reactive copies of the two counts below: on destroying a sheet, Svelte exposes the previous reactive values. */
	readonly #now = { sheets: 0, drawn: 0 };
	/** Number of sheets known so far. */
	sheets = $state(0);
	/** Number of drawn sheets. */
	drawn = $state(0);
	/** Number of running measurements, which may add sheets. */
	#measured = $state(0);

	/** True if all known sheets are drawn and no measurement is running. */
	get isDone(): boolean {
		return this.#measured === 0 && this.drawn === this.sheets;
	}

	/** Resolves when all sheets are drawn, including those found meanwhile. */
	settled(): Promise<void> {
		return new Promise((resolve) => {
			this.#followers.push(resolve);
			void this.#run();
		});
	}

	/** @returns removes the sheet from the queue and from the counts */
	take(turn: WaitingTurn): () => void {
		const draw = (): void => {
			turn.has = true;
			this.drawn = this.#now.drawn += 1;
		};
		this.sheets = this.#now.sheets += 1;
		this.#waiting.push(draw);
		void this.#run();
		return () => {
			this.sheets = this.#now.sheets -= 1;
			const place = this.#waiting.indexOf(draw);
			if (place < 0) this.drawn = this.#now.drawn -= 1;
			else this.#waiting.splice(place, 1);
		};
	}

	/** Resolves in a task of its own after everything queued before, including sheets requested in the current tick. */
	async next(): Promise<void> {
		await tick();
		return new Promise((resolve) => {
			this.#waiting.push(resolve);
			void this.#run();
		});
	}

	/** @returns ends the measurement; may be called again */
	measure(): () => void {
		this.#measured += 1;
		let isOpen = true;
		return () => {
			if (!isOpen) return;
			isOpen = false;
			this.#measured -= 1;
			void this.#run();
		};
	}

	async #run(): Promise<void> {
		if (this.#isRunning) return;
		this.#isRunning = true;
		do {
			await pause();
			this.#waiting.shift()?.();
			if (this.drawn !== 1 || this.#isSeen) continue;
			// Waits until the first sheet is painted.
			await drawn();
			this.#isSeen = true;
			this.#tellFirst();
		} while (this.#waiting.length > 0);
		this.#isRunning = false;
		if (!this.isDone) return;
		for (const follower of this.#followers.splice(0)) follower();
	}
}

class WaitingTurn implements Turn {
	has = $state(false);
}

const key = Symbol('turns of sheets');

/** Provides the queue for sheets below the calling component; reuses the queue of a component above. */
export function giveTurns(): SheetTurns {
	const turns = turnsAbove() ?? new SheetTurns();
	setContext(key, turns);
	return turns;
}

const turnsAbove = () => getContext<SheetTurns | undefined>(key);

/** Queues a sheet; without a queue it is drawn at once. */
export function takeTurn(): Turn {
	const turns = turnsAbove();
	if (turns === undefined) return { has: true };
	const turn = new WaitingTurn();
	onDestroy(turns.take(turn));
	return turn;
}

/** Returns how a part of a paper waits for its turn; without a queue it waits for the next task. */
export function nextTurn(): () => Promise<void> {
	const turns = turnsAbove();
	return turns === undefined ? pause : () => turns.next();
}

/** Announces a measurement, which may add sheets. @returns ends it; so does the component's destruction */
export function takeMeasure(): () => void {
	const done = turnsAbove()?.measure() ?? (() => undefined);
	onDestroy(done);
	return done;
}
