import { oneLine } from '#kernel';

/** Returns undefined if the text has nothing visible. */
export function tidyOrNone(text: string | undefined): string | undefined {
	const line = tidy(text ?? '');
	return line === '' ? undefined : line;
}

/** Normalises the few free texts of a book to one line of at most `most` UTF-16 units. */
export const tidy = (text: string, most = 80): string => oneLine(text, most);

/** Returns `{ [key]: value }`, or `{}` without a value: an event never has an undefined field. */
export function optional<Key extends string, Value>(
	key: Key,
	value: Value | undefined
): { [K in Key]?: Value } {
	return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
}
