import type { Fault, Head } from '#app';
import type { BookId } from '#kernel';
import type { CanaryFiles } from './canary-files.ts';

/** The part of localStorage that is used. */
export type CanaryStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/**
 * Remembers outside the database how much there was in each book, so that a database which comes back empty or
 * shorter is never taken for a new phone. Holds random ids, counts and eight letters of a hash, nothing else. It is kept
 * twice: localStorage is there at once and is written late, the files are flushed and may be missing.
 */
export interface Canary {
	readonly books: () => Promise<readonly BookId[]>;
	readonly knows: (book: BookId) => Promise<boolean>;
	/** What is missing of what there was, or null when all is there. */
	readonly missing: (book: BookId, found: Sight) => Promise<Fault | null>;
	/** Never goes back: a book that lost records stays short until they are written again. */
	readonly sawMore: (book: BookId, sight: Sight) => Promise<void>;
	/** Takes over what is there, be it less. */
	readonly reset: (book: BookId, sight: Sight) => void;
	readonly forget: (book: BookId) => void;
}

export interface Sight {
	readonly head: Head;
	readonly rowCount: number;
}

const keyStart = 'bahi-canary:';

/** Nothing waits longer for files that a browser does not give, in milliseconds. */
const patience = 2_000;

/** @param storage and @param files null where the browser keeps none: then less is noticed, and nothing else changes */
export function createCanary(storage: CanaryStorage | null, files: CanaryFiles | null): Canary {
	/** What the files held at first, and what was written since. */
	let filed: Promise<Map<BookId, Memory>> | undefined;
	const inFiles = (): Promise<Map<BookId, Memory>> =>
		(filed ??= files === null ? Promise.resolve(new Map<BookId, Memory>()) : readFiles(files));
	const recall = async (book: BookId): Promise<readonly Memory[]> => {
		const memories = [parse(storage?.getItem(keyStart + book) ?? null), (await inFiles()).get(book) ?? null];
		return memories.filter((memory) => memory !== null);
	};
	/** Whether each place that there is remembers exactly this: a book that is only opened writes nothing. */
	const isRemembered = (memories: readonly Memory[], { head, rowCount }: Sight): boolean =>
		memories.length === [storage, files].filter((place) => place !== null).length &&
		memories.every(
			(memory) => memory.count === head.place && memory.rows === rowCount && memory.head === short(head)
		);
	const reset = (book: BookId, { head, rowCount }: Sight): void => {
		const line = `${head.place} ${rowCount} ${short(head)}`;
		try {
			storage?.setItem(keyStart + book, line);
		} catch {
			// Full or forbidden. The entry itself is safe in the database; the canary stays behind, which is harmless.
		}
		const memory = parse(line);
		if (memory !== null) void inFiles().then((lines) => lines.set(book, memory));
		files?.write(book, line).catch(staysBehind);
	};
	return {
		books: async () => [...new Set([...booksIn(storage), ...(await inFiles()).keys()])],
		knows: async (book) => (await recall(book)).length > 0,
		async missing(book, { head, rowCount }) {
			const memories = (await recall(book)).filter(({ count }) => head.place <= count);
			const found = head.place + rowCount;
			const lost = memories.filter(({ count, rows }) => head.place < count || rowCount < rows);
			if (lost.length > 0) {
				const expected = Math.max(...lost.map(({ count, rows }) => count + rows));
				return { type: 'RecordsMissing', expected, found };
			}
			return memories.every((memory) => short(head) === memory.head)
				? null
				: { type: 'Damaged', about: `head ${head.place}` };
		},
		async sawMore(book, sight) {
			const memories = await recall(book);
			if (isRemembered(memories, sight)) return;
			if (memories.every(({ count }) => sight.head.place >= count)) reset(book, sight);
		},
		reset,
		forget(book) {
			storage?.removeItem(keyStart + book);
			void inFiles().then((lines) => lines.delete(book));
			files?.remove(book).catch(staysBehind);
		}
	};
}

/** A canary that cannot be written stays behind, which is harmless. */
const staysBehind = (): void => undefined;

async function readFiles(files: CanaryFiles): Promise<Map<BookId, Memory>> {
	const none = new Map<BookId, string>();
	const tooLate = new Promise<typeof none>((resolve) => setTimeout(() => resolve(none), patience));
	const lines = await Promise.race([files.read().catch(() => none), tooLate]);
	return new Map(
		[...lines].flatMap(([book, line]) => {
			const memory = parse(line);
			return memory === null ? [] : [[book, memory] as const];
		})
	);
}

interface Memory {
	readonly count: number;
	readonly rows: number;
	readonly head: string;
}

function parse(text: string | null): Memory | null {
	// A file gives the line without its last space: a book that has no sealed page has no hash.
	const [, count, rows, head] = /^(\d+) (\d+) ?([0-9a-f]*)$/.exec(text ?? '') ?? [];
	return head === undefined ? null : { count: Number(count), rows: Number(rows), head };
}

const short = (head: Head): string => head.hash.slice(0, 8);

/** The browser's own, where it gives one. */
export function localStorageOrNull(): CanaryStorage | null {
	try {
		return typeof localStorage === 'undefined' ? null : localStorage;
	} catch {
		// Some browsers throw already when it is looked at, in private windows.
		return null;
	}
}

function booksIn(storage: CanaryStorage | null): readonly BookId[] {
	if (storage === null) return [];
	const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
	return keys.flatMap((key) => (key.startsWith(keyStart) ? [key.slice(keyStart.length) as BookId] : []));
}
