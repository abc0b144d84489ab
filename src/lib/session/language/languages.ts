import type { Settings } from '#app';
import { isLanguage, languages, loadFirstWords, loadLanguage, type Language, type Messages } from '#i18n';

/** A language as it is chosen: one that ships, or one that came in a word file. */
export interface Tongue {
	readonly tag: string;
	/** Whose numbers are spoken. */
	readonly base: Language;
	readonly messages: Messages;
}

/** Languages that came in files, in the order in which they came. */
export function installedTongues(settings: Settings): readonly string[] {
	return (settings.read('languages') ?? '').split(' ').filter((tag) => tag !== '' && !isLanguage(tag));
}

/** The words of a language; those of Hindi where the phone has them no longer. */
export async function loadTongue(settings: Settings, tag: string): Promise<Tongue> {
	if (isLanguage(tag)) return { tag, base: tag, messages: await loadLanguage(tag) };
	// The first screen needs no language that came in a file.
	const { tongueOfFile } = await import('./word-files.ts');
	return (await tongueOfFile(settings, tag)) ?? loadTongue(settings, languages[0]);
}

/** How a language calls itself, and how it sounds. Only the few first words are fetched for it. */
export async function nameOfTongue(
	settings: Settings,
	tag: string
): Promise<{ readonly name: string; readonly sample: string }> {
	const words = isLanguage(tag) ? await loadFirstWords(tag) : (await loadTongue(settings, tag)).messages;
	return { name: words['language.name'], sample: words['language.sample'] };
}
