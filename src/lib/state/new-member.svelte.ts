import type { LocalDate, MemberId, OperationId } from '#kernel';
import { buyInFor, rulesOn, type AddMember, type Command } from '#group';
import { add, zero, type Money } from '#money';
import { ringColour, symbolsToOffer } from '#ui/symbol/symbols.ts';
import type { MemberFace } from '#ui/types.ts';
import type { AppState } from './app-state.svelte.ts';
import type { BookView } from './book-view.svelte.ts';
import { wordsOf } from './context.ts';
import { dayOfPeople } from './people-circle.svelte.ts';
import type { Reason } from './reasons.ts';

export type JoiningStep = 'symbol' | 'name' | 'buyIn';

/**
 * A woman who joins a group that is already there: her picture, what she is called, if she likes, and what the rules ask
 * of her, given in the same touch that writes her into the book (ledger law 3).
 */
export class NewMember {
	readonly #app: AppState;
	readonly #book: BookView;
	readonly #memberId: MemberId;
	readonly #operationId: OperationId;
	/** Her number: never given before. */
	readonly number: number;
	#symbol = $state<string | null>(null);
	#named = $state(false);
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

	get step(): JoiningStep {
		if (this.#symbol === null) return 'symbol';
		return this.#named && this.buyIn > 0 ? 'buyIn' : 'name';
	}

	/** Pictures that nobody in the group has or could be mistaken for, best first. A woman who left has hers no more. */
	get faces(): readonly MemberFace[] {
		const members = [...this.#book.state.members.values()].filter(({ leftOn }) => leftOn === null);
		return symbolsToOffer(members.flatMap(({ symbol }) => symbol ?? [])).map((symbol) => this.#face(symbol));
	}

	/** As she will be seen; null before she chose. */
	get face(): MemberFace | null {
		return this.#symbol === null ? null : this.#face(this.#symbol);
	}

	/** What the rules ask of her; zero where they ask nothing. */
	get buyIn(): Money {
		return buyInFor(this.#book.state, this.#day);
	}
	/** It becomes her own saving, or it is the group's. */
	get buyInIsHers(): boolean {
		return rulesOn(this.#book.state, this.#day)?.buyIn === 'averageSavings';
	}
	get boxAfter(): Money {
		return add(this.#book.box, this.buyIn);
	}

	/** Why she cannot join, or why it was not written. */
	get refusal(): Reason | null {
		return this.#refusal ?? this.#book.blockedBy(this.#command(this.#symbol ?? 'none'));
	}
	get busy(): boolean {
		return this.#busy;
	}

	choose(symbol: string): void {
		this.#symbol = symbol;
	}

	/** Her name is right, or stays empty. @returns true when she is to be written into the book now */
	nameIsRight(): boolean {
		this.#named = true;
		return this.buyIn === 0;
	}

	/** One step back. @returns false at the first */
	back(): boolean {
		if (this.step === 'symbol') return false;
		if (this.step === 'buyIn') this.#named = false;
		else this.#symbol = null;
		return true;
	}

	/** Writes her into the book, with what she gave. @returns her id, or null when it was refused */
	async add(): Promise<MemberId | null> {
		if (this.#symbol === null || this.#busy) return null;
		this.#busy = true;
		const written = await this.#book.run(this.#operationId, this.#command(this.#symbol));
		const saved =
			written.ok && this.name.trim() !== '' ? await this.#book.saveName(this.#memberId, this.name) : written;
		this.#busy = false;
		if (saved.ok) return this.#memberId;
		this.#refusal = saved.error;
		return null;
	}

	/** What is asked of her, and what becomes of it. */
	get buyInPrompt(): string {
		const words = wordsOf(this.#app);
		return words.say(this.buyInIsHers ? 'people.buy-in-hers' : 'people.buy-in-group', {
			amount: words.amount(this.buyIn, this.#book.currency)
		});
	}

	get spokenAdded(): string {
		const words = wordsOf(this.#app);
		const who = this.name === '' ? words.say('who.number', { number: this.number }) : this.name;
		return words.say('setup.member-added', { who, number: this.number });
	}

	#command(symbol: string): Command {
		const { buyIn } = this;
		const joining: AddMember = {
			type: 'AddMember',
			on: this.#day,
			memberId: this.#memberId,
			number: this.number,
			symbol
		};
		return buyIn > zero ? { ...joining, buyIn } : joining;
	}

	get #day(): LocalDate {
		return dayOfPeople({ app: this.#app, book: this.#book });
	}

	#face(symbol: string): MemberFace {
		return { symbol, colour: ringColour(this.number), number: this.number };
	}
}
