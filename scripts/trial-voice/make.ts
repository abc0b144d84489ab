import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corePrompts, createWords, languages, loadLanguage, spokenPrompts, type Language } from '#i18n';
import { writePack } from '#voice';
import { root } from '../root.mjs';
import { Speaking } from './espeak.ts';

/** Languages that espeak-ng speaks and women of the groups hear. English is for staff, who read. */
const withTrialVoice = languages.filter((language) => language !== 'en');

/** What a voice may weigh (R33). */
const limit = 1_350_000;

/** The best that fits is taken: fewer words sound better. */
const rates = [8_000, 6_000, 5_000, 4_900, 4_500];

const folder = join(root, 'src/lib/device/voice/trial');

const missing = ['espeak-ng', 'ffmpeg', 'opusenc'].filter(
	(tool) => spawnSync(tool, ['--version']).error !== undefined
);
if (missing.length > 0) {
	console.error(`${missing.join(' and ')} not found. On Debian: apt install espeak-ng ffmpeg`);
	process.exit(1);
}
const asked = process.argv.slice(2);
for (const language of withTrialVoice) {
	if (asked.length === 0 || asked.includes(language)) await make(language);
}

async function make(language: Language): Promise<void> {
	const messages = await loadLanguage(language);
	const about = {
		name: createWords(language, messages).say('word.trial-voice'),
		words: language,
		made: 'trial'
	} as const;
	const prompts = spokenPrompts(messages, language);
	const symbols = prompts.filter(({ key }) => key?.startsWith('picture.symbol-'));
	/** Numbers, money, her picture and what is heard at every meeting. */
	const wide = new Set([...corePrompts(messages, language), ...symbols].map(({ id }) => id));
	const speaking = new Speaking(prompts);
	try {
		await speaking.speak(language);
		for (const rate of rates) {
			const clips = await speaking.encode(rate, wide);
			const file = writePack({ about, clips });
			const said = `${String(clips.size)} clips at ${String(rate)} bit/s, ${(file.length / 1000).toFixed(0)} kB`;
			console.log(`${language}: ${said} of ${String(limit / 1000)}`);
			if (file.length > limit) continue;
			mkdirSync(folder, { recursive: true });
			writeFileSync(join(folder, `${language}.bahivoice`), file);
			return;
		}
	} finally {
		speaking.end();
	}
	console.error(`The trial voice of ${language} is too large: leave words of staff out (spoken-keys.ts).`);
	process.exitCode = 1;
}
