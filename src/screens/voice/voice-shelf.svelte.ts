import { err, oneLine } from '#kernel';
import { packLimits, readPack, writePack, type PackRefusal, type VoicePack } from '#voice';
import type { Fault, KeptVoice } from '#app';
import type { Language } from '#i18n';
import type { AppState } from '#session/app-state.svelte.ts';
import { useChosenVoice } from '#session/language/speaker.svelte.ts';

/** Why a voice was not taken, kept or handed out. */
export type VoiceProblem = PackRefusal | Fault;

/** As a voice file takes it. */
const longestName = packLimits.nameLetters;

/** The voices on this phone: recorded here, or read from a file. */
export class VoiceShelf {
	readonly #app: AppState;
	/** The language whose words are recorded and heard here. */
	readonly words: Language;
	/** Voices that say the words of the language; null until they are read. */
	voices = $state.raw<readonly KeptVoice[] | null>(null);
	#chosen = $state('');
	/** A voice from a file that was read and not yet taken: it is heard first. */
	offered = $state.raw<VoicePack | null>(null);
	problem = $state.raw<VoiceProblem | null>(null);

	/** English is for staff, who read: a voice that they record says Hindi words. */
	constructor(app: AppState, language: Language) {
		this.#app = app;
		this.words = language === 'en' ? 'hi' : language;
		this.#chosen = app.parts.settings.read('voice') ?? '';
	}

	/** Id of the voice that is heard; '' is the trial voice. */
	get chosen(): string {
		return this.voices?.some(({ id }) => id === this.#chosen) === true ? this.#chosen : '';
	}

	async load(): Promise<void> {
		const listed = await this.#app.parts.voiceStore.list();
		if (!listed.ok) this.problem = listed.error;
		else this.voices = listed.value.filter(({ about }) => about.words === this.words);
	}

	/** An empty voice, to be recorded. @returns its id; null when it could not be kept */
	async begin(name: string): Promise<string | null> {
		const about = { name: cut(name), words: this.words, made: 'recorded' } as const;
		return this.#add({ about, clips: new Map() });
	}

	/** Reads a file; what is in it is offered. */
	async read(file: Blob): Promise<void> {
		// A file that is too large is not even taken into memory.
		const pack =
			file.size > packLimits.bytes
				? err({ type: 'VoicePackTooLarge' } as const)
				: readPack(new Uint8Array(await file.arrayBuffer()));
		this.problem = pack.ok ? null : pack.error;
		this.offered = pack.ok ? pack.value : null;
	}

	/** Plays the offered voice, so that people know whose it is before they take it. */
	hearOffered(): void {
		const [first] = this.offered?.clips.values() ?? [];
		if (first !== undefined) void this.#app.parts.voice.play(first);
	}

	/** Takes the offered voice, and uses it where its words are those of the language. */
	async take(): Promise<void> {
		const pack = this.offered;
		if (pack === null) return;
		const id = await this.#add(pack);
		if (id === null) return;
		this.offered = null;
		if (pack.about.words === this.words) await this.use(id);
	}

	leaveOffered(): void {
		this.offered = null;
		this.problem = null;
	}

	/** @param id '' is the trial voice */
	async use(id: string): Promise<void> {
		this.#chosen = id;
		this.#app.parts.settings.write('voice', id);
		await useChosenVoice(this.#app.parts);
	}

	async remove(id: string): Promise<void> {
		const removed = await this.#app.parts.voiceStore.remove(id);
		if (!removed.ok) this.problem = removed.error;
		if (this.#chosen === id) await this.use('');
		await this.load();
	}

	/** Hands the voice out as a file. @returns false when it stayed here */
	async handOut(id: string): Promise<boolean> {
		const { voiceStore, fileOut } = this.#app.parts;
		const pack = await voiceStore.read(id);
		if (!pack.ok) this.problem = pack.error;
		if (!pack.ok || pack.value === null) return false;
		const file = `${pack.value.about.name.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')}.bahivoice`;
		return (await fileOut.hand(file, writePack(pack.value), 'application/octet-stream')) !== 'cancelled';
	}

	async #add(pack: VoicePack): Promise<string | null> {
		const { voiceStore, random } = this.#app.parts;
		const id = random.id();
		const added = await voiceStore.add(id, pack);
		this.problem = added.ok ? null : added.error;
		await this.load();
		return added.ok ? id : null;
	}
}

const cut = (name: string): string => oneLine(name, longestName);
