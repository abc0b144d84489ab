import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createVoiceStore } from '#storage';
import { createWords, loadLanguage, type Words } from '#i18n';
import type { UnlockedPage } from '../member-page/unlocked-page.ts';
import { Speaker } from './speaker.svelte.ts';

type OwnPage = Pick<UnlockedPage, 'face' | 'voice'> | null;

interface Said {
	readonly text: string;
	readonly soft: boolean;
}
let said: Said[];
let kept: Map<string, string>;
let hasVoice: boolean;
let named: (readonly string[])[];
let prepared: string[];
let speaker: Speaker;

const aSpeaker = (words: Words | null = null, page: OwnPage = null): Speaker =>
	new Speaker(
		{
			voice: {
				say: (text, _, options) => Promise.resolve(void said.push({ text, soft: options?.soft === true })),
				stop: () => undefined,
				canSpeak: () => hasVoice,
				quiet: () => undefined,
				play: () => Promise.resolve(),
				prepare: (language) => Promise.resolve(void prepared.push(language)),
				useVoice: () => undefined,
				useNames: (names) => void named.push(names.map(({ name }) => name))
			},
			settings: {
				read: (name) => kept.get(name) ?? null,
				write: (name, value) => void kept.set(name, value)
			},
			voiceStore: createVoiceStore()
		},
		{ words, book: null, memberPage: { page } }
	);

beforeEach(() => {
	vi.useFakeTimers();
	said = [];
	kept = new Map();
	named = [];
	prepared = [];
	hasVoice = true;
	speaker = aSpeaker();
});
afterEach(() => vi.useRealTimers());

test('what is for her ear waits two seconds and is said softly; the listen button shows that it plays meanwhile', async () => {
	const done = speaker.sayQuietly('saved: 100');
	await vi.advanceTimersByTimeAsync(1_999);
	expect(said).toEqual([]);
	expect(speaker.listen).toBe('playing');
	await vi.advanceTimersByTimeAsync(1);
	await done;
	expect(said).toEqual([{ text: 'saved: 100', soft: true }]);
	expect(speaker.listen).toBe('ready');
});

test('is never said once something stopped it', async () => {
	void speaker.sayQuietly('saved: 100');
	speaker.stop();
	await vi.advanceTimersByTimeAsync(10_000);
	void speaker.sayQuietly('owed: 50');
	void speaker.say('locked');
	await vi.advanceTimersByTimeAsync(10_000);
	expect(said).toEqual([{ text: 'locked', soft: false }]);
});

test('with the sound off nothing is said by itself, the listen button is crossed, and stays so', async () => {
	speaker.turn(false);
	await speaker.say('a screen opens');
	expect(said).toEqual([]);
	expect(speaker.listen).toBe('off');
	expect(aSpeaker().listen).toBe('off');
});

test('a listen button that is touched turns the sound on', () => {
	speaker.turn(false);
	speaker.toggle('where am I?');
	expect(said.map(({ text }) => text)).toEqual(['where am I?']);
	expect(speaker.isOn).toBe(true);
	expect(kept.get('sound')).toBe('on');
});

test('without a voice the crossed listen button shows the words, until something else happens', () => {
	hasVoice = false;
	speaker.toggle('where am I?');
	expect(said).toEqual([]);
	expect(speaker.listen).toBe('off');
	expect(speaker.caption).toBe('where am I?');
	speaker.stop();
	expect(speaker.caption).toBeNull();
});

test('what a voice could not say is seen for six seconds, then what lies below it', async () => {
	await speaker.say('Example Bank');
	speaker.showUnsaid('Example Bank');
	await vi.advanceTimersByTimeAsync(5_999);
	expect(speaker.caption).toBe('Example Bank');
	await vi.advanceTimersByTimeAsync(1);
	expect(speaker.caption).toBeNull();
});

test('of many words each part lies over the title as long, so that none of them covers what is touched', async () => {
	const long =
		'Sunita Example is the president. Who keeps the money: the treasurer or the secretary? Touch her picture.';
	await speaker.say(long);
	speaker.showUnsaid(long);
	const seen: (string | null)[] = [];
	for (let part = 0; part < 5; part += 1) {
		seen.push(speaker.caption);
		await vi.advanceTimersByTimeAsync(6_000);
	}
	expect(seen).toEqual([
		'Sunita Example is the president.',
		'Who keeps the money: the treasurer or the',
		'secretary? Touch her picture.',
		null,
		null
	]);
	expect(seen.every((part) => part === null || part.length <= 48)).toBe(true);
});

test('words that were shown before take none away that are shown now', async () => {
	await speaker.say('Example Bank');
	speaker.showUnsaid('Example Bank');
	await vi.advanceTimersByTimeAsync(4_000);
	await speaker.say('Example Village');
	speaker.showUnsaid('Example Village');
	await vi.advanceTimersByTimeAsync(3_000);
	expect(speaker.caption).toBe('Example Village');
});

test('nobody is known to the voice while no book is open', async () => {
	await speaker.say('the lock');
	speaker.forgetNames();
	expect(named).toEqual([[], []]);
});

test('who looks at her own page is called by her name while the book is closed, and nobody else', async () => {
	vi.useRealTimers();
	const english = createWords('en', await loadLanguage('en'));
	const face = { symbol: 'carrot', colour: 3, number: 10, name: 'Savitri' };
	await aSpeaker(english, { face, voice: null }).say('Savitri. Her saving.');
	expect(named).toEqual([['Savitri']]);
});

test('before a language is chosen the voice of Hindi is made ready', async () => {
	vi.useRealTimers();
	await speaker.prepare();
	expect(prepared).toEqual(['hi']);
});
