import type { Settings } from '#app';
import { isLanguage, languages, loadFirstWords, loadLanguage, type Language, type Messages } from '#i18n';

/** A language as it is chosen: one that ships, or one that came in a word file. */
export interface LoadedLanguage {
	readonly tag: string;
	/** Whose numbers are spoken. */
	readonly base: Language;
	readonly messages: Messages;
}

/** Languages that came in files, in the order in which they came. */
export function installedLanguages(settings: Settings): readonly string[] {
	return (settings.read('languages') ?? '').split(' ').filter((tag) => tag !== '' && !isLanguage(tag));
}

/** The words of a language; those of Hindi where the phone has them no longer. */
export async function loadByTag(settings: Settings, tag: string): Promise<LoadedLanguage> {
	if (isLanguage(tag)) return { tag, base: tag, messages: await loadLanguage(tag) };
	// The first screen needs no language that came in a file.
	const { languageOfFile } = await import('./word-files.ts');
	return (await languageOfFile(settings, tag)) ?? loadByTag(settings, languages[0]);
}

/** How a language calls itself, and how it sounds. Only the few first words are fetched for it. */
export async function nameOfLanguage(
	settings: Settings,
	tag: string
): Promise<{ readonly name: string; readonly sample: string }> {
	const words = isLanguage(tag) ? await loadFirstWords(tag) : (await loadByTag(settings, tag)).messages;
	return { name: words['app.language-name'], sample: words['app.language-sample'] };
}
