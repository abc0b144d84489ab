import { beforeEach, expect, test } from 'vitest';
import type { VoicePack } from '#voice';
import { ClipEngine } from './load-engine.ts';

// Where each part of a sentence comes from. A clip is one letter here, so that a row can be read.

let heard: string[];
let unsaid: string[];
let phoneSpeaks: boolean;
let fetched: string[];
let engine: ClipEngine;

const clip = (letter: string): Uint8Array => new TextEncoder().encode(letter);
const pack = (words: string, letter: string, ...ids: readonly string[]): VoicePack => ({
	about: { name: 'Example language', words, made: 'recorded' },
	clips: new Map(ids.map((id) => [id, clip(`${letter}:${id}`)]))
});
const trial: Readonly<Record<string, VoicePack>> = {
	hi: pack('hi', 'hi', 'दीदी', 'बीस', 'रुपये', 'जमा', 'तोता', 'सात', 'समूह', 'रुपये जमा'),
	ne: pack('ne', 'ne', 'दिदी', 'बीस', 'रुपैयाँ')
};

beforeEach(() => {
	heard = [];
	unsaid = [];
	fetched = [];
	phoneSpeaks = false;
	engine = new ClipEngine({
		player: {
			play: (row, volume) => {
				const said = row.map(({ clip: one }) => (one === 'tone' ? '♪' : new TextDecoder().decode(one)));
				return Promise.resolve(void heard.push(`${said.join(' ')} @${String(volume)}`));
			},
			stop: () => undefined
		},
		speech: {
			speaks: () => phoneSpeaks,
			say: (text) => Promise.resolve(void heard.push(`phone: ${text}`)),
			stop: () => undefined
		},
		loadTrialPack: (language) => {
			fetched.push(language);
			return Promise.resolve(trial[language] ?? null);
		},
		onUnsaid: (text) => unsaid.push(text)
	});
});

test('a sentence is one row of the trial voice, fetched once', async () => {
	await engine.say('दीदी, बीस रुपये जमा।', 'hi', 1);
	await engine.say('जमा', 'hi', 0.2);
	expect(heard).toEqual(['hi:दीदी hi:बीस hi:रुपये जमा @1', 'hi:जमा @0.2']);
	expect(fetched).toEqual(['hi']);
});

test('the chosen voice comes first; what it lacks the trial voice says', async () => {
	engine.useVoice(pack('hi', 'own', 'बीस'));
	await engine.say('बीस रुपये', 'hi', 1);
	expect(heard).toEqual(['own:बीस hi:रुपये @1']);
});

test('the chosen voice says every word that it has, where the trial voice has them in one piece too', async () => {
	engine.useVoice(pack('hi', 'own', 'रुपये'));
	await engine.say('रुपये जमा', 'hi', 1);
	engine.useVoice(null);
	await engine.say('रुपये जमा', 'hi', 1);
	expect(heard).toEqual(['own:रुपये hi:जमा @1', 'hi:रुपये जमा @1']);
});

test('a chosen voice of another language is not used', async () => {
	engine.useVoice(pack('ne', 'own', 'बीस'));
	await engine.say('बीस', 'hi', 1);
	expect(heard).toEqual(['hi:बीस @1']);
});

test('what Nepali lacks, Hindi says, and is fetched only then', async () => {
	await engine.say('बीस रुपैयाँ', 'ne', 1);
	expect(fetched).toEqual(['ne']);
	await engine.say('समूह बीस', 'ne', 1);
	expect(fetched).toEqual(['ne', 'hi']);
	expect(heard).toEqual(['ne:बीस ne:रुपैयाँ @1', 'hi:समूह ne:बीस @1']);
});

test('what no voice has is a soft tone, and is seen', async () => {
	await engine.say('उदाहरण बैंक, बीस रुपये', 'hi', 1);
	expect(heard).toEqual(['♪ hi:बीस hi:रुपये @1']);
	expect(unsaid).toEqual(['उदाहरण बैंक, बीस रुपये']);
});

test('a phone with a voice of its own says what is missing between the clips', async () => {
	phoneSpeaks = true;
	await engine.say('बीस रुपये उदाहरण जमा', 'hi', 1);
	expect(heard).toEqual(['hi:बीस hi:रुपये @1', 'phone: उदाहरण', 'hi:जमा @1']);
	expect(unsaid).toEqual([]);
});

test('a woman is called as she was recorded, else by symbol and number', async () => {
	engine.useNames([
		{ name: 'सुनीता', clip: clip('her own'), instead: 'तोता, सात' },
		{ name: 'मीना', clip: null, instead: 'तोता, सात' }
	]);
	await engine.say('सुनीता दीदी', 'hi', 1);
	await engine.say('मीना दीदी', 'hi', 1);
	expect(heard).toEqual(['her own hi:दीदी @1', 'hi:तोता hi:सात hi:दीदी @1']);
});

test('of two women of one name none is called by a symbol, which would point at the wrong one', async () => {
	engine.useNames([
		{ name: 'मीना', clip: null, instead: 'तोता' },
		{ name: 'मीना', clip: null, instead: 'सात' }
	]);
	await engine.say('मीना दीदी', 'hi', 1);
	expect(heard).toEqual(['♪ hi:दीदी @1']);
	expect(unsaid).toEqual(['मीना दीदी']);
});

test('a name whose own words are missing ends in a tone, not in a circle', async () => {
	engine.useNames([{ name: 'मीना', clip: null, instead: 'मीना' }]);
	await engine.say('मीना', 'hi', 1);
	expect(heard).toEqual(['♪ @1']);
});

test('what was stopped while the voice was fetched is never heard', async () => {
	const said = engine.say('बीस', 'hi', 1);
	engine.stop();
	await said;
	expect(heard).toEqual([]);
});
