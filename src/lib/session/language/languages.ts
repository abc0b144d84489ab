import type { Settings } from '#app';
import { isLanguage, languageNames, languages, loadLanguage, type Language, type Messages } from '#i18n';

/** A selectable language: one that ships, or one from a word file. */
export interface LoadedLanguage {
	readonly tag: string;
	/** Language in which numbers are spoken. */
	readonly base: Language;
	readonly messages: Messages;
}

/** Languages from word files, in the order of their installation. */
export function installedLanguages(settings: Settings): readonly string[] {
	return (settings.read('languages') ?? '').split(' ').filter((tag) => tag !== '' && !isLanguage(tag));
}

/** The words of a language; Hindi if the phone no longer has them. */
export async function loadByTag(settings: Settings, tag: string): Promise<LoadedLanguage> {
	if (isLanguage(tag)) return { tag, base: tag, messages: await loadLanguage(tag) };
	// Loaded on demand: the first screen needs no word file.
	const { languageOfFile } = await import('./word-files.ts');
	return (await languageOfFile(settings, tag)) ?? loadByTag(settings, languages[0]);
}

export interface NamedLanguage {
	readonly tag: string;
	readonly name: string;
}

/** Languages that ship with the app, each with its own name for itself. */
export const shippedLanguages: readonly NamedLanguage[] = languages.map((tag) => ({
	tag,
	name: languageNames[tag]
}));

/** Languages from word files, each with its own name for itself. */
export const installedByName = (settings: Settings): Promise<readonly NamedLanguage[]> =>
	Promise.all(
		installedLanguages(settings).map(async (tag) => {
			const { messages } = await loadByTag(settings, tag);
			return { tag, name: messages['app.language-name'] };
		})
	);
