import { inTurns, type BookId } from '#kernel';
import { frame, payloadsOf, fileEnds, readPrivateFile, type PrivateFiles } from './private-file.ts';
import type { Fault, Head } from '#app';

/** Data of the canary, stored outside the database and localStorage. */
export interface CanaryFiles {
	/** Reads one line per book; unreadable lines are skipped. */
	readonly read: () => Promise<ReadonlyMap<BookId, string>>;
	readonly write: (book: BookId, line: string) => Promise<void>;
	readonly remove: (book: BookId) => Promise<void>;
}

/**
 * localStorage is written some seconds later: an app that is killed meanwhile leaves nothing in it. Here each line is
 * flushed on its own. A file has two slots that are written in turn, so that one of them is whole whenever the phone goes
 * dark.
 */
export function createCanaryFiles({ folder, write }: PrivateFiles): CanaryFiles {
	const oneAfterAnother = inTurns();
	const waiting = new Map<BookId, string>();
	return {
		read: () =>
			oneAfterAnother(async () => {
				const lines = new Map<BookId, string>();
				const opened = await folder();
				for await (const name of opened.keys()) {
					const latest = name.endsWith(fileEnd) ? latestIn(await readPrivateFile(opened, name)) : null;
					if (latest !== null) lines.set(name.slice(0, -fileEnd.length) as BookId, latest.line);
				}
				return lines;
			}),
		write(book, line) {
			// Of many entries that follow each other only the last need be written.
			waiting.set(book, line);
			return oneAfterAnother(async () => {
				const last = waiting.get(book);
				if (last === undefined) return;
				waiting.delete(book);
				const name = book + fileEnd;
				const number = (latestIn(await readPrivateFile(await folder(), name))?.number ?? 0) + 1;
				await write({ name, bytes: slotOf(number, last), at: (number % 2) * slotLength, cut: false });
			});
		},
		remove: (book) =>
			oneAfterAnother(async () => {
				waiting.delete(book);
				const opened = await folder();
				if ((await readPrivateFile(opened, book + fileEnd)) !== null)
					await opened.removeEntry(book + fileEnd);
			})
	};
}

const fileEnd = fileEnds.canary;
/** Bytes of a frame around a padded line. */
const [lineLength, slotLength] = [52, 64];

const slotOf = (number: number, line: string): Uint8Array<ArrayBuffer> =>
	frame(new TextEncoder().encode(`${number} ${line}`.padEnd(lineLength)));

/** The slot that was written last. */
function latestIn(file: Uint8Array | null): { readonly number: number; readonly line: string } | null {
	const slots = payloadsOf(file ?? new Uint8Array()).flatMap((payload) => {
		const [, number, line] = /^(\d{1,15}) (.*?) *$/.exec(new TextDecoder().decode(payload)) ?? [];
		return line === undefined ? [] : [{ number: Number(number), line }];
	});
	return slots.reduce<(typeof slots)[number] | null>(
		(latest, one) => (latest === null || one.number > latest.number ? one : latest),
		null
	);
}

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
	/** What was lost since the canary was written; null if nothing was. */
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

/** Milliseconds to wait for files that a browser does not give. */
const patience = 2_000;

/** @param storage and @param files null where the browser keeps none: then less is noticed, and nothing else changes */
export function createCanary(storage: CanaryStorage | null, files: CanaryFiles | null): Canary {
	/** Content of the files at the start, updated with every write. */
	let filed: Promise<Map<BookId, string>> | undefined;
	const inFiles = (): Promise<Map<BookId, string>> => (filed ??= readFiles(files));
	const recall = async (book: BookId): Promise<readonly Memory[]> =>
		[storage?.getItem(keyStart + book), (await inFiles()).get(book)]
			.map(parse)
			.filter((memory) => memory !== null);
	const reset = (book: BookId, sight: Sight): void => {
		const line = lineOf(memoryOf(sight));
		try {
			storage?.setItem(keyStart + book, line);
		} catch {
			// Full or forbidden. The entry itself is safe in the database; the canary stays behind, which is harmless.
		}
		void inFiles().then((lines) => lines.set(book, line));
		files?.write(book, line).catch(staysBehind);
	};
	return {
		books: async () => [...new Set([...booksIn(storage), ...(await inFiles()).keys()])],
		knows: async (book) => (await recall(book)).length > 0,
		async missing(book, sight) {
			const found = memoryOf(sight);
			const memories = (await recall(book)).filter(({ count }) => found.count <= count);
			const lost = memories.filter(({ count, rows }) => found.count < count || found.rows < rows);
			if (lost.length > 0) {
				const expected = Math.max(...lost.map(inAll));
				return { type: 'RecordsMissing', expected, found: inAll(found) };
			}
			return memories.every(({ head }) => head === found.head)
				? null
				: { type: 'Damaged', about: `head ${found.count}` };
		},
		async sawMore(book, sight) {
			const found = memoryOf(sight);
			const memories = await recall(book);
			const same = memories.filter((memory) => lineOf(memory) === lineOf(found)).length;
			// Where both places remember this already, nothing is written: a book was only opened.
			if (same < 2 && memories.every(({ count }) => found.count >= count)) reset(book, sight);
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

async function readFiles(files: CanaryFiles | null): Promise<Map<BookId, string>> {
	const none = new Map<BookId, string>();
	if (files === null) return none;
	const tooLate = new Promise<typeof none>((resolve) => setTimeout(() => resolve(none), patience));
	const lines = await Promise.race([files.read().catch(() => none), tooLate]);
	return new Map([...lines].filter(([, line]) => parse(line) !== null));
}

interface Memory {
	readonly count: number;
	readonly rows: number;
	readonly head: string;
}

function parse(text: string | null | undefined): Memory | null {
	// A file gives the line without its last space: a book that has no sealed page has no hash.
	const [, count, rows, head = ''] = /^(\d+) (\d+)(?: ([0-9a-f]*))?$/.exec(text ?? '') ?? [];
	return rows === undefined ? null : { count: Number(count), rows: Number(rows), head };
}

const lineOf = ({ count, rows, head }: Memory): string => `${count} ${rows} ${head}`;

const inAll = ({ count, rows }: Memory): number => count + rows;

const memoryOf = ({ head, rowCount }: Sight): Memory => ({
	count: head.place,
	rows: rowCount,
	head: head.hash.slice(0, 8)
});

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
	const keys = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '');
	return keys.flatMap((key) => (key.startsWith(keyStart) ? [key.slice(keyStart.length) as BookId] : []));
}
