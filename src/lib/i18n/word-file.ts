import { err, ok, type Result } from '#kernel';
import { isLanguage, type Language } from './languages.ts';
import type { MessageKey, Messages } from './messages/en.ts';

/** Words of a language that does not ship, read from a file (docs/LANGUAGES.md). */
export interface WordFile {
	/** BCP 47 tag: "bho", "mai", "awa", "thl". */
	readonly tag: string;
	/** Name of the language in itself. */
	readonly name: string;
	/** Fallback for missing words; its numbers are spoken. */
	readonly base: Language;
	readonly words: Readonly<Partial<Record<MessageKey, string>>>;
}

export type WordFileRefusal =
	| { readonly type: 'WordFileDamaged' }
	| { readonly type: 'WordFileNewer' }
	/** There is no tag or name, or it is that of a language that ships. */
	| { readonly type: 'WordFileUnnamed' }
	| { readonly type: 'WordFileUnknownKeys'; readonly keys: readonly string[] }
	/** A sentence lacks a slot, or has one that nothing fills. */
	| { readonly type: 'WordFileSlots'; readonly keys: readonly MessageKey[] }
	| { readonly type: 'WordFileEmpty' };

const format = 'bahi-words';
/** The first version that was released. */
export const wordFileVersion = 2;
/** Limit of a word file in characters: three times the size of a whole language. */
const lettersMost = 1_500_000;

/** Limit of the file in bytes, at most four for a character. */
export const wordFileBytesMost = lettersMost * 4;

/** Reads a file of words. An empty entry counts as missing and is shown in the base language. */
export function readWordFile(text: string, english: Messages): Result<WordFile, WordFileRefusal> {
	const file = objectIn(text);
	if (file?.['format'] !== format || typeof file['version'] !== 'number')
		return err({ type: 'WordFileDamaged' });
	if (file['version'] > wordFileVersion) return err({ type: 'WordFileNewer' });
	if (file['version'] !== wordFileVersion) return err({ type: 'WordFileDamaged' });
	const { language: tag, name, base = 'hi', words: given } = file;
	if (!isObject(given) || typeof base !== 'string' || !isLanguage(base))
		return err({ type: 'WordFileDamaged' });
	if (!isTag(tag) || typeof name !== 'string' || name.trim() === '') return err({ type: 'WordFileUnnamed' });
	const words = wordsIn(given, english);
	return words.ok ? ok({ tag, name: name.trim(), base, words: words.value }) : words;
}

function wordsIn(
	given: Readonly<Record<string, unknown>>,
	english: Messages
): Result<WordFile['words'], WordFileRefusal> {
	const isKey = (key: string): key is MessageKey => Object.hasOwn(english, key);
	const unknown = Object.keys(given).filter((key) => !isKey(key));
	if (unknown.length > 0) return err({ type: 'WordFileUnknownKeys', keys: unknown });
	const entries = Object.entries(given) as [MessageKey, unknown][];
	if (!entries.every((entry): entry is [MessageKey, string] => typeof entry[1] === 'string'))
		return err({ type: 'WordFileDamaged' });
	const filled = entries.map(([key, word]) => [key, word.trim()] as const).filter(([, word]) => word !== '');
	const wrong = filled.filter(([key, word]) => slotsIn(word) !== slotsIn(english[key])).map(([key]) => key);
	if (wrong.length > 0) return err({ type: 'WordFileSlots', keys: wrong });
	if (filled.length === 0) return err({ type: 'WordFileEmpty' });
	return ok(Object.fromEntries(filled));
}

/** Writes a template to fill in: every word in Hindi and English, with room for the new one, indented for people to edit. */
export function writeTemplate(hindi: Messages, english: Messages): string {
	const keys = Object.keys(english) as MessageKey[];
	const beside = (messages: Messages) => Object.fromEntries(keys.map((key) => [key, messages[key]]));
	const words = Object.fromEntries(keys.map((key) => [key, '']));
	const file = { format, version: wordFileVersion, language: '', name: '', base: 'hi', words };
	return `${JSON.stringify({ ...file, hindi: beside(hindi), english: beside(english) }, null, '\t')}\n`;
}

/** Overlays the words of the file on those of the base language. */
export function wordsOver(base: Messages, { words }: WordFile): Messages {
	return { ...base, ...words };
}

/** Returns the slots of a sentence in canonical order, such as "{amount} {who}". */
function slotsIn(text: string): string {
	return [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(' ');
}

function objectIn(text: string): Readonly<Record<string, unknown>> | null {
	if (text.length > lettersMost) return null;
	try {
		// Some editors put a byte order mark before the text, which JSON does not allow.
		const read: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
		return isObject(read) ? read : null;
	} catch {
		return null;
	}
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const isTag = (tag: unknown): tag is string =>
	typeof tag === 'string' && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag) && !isLanguage(tag);
