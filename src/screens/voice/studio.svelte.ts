import type { Fault, RecorderRefusal } from '#app';
import { corePrompts, loadLanguage, minutesToRecord, spokenPrompts, type Language, type Prompt } from '#i18n';
import { present } from '#kernel';
import type { AppState } from '#session/app-state.svelte.ts';
import { useChosenVoice } from '#session/language/speaker.svelte.ts';

/** One voice, recorded prompt by prompt; each recording is kept at once, so that people can stop and go on another day. */
export class Studio {
	readonly #app: AppState;
	readonly #id: string;
	readonly name: string;
	readonly #prompts: readonly Prompt[];
	readonly #core: readonly Prompt[];
	#clips = $state.raw<ReadonlyMap<string, Uint8Array>>(new Map());
	/** From 0. */
	at = $state(0);
	recording = $state(false);
	problem = $state.raw<RecorderRefusal | Fault | null>(null);

	private constructor(app: AppState, id: string, parts: StudioParts) {
		this.#app = app;
		this.#id = id;
		this.name = parts.name;
		this.#prompts = parts.prompts;
		this.#core = parts.core;
		this.#clips = parts.clips;
		this.at = Math.max(0, this.#nextMissing(-1));
		// The trial voice says how the words are meant, not the voice that is being made.
		app.parts.voice.useVoice(null);
	}

	/** @returns null where the voice is gone */
	static async open(app: AppState, id: string): Promise<Studio | null> {
		const pack = await app.parts.voiceStore.read(id);
		if (!pack.ok || pack.value === null) return null;
		const { about, clips } = pack.value;
		const language = about.words as Language;
		const messages = await loadLanguage(language);
		return new Studio(app, id, {
			name: about.name,
			clips,
			prompts: spokenPrompts(messages, language),
			core: corePrompts(messages, language)
		});
	}

	get prompt(): Prompt {
		return present(this.#prompts[this.at], 'there is always a prompt');
	}
	get count(): number {
		return this.#prompts.length;
	}
	get isFirst(): boolean {
		return this.at === 0;
	}
	get isLast(): boolean {
		return this.at === this.count - 1;
	}
	/** The words on the screen have their recording. */
	get isRecorded(): boolean {
		return this.#clips.has(this.prompt.id);
	}
	/** Of the core, which is recorded first. */
	get coreDone(): { readonly done: number; readonly count: number; readonly minutes: number } {
		return this.#progress(this.#core);
	}
	get allDone(): { readonly done: number; readonly count: number; readonly minutes: number } {
		return this.#progress(this.#prompts);
	}

	/** How the words sound in the trial voice. */
	hear(): void {
		void this.#app.speaker.say(this.prompt.text);
	}

	/** The last recording of these words. */
	hearBack(): void {
		const clip = this.#clips.get(this.prompt.id);
		if (clip !== undefined) void this.#app.parts.voice.play(clip);
	}

	/** Begins to record, or ends it and plays it back. */
	async press(): Promise<void> {
		if (this.recording) await this.#end();
		else await this.#begin();
	}

	/** Back or on by one; what is not recorded stays for another day. */
	go(by: -1 | 1): void {
		this.#app.speaker.stop();
		this.at = Math.min(this.count - 1, Math.max(0, this.at + by));
	}

	/** To the next words that are not recorded, from here on and round. */
	goToMissing(): void {
		this.#app.speaker.stop();
		const missing = this.#nextMissing(this.at);
		if (missing >= 0) this.at = missing;
	}

	/** The microphone is let go, and what is heard is the chosen voice again. */
	leave(): void {
		this.#app.speaker.stop();
		this.#app.parts.recorder.release();
		void useChosenVoice(this.#app.parts);
	}

	async #begin(): Promise<void> {
		this.#app.speaker.stop();
		const begun = await this.#app.parts.recorder.start();
		this.problem = begun.ok ? null : begun.error;
		this.recording = begun.ok;
	}

	async #end(): Promise<void> {
		const { recorder, voiceStore } = this.#app.parts;
		const { id } = this.prompt;
		this.recording = false;
		const bytes = await recorder.stop();
		if (bytes === null) return;
		const kept = await voiceStore.keepClip(this.#id, id, bytes);
		this.problem = kept.ok ? null : kept.error;
		if (!kept.ok) return;
		this.#clips = new Map([...this.#clips, [id, bytes]]);
		this.hearBack();
	}

	#nextMissing(after: number): number {
		const isMissing = ({ id }: Prompt): boolean => !this.#clips.has(id);
		const on = this.#prompts.findIndex((prompt, place) => place > after && isMissing(prompt));
		return on >= 0 ? on : this.#prompts.findIndex(isMissing);
	}

	#progress(prompts: readonly Prompt[]) {
		const left = prompts.filter(({ id }) => !this.#clips.has(id));
		return { done: prompts.length - left.length, count: prompts.length, minutes: minutesToRecord(left) };
	}
}

interface StudioParts {
	readonly name: string;
	readonly clips: ReadonlyMap<string, Uint8Array>;
	readonly prompts: readonly Prompt[];
	readonly core: readonly Prompt[];
}
