import type { GroupEvent } from '#group';
import { setBesideIn } from '../merge/one-order.ts';

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
 * @param beside what each of the two books says that officers set beside it (ADR 0087)
 */
export function standingOf(
	file: readonly string[],
	shelved: readonly string[],
	beside: { readonly file: ReadonlySet<string>; readonly shelved: ReadonlySet<string> } = nothingBeside
): Standing {
	if (beside.file.has(shelved.at(-1) ?? '')) return 'newer';
	if (beside.shelved.has(file.at(-1) ?? '')) return 'older';
	const both = Math.min(file.length, shelved.length);
	if (both > 0 && file[both - 1] !== shelved[both - 1]) return 'differs';
	if (file.length === shelved.length) return 'same';
	return file.length > shelved.length ? 'newer' : 'older';
}

const nothingBeside = { file: new Set<string>(), shelved: new Set<string>() };

/** Hashes of the pages that the officers of a book set beside it. */
export const besideIn = ({ events }: { readonly events: readonly GroupEvent[] }): ReadonlySet<string> =>
	new Set(setBesideIn(events));
