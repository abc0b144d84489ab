import { err, ok, type Result } from '#kernel';
import type { Settings } from '#app';
import {
	isLanguage,
	languages,
	loadFirstWords,
	loadLanguage,
	readWordFile,
	wordsOver,
	type Language,
	type Messages,
	type WordFileRefusal
} from '#i18n';

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
	const file = readWordFile(settings.read(`words.${tag}`) ?? '', await loadLanguage('en'));
	if (!file.ok) return loadTongue(settings, languages[0]);
	const { base } = file.value;
	const messages = wordsOver(await loadLanguage(base), file.value);
	return { tag, base, messages: { ...messages, 'language.name': file.value.name } };
}

/** How a language calls itself, and how it sounds. Only the few first words are fetched for it. */
export async function nameOfTongue(
	settings: Settings,
	tag: string
): Promise<{ readonly name: string; readonly sample: string }> {
	const words = isLanguage(tag) ? await loadFirstWords(tag) : (await loadTongue(settings, tag)).messages;
	return { name: words['language.name'], sample: words['language.sample'] };
}

export type TongueRefusal = WordFileRefusal | { readonly type: 'WordFileNotKept' };

/** Keeps the words of a file on this phone; a newer file of the same language takes the place of the older one. */
export async function installTongue(
	settings: Settings,
	text: string
): Promise<Result<{ readonly tag: string; readonly name: string }, TongueRefusal>> {
	const file = readWordFile(text, await loadLanguage('en'));
	if (!file.ok) return file;
	const { tag, name, base, words } = file.value;
	const kept = JSON.stringify({ format: 'bahi-words', version: 1, language: tag, name, base, words });
	settings.write(`words.${tag}`, kept);
	// A full phone keeps nothing and says nothing.
	if (settings.read(`words.${tag}`) !== kept) return err({ type: 'WordFileNotKept' });
	settings.write('languages', [...new Set([...installedTongues(settings), tag])].join(' '));
	return ok({ tag, name });
}
