import type { BookCover, Fault, SecondCopy, StoredRecord } from '#app';
import { ok, type BookId, type Result } from '#kernel';
import { createAppend, type StartWorker } from './append-file.ts';
import { withFaults } from './faults.ts';
import { frame, payloadsOf } from './frames.ts';
import { coverPayload, readPayload, recordPayload, type Copied } from './second-copy-payload.ts';

export interface SecondCopyOptions {
	/** Without it the page itself writes, which copies the whole file each time. */
	readonly startWorker?: StartWorker;
	/** Given by tests; the origin's private folder otherwise. */
	readonly folder?: () => Promise<FileSystemDirectoryHandle>;
}

/**
 * A file for each book beside the database, in another store of the browser: what damages one leaves the other.
 * Clearing the site's data takes both. A phone without such files answers StorageFailed, which the app shows as
 * "no second copy" and nothing worse.
 */
export function createSecondCopy(options: SecondCopyOptions = {}): SecondCopy {
	const folder = options.folder ?? originFolder;
	const append = createAppend(folder, options.startWorker ?? null);
	const oneAfterAnother = turns();

	const add = (book: BookId, payloads: readonly Uint8Array[]): Promise<Result<void, Fault>> =>
		oneAfterAnother(() =>
			withFaults(async () => {
				await append(nameOf(book), joined(payloads.map(frame)));
				return ok(undefined);
			})
		);

	return {
		append: (book, records) => add(book, records.map(recordPayload)),
		keepCover: (cover) => add(cover.book, [coverPayload(cover)]),
		covers: () => withFaults(async () => ok(await readCovers(await folder()))),
		read: (book) => withFaults(async () => ok(recordsOf(await readFile(await folder(), nameOf(book)))))
	};
}

const fileEnd = '.copy';
const nameOf = (book: BookId): string => book + fileEnd;

async function readCovers(folder: FileSystemDirectoryHandle): Promise<readonly BookCover[]> {
	const covers: BookCover[] = [];
	for await (const name of folder.keys()) {
		if (!name.endsWith(fileEnd)) continue;
		const copied = await readFile(folder, name);
		const last = copied.findLast((one) => one.kind === 'cover');
		if (last !== undefined) covers.push(last.cover);
	}
	return covers;
}

/** Nothing when there is no such file: a book of which no copy was ever made. */
async function readFile(folder: FileSystemDirectoryHandle, name: string): Promise<readonly Copied[]> {
	let handle: FileSystemFileHandle;
	try {
		handle = await folder.getFileHandle(name);
	} catch (cause) {
		if (cause instanceof DOMException && cause.name === 'NotFoundError') return [];
		throw cause;
	}
	const file = new Uint8Array(await (await handle.getFile()).arrayBuffer());
	return payloadsOf(file).flatMap((payload) => readPayload(payload) ?? []);
}

/** By place; a record that was copied twice comes once. */
function recordsOf(copied: readonly Copied[]): readonly StoredRecord[] {
	const byHash = new Map<string, StoredRecord>();
	for (const one of copied) if (one.kind === 'record') byHash.set(one.record.hash, one.record);
	return [...byHash.values()].sort((left, right) => left.place - right.place);
}

async function originFolder(): Promise<FileSystemDirectoryHandle> {
	if (
		typeof navigator === 'undefined' ||
		!('storage' in navigator) ||
		!('getDirectory' in navigator.storage)
	) {
		throw new DOMException('This browser keeps no private files.', 'NotSupportedError');
	}
	return navigator.storage.getDirectory();
}

function joined(frames: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(frames.reduce((length, one) => length + one.length, 0));
	let at = 0;
	for (const one of frames) {
		bytes.set(one, at);
		at += one.length;
	}
	return bytes;
}

/** Two writers to one file would overwrite each other's end. */
function turns(): <Value>(work: () => Promise<Value>) => Promise<Value> {
	let last: Promise<unknown> = Promise.resolve();
	return (work) => {
		const next = last.then(work, work);
		last = next;
		return next;
	};
}
