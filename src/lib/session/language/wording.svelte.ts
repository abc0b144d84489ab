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

/** Asks a phone that is new to the app once for its language, before it has a book. */
class LanguageChoice {
	readonly #app: AppState;
	/** True until somebody has chosen; a tried language is not chosen yet. */
	#isOpen = $state(false);

	constructor(app: AppState) {
		this.#app = app;
		this.#isOpen = app.parts.settings.read('language') === null;
	}

	get isAsked(): boolean {
		return this.#isOpen && this.#app.covers.length === 0;
	}

	/** Confirms the current language. */
	take(): void {
		this.#app.parts.settings.write('language', this.#app.words?.tag ?? 'hi');
		this.#isOpen = false;
	}
}

export const languageChoiceOf = onePerApp((app) => new LanguageChoice(app));

/** Language, digits and calendar of this phone, as its users chose them. */
export class Wording {
	readonly #settings: Settings;
	readonly #currency: () => string | null;
	#loaded = $state.raw<LoadedLanguage | null>(null);
	#digits = $state<Digits>('latin');
	#isWhole = $state(false);
	/** The language in the phone's settings at the start. */
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

	/** @param currency of the open book; null without one */
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
	 * Calendar for a book in this currency, unless one was chosen for this phone: Nepali for Nepali rupees; without a
	 * book (null) by the language.
	 */
	calendarOf(currency: string | null): Calendar {
		const money = currency ?? (this.#loaded?.base === 'ne' ? 'NPR' : null);
		return this.#calendarChoice ?? (money === 'NPR' ? 'bikramSambat' : 'gregorian');
	}

	/** True once all words are loaded; before that only those of the first screen of an empty phone. */
	get isWhole(): boolean {
		return this.#isWhole;
	}

	/** Loads the words of the first screen; a word file has all words at once. @param ofPhone language tag of the browser */
	async begin(ofPhone?: string): Promise<void> {
		const tag = this.#settings.read('language') ?? proposedLanguage(ofPhone);
		this.#startTag = tag;
		if (isLanguage(tag))
			this.#show(await orHindi(tag, async (one) => firstWordsOf(one, await loadFirstWords(one))));
		else await this.complete();
	}

	/**
	 * Loads all other words. A language that is neither stored nor reachable is replaced by Hindi until the next
	 * start.
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
		// Merged into the current words, so that no screen is rendered and spoken again.
		if (before?.tag === whole.tag) Object.assign(before.messages, whole.messages);
		else this.#show(whole);
		this.#isWhole = true;
	}

	/** @param tag a shipped language or one from a word file; Hindi if unknown */
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

	/** Sets the digits of every screen and paper. */
	useDigits(digits: Digits): void {
		this.#settings.write('digits', digits);
		this.#readChoices();
	}

	/** Sets the calendar of this phone for books of any currency. */
	useCalendar(calendar: Calendar): void {
		this.#settings.write('calendar', calendar);
		this.#readChoices();
	}

	/** @param currency of the group being founded; null without one */
	founds(currency: string | null): void {
		this.#foundsIn = currency;
	}

	#readChoices(): void {
		this.#digits = this.#settings.read('digits') === 'devanagari' ? 'devanagari' : 'latin';
		const chosen = this.#settings.read('calendar');
		this.#calendarChoice = chosen === 'bikramSambat' || chosen === 'gregorian' ? chosen : null;
	}
}

/** Language in which a new phone asks for its language. Indian phones of Hindi speakers are often left in English; a phone in Nepali was set to it. */
export const proposedLanguage = (ofPhone: string | undefined): Language =>
	ofPhone?.toLowerCase().split('-')[0] === 'ne' ? 'ne' : 'hi';

/** Words of the first screen; the others are added before any other screen is rendered. */
const firstWordsOf = (base: Language, first: FirstWords): LoadedLanguage => ({
	tag: base,
	base,
	messages: { ...first } as Messages
});

/** The words of a language; Hindi if the phone neither has nor can load them. */
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
