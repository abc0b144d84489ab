import { readFileSync } from 'node:fs';
import { readDigits, type Language } from '#i18n';
import { present } from '#kernel';
import { coverWithClips, readPack } from '#voice';

/**
 * What a phone without a voice of its own could not say of these sentences: words of which the trial voice has no clip. Names
 * that somebody typed are among them; the names of a voice are recorded in the app.
 */
export function wordsWithoutClip(sentences: readonly string[], language: Language): readonly string[] {
	const pack = readPack(readFileSync(`src/lib/device/voice/trial/${language}.bahivoice`));
	const { clips } = present(pack.ok ? pack.value : undefined, 'a trial voice that can be read');
	const costOf = (id: string) => (clips.has(id) ? 1 : undefined);
	const unsaid = sentences.flatMap((sentence) =>
		coverWithClips(readDigits(sentence, language), costOf).flatMap((piece) =>
			piece.type === 'unsaid' ? [piece.text] : []
		)
	);
	return [...new Set(unsaid)].sort();
}
