import type { AppState } from '../app-state.svelte.ts';
import { onePerApp } from '../one-per-app.svelte.ts';
import type { Settings } from '#app';
import {
	createWords,
	isLanguage,
	languages,
	loadFirstWords,
	type Calendar,
	type Digits,
	type FirstWords,
	type Language,
	type Messages,
	type Words
} from '#i18n';
import { loadByTag, type LoadedLanguage } from './languages.ts';

/** On a phone that is new to the app the first thing that is asked is in which words it speaks: once, before a book is there. */
class LanguageChoice {
	readonly #app: AppState;
	/** Nobody has chosen yet; a language that is only tried out is not chosen. */
	#isOpen = $state(false);

	constructor(app: AppState) {
		this.#app = app;
		this.#isOpen = app.parts.settings.read('language') === null;
	}

	get isAsked(): boolean {
		return this.#isOpen && this.#app.covers.length === 0;
	}

	/** The words that are heard now are hers. */
	take(): void {
		this.#app.parts.settings.write('language', this.#app.words?.tag ?? 'hi');
		this.#isOpen = false;
	}
}

export const languageChoiceOf = onePerApp((app) => new LanguageChoice(app));

/** In which words, digits and days this phone speaks: choices of its people, kept on it. */
export class Wording {
	readonly #settings: Settings;
	readonly #currency: () => string | null;
	#loaded = $state.raw<LoadedLanguage | null>(null);
	#digits = $state<Digits>('latin');
	#isWhole = $state(false);
	/** The language that this phone was left with. */
	#startTag = '';
	#completing: Promise<void> | null = null;
	#calendarChoice = $state<Calendar | null>(null);
	#foundsIn = $state.raw<string | null>(null);
	readonly #calendar: Calendar = $derived.by(() => this.calendarOf(this.#currency() ?? this.#foundsIn));
	readonly #words: Words | null = $derived.by(() => {
		if (this.#loaded === null) return null;
		const { base, tag, messages } = this.#loaded;
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

	/**
	 * Whose days are shown with this money, unless somebody chose others for this phone: a book in Nepali rupees counts as Nepal
	 * does; without a book (null), whoever speaks Nepali.
	 */
	calendarOf(currency: string | null): Calendar {
		const money = currency ?? (this.#loaded?.base === 'ne' ? 'NPR' : null);
		return this.#calendarChoice ?? (money === 'NPR' ? 'bikramSambat' : 'gregorian');
	}

	/** All words are there; before, those of the first screen of an empty phone. */
	get isWhole(): boolean {
		return this.#isWhole;
	}

	/** The words of the first screen; a language that came in a file has all of its own at once. @param ofPhone the language of the phone itself */
	async begin(ofPhone?: string): Promise<void> {
		const tag = this.#settings.read('language') ?? proposedLanguage(ofPhone);
		this.#startTag = tag;
		if (isLanguage(tag))
			this.#show(await orHindi(tag, async (one) => firstWordsOf(one, await loadFirstWords(one))));
		else await this.complete();
	}

	/**
	 * All other words. A language whose words are not on this phone yet, and cannot be fetched now, gives way to Hindi until
	 * the next start.
	 */
	async complete(): Promise<void> {
		this.#completing ??= this.#complete(this.#startTag);
		await this.#completing;
	}

	async #complete(tag: string): Promise<void> {
		const before = this.#loaded;
		const whole = await orHindi(tag, (one) => loadByTag(this.#settings, one));
		// Another language was chosen meanwhile.
		if (before !== this.#loaded) return;
		// Into the words that are shown, so that no screen is drawn and said again.
		if (before?.tag === whole.tag) Object.assign(before.messages, whole.messages);
		else this.#show(whole);
		this.#isWhole = true;
	}

	/** @param tag a language that ships, or one that came in a word file; Hindi where it is neither */
	async choose(tag: string): Promise<void> {
		const loaded = await loadByTag(this.#settings, tag);
		this.#show(loaded);
		this.#isWhole = true;
		this.#settings.write('language', loaded.tag);
	}

	#show(loaded: LoadedLanguage): void {
		this.#loaded = loaded;
		this.#readChoices();
		document.documentElement.lang = loaded.tag;
	}

	/** The shapes of digits, on every screen and paper. */
	useDigits(digits: Digits): void {
		this.#settings.write('digits', digits);
		this.#readChoices();
	}

	/** Chooses the calendar of this phone, whatever the currency of a book. */
	useCalendar(calendar: Calendar): void {
		this.#settings.write('calendar', calendar);
		this.#readChoices();
	}

	/** @param currency money of the group that is being founded; null where none is */
	founds(currency: string | null): void {
		this.#foundsIn = currency;
	}

	#readChoices(): void {
		this.#digits = this.#settings.read('digits') === 'devanagari' ? 'devanagari' : 'latin';
		const chosen = this.#settings.read('calendar');
		this.#calendarChoice = chosen === 'bikramSambat' || chosen === 'gregorian' ? chosen : null;
	}
}

/** In which words a new phone asks for its language. Phones of India are left in English by people who speak Hindi; one in Nepali was set to it. */
export const proposedLanguage = (ofPhone: string | undefined): Language =>
	ofPhone?.toLowerCase().split('-')[0] === 'ne' ? 'ne' : 'hi';

/** Words of the first screen; the others are added before any other screen is drawn. */
const firstWordsOf = (base: Language, first: FirstWords): LoadedLanguage => ({
	tag: base,
	base,
	messages: { ...first } as Messages
});

/** The words of a language; those of Hindi where the phone has not got them and cannot fetch them now. */
async function orHindi<Tag extends string>(
	tag: Tag | Language,
	load: (tag: Tag | Language) => Promise<LoadedLanguage>
): Promise<LoadedLanguage> {
	const [hindi] = languages;
	try {
		return await load(tag);
	} catch (failure) {
		if (tag === hindi) throw failure;
		return load(hindi);
	}
}
