import { err, ok, type Result } from '#kernel';
import type { Settings } from '#app';
import { loadLanguage, readWordFile, wordFileVersion, wordsOver, type WordFileRefusal } from '#i18n';
import { installedLanguages, type LoadedLanguage } from './languages.ts';

/** A language from a word file; null if this phone no longer has it. */
export async function languageOfFile(settings: Settings, tag: string): Promise<LoadedLanguage | null> {
	const file = readWordFile(settings.read(`words.${tag}`) ?? '', await loadLanguage('en'));
	if (!file.ok) return null;
	const { base } = file.value;
	const messages = wordsOver(await loadLanguage(base), file.value);
	return { tag, base, messages: { ...messages, 'app.language-name': file.value.name } };
}

export type InstallRefusal = WordFileRefusal | { readonly type: 'WordFileNotKept' };

/** Stores a word file on this phone; a newer file of the same language replaces it. */
export async function installLanguage(
	settings: Settings,
	text: string
): Promise<Result<{ readonly tag: string; readonly name: string }, InstallRefusal>> {
	const file = readWordFile(text, await loadLanguage('en'));
	if (!file.ok) return file;
	const { tag, name, base, words } = file.value;
	const kept = JSON.stringify({
		format: 'bahi-words',
		version: wordFileVersion,
		language: tag,
		name,
		base,
		words
	});
	settings.write(`words.${tag}`, kept);
	// A full phone drops the write silently.
	if (settings.read(`words.${tag}`) !== kept) return err({ type: 'WordFileNotKept' });
	settings.write('languages', [...new Set([...installedLanguages(settings), tag])].join(' '));
	return ok({ tag, name });
}
