import { AppState, type AppParts } from '#state';
import { aPhone } from './parts.ts';

/** The whole app without a screen: real storage and vault in memory; what was said and felt is kept. */
export interface AppInMemory {
	readonly app: AppState;
	/** Everything the ear said, oldest first. */
	readonly said: readonly string[];
	/** How the phone shook. */
	readonly felt: readonly (readonly number[])[];
	readonly settings: Map<string, string>;
}

export async function anApp(language = 'en'): Promise<AppInMemory> {
	const said: string[] = [];
	const felt: (readonly number[])[] = [];
	const settings = new Map([['language', language]]);
	const parts: AppParts = {
		...aPhone(),
		voice: {
			say: (text) => {
				said.push(text);
				return Promise.resolve();
			},
			stop: () => undefined,
			canSpeak: () => true,
			quiet: () => undefined
		},
		fileOut: { hand: () => Promise.resolve('downloaded') },
		settings: {
			read: (name) => settings.get(name) ?? null,
			write: (name, value) => void settings.set(name, value)
		},
		updates: { start: () => Promise.resolve(), accept: () => undefined },
		vibrate: (pattern) => void felt.push(pattern),
		idleLock: { start: () => undefined, stop: () => undefined, meetingIsOpen: () => undefined },
		secure: true
	};
	const app = new AppState(parts);
	await app.start();
	return { app, said, felt, settings };
}
