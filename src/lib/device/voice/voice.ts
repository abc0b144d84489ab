import type { SpokenName, Voice, VoiceParts } from '#app';
import type { VoicePack } from '#voice';
import type { AudioDoor } from './audio-context.ts';
import type { ClipEngine } from './load-engine.ts';
import { createPhoneSpeech } from './phone-speech.ts';
import { untilIdle } from '../until-idle.ts';
import { hasTrialPack } from './trial-addresses.ts';

/** How loud a figure is said that only the woman with the phone at her ear should hear. */
const softVolume = 0.2;

/**
 * What is said aloud: clips joined on the phone, the phone's own voice where it has one that no server helps, a soft tone
 * where neither has the words. The engine is fetched after the app: the first screen does not wait for it.
 */
export function createVoice({ readDigits, onUnsaid }: VoiceParts, door: AudioDoor): Voice {
	const speech = createPhoneSpeech();
	let isQuiet = false;
	let loading: Promise<ClipEngine> | null = null;
	let engine: ClipEngine | null = null;
	let run = 0;

	let chosen: VoicePack | null = null;
	let names: readonly SpokenName[] = [];

	const load = (): Promise<ClipEngine> =>
		(loading ??= import('./load-engine.ts').then(({ loadEngine }) => {
			engine = loadEngine({ door, speech, onUnsaid });
			engine.useVoice(chosen);
			engine.useNames(names);
			return engine;
		}));
	const hasClips = (language: string): boolean => door.exists && hasTrialPack(language);
	const stop = (): void => {
		run += 1;
		speech.stop();
		engine?.stop();
	};
	return {
		stop,
		canSpeak: (language) => hasClips(language) || speech.speaks(language),
		quiet(on) {
			isQuiet = on;
			if (on) stop();
		},
		async say(text, language, options) {
			stop();
			const mine = run;
			if (isQuiet) return;
			const volume = options?.soft === true ? softVolume : 1;
			if (!hasClips(language)) return speech.say(text, language, volume);
			const loaded = engine ?? (await load());
			// Before the first touch of the page no browser makes a sound.
			if (mine === run && door.context() !== null)
				await loaded.say(readDigits(text, language), language, volume);
		},
		async play(clip) {
			stop();
			await (await load()).play(clip);
		},
		async prepare(language) {
			if (!hasClips(language)) return;
			await untilIdle();
			await (await load()).prepare(language);
		},
		useVoice(pack) {
			chosen = pack;
			engine?.useVoice(pack);
		},
		useNames(now) {
			names = now;
			engine?.useNames(now);
		}
	};
}
