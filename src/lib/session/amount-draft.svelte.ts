import { zero, type Money } from '#money';
import type { AppState } from './app-state.svelte.ts';
import { wordsOf } from './context.ts';

/** Milliseconds after the last note until the sum is spoken, so that it is not spoken at each touch. */
const restTime = 800;

/** Amount on the note pad: a tick sounds for each note, the sum is spoken after a rest. */
export class AmountDraft {
	readonly #app: AppState;
	readonly #currency: string;
	/** Remark spoken after the sum ("the box does not hold so much"); '' for none. */
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

	/** Handler of the note pad's listen button. @param reason shown reason for which the sum is not possible */
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

	/** Sets a proposed amount without speaking it. */
	setAmount(amount: Money): void {
		this.stopSpeaking();
		this.#amount = amount;
	}

	/** Cancels the pending announcement of the sum. */
	stopSpeaking(): void {
		clearTimeout(this.#rest);
	}

	/** Empties the note pad. */
	clear(): void {
		this.stopSpeaking();
		this.#amount = zero;
	}
}
