import { crc32 } from '#kernel';
import type { StartWorker } from '#app';
import type { FileAnswer, FileJob } from './write-flushed.ts';

/*
 * A file of frames: [marker, 4][length, 4][CRC-32, 4][payload, length]. Numbers are little-endian.
 * The marker lets a reader find the next frame behind a damaged or half-written one.
 */
const marker = [0xb1, 0xa4, 0x1e, 0x0d] as const;
const headLength = 12;

export function frame(payload: Uint8Array): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(headLength + payload.length);
	bytes.set(marker);
	const view = new DataView(bytes.buffer);
	view.setUint32(4, payload.length, true);
	view.setUint32(8, crc32(payload), true);
	bytes.set(payload, headLength);
	return bytes;
}

/** Every payload that still reads well, in the order of the file; what does not is passed over. */
export function payloadsOf(file: Uint8Array): readonly Uint8Array[] {
	const view = new DataView(file.buffer, file.byteOffset, file.length);
	const payloads: Uint8Array[] = [];
	let at = 0;
	while (at + headLength <= file.length) {
		const end = hasMarker(file, at) ? at + headLength + view.getUint32(at + 4, true) : file.length + 1;
		const payload = file.subarray(at + headLength, end);
		if (end <= file.length && crc32(payload) === view.getUint32(at + 8, true)) {
			payloads.push(payload);
			at = end;
		} else at += 1;
	}
	return payloads;
}

const hasMarker = (file: Uint8Array, at: number): boolean =>
	marker.every((byte, index) => file[at + index] === byte);

/** Writes bytes into a file and flushes them. @throws what the browser said */
type WriteFile = (job: FileJob) => Promise<void>;

type PrivateFolder = () => Promise<FileSystemDirectoryHandle>;

/** The origin's private folder, and the one writer to it: all files share its worker. */
export interface PrivateFiles {
	readonly folder: PrivateFolder;
	readonly write: WriteFile;
}

/** @param folder given by tests @param startWorker without it the page itself writes, which copies the whole file each time */
export function createPrivateFiles({
	folder = originFolder,
	startWorker = null
}: { readonly folder?: PrivateFolder; readonly startWorker?: StartWorker | null } = {}): PrivateFiles {
	return { folder, write: createFileWriter(folder, startWorker) };
}

/** Writes in a worker with a synchronous handle that flushes; on the page if that fails. */
function createFileWriter(folder: PrivateFolder, startWorker: StartWorker | null): WriteFile {
	const inWorker = startWorker === null ? null : createWorkerWrite(startWorker);
	return async (job) => {
		if (inWorker !== null && (await inWorker(job)) === '') return;
		await writeHere(await folder(), job);
	};
}

/** Endings of a book's file names, after its id. */
export const fileEnds = { records: '.copy', rows: '.rows', canary: '.canary', rescue: '.rescue' } as const;

/**
 * The bytes of a file; null when there is none.
 *
 * @param from the first byte that is wanted; negative: counted from the end
 * @throws what the browser said
 */
export async function readPrivateFile(
	folder: FileSystemDirectoryHandle,
	name: string,
	from: number = 0
): Promise<Uint8Array | null> {
	const file = await privateFile(folder, name);
	return file === null ? null : new Uint8Array(await file.slice(from).arrayBuffer());
}

/** A file, of which nothing is read yet; null when there is none. @throws what the browser said */
export async function privateFile(folder: FileSystemDirectoryHandle, name: string): Promise<File | null> {
	try {
		return await (await folder.getFileHandle(name)).getFile();
	} catch (cause) {
		if (cause instanceof DOMException && cause.name === 'NotFoundError') return null;
		throw cause;
	}
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

/** Writes a copy of the file and swaps it in when it is closed: slower for a long file, and never half. */
async function writeHere(
	folder: FileSystemDirectoryHandle,
	{ name, bytes, at, cut }: FileJob
): Promise<void> {
	const handle = await folder.getFileHandle(name, { create: true });
	const start = at ?? (await handle.getFile()).size;
	const stream = await handle.createWritable({ keepExistingData: true });
	await stream.write({ type: 'write', position: start, data: bytes });
	if (cut) await stream.truncate(start + bytes.length);
	await stream.close();
}

/** One worker for the life of the page; jobs are answered in the order in which they are sent. */
function createWorkerWrite(startWorker: StartWorker): (job: FileJob) => Promise<FileAnswer> {
	const waiting: ((answer: FileAnswer) => void)[] = [];
	let started: Promise<Worker | null> | undefined;
	const start = async (): Promise<Worker | null> => {
		const { default: address } = await import('./file-worker.ts?worker&url');
		let worker: Worker;
		try {
			worker = startWorker(address);
		} catch {
			return null;
		}
		worker.onmessage = (message: MessageEvent<FileAnswer>) => waiting.shift()?.(message.data);
		worker.onerror = () => {
			started = Promise.resolve(null);
			for (const answer of waiting.splice(0)) answer('the worker failed');
		};
		return worker;
	};
	return async (job) => {
		const worker = await (started ??= start());
		if (worker === null) return 'no worker';
		return new Promise((answer) => {
			waiting.push(answer);
			worker.postMessage(job);
		});
	};
}
