/** How a file stands to a book of the same group that is on the shelf already. */
export type Standing =
	/** The file goes on where the book on the shelf ends. */
	| 'newer'
	| 'same'
	/** The book on the shelf goes on where the file ends. */
	| 'older'
	/** Both went on from somewhere before, each in its own way: people must look why. */
	| 'differs';

/**
 * A hash stands for every record before it (ADR 0002), so that one place decides.
 *
 * @param file hashes of its finished records in order, hex
 * @param shelved the same of the book on the shelf
 */
export function standingOf(file: readonly string[], shelved: readonly string[]): Standing {
	const both = Math.min(file.length, shelved.length);
	if (both > 0 && file[both - 1] !== shelved[both - 1]) return 'differs';
	if (file.length === shelved.length) return 'same';
	return file.length > shelved.length ? 'newer' : 'older';
}
