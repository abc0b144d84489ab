import { AppState, type AppParts } from '#state';
import { aPhone, type Phone } from './parts.ts';

/** The app on a phone in memory: the real storage and vault; voice, files and updates only remember what was asked. */
export interface TestApp {
	readonly app: AppState;
	readonly phone: Phone;
	/** What the ear said, oldest first. */
	readonly said: string[];
	/** Files that left the phone. */
	readonly handed: { name: string; bytes: Uint8Array }[];
	/** What the share sheet answers. */
	shareAnswer: Awaited<ReturnType<AppParts['fileOut']['hand']>>;
}

export async function anApp(phone: Phone = aPhone()): Promise<TestApp> {
	const nothing = () => undefined;
	const settings = new Map<string, string>([['language', 'en']]);
	const said: string[] = [];
	const handed: TestApp['handed'] = [];
	const parts: AppParts = {
		...phone,
		voice: {
			say: (text) => Promise.resolve(void said.push(text)),
			stop: nothing,
			canSpeak: () => true,
			quiet: nothing
		},
		fileOut: {
			hand: (name, bytes) => {
				if (test.shareAnswer !== 'cancelled') handed.push({ name, bytes });
				return Promise.resolve(test.shareAnswer);
			}
		},
		settings: {
			read: (name) => settings.get(name) ?? null,
			write: (name, value) => void settings.set(name, value)
		},
		updates: { start: () => Promise.resolve(), accept: nothing },
		vibrate: nothing,
		idleLock: { start: nothing, stop: nothing, meetingIsOpen: nothing },
		secure: true
	};
	const test: TestApp = { app: new AppState(parts), phone, said, handed, shareAnswer: 'shared' };
	await test.app.start();
	return test;
}
