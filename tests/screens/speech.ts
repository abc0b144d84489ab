import type { BrowserContext, Page } from 'playwright-core';
import { beforeEveryPage } from '../support/page-scripts.ts';
import { flowerNames } from '../support/flowers.ts';

/** Gives the phone a Hindi voice that ends at once, and keeps what it was to say. */
export async function listenIn(context: BrowserContext): Promise<void> {
	await beforeEveryPage(context, () => {
		const said: string[] = [];
		const voice = { lang: 'hi-IN', localService: true, name: 'test', default: true, voiceURI: 'test' };
		class Utterance {
			onend: (() => void) | null = null;
			onerror: (() => void) | null = null;
			voice: unknown = null;
			lang = '';
			readonly text: string;
			constructor(text: string) {
				this.text = text;
			}
		}
		const speech = {
			getVoices: () => [voice],
			cancel: () => undefined,
			speak: (one: Utterance) => {
				said.push(one.text);
				setTimeout(() => one.onend?.(), 0);
			}
		};
		// Without it there are no clips either, and every word goes to this voice.
		Object.defineProperty(globalThis, 'AudioContext', { value: undefined });
		Object.defineProperty(globalThis, 'speechSynthesis', { value: speech });
		Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', { value: Utterance });
		Object.defineProperty(globalThis, 'saidSoFar', { value: said });
	});
}

const exampleWoman = new RegExp(`(?:${flowerNames('hi').join('|')}) दीदी`, 'g');

/** Everything said on this page since it was loaded. */
export async function saidOn(page: Page): Promise<readonly string[]> {
	return page.evaluate(() => [...((globalThis as { saidSoFar?: readonly string[] }).saidSoFar ?? [])]);
}

/** Spoken clearly to a circle of women; a phone call is faster. */
const syllablesInASecond = 5.5;

/**
 * How long a voice needs for Hindi words, in seconds: five and a half syllables in each, and a third of a second where a
 * sentence ends. A syllable is a vowel or a consonant with what hangs on it; joined consonants are one, and the vowel of a
 * bare consonant at the end of a word is not spoken. Latin words and numerals count as two syllables.
 */
export function secondsOf(words: string): number {
	// Names of the practice group are longer than those of women and of groups.
	const text = words.replace(exampleWoman, 'सुनीता दीदी').replace('अभ्यास समूह', 'उजाला');
	const syllables = text.split(/[^\p{L}\p{M}\p{N}]+/u).reduce((sum, word) => sum + syllablesOf(word), 0);
	const stops = text.match(/[.।?!]/g) ?? [];
	return syllables / syllablesInASecond + Math.max(0, stops.length - 1) / 3;
}

function syllablesOf(word: string): number {
	if (/[A-Za-z0-9]/.test(word)) return 2;
	const vowels = word.match(/[\u0904-\u0914]/g) ?? [];
	const consonants = word.match(/[\u0915-\u0939\u0958-\u095f]\u093c?(?!\u093c?\u094d)/gu) ?? [];
	const isBareAtEnd = /[\u0915-\u0939\u0958-\u095f]\u093c?$/u.test(word);
	const all = vowels.length + consonants.length;
	return isBareAtEnd && all > 1 ? all - 1 : all;
}
