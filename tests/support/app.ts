import type { AppParts } from '#session/app-parts.ts';
import { AppState } from '#session/app-state.svelte.ts';
import type { RecorderRefusal } from '#app';
import { ok, type Result } from '#kernel';
import { createVoiceStore } from '#storage';
import type { VoicePack } from '#voice';
import { aPhone, type Phone } from './parts.ts';

/** The whole app without a screen: real storage and vault in memory; what was said, felt and handed out is kept. */
export interface AppInMemory {
	readonly app: AppState;
	readonly phone: Phone;
	/** Everything the listen button said, oldest first. */
	readonly said: readonly string[];
	/** How the phone shook. */
	readonly felt: readonly (readonly number[])[];
	readonly settings: Map<string, string>;
	/** Files that left the phone. */
	readonly handed: readonly { readonly name: string; readonly bytes: Uint8Array }[];
	/** Recordings that were played back. */
	readonly played: readonly Uint8Array[];
	/** The recorded voice that is used; null for the trial voice. */
	voice: VoicePack | null;
	/** Whether the microphone lets anybody record. */
	microphone: Result<void, RecorderRefusal>;
	/** What it then gives. */
	recorded: Uint8Array | null;
	/** What the share sheet answers. */
	shareAnswer: Awaited<ReturnType<AppParts['fileOut']['hand']>>;
}

/** Each app has its own voices. */
let apps = 0;

/** @param stored what its database is called and holds, as for `aPhone` */
export async function anApp(...stored: Parameters<typeof aPhone>): Promise<AppInMemory> {
	const phone = aPhone(...stored);
	const said: string[] = [];
	const played: Uint8Array[] = [];
	const felt: (readonly number[])[] = [];
	const handed: { name: string; bytes: Uint8Array }[] = [];
	const settings = new Map([['language', 'en']]);
	const nothing = () => undefined;
	const parts: AppParts = {
		...phone,
		voice: {
			say: (text) => Promise.resolve(void said.push(text)),
			stop: nothing,
			canSpeak: () => true,
			quiet: nothing,
			play: (clip) => Promise.resolve(void played.push(clip)),
			prepare: () => Promise.resolve(),
			useVoice: (pack) => void (inMemory.voice = pack),
			useNames: nothing
		},
		release: '1.2.3 (2001-02-03)',
		recorder: {
			start: () => Promise.resolve(inMemory.microphone),
			stop: () => Promise.resolve(inMemory.recorded),
			release: nothing
		},
		voiceStore: createVoiceStore({ databaseName: `voices-${String((apps += 1))}` }),
		fileOut: {
			hand: (name, bytes) => {
				if (inMemory.shareAnswer !== 'cancelled') handed.push({ name, bytes });
				return Promise.resolve(inMemory.shareAnswer);
			}
		},
		settings: {
			read: (name) => settings.get(name) ?? null,
			write: (name, value) => void settings.set(name, value)
		},
		updates: { start: () => Promise.resolve(), accept: nothing },
		vibrate: (pattern) => void felt.push(pattern),
		idleLock: { start: nothing, stop: nothing, meetingIsOpen: nothing },
		// No finger is quick here: a test need not wait for the next card.
		settleTime: 1,
		secure: true
	};
	const app = new AppState(parts);
	const inMemory: AppInMemory = {
		played,
		voice: null,
		microphone: ok(undefined),
		recorded: Uint8Array.of(1, 2, 3),
		app,
		phone,
		said,
		felt,
		settings,
		handed,
		shareAnswer: 'shared'
	};
	await app.start();
	await app.wording.complete();
	return inMemory;
}
