import type { LocalDate, MemberId, OperationId } from '#kernel';
import type { AddMember } from '#group';
import { ringColour, symbolsToOffer } from '#ui/symbol/symbols.ts';
import type { MemberFace } from '#ui/types.ts';
import type { AppState } from './app-state.svelte.ts';
import type { BookView } from './book-view.svelte.ts';
import { wordsOf } from './context.ts';
import type { Reason } from './reasons.ts';

/** A woman who joins a group that is already there: her picture, then what she is called, if she likes. */
export class NewMember {
	readonly #app: AppState;
	readonly #book: BookView;
	readonly #memberId: MemberId;
	readonly #operationId: OperationId;
	/** Her number: never given before. */
	readonly number: number;
	symbol = $state<string | null>(null);
	name = $state('');
	#refusal = $state.raw<Reason | null>(null);
	#busy = $state(false);

	constructor(app: AppState, book: BookView) {
		this.#app = app;
		this.#book = book;
		this.#memberId = app.parts.random.id() as MemberId;
		this.#operationId = book.newOperationId();
		this.number = Math.max(0, ...[...book.state.members.values()].map((member) => member.number)) + 1;
	}

	/** Pictures that nobody in the group has or could be mistaken for, best first. */
	get faces(): readonly MemberFace[] {
		const taken = [...this.#book.state.members.values()].flatMap(({ symbol }) => symbol ?? []);
		return symbolsToOffer(taken).map((symbol) => this.#face(symbol));
	}

	/** As she will be seen; null before she chose. */
	get face(): MemberFace | null {
		return this.symbol === null ? null : this.#face(this.symbol);
	}

	/** Why she cannot join, or why it was not written. */
	get refusal(): Reason | null {
		return this.#refusal ?? this.#book.blockedBy(this.#command(this.symbol ?? 'none'));
	}
	get busy(): boolean {
		return this.#busy;
	}

	/** Writes her into the book. @returns her id, or null when it was refused */
	async add(): Promise<MemberId | null> {
		if (this.symbol === null || this.#busy) return null;
		this.#busy = true;
		const written = await this.#book.run(this.#operationId, this.#command(this.symbol));
		const saved = written.ok ? await this.#book.saveName(this.#memberId, this.name) : written;
		this.#busy = false;
		if (saved.ok) return this.#memberId;
		this.#refusal = saved.error;
		return null;
	}

	get spokenAdded(): string {
		const words = wordsOf(this.#app);
		const who = this.name === '' ? words.say('who.number', { number: this.number }) : this.name;
		return words.say('setup.member-added', { who, number: this.number });
	}

	#command(symbol: string): AddMember {
		return { type: 'AddMember', on: this.#day, memberId: this.#memberId, number: this.number, symbol };
	}

	/** In the open meeting, else today; a phone whose clock is behind does not write before the last page. */
	get #day(): LocalDate {
		const { openMeeting, lastSealedDay } = this.#book.state;
		if (openMeeting !== null) return openMeeting.lastDay;
		const { today } = this.#app;
		return lastSealedDay !== null && lastSealedDay > today ? lastSealedDay : today;
	}

	#face(symbol: string): MemberFace {
		return { symbol, colour: ringColour(this.number), number: this.number };
	}
}
