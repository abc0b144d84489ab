import { AppState, type AppParts } from '#state';
import { aPhone, type Phone } from './parts.ts';

/** The whole app without a screen: real storage and vault in memory; what was said, felt and handed out is kept. */
export interface AppInMemory {
	readonly app: AppState;
	readonly phone: Phone;
	/** Everything the ear said, oldest first. */
	readonly said: readonly string[];
	/** How the phone shook. */
	readonly felt: readonly (readonly number[])[];
	readonly settings: Map<string, string>;
	/** Files that left the phone. */
	readonly handed: readonly { readonly name: string; readonly bytes: Uint8Array }[];
	/** What the share sheet answers. */
	shareAnswer: Awaited<ReturnType<AppParts['fileOut']['hand']>>;
}

export async function anApp(): Promise<AppInMemory> {
	const phone = aPhone();
	const said: string[] = [];
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
			play: () => Promise.resolve(),
			prepare: () => Promise.resolve(),
			useVoice: nothing,
			useNames: nothing
		},
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
	const inMemory: AppInMemory = { app, phone, said, felt, settings, handed, shareAnswer: 'shared' };
	await app.start();
	return inMemory;
}
