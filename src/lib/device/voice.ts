import type { Voice } from '#app';

/** Speech that never reports its end must not keep a screen waiting: two seconds and a fifth for each letter. */
const longest = (text: string): number => 2_000 + text.length * 200;

/** Loudness beside 1: heard at the ear, hardly by her neighbour. */
const softVolume = 0.25;

/**
 * The phone's own speech. Only voices that live on the phone: others send the words, with names and amounts in them,
 * to a server.
 */
export function createVoice(): Voice {
	const speech = 'speechSynthesis' in globalThis ? globalThis.speechSynthesis : null;
	let isQuiet = false;
	let finish: () => void = () => undefined;

	// Chrome loads its list only after it was asked for once.
	speech?.getVoices();

	const stop = (): void => {
		speech?.cancel();
		finish();
	};
	return {
		stop,
		canSpeak: (language) => speech !== null && localVoice(speech, language) !== null,
		quiet(on) {
			isQuiet = on;
			if (on) stop();
		},
		say(text, language, options) {
			stop();
			const voice = speech && localVoice(speech, language);
			if (speech === null || voice === null || isQuiet) return Promise.resolve();
			const said = new SpeechSynthesisUtterance(text);
			said.voice = voice;
			said.lang = voice.lang;
			said.volume = options?.soft === true ? softVolume : 1;
			return new Promise((resolve) => {
				const timer = setTimeout(() => finish(), longest(text));
				finish = () => {
					clearTimeout(timer);
					finish = () => undefined;
					resolve();
				};
				said.onend = finish;
				said.onerror = finish;
				speech.speak(said);
			});
		}
	};
}

/** The very language first ("hi-IN", which Android spells "hi_IN"), else any voice of it. */
function localVoice(speech: SpeechSynthesis, language: string): SpeechSynthesisVoice | null {
	const local = speech.getVoices().filter((voice) => voice.localService);
	const wanted = plain(language);
	const same = local.find((voice) => plain(voice.lang) === wanted);
	return same ?? local.find((voice) => baseOf(voice.lang) === baseOf(language)) ?? null;
}

const plain = (language: string): string => language.replaceAll('_', '-').toLowerCase();

const baseOf = (language: string): string => plain(language).split('-')[0] ?? '';
