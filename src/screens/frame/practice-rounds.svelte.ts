import { err, ok, present, type Result } from '#kernel';
import { roundNames, rounds, stepAt, writtenSince, type Refusal, type RoundName, type RoundStep } from '#app';
import type { AppState } from '#session/app-state.svelte.ts';
import { onePerApp } from '#session/one-per-app.svelte.ts';
import { runningRoundOf, type RunningRound } from '#session/running-round.svelte.ts';
import { SchoolMarks } from './school-marks.ts';
import { startPractice } from './start-practice.ts';

/** Where each round begins. */
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
 * Guided rounds: each in the real screens, on a practice group of its own that is made fresh and thrown away, so that
 * every round begins the same and none leaves anything behind. The practice group that women made for themselves stays.
 */
export class PracticeRounds {
	/** In the order of the school. */
	readonly names = roundNames;
	readonly #app: AppState;
	readonly #marks: SchoolMarks;
	readonly #round: RunningRound;
	/** A fresh group is being made. */
	preparing = $state(false);

	constructor(app: AppState) {
		this.#app = app;
		this.#round = runningRoundOf(app);
		this.#marks = new SchoolMarks(app.parts.settings);
	}

	/** The round that is on the screen now; null also while its group is locked. */
	get name(): RoundName | null {
		return this.#round.name;
	}

	/** Place of the step to do, from 0; as many as there are steps when all are done. */
	readonly at: number = $derived.by(() => {
		const { now: running, book } = this.#round;
		if (running === null || book === null) return 0;
		return stepAt(rounds[running.name], writtenSince(book.state.openMeeting, running.before));
	});

	get steps(): readonly RoundStep[] {
		return this.name === null ? [] : rounds[this.name].steps;
	}
	/** What is to be done; null when all is done. */
	get step(): RoundStep | null {
		return this.steps[this.at] ?? null;
	}

	/**
	 * Closes whatever book is open, and opens a fresh practice group in which the round begins.
	 *
	 * @returns where its first screen is
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

	/** The last step is done: it is marked on this phone. */
	noteDone(): void {
		if (this.name !== null && this.step === null) this.#marks.add(`round-${this.name}`);
	}

	/** At any time: the practice group goes with all that was written in it. */
	async leave(): Promise<void> {
		this.#round.now = null;
		this.#app.lock();
		await this.#discardOwn();
	}

	/** Also that of a round which ended with the phone switched off. */
	async #discardOwn(): Promise<Result<void, Refusal>> {
		const { parts, covers } = this.#app;
		const own = parts.settings.read(ownGroup);
		const cover = covers.find(({ book, practice }) => practice && book === own);
		return cover === undefined ? ok(undefined) : this.#app.discardPractice(cover.book);
	}
}

export const roundsOf = onePerApp((app) => new PracticeRounds(app));
