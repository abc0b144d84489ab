import type { Settings } from '#app';
import { isLanguage, languageNames, languages, loadLanguage, type Language, type Messages } from '#i18n';

/** A language as it is chosen: one that ships, or one that came in a word file. */
export interface LoadedLanguage {
	readonly tag: string;
	/** Language in which numbers are spoken. */
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

export interface NamedLanguage {
	readonly tag: string;
	readonly name: string;
}

/** Languages that ship with the app, each named in itself. */
export const shippedLanguages: readonly NamedLanguage[] = languages.map((tag) => ({
	tag,
	name: languageNames[tag]
}));

/** Languages that were installed from word files, each named in itself. */
export const installedByName = (settings: Settings): Promise<readonly NamedLanguage[]> =>
	Promise.all(
		installedLanguages(settings).map(async (tag) => {
			const { messages } = await loadByTag(settings, tag);
			return { tag, name: messages['app.language-name'] };
		})
	);
