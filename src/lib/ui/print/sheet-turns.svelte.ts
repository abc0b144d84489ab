import { getContext, onDestroy, setContext, tick } from 'svelte';
import { drawn, pause } from '../drawn.ts';

/** Whether a sheet may be drawn. */
export interface Turn {
	readonly has: boolean;
}

/**
 * Sheets are drawn one after the other, and between two of them the page answers: on a cheap phone a sheet takes up to a fifth
 * of a second, and a paper may have a hundred. Whatever else a paper needs waits in the same line, behind the sheets that are
 * known already.
 */
export class SheetTurns {
	/** What is to be done, one in a task. */
	readonly #waiting: (() => void)[] = [];
	#isRunning = false;
	#isSeen = false;
	#tellFirst: () => void = () => undefined;
	/** Resolves when somebody sees the first sheet. */
	readonly first = new Promise<void>((resolve) => {
		this.#tellFirst = resolve;
	});
	#followers: (() => void)[] = [];
	/** The same two numbers as below, unwatched: as a sheet goes away, Svelte shows it the state of before. */
	readonly #now = { sheets: 0, drawn: 0 };
	/** Sheets of the paper, as far as it is known how many. */
	sheets = $state(0);
	/** Of them, those that are drawn. */
	drawn = $state(0);
	/** What is still measured, to know how many sheets there will be. */
	#measured = $state(0);

	/** Every sheet stands that is known of. */
	get isDone(): boolean {
		return this.#measured === 0 && this.drawn === this.sheets;
	}

	/** Resolves when every sheet stands, those too that are known of only then. */
	settled(): Promise<void> {
		return new Promise((resolve) => {
			this.#followers.push(resolve);
			void this.#run();
		});
	}

	/** @returns what gives its place up */
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

	/** Resolves, in a task of its own, when those who came before have had their turn: sheets that were just asked for among them. */
	async next(): Promise<void> {
		await tick();
		return new Promise((resolve) => {
			this.#waiting.push(resolve);
			void this.#run();
		});
	}

	/** @returns what says that it was measured; may be said again */
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
			// Nothing is done before somebody sees it.
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

/** For the sheets below the component that calls it; those of the component around it, where that gave some. */
export function giveTurns(): SheetTurns {
	const turns = turnsAbove() ?? new SheetTurns();
	setContext(key, turns);
	return turns;
}

const turnsAbove = () => getContext<SheetTurns | undefined>(key);

/** The turn of a sheet; where nobody gives turns, it is drawn at once. */
export function takeTurn(): Turn {
	const turns = turnsAbove();
	if (turns === undefined) return { has: true };
	const turn = new WaitingTurn();
	onDestroy(turns.take(turn));
	return turn;
}

/** How a part of a paper waits for its turn; where nobody gives turns, for the next task. */
export function nextTurn(): () => Promise<void> {
	const turns = turnsAbove();
	return turns === undefined ? pause : () => turns.next();
}

/** More sheets may come as long as something is measured. @returns what says that it was; going away says so too */
export function takeMeasure(): () => void {
	const done = turnsAbove()?.measure() ?? (() => undefined);
	onDestroy(done);
	return done;
}
