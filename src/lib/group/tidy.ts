import { oneLine } from '#kernel';

/** Undefined where nothing of it can be seen. */
export function tidyOrNone(text: string | undefined): string | undefined {
	const line = tidy(text ?? '');
	return line === '' ? undefined : line;
}

/** The few free texts of a book: one line, at most `most` UTF-16 units. */
export const tidy = (text: string, most = 80): string => oneLine(text, most);

/** `{ [key]: value }`, or nothing where there is no value: an event never carries an undefined field. */
export function optional<Key extends string, Value>(
	key: Key,
	value: Value | undefined
): { [K in Key]?: Value } {
	return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
}
