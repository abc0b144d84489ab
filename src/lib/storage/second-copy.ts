import type { BookCover, Fault, RowCopy, SecondCopy, StoredRecord } from '#app';
import { inTurns, ok, sameBytes, type BookId, type Result } from '#kernel';
import { withFaults } from './faults.ts';
import { frame, createPrivateFiles, fileEnds, readPrivateFile, type PrivateFiles } from './private-file.ts';
import { coverPayload, copiesIn, recordPayload, rowPayload, type Copied } from './second-copy-payload.ts';

/**
 * Two files for each book beside the database, in another store of the browser: what damages one leaves the other.
 * Records are only added, never replaced, so that a failing write harms none that is there; rows start again with each
 * meeting. Clearing the site's data takes all. A phone without such files answers StorageFailed, which the app shows
 * as "no second copy" and nothing worse.
 */
export function createSecondCopy({ folder, write }: PrivateFiles = createPrivateFiles()): SecondCopy {
	// Two writers to one file would overwrite each other's end.
	const oneAfterAnother = inTurns();
	/** Meeting of the rows in the file, once this page knows it. */
	const rowsOf = new Map<BookId, number>();

	/** @returns the end of the file, as long as what was added */
	const add = (book: BookId, payloads: readonly Uint8Array[]): Promise<Result<Uint8Array, Fault>> =>
		oneAfterAnother(() =>
			withFaults(async () => {
				const bytes = joined(payloads.map(frame));
				const name = book + recordsEnd;
				await write({ name, bytes, at: null, cut: false });
				return ok((await readPrivateFile(await folder(), name, -bytes.length)) ?? new Uint8Array());
			})
		);

	return {
		begin: (book) =>
			oneAfterAnother(() =>
				withFaults(async () => {
					await beginFiles(await folder(), book);
					return ok(undefined);
				})
			),
		append: async (book, records) => {
			const added = await add(book, records.map(recordPayload));
			return added.ok ? ok(recordsIn(copiesIn(added.value))) : added;
		},
		keepCover: async (cover) => {
			const added = await add(cover.book, [coverPayload(cover)]);
			return added.ok ? ok(undefined) : added;
		},
		covers: () => withFaults(async () => ok(await readCovers(await folder()))),
		read: (book) => withFaults(async () => ok(recordsIn(await readFile(await folder(), book + recordsEnd)))),
		keepRows: (book, headPlace, rows) =>
			oneAfterAnother(() =>
				withFaults(async () => {
					const name = book + rowsEnd;
					const isSameMeeting =
						(rowsOf.get(book) ?? rowsIn(await readFile(await folder(), name)).at(-1)?.headPlace) ===
						headPlace;
					const bytes = joined(rows.map((row) => frame(rowPayload(headPlace, row))));
					await write({ name, bytes, at: isSameMeeting ? null : 0, cut: true });
					rowsOf.set(book, headPlace);
					return ok(undefined);
				})
			),
		rows: (book) => withFaults(async () => ok(rowsIn(await readFile(await folder(), book + rowsEnd))))
	};
}

const { records: recordsEnd, rows: rowsEnd } = fileEnds;
/** Files that a book has from its beginning. */
const firstEnds = [recordsEnd, rowsEnd, fileEnds.canary];

async function beginFiles(folder: FileSystemDirectoryHandle, book: BookId): Promise<void> {
	for (const end of firstEnds) await folder.getFileHandle(book + end, { create: true });
	for (const left of await neverBegun(folder)) {
		if (left !== book) for (const end of firstEnds) await folder.removeEntry(left + end).catch(notThere);
	}
}

/** Books of whose files none was ever written to: somebody began to found a group, and left. */
async function neverBegun(folder: FileSystemDirectoryHandle): Promise<readonly string[]> {
	const lengths = new Map<string, number>();
	for await (const name of folder.keys()) {
		const end = firstEnds.find((one) => name.endsWith(one));
		if (end === undefined) continue;
		const book = name.slice(0, -end.length);
		const { size } = await (await folder.getFileHandle(name)).getFile();
		lengths.set(book, (lengths.get(book) ?? 0) + size);
	}
	return [...lengths].flatMap(([book, length]) => (length === 0 ? [book] : []));
}

/** Another tab was first. */
const notThere = (): void => undefined;

async function readCovers(folder: FileSystemDirectoryHandle): Promise<readonly BookCover[]> {
	const covers: BookCover[] = [];
	for await (const name of folder.keys()) {
		if (!name.endsWith(recordsEnd)) continue;
		const copied = await readFile(folder, name);
		const last = copied.findLast((one) => one.kind === 'cover');
		if (last !== undefined && last.cover.book + recordsEnd === name) covers.push(last.cover);
	}
	return covers;
}

/** Empty if there is no such file: no copy of the book was ever made. */
async function readFile(folder: FileSystemDirectoryHandle, name: string): Promise<readonly Copied[]> {
	const file = await readPrivateFile(folder, name);
	return file === null ? [] : copiesIn(file);
}

/** By place, the latest last; the same bytes under the same hash come once. */
function recordsIn(copied: readonly Copied[]): readonly StoredRecord[] {
	const records: StoredRecord[] = [];
	const known = new Map<string, StoredRecord[]>();
	for (const one of copied) {
		if (one.kind !== 'record') continue;
		const { record } = one;
		const here = known.get(`${record.place} ${record.hash}`) ?? [];
		if (here.some(({ bytes }) => sameBytes(bytes, record.bytes))) continue;
		known.set(`${record.place} ${record.hash}`, [...here, record]);
		records.push(record);
	}
	return records.sort((left, right) => left.place - right.place);
}

const rowsIn = (copied: readonly Copied[]): readonly RowCopy[] =>
	copied.flatMap((one) => (one.kind === 'row' ? [{ headPlace: one.headPlace, row: one.row }] : []));

function joined(frames: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(frames.reduce((length, one) => length + one.length, 0));
	let at = 0;
	for (const one of frames) {
		bytes.set(one, at);
		at += one.length;
	}
	return bytes;
}
