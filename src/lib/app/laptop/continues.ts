/** How a file stands to a book of the same group that is on the shelf already. */
export type Standing =
	/** It goes on where the other ends. */
	| 'newer'
	| 'same'
	/** The other goes on where this one ends. */
	| 'older'
	/** Both went on from somewhere before, each in its own way: people must look why. */
	| 'differs';

/** A book as far as its finished records go. */
export interface KnownUntil {
	readonly records: number;
	readonly head: string;
}

/**
 * A hash stands for every record before it (ADR 0002), so that one place decides.
 *
 * @param hashesOf reads the hashes of the book on the shelf; asked only where the file does not go on from it
 */
export async function standingOf(
	file: readonly string[],
	shelved: KnownUntil,
	hashesOf: () => Promise<readonly string[]>
): Promise<Standing> {
	const { records, head } = shelved;
	const goesOn = records === 0 || file[records - 1] === head;
	if (goesOn) return file.length === records ? 'same' : 'newer';
	if (file.length >= records) return 'differs';
	const hashes = await hashesOf();
	return file.length === 0 || hashes[file.length - 1] === file.at(-1) ? 'older' : 'differs';
}
