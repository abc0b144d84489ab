import type { BookCover, StoredPerson, StoredRecord, StoredRow } from '#app';
import { concat, sameBytes, type BookId } from '#kernel';
import { frame, fileEnds, readPrivateFile, type PrivateFiles } from './private-file.ts';
import { answerTo, inTransaction } from './native.ts';
import type { InBook } from './schema.ts';
import { coverPayload, copiesIn, personPayload, recordPayload, rowPayload } from './second-copy-payload.ts';
import type { BookToAdd } from './whole-book.ts';

/** The content of the database before its tables are changed, backed up in private files until the change is verified. */
export interface Rescue {
	/**
	 * A file for each book, read back before it answers; practice books may vanish. Where the browser has no private files,
	 * nothing: the change itself is one transaction.
	 *
	 * @throws what the browser said, such as that the phone is full: the tables are then left as they are
	 */
	readonly write: (old: IDBDatabase) => Promise<void>;
	/** The books that are backed up. */
	readonly books: () => Promise<readonly BookToAdd[]>;
	/** The change was proved. */
	readonly drop: () => Promise<void>;
}

const ending = fileEnds.rescue;
const stores = ['covers', 'records', 'rows', 'people'] as const;

export function createRescue({ folder, write }: PrivateFiles): Rescue {
	const folderIfAny = (): Promise<FileSystemDirectoryHandle | null> => folder().catch(noneIfUnsupported);

	const namesIn = async (files: FileSystemDirectoryHandle): Promise<readonly string[]> => {
		const names: string[] = [];
		for await (const name of files.keys()) if (name.endsWith(ending)) names.push(name);
		return names;
	};

	return {
		async write(old) {
			const files = await folderIfAny();
			if (files === null) return;
			for (const { name, bytes, count } of framesOf(await readAll(old))) {
				await write({ name, bytes, at: 0, cut: true });
				const back = await readPrivateFile(files, name);
				if (back === null || !sameBytes(back, bytes) || copiesIn(back).length !== count)
					throw new DOMException('What was put by reads otherwise.', 'NotReadableError');
			}
		},
		async books() {
			const files = await folderIfAny();
			if (files === null) return [];
			const found = await Promise.all(
				(await namesIn(files)).map(async (name) => bookIn(await readPrivateFile(files, name)))
			);
			return found.filter((book) => book !== null);
		},
		async drop() {
			const files = await folderIfAny();
			if (files === null) return;
			for (const name of await namesIn(files)) await files.removeEntry(name);
		}
	};
}

function noneIfUnsupported(cause: unknown): null {
	if (cause instanceof DOMException && cause.name === 'NotSupportedError') return null;
	throw cause;
}

interface AllOfIt {
	readonly covers: readonly BookCover[];
	readonly records: readonly InBook<StoredRecord>[];
	readonly rows: readonly InBook<StoredRow>[];
	readonly people: readonly InBook<StoredPerson>[];
}

function readAll(old: IDBDatabase): Promise<AllOfIt> {
	return inTransaction(old, stores, 'readonly', async (transaction) => {
		const all = <Stored>(store: (typeof stores)[number]): Promise<Stored[]> =>
			answerTo(transaction.objectStore(store).getAll() as IDBRequest<Stored[]>);
		const [covers, records, rows, people] = await Promise.all([
			all<BookCover>('covers'),
			all<InBook<StoredRecord>>('records'),
			all<InBook<StoredRow>>('rows'),
			all<InBook<StoredPerson>>('people')
		]);
		return { covers, records, rows, people };
	});
}

function framesOf({ covers, records, rows, people }: AllOfIt) {
	return covers
		.filter(({ practice }) => !practice)
		.map((cover) => {
			const mine = <Stored>(stored: readonly InBook<Stored>[]): readonly InBook<Stored>[] =>
				stored.filter(({ book }) => book === cover.book);
			const payloads = [
				coverPayload(cover),
				...mine(records).map(({ book: _book, ...record }) => recordPayload(record)),
				...mine(rows).map(({ book: _book, ...row }) => rowPayload(mine(records).length, row)),
				...mine(people).map(({ book: _book, ...person }) => personPayload(person))
			];
			return { name: fileOf(cover.book), bytes: concat(...payloads.map(frame)), count: payloads.length };
		});
}

const fileOf = (book: BookId): string => book + ending;

/** Null for a file that was cut off before its cover was there: its book still lies in the old tables. */
function bookIn(file: Uint8Array | null): BookToAdd | null {
	const copied = file === null ? [] : copiesIn(file);
	const cover = copied.find((one) => one.kind === 'cover')?.cover;
	if (cover === undefined) return null;
	return {
		cover,
		records: copied.flatMap((one) => (one.kind === 'record' ? [one.record] : [])),
		rows: copied.flatMap((one) => (one.kind === 'row' ? [one.row] : [])),
		balances: null,
		people: copied.flatMap((one) => (one.kind === 'person' ? [one.person] : []))
	};
}
