import { err, ok, present, type Result } from '#kernel';
import { roundNames, rounds, stepAt, writtenSince, type Refusal, type RoundName, type RoundStep } from '#app';
import type { AppState } from '#session/app-state.svelte.ts';
import { onePerApp } from '#session/one-per-app.svelte.ts';
import { runningRoundOf, type RunningRound } from '#session/running-round.svelte.ts';
import { SchoolMarks } from './school-marks.ts';
import { startPractice } from './start-practice.ts';

/** First screen of each round. */
const beginnings = {
	roll: '/meeting/roll',
	mistake: '/meeting/roll',
	count: '/meeting/count',
	giveBack: '/meeting/give-back',
	loan: '/meeting/loan',
	bank: '/bank'
} as const satisfies Record<RoundName, string>;

/** The setting that names the practice group of the last round. */
const ownGroup = 'round';

/**
 * Guided practice rounds on the real screens. Each has a fresh practice group that is deleted afterwards, so that every round begins the same and
 * leaves nothing behind. A practice group that women made themselves stays.
 */
export class PracticeRounds {
	/** In the order of the school. */
	readonly names = roundNames;
	readonly #app: AppState;
	readonly #marks: SchoolMarks;
	readonly #round: RunningRound;
	/** True while a fresh group is made. */
	preparing = $state(false);

	constructor(app: AppState) {
		this.#app = app;
		this.#round = runningRoundOf(app);
		this.#marks = new SchoolMarks(app.parts.settings);
	}

	/** The round on the screen; null also while its group is locked. */
	get name(): RoundName | null {
		return this.#round.name;
	}

	/** Index of the current step; the number of steps when all are done. */
	readonly at: number = $derived.by(() => {
		const { now: running, book } = this.#round;
		if (running === null || book === null) return 0;
		return stepAt(rounds[running.name], writtenSince(book.state.openMeeting, running.before));
	});

	get steps(): readonly RoundStep[] {
		return this.name === null ? [] : rounds[this.name].steps;
	}
	/** The current step; null when all are done. */
	get step(): RoundStep | null {
		return this.steps[this.at] ?? null;
	}

	/**
	 * Locks any open book and opens a fresh practice group for the round.
	 * @returns address of its first screen
	 */
	async begin(name: RoundName): Promise<Result<(typeof beginnings)[RoundName], Refusal>> {
		if (this.preparing) return err({ type: 'OtherTabWrites' });
		this.preparing = true;
		const begun = await this.#begin(name);
		this.preparing = false;
		return begun;
	}

	async #begin(name: RoundName): Promise<Result<(typeof beginnings)[RoundName], Refusal>> {
		const app = this.#app;
		app.lock();
		const gone = await this.#discardOwn();
		if (!gone.ok) return gone;
		const started = await startPractice(app);
		if (!started.ok) return started;
		const book = present(app.book, 'the practice group is open');
		app.parts.settings.write(ownGroup, book.cover.book);
		for (const part of rounds[name].setup) {
			const written = await book.run(book.newOperationId(), ...part(book.state, app.today));
			if (!written.ok) return written;
		}
		const before = book.state.openMeeting?.events.length ?? 0;
		this.#round.now = { name, book: book.cover.book, before };
		return ok(beginnings[name]);
	}

	/** Marks the round as done on this phone after its last step. */
	noteDone(): void {
		if (this.name !== null && this.step === null) this.#marks.add(`round-${this.name}`);
	}

	/** Leaves the round and deletes its practice group. */
	async leave(): Promise<void> {
		this.#round.now = null;
		this.#app.lock();
		await this.#discardOwn();
	}

	/** Deletes the practice group of the last round, also one that ended with the phone switched off. */
	async #discardOwn(): Promise<Result<void, Refusal>> {
		const { parts, covers } = this.#app;
		const own = parts.settings.read(ownGroup);
		const cover = covers.find(({ book, practice }) => practice && book === own);
		return cover === undefined ? ok(undefined) : this.#app.discardPractice(cover.book);
	}
}

export const roundsOf = onePerApp((app) => new PracticeRounds(app));
