import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { corePrompts, createWords, languages, loadLanguage, spokenPrompts, type Language } from '#i18n';
import { writePack } from '#voice';
import { root } from '../root.mjs';
import { Speaking } from './espeak.ts';
import { takeWavs } from './wavs.ts';

/** Languages that espeak-ng speaks and members hear. English is for staff, who read. */
const withTrialVoice = languages.filter((language) => language !== 'en');

/** Largest size of a voice in bytes (R33). */
const limit = 1_350_000;

/** The highest rate that fits is used. */
const rates = [8_000, 6_000, 5_000, 4_900, 4_500];

const folder = join(root, 'src/lib/device/voice/trial');

const { values, positionals } = parseArgs({ options: { wavs: { type: 'string' } }, allowPositionals: true });
const missing = ['espeak-ng', 'ffmpeg', 'opusenc'].filter(
	(tool) =>
		spawnSync(tool, ['--version']).error !== undefined && (tool !== 'espeak-ng' || values.wavs === undefined)
);
if (missing.length > 0) {
	console.error(`${missing.join(' and ')} not found. On Debian: apt install espeak-ng ffmpeg opus-tools`);
	process.exit(1);
}
const asked = withTrialVoice.filter((language) => positionals.length === 0 || positionals.includes(language));
if (values.wavs !== undefined && asked.length !== 1) {
	console.error('Clips of a folder are of one language: npm run trial-voice -- hi --wavs FOLDER');
	process.exit(1);
}
for (const language of asked) await make(language, values.wavs);

/** @param wavs folder with clips of another engine; without it espeak-ng speaks */
async function make(language: Language, wavs?: string): Promise<void> {
	const messages = await loadLanguage(language);
	const about = {
		name: createWords(language, messages).say('word.trial-voice'),
		words: language,
		made: 'trial'
	} as const;
	const prompts = spokenPrompts(messages, language);
	const symbols = prompts.filter(({ key }) => key?.startsWith('picture.symbol-'));
	/** Numbers, money, symbols and prompts of every meeting. */
	const wide = new Set([...corePrompts(messages, language), ...symbols].map(({ id }) => id));
	const taken = wavs === undefined ? null : takeWavs(wavs, prompts);
	if (taken !== null && !('files' in taken)) {
		for (const fault of taken) console.error(fault);
		process.exitCode = 1;
		return;
	}
	const speaking = new Speaking(prompts);
	const origin = join(folder, `${language}.origin.json`);
	try {
		if (taken === null) await speaking.speak(language);
		else speaking.take(taken.files);
		for (const rate of rates) {
			const clips = await speaking.encode(rate, wide);
			const file = writePack({ about, clips });
			const said = `${String(clips.size)} clips at ${String(rate)} bit/s, ${(file.length / 1000).toFixed(0)} kB`;
			console.log(`${language}: ${said} of ${String(limit / 1000)}`);
			if (file.length > limit) continue;
			mkdirSync(folder, { recursive: true });
			writeFileSync(join(folder, `${language}.bahivoice`), file);
			if (taken === null) rmSync(origin, { force: true });
			else writeFileSync(origin, taken.origin);
			return;
		}
	} finally {
		speaking.end();
	}
	console.error(`The trial voice of ${language} is too large: leave words of staff out (spoken-keys.ts).`);
	process.exitCode = 1;
}
