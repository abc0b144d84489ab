import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { faultOf, takeWavs } from '../../scripts/trial-voice/wavs.ts';

const prompts = ['एक', 'दो'].map((text) => ({ id: text, text, key: null, number: null }));
const about = { engine: 'piper 1.2', voice: 'hi_IN', licence: 'CC-BY-4.0' };

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'other-voice-'));
	takeWavs(folder, prompts);
	writeFileSync(join(folder, 'voice.json'), JSON.stringify(about));
	for (const name of ['0001.wav', '0002.wav']) writeFileSync(join(folder, name), wav({}));
});
afterEach(() => {
	rmSync(folder, { recursive: true });
});

/** A tone of 440 Hz as a WAV file of 22,050 samples a second. */
function wav({ seconds = 0.5, level = 0.3, channels = 1 }): Uint8Array {
	const samples = Math.round(22_050 * seconds);
	const file = Buffer.alloc(44 + 2 * samples);
	file.write('RIFF', 0, 'latin1');
	file.writeUInt32LE(36 + 2 * samples, 4);
	file.write('WAVEfmt ', 8, 'latin1');
	file.writeUInt32LE(16, 16);
	file.writeUInt16LE(1, 20);
	file.writeUInt16LE(channels, 22);
	file.writeUInt32LE(22_050, 24);
	file.writeUInt16LE(16, 34);
	file.write('data', 36, 'latin1');
	file.writeUInt32LE(2 * samples, 40);
	for (let at = 0; at < samples; at += 1) {
		const sample = Math.max(-1, Math.min(1, level * Math.sin((2 * Math.PI * 440 * at) / 22_050)));
		file.writeInt16LE(Math.round(sample * 32_767), 44 + 2 * at);
	}
	return file;
}

it('takes the clips of another engine with who spoke them and their hash', () => {
	expect(readFileSync(join(folder, 'prompts.tsv'), 'utf8')).toBe('0001.wav\tएक\n0002.wav\tदो\n');
	const taken = takeWavs(folder, prompts);
	expect(taken).toMatchObject({ files: ['0001.wav', '0002.wav'].map((name) => join(folder, name)) });
	expect(JSON.parse('origin' in taken ? taken.origin : '')).toStrictEqual({
		...about,
		clips: expect.stringMatching(/^sha256-[0-9a-f]{64}$/) as unknown
	});
});

it('says what cannot be taken, and writes nothing', () => {
	const before = readdirSync(folder).length;
	writeFileSync(join(folder, '0002.wav'), wav({ level: 2 }));
	expect(takeWavs(folder, prompts)).toStrictEqual([`${join(folder, '0002.wav')} is clipped`]);
	rmSync(join(folder, '0002.wav'));
	expect(takeWavs(folder, prompts)).toStrictEqual([`${join(folder, '0002.wav')} is missing`]);
	expect(takeWavs(folder, prompts.toReversed())).toStrictEqual([expect.stringContaining('other words')]);
	writeFileSync(join(folder, 'voice.json'), '{"engine": "piper"}');
	expect(takeWavs(folder, prompts)).toStrictEqual([expect.stringContaining('licence')]);
	expect(readdirSync(folder)).toHaveLength(before - 1);
});

it.each([
	['lasts 0.05 s', wav({ seconds: 0.05 })],
	['lasts 13.00 s', wav({ seconds: 13 })],
	['is silent', wav({ level: 0.001 })],
	['is not a WAV file', wav({ channels: 2 })],
	['is not a WAV file', Buffer.from('OggS')]
])('refuses a clip that %s', (fault, file) => {
	expect(faultOf(file)).toContain(fault);
});
