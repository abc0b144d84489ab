import type { Fault, Head } from '#app';
import type { BookId } from '#kernel';

/** The part of localStorage that is used. */
export type CanaryStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/**
 * Remembers outside the database how much there was in each book, so that a database which comes back empty or
 * shorter is never taken for a new phone. Holds random ids, counts and eight letters of a hash, nothing else.
 */
export interface Canary {
	readonly books: () => readonly BookId[];
	readonly knows: (book: BookId) => boolean;
	/** What is missing of what there was, or null when all is there. */
	readonly missing: (book: BookId, found: Sight) => Fault | null;
	/** Never goes back: a book that lost records stays short until they are written again. */
	readonly sawMore: (book: BookId, sight: Sight) => void;
	/** Takes over what is there, be it less. */
	readonly reset: (book: BookId, sight: Sight) => void;
	readonly forget: (book: BookId) => void;
}

export interface Sight {
	readonly head: Head;
	readonly rowCount: number;
}

const keyStart = 'bahi-canary:';

/** @param storage null where the browser keeps none: then nothing is noticed, and nothing else changes */
export function createCanary(storage: CanaryStorage | null): Canary {
	const recall = (book: BookId): Memory | null => parse(storage?.getItem(keyStart + book) ?? null);
	const reset = (book: BookId, { head, rowCount }: Sight): void => {
		try {
			storage?.setItem(keyStart + book, `${head.place} ${rowCount} ${short(head)}`);
		} catch {
			// Full or forbidden. The entry itself is safe in the database; the canary stays behind, which is harmless.
		}
	};
	return {
		books: () => keysOf(storage).flatMap((key) => (key.startsWith(keyStart) ? [bookOf(key)] : [])),
		knows: (book) => recall(book) !== null,
		missing(book, { head, rowCount }) {
			const memory = recall(book);
			if (memory === null || head.place > memory.count) return null;
			const [expected, found] = [memory.count + memory.rows, head.place + rowCount];
			if (head.place < memory.count || rowCount < memory.rows)
				return { type: 'RecordsMissing', expected, found };
			return short(head) === memory.head ? null : { type: 'Damaged', about: `head ${head.place}` };
		},
		sawMore(book, sight) {
			const memory = recall(book);
			if (memory === null || sight.head.place >= memory.count) reset(book, sight);
		},
		reset,
		forget: (book) => storage?.removeItem(keyStart + book)
	};
}

interface Memory {
	readonly count: number;
	readonly rows: number;
	readonly head: string;
}

function parse(text: string | null): Memory | null {
	const [, count, rows, head] = /^(\d+) (\d+) ([0-9a-f]*)$/.exec(text ?? '') ?? [];
	return head === undefined ? null : { count: Number(count), rows: Number(rows), head };
}

const short = (head: Head): string => head.hash.slice(0, 8);

const bookOf = (key: string): BookId => key.slice(keyStart.length) as BookId;

function keysOf(storage: CanaryStorage | null): readonly string[] {
	if (storage === null) return [];
	return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
}
