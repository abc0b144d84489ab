import type { Settings } from '#app';
import { createWords, type Calendar, type Digits, type Words } from '#i18n';
import { loadTongue, type Tongue } from './tongues.ts';

/** In which words, digits and days this phone speaks: choices of its people, kept on it. */
export class Wording {
	readonly #settings: Settings;
	readonly #currency: () => string | null;
	#tongue = $state.raw<Tongue | null>(null);
	#digits = $state<Digits>('latin');
	#asked = $state<Calendar | null>(null);
	/** A book in Nepali rupees counts days as Nepal does; before there is one, whoever speaks Nepali. */
	readonly #calendar: Calendar = $derived.by(() => {
		if (this.#asked !== null) return this.#asked;
		const currency = this.#currency();
		const isNepal = currency === null ? this.#tongue?.base === 'ne' : currency === 'NPR';
		return isNepal ? 'bikramSambat' : 'gregorian';
	});
	readonly #words: Words | null = $derived.by(() => {
		if (this.#tongue === null) return null;
		const { base, tag, messages } = this.#tongue;
		return createWords(base, messages, { digits: this.#digits, calendar: this.#calendar, tag });
	});

	/** @param currency of the open book; null while none is open */
	constructor(settings: Settings, currency: () => string | null) {
		this.#settings = settings;
		this.#currency = currency;
	}

	/** Null until the first language is loaded. */
	get words(): Words | null {
		return this.#words;
	}
	get digits(): Digits {
		return this.#digits;
	}

	/** @param tag a language that ships, or one that came in a word file; Hindi where it is neither */
	async choose(tag: string): Promise<void> {
		this.#tongue = await loadTongue(this.#settings, tag);
		this.#readChoices();
		this.#settings.write('language', this.#tongue.tag);
		document.documentElement.lang = this.#tongue.tag;
	}

	/** The shapes of digits, on every screen and paper. */
	useDigits(digits: Digits): void {
		this.#settings.write('digits', digits);
		this.#readChoices();
	}

	/** Whose days are shown on this phone, whatever the money of a book. */
	useCalendar(calendar: Calendar): void {
		this.#settings.write('calendar', calendar);
		this.#readChoices();
	}

	#readChoices(): void {
		this.#digits = this.#settings.read('digits') === 'devanagari' ? 'devanagari' : 'latin';
		const asked = this.#settings.read('calendar');
		this.#asked = asked === 'bikramSambat' || asked === 'gregorian' ? asked : null;
	}
}
