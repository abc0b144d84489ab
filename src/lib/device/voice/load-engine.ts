import type { SpokenName } from '#app';
import { clipId, coverWithClips, heardWords, type Piece, type VoicePack } from '#voice';
import { type ClipPlayer, type Heard, createClipPlayer } from './clip-player.ts';
import type { PhoneSpeech } from './phone-speech.ts';
import type { AudioDoor } from './audio-context.ts';
import { loadTrialPack } from './trial-packs.ts';

interface ClipEngineParts {
	readonly player: ClipPlayer;
	readonly speech: PhoneSpeech;
	readonly loadTrialPack: (language: string) => Promise<VoicePack | null>;
	/** No voice had some of these words; a soft tone stood for them. */
	readonly onUnsaid: (text: string) => void;
}

/** Language whose trial voice fills gaps: half of the words are the same in both. */
const lastResort = 'hi';

/**
 * One for each clip, and more for each word that the chosen voice does not say: it says as many of the words as it can,
 * even where the trial voice has them in one piece.
 */
const costs = { ownName: 0.9, clip: 1, trialWord: 2, lastResortWord: 4, nameInstead: 20 };

const wordsIn = (id: string): number => id.split(' ').length;

interface FoundClip {
	readonly clip: Uint8Array;
	readonly cost: number;
}
/** A clip, or words that are said in its place. */
type Found = FoundClip | { readonly instead: string; readonly cost: number };

/** Says a sentence with clips: the chosen voice's, else the trial voice's, else the phone's own voice, else a soft tone. */
export class ClipEngine {
	readonly #parts: ClipEngineParts;
	readonly #trial = new Map<string, VoicePack>();
	#chosen: VoicePack | null = null;
	#names: ReadonlyMap<string, SpokenName> = new Map();
	#run = 0;

	constructor(parts: ClipEngineParts) {
		this.#parts = parts;
	}

	useVoice(pack: VoicePack | null): void {
		this.#chosen = pack;
	}

	/** Names that two women share are left to their own recordings: a picture would point at the wrong one. */
	useNames(names: readonly SpokenName[]): void {
		const known = new Map<string, SpokenName>();
		for (const name of names) {
			const id = clipId(heardWords(name.name));
			const before = known.get(id);
			if (before === undefined) known.set(id, name);
			else known.set(id, { ...name, clip: before.clip ?? name.clip, instead: null });
		}
		this.#names = known;
	}

	/** Fetches the trial voice of the language and keeps it on the phone. */
	async prepare(language: string): Promise<VoicePack | null> {
		const kept = this.#trial.get(language);
		if (kept !== undefined) return kept;
		const pack = await this.#parts.loadTrialPack(language);
		if (pack !== null) this.#trial.set(language, pack);
		return pack;
	}

	/** Resolves when all is said or something else is; never rejects. */
	async say(text: string, language: string, volume: number): Promise<void> {
		this.stop();
		const run = this.#run;
		const pieces = await this.#cut(text, language);
		const isUnsaid = pieces.some((piece) => piece.type === 'unsaid');
		const phoneSpeaks = isUnsaid && this.#parts.speech.speaks(language);
		if (run === this.#run && isUnsaid && !phoneSpeaks) this.#parts.onUnsaid(text);
		for (const row of phoneSpeaks ? rowsOf(pieces) : [pieces]) {
			if (run !== this.#run) return;
			const [first] = row;
			if (phoneSpeaks && first?.type === 'unsaid') await this.#parts.speech.say(first.text, language, volume);
			else
				await this.#parts.player.play(
					row.map((piece) => this.#heard(piece, language)),
					volume
				);
		}
	}

	/** A recording, to be heard back. */
	async play(clip: Uint8Array): Promise<void> {
		this.stop();
		await this.#parts.player.play([{ clip, after: 'none' }], 1);
	}

	stop(): void {
		this.#run += 1;
		this.#parts.player.stop();
		this.#parts.speech.stop();
	}

	/** The trial voice of Hindi is fetched only when a language without all its own words needs it. */
	async #cut(text: string, language: string): Promise<readonly Piece[]> {
		await this.prepare(language);
		const pieces = this.#cover(text, language);
		if (language === lastResort || !this.#trial.has(language)) return pieces;
		if (pieces.every(({ type }) => type === 'clip') || this.#trial.has(lastResort)) return pieces;
		await this.prepare(lastResort);
		return this.#cover(text, language);
	}

	#cover(text: string, language: string): readonly Piece[] {
		const pieces = coverWithClips(text, (id) => this.#find(id, language)?.cost);
		return pieces.flatMap((piece) => {
			const found = piece.type === 'clip' ? this.#find(piece.id, language) : null;
			if (found === null || !('instead' in found)) return [piece];
			const inside = coverWithClips(found.instead, (id) => this.#clip(id, language)?.cost);
			return inside.map((one, place) => (place === inside.length - 1 ? { ...one, after: piece.after } : one));
		});
	}

	#heard(piece: Piece, language: string): Heard {
		const found = piece.type === 'clip' ? this.#find(piece.id, language) : null;
		return { clip: found !== null && 'clip' in found ? found.clip : 'tone', after: piece.after };
	}

	#find(id: string, language: string): Found | null {
		const name = this.#names.get(id);
		if (name?.clip) return { clip: name.clip, cost: costs.ownName };
		const clip = this.#clip(id, language);
		if (clip !== null) return clip;
		return name?.instead ? { instead: name.instead, cost: costs.nameInstead } : null;
	}

	#clip(id: string, language: string): FoundClip | null {
		const chosen = this.#chosen?.about.words === language ? this.#chosen.clips.get(id) : undefined;
		if (chosen !== undefined) return { clip: chosen, cost: costs.clip };
		const own = this.#trial.get(language);
		const trial = own?.clips.get(id);
		if (trial !== undefined) return { clip: trial, cost: costs.clip + wordsIn(id) * costs.trialWord };
		const last = own && this.#trial.get(lastResort)?.clips.get(id);
		return last === undefined ? null : { clip: last, cost: costs.clip + wordsIn(id) * costs.lastResortWord };
	}
}

/** Clips beside each other are one row; what the phone itself must say stands alone. */
function rowsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
	const rows: Piece[][] = [];
	for (const piece of pieces) {
		const row = rows.at(-1);
		if (row === undefined || piece.type === 'unsaid' || row[0]?.type === 'unsaid') rows.push([piece]);
		else row.push(piece);
	}
	return rows;
}

/** Everything that joins and plays clips, in a script of its own. */
export function loadEngine(parts: {
	readonly door: AudioDoor;
	readonly speech: PhoneSpeech;
	readonly onUnsaid: (text: string) => void;
}): ClipEngine {
	const { door, speech, onUnsaid } = parts;
	return new ClipEngine({ player: createClipPlayer(door), speech, loadTrialPack, onUnsaid });
}
