import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
	isLanguage,
	isPrompt,
	loadLanguage,
	spokenParts,
	readDigits,
	spokenKeys,
	spokenPrompts,
	type Language
} from '#i18n';
import { clipId, heardWords, readPack } from '#voice';

import { spokenSpelling } from '../../scripts/trial-voice/espeak.ts';

const folder = 'src/lib/device/voice/trial';
const trialVoices = readdirSync(folder).map((file) => file.replace('.bahivoice', ''));

/** A lean clip says how many samples of 48 kHz it has (docs/VOICE.md); a short pause follows. */
function secondsOf(clip: Uint8Array | undefined): number {
	if (clip === undefined) return Infinity;
	return new DataView(clip.buffer, clip.byteOffset).getUint32(3, true) / 48_000 + 0.2;
}

describe('the trial voices', () => {
	test('are those of the languages that women hear', () => {
		expect(trialVoices).toContain('hi');
		expect(trialVoices.filter((language) => !isLanguage(language))).toEqual([]);
	});

	test.each(trialVoices)('%s has a clip for every prompt', async (language) => {
		const messages = await loadLanguage(language as Language);
		const pack = readPack(readFileSync(`${folder}/${language}.bahivoice`));
		expect(pack.ok && pack.value.about.words).toBe(language);
		const clips = pack.ok ? pack.value.clips : new Map<string, Uint8Array>();
		const missing = spokenPrompts(messages, language as Language).filter(({ id }) => !clips.has(id));
		expect(
			missing.map(({ key, text }) => `${key ?? 'money'}: ${text}`),
			'words without a clip: run `npm run trial-voice` (docs/VOICE.md)'
		).toEqual([]);
	});

	test.each(trialVoices)(
		'%s says what each screen asks in at most six seconds, amounts apart (R14)',
		async (language) => {
			const messages = await loadLanguage(language as Language);
			const pack = readPack(readFileSync(`${folder}/${language}.bahivoice`));
			const clips = pack.ok ? pack.value.clips : new Map<string, Uint8Array>();
			const prompts = spokenKeys(messages).filter(isPrompt);
			expect(prompts.length).toBeGreaterThan(150);
			const long = prompts.filter((key) => {
				const parts = spokenParts(messages[key], language as Language);
				return parts.reduce((sum, part) => sum + secondsOf(clips.get(clipId(heardWords(part)))), 0) > 6;
			});
			expect(long).toEqual([]);
		}
	);

	test.each(trialVoices)('%s weighs at most 1.35 MB (R33)', (language) => {
		expect(readFileSync(`${folder}/${language}.bahivoice`).length).toBeLessThanOrEqual(1_350_000);
	});
});

test('the machine is given what it would say with a syllable too many as it sounds, and a comma where a sentence goes on', () => {
	expect(spokenSpelling('इकसठ', 'hi')).toBe('इक्सठ,');
	expect(spokenSpelling('बक्सा गिनकर मिलाइए।', 'hi')).toBe('बक्सा गिन्कर मिलाइए।');
	expect(spokenSpelling('समूह', 'ne')).toBe('समूह्,');
	expect(spokenSpelling('समूहमा एक', 'ne')).toBe('समूहमा एक्,');
});

describe('digits are read as words', () => {
	test.each([
		['कुल 1,240 रुपये', 'कुल एक हज़ार दो सौ चालीस रुपये'],
		['१२ में ७', 'बारह में सात'],
		['24-11-2026', 'चौबीस, ग्यारह, दो हज़ार छब्बीस'],
		['0.5', 'आधा'],
		['1.5', 'डेढ़'],
		['2.5', 'ढाई'],
		['3.5', 'साढ़े तीन'],
		['12.5', 'साढ़े बारह'],
		['1.25', 'एक दशमलव दो पाँच'],
		['0042', 'शून्य शून्य चार दो'],
		['0', 'शून्य'],
		['9876543210', 'नौ आठ सात छह पाँच चार तीन दो एक शून्य'],
		['20, फिर 5।', 'बीस, फिर पाँच।']
	])('%s', (written, read) => {
		expect(readDigits(written, 'hi')).toBe(read);
	});

	test.each([
		['0.5', 'आधा', 'zero point five'],
		['1.5', 'डेढ', 'one point five'],
		['2.5', 'अढाई', 'two point five'],
		['7.5', 'साढे सात', 'seven point five']
	])('%s in Nepali and in English', (written, nepali, english) => {
		expect([readDigits(written, 'ne'), readDigits(written, 'en')]).toEqual([nepali, english]);
	});
});
