import type { Settings } from '#app';
import {
	keepVerdicts,
	loadSureness,
	loadWritten,
	readVerdicts,
	writeReview,
	type Language,
	type MessageKey,
	type Messages,
	type Sureness,
	type Verdict,
	type Verdicts
} from '#i18n';

/** One wording as a reviewer sees it. */
export interface ReviewedWord {
	readonly key: MessageKey;
	readonly text: string;
	readonly english: string;
	readonly sureness: Sureness;
	readonly verdict: Verdict | null;
	/** Parts in braces that a better wording must keep. */
	readonly slots: readonly string[];
}

export const reviewFilters = ['open', 'guessed', 'all'] as const;
export type ReviewFilter = (typeof reviewFilters)[number];

interface Loaded {
	readonly own: Messages;
	readonly english: Messages;
	readonly surenessOf: (key: MessageKey) => Sureness;
}

/** A native speaker goes from word to word; what she says is kept on this phone until it is handed over. */
export class WordReview {
	readonly #settings: Settings;
	readonly language: Language;
	#loaded = $state.raw<Loaded | null>(null);
	#verdicts = $state.raw<Verdicts>(new Map());
	filter = $state<ReviewFilter>('open');
	place = $state(0);
	/** Keys of the filter as it was chosen: a word that was just checked does not slip away under the finger. */
	#keys = $state.raw<readonly MessageKey[]>([]);

	constructor(settings: Settings, language: Language) {
		this.#settings = settings;
		this.language = language;
	}

	async load(): Promise<void> {
		const [own, english, surenessOf] = await Promise.all([
			loadWritten(this.language),
			loadWritten('en'),
			loadSureness(this.language)
		]);
		this.#loaded = { own, english, surenessOf };
		this.#verdicts = readVerdicts(this.#settings.read(`review.${this.language}`), own);
		this.show('open');
	}

	get isLoaded(): boolean {
		return this.#loaded !== null;
	}
	/** Every key there is. */
	get known(): Messages | null {
		return this.#loaded?.english ?? null;
	}
	get total(): number {
		return this.#keys.length;
	}
	/** How many wordings were checked, of all. */
	get checked(): number {
		return this.#verdicts.size;
	}

	/** The word that is asked about; null where the filter holds none. */
	get word(): ReviewedWord | null {
		const key = this.#keys[this.place];
		if (key === undefined || this.#loaded === null) return null;
		const { own, english, surenessOf } = this.#loaded;
		return {
			key,
			text: own[key],
			english: english[key],
			sureness: surenessOf(key),
			verdict: this.#verdicts.get(key) ?? null,
			slots: slotsOf(english[key])
		};
	}

	show(filter: ReviewFilter): void {
		this.filter = filter;
		this.place = 0;
		const { own, surenessOf } = this.#loaded ?? {};
		const keys = Object.keys(own ?? {}) as MessageKey[];
		const sure = (key: MessageKey): Sureness => surenessOf?.(key) ?? 'B';
		// The least sure first: who has little time does most good there.
		this.#keys = keys
			.filter((key) => {
				if (filter === 'all') return true;
				return filter === 'guessed' ? sure(key) === 'C' : sure(key) !== 'A' && !this.#verdicts.has(key);
			})
			.sort((one, other) => sure(other).localeCompare(sure(one)));
	}

	go(steps: number): void {
		this.place = Math.max(0, Math.min(this.#keys.length - 1, this.place + steps));
	}

	markRight(): void {
		this.#mark(null);
	}

	/** @returns false where a slot is lost or made up, or nothing was said: nothing is marked then */
	markBetter(better: string): boolean {
		const text = better.trim();
		const asked = this.word?.slots ?? [];
		if (text === '' || slotsOf(text).join() !== asked.join()) return false;
		this.#mark(text === this.word?.text ? null : text);
		return true;
	}

	/** The file for the translator. */
	file(): Uint8Array {
		return new TextEncoder().encode(writeReview(this.language, this.#verdicts));
	}

	#mark(better: string | null): void {
		const { word } = this;
		if (word === null) return;
		this.#verdicts = new Map([...this.#verdicts, [word.key, { said: word.text, better }]]);
		this.#settings.write(`review.${this.language}`, keepVerdicts(this.#verdicts));
		this.go(1);
	}
}

const slotsOf = (text: string): readonly string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
