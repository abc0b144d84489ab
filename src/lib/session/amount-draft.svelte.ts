import { zero, type Money } from '#money';
import type { AppState } from './app-state.svelte.ts';
import { wordsOf } from './context.ts';

/** Rest after the last note before the sum is said: not after each touch. */
const restTime = 800;

/** Notes on the note pad: a tick for each, the running sum after a rest. */
export class AmountDraft {
	readonly #app: AppState;
	readonly #currency: string;
	/** What else is to be said of such a sum, "the box does not hold so much"; '' for nothing. */
	readonly #remark: (amount: Money) => string;
	#amount = $state<Money>(zero);
	#rest: ReturnType<typeof setTimeout> | undefined;

	constructor(app: AppState, currency: string, remark: (amount: Money) => string = () => '') {
		this.#app = app;
		this.#currency = currency;
		this.#remark = remark;
	}

	get amount(): Money {
		return this.#amount;
	}

	readonly change = (amount: Money): void => {
		this.#amount = amount;
		this.#app.parts.vibrate([10]);
		this.#app.parts.sounds?.play('tick');
		clearTimeout(this.#rest);
		this.#rest = setTimeout(this.say, restTime);
	};

	/** The listen button of the note pad. @param reason why that sum cannot be, where it stands beside it */
	readonly listen = (reason?: string): void => {
		const heard = this.#heard;
		const isSaid = reason === undefined || heard.includes(reason);
		this.#app.speaker.toggle(isSaid ? heard : `${heard.trimEnd()} ${reason}`);
	};

	readonly say = (): void => void this.#app.speaker.say(this.#heard);

	get #heard(): string {
		const words = wordsOf(this.#app);
		return `${words.amount(this.#amount, this.#currency)}. ${this.#remark(this.#amount)}`;
	}

	/** Lays a proposed sum there, without a word. */
	setAmount(amount: Money): void {
		this.stopSpeaking();
		this.#amount = amount;
	}

	/** Nothing more is said of what lies there. */
	stopSpeaking(): void {
		clearTimeout(this.#rest);
	}

	/** The note pad is put away. */
	clear(): void {
		this.stopSpeaking();
		this.#amount = zero;
	}
}
