import type { AppParts } from '../app-parts.ts';
import { type Language, type Words, readDigits, type MemberFace } from '#i18n';
import type { ListenState } from '#ui/types.ts';
import type { BookView } from '../book-view.svelte.ts';
import type { UnlockedPage } from '../member-page/unlocked-page.ts';
import type { SpokenName } from '#app';
import { faceWords } from '#ui/member/face-words.ts';
import { isPictureName } from '#ui/symbol/symbols.ts';

/** Loads the selected voice of this phone; without one only the trial voice. */
export async function useChosenVoice({
	settings,
	voice,
	voiceStore
}: Pick<AppParts, 'settings' | 'voice' | 'voiceStore'>): Promise<void> {
	const id = settings.read('voice') ?? '';
	const kept = id === '' ? null : await voiceStore.read(id);
	voice.useVoice(kept?.ok === true ? kept.value : null);
}

/** Characters that fit into two lines between the arrow and the listen button. */
const fits = 48;

/** Captions that are shown in sequence over the title: one for each sentence, a long one split between words, so that no control is covered. */
export function captionParts(text: string): readonly string[] {
	const sentences = inItsScript(text).split(/(?<=[।॥.?!])\s+/u);
	return joined(sentences.flatMap((sentence) => joined(sentence.split(/\s+/u))));
}

/** Spoken text with the script's punctuation: it is assembled from names, sums and words; Hindi and Nepali sentences end with a danda. */
export const inItsScript = (text: string): string => text.replaceAll(/(?<=\p{sc=Deva})\.(?=\s|$)/gu, '।');

/** Joins pieces into as few captions as fit. */
function joined(pieces: readonly string[]): readonly string[] {
	return pieces.reduce<readonly string[]>((parts, piece) => {
		const last = parts.at(-1);
		const longer = last === undefined ? piece : `${last} ${piece}`;
		return last === undefined || longer.length > fits ? [...parts, piece] : [...parts.slice(0, -1), longer];
	}, []);
}

/** Delay in which she can lift the phone to her ear; milliseconds. */
const liftMilliseconds = 2_000;

/** Duration of a caption that nobody requested: as long as a screen may speak (R14). */
const captionMilliseconds = 6_000;

/** Context of speech: the chosen language and the open book. */
interface Speaking {
	readonly words: Words | null;
	readonly book: BookView | null;
	/** The member whose own page is shown while the book is closed. */
	readonly memberPage: { readonly page: Pick<UnlockedPage, 'face' | 'voice'> | null };
}

type SpeakerParts = Pick<AppParts, 'voice' | 'settings' | 'voiceStore'>;

/** Speaks sentences and tells whether one is playing. */
export class Speaker {
	readonly #parts: SpeakerParts;
	readonly #of: Speaking;
	#playing = $state(false);
	#isOn: boolean;
	#caption = $state.raw<string | null>(null);
	#run = 0;

	constructor(parts: SpeakerParts, of: Speaking) {
		this.#parts = parts;
		this.#of = of;
		this.#isOn = $state(parts.settings.read('sound') !== 'off');
		parts.voice.quiet(!this.#isOn);
	}

	/** State of the listen button of every screen. */
	get listen(): ListenState {
		if (!this.#isOn || !this.canSpeak) return 'off';
		return this.#playing ? 'playing' : 'ready';
	}
	/** True if this phone has a voice for the selected language. */
	get canSpeak(): boolean {
		return this.#parts.voice.canSpeak(this.#language);
	}
	/** True if sound is turned on. */
	get isOn(): boolean {
		return this.#isOn;
	}
	/** Text shown because it has no voice; null if all was spoken. */
	get caption(): string | null {
		return this.#caption;
	}

	/** Loads the selected voice, and the language's trial voice for clips that it lacks. */
	async prepare(): Promise<void> {
		await useChosenVoice(this.#parts);
		await this.#parts.voice.prepare(this.#language);
	}

	/** Stops the current sentence and speaks `text`. Does nothing while the sound is off. */
	async say(text: string): Promise<void> {
		const run = this.#begin();
		await this.#speak(text, false);
		this.#end(run);
	}

	/** Stops the current sentence, waits two seconds until the phone is at her ear, and speaks softly. */
	async sayQuietly(text: string): Promise<void> {
		const run = this.#begin();
		await new Promise((resolve) => setTimeout(resolve, liftMilliseconds));
		if (run === this.#run) await this.#speak(text, true);
		this.#end(run);
	}

	/** Action of the listen button: speaks, or stops if it is speaking. Turns the sound on if it is off. */
	toggle(text: string): void {
		if (this.#playing) {
			this.stop();
			return;
		}
		if (!this.#isOn) this.turn(true);
		if (this.canSpeak) void this.say(text);
		else this.#show(text, { stays: true });
	}

	stop(): void {
		this.#run += 1;
		this.#playing = false;
		this.#caption = null;
		this.#parts.voice.stop();
	}

	/** Turns this phone's sound on or off, and stores it. */
	turn(on: boolean): void {
		this.stop();
		this.#isOn = on;
		this.#parts.voice.quiet(!on);
		this.#parts.settings.write('sound', on ? 'on' : 'off');
	}

	/** Shows text without a voice as captions, which disappear by themselves. */
	showUnsaid(text: string): void {
		this.#show(text, { stays: false });
	}

	/** Shows captions in sequence; the last one stays if the user requested it. */
	#show(text: string, { stays }: { readonly stays: boolean }): void {
		const run = this.#run;
		const next = ([part, ...more]: readonly string[]): void => {
			if (run !== this.#run) return;
			this.#caption = part ?? null;
			if (part !== undefined && (more.length > 0 || !stays))
				setTimeout(() => next(more), captionMilliseconds);
		};
		next(captionParts(text));
	}

	/** Called on a lock: removes all names from the voice. */
	forgetNames(): void {
		this.stop();
		this.#parts.voice.useNames([]);
	}

	get #language(): Language {
		return this.#of.words?.language ?? 'hi';
	}

	#begin(): number {
		this.stop();
		this.#playing = true;
		return this.#run;
	}

	/** Ends this run unless another sentence has begun. */
	#end(run: number): void {
		if (run === this.#run) this.#playing = false;
	}

	async #speak(text: string, soft: boolean): Promise<void> {
		if (!this.#isOn || !this.canSpeak || text === '') return;
		const { voice } = this.#parts;
		voice.useNames(spokenNames(this.#of));
		await voice.say(text, this.#language, { soft });
	}
}

/**
 * Spoken names of the members of the open book, or of the owner of the shown page: her recording, else symbol and number. A member without a name is called
 * by her recording or symbol in every sentence. The group is called by the picture on its book.
 */
function spokenNames({ book, words, memberPage: { page } }: Speaking): readonly SpokenName[] {
	if (words === null) return [];
	if (book === null) return page === null ? [] : womanName(page.face, page.voice, words);
	const women = [...book.state.members.keys()].flatMap((memberId) =>
		womanName(book.face(memberId), book.voice(memberId), words)
	);
	return [...women, ...groupName(book, words)];
}

function womanName(face: MemberFace, clip: Uint8Array | null, words: Words): readonly SpokenName[] {
	if (face.name === undefined && clip === null) return [];
	const name = readDigits(face.name ?? faceWords(face, words), words.language);
	return [{ name, clip, instead: face.name === undefined ? null : symbolAndNumber(face, words) }];
}

function groupName(book: BookView, words: Words): readonly SpokenName[] {
	const { name } = book.state;
	const { symbol } = book.cover;
	if (name === null || !isPictureName(symbol)) return [];
	return [
		{ name: readDigits(name, words.language), clip: null, instead: words.say(`picture.symbol-${symbol}`) }
	];
}

function symbolAndNumber({ symbol, number }: MemberFace, words: Words): string {
	const spoken = words.spokenNumber(number);
	return isPictureName(symbol) ? `${words.say(`picture.symbol-${symbol}`)}, ${spoken}` : spoken;
}
