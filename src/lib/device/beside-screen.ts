import type {
	SaidByWorker,
	BackupRefusal,
	CopyChecker,
	CopyFound,
	CopyReadBack,
	PageAudit,
	PutTogether,
	Fault,
	Link,
	PagesPart,
	StartReading,
	ToImport,
	JournalOfFile,
	JournalReader
} from '#app';
import { err, type Result } from '#kernel';
import { loadSpreadsheet, type SheetReader } from '#spreadsheet/load.ts';
import type { SpreadsheetReading } from '#spreadsheet/read-spreadsheet.ts';

/** How reading in a worker ended. */
type BesideScreen<Answer> =
	| { readonly ended: 'answered'; readonly answer: Answer }
	/** The user left the screen, and the worker was ended. */
	| { readonly ended: 'stopped' }
	/** The browser or its policy refused the worker, or its script could not be loaded; nothing was handed over. */
	| { readonly ended: 'notStarted' }
	/** The worker started, then failed, was killed by the phone, or never answered. */
	| { readonly ended: 'died' };

/** A smaller file is read faster on the main thread than a worker starts. */
const worthAWorker = 64 * 1024;

/** A script is read from the phone's own store. */
const beginsWithin = 20_000;

/** A phone that is six times slower than a desk needs a second for 200 KB; a worker that was ended by the phone says nothing at all. */
const answersWithin = (bytes: number): number => 60_000 + bytes / 100;

interface ToRead<Part> {
	readonly message: unknown;
	/** Buffers that are transferred to the worker instead of copied. */
	readonly handedOver?: Transferable[];
	/** Length of the input, which sets the time limit. */
	readonly bytes: number;
	readonly stop?: AbortSignal | undefined;
	readonly onpart?: (part: Part) => void;
	/** Holds the worker for the next question instead of ending it with the answer. */
	readonly kept?: KeptWorker;
}

/** A worker that has answered and waits for its next question; null before the first answer and after a failure. */
export interface KeptWorker {
	worker: Worker | null;
}

/** Asks a worker of our own one thing; it is ended, unless it answered and is `kept`. It is handed its bytes once it runs, and never waited for without end. */
export async function readBesideScreen<Part, Answer>(
	start: () => Promise<Worker>,
	{ message, handedOver = [], bytes, stop, onpart, kept }: ToRead<Part>
): Promise<BesideScreen<Answer>> {
	let worker: Worker;
	try {
		worker = kept?.worker ?? (await start());
	} catch {
		return { ended: 'notStarted' };
	}
	let isBegun = kept?.worker === worker;
	let silence: ReturnType<typeof setTimeout> | undefined;
	let stopped = (): void => undefined;
	const ended = await new Promise<BesideScreen<Answer>>((resolve) => {
		const failed = (): void => resolve({ ended: isBegun ? 'died' : 'notStarted' });
		const hand = (): void => {
			silence = setTimeout(failed, answersWithin(bytes));
			try {
				worker.postMessage(message, handedOver);
			} catch {
				failed();
			}
		};
		worker.onmessage = ({ data }: MessageEvent<SaidByWorker<Part, Answer>>) => {
			if (data.says === 'answer') resolve({ ended: 'answered', answer: data.answer });
			else if (data.says === 'part') onpart?.(data.part);
			else if (!isBegun) {
				isBegun = true;
				clearTimeout(silence);
				hand();
			}
		};
		worker.onerror = failed;
		worker.onmessageerror = failed;
		if (isBegun) hand();
		else silence = setTimeout(failed, beginsWithin);
		if (stop?.aborted === true) resolve({ ended: 'stopped' });
		stopped = () => resolve({ ended: 'stopped' });
		stop?.addEventListener('abort', stopped, { once: true });
	});
	clearTimeout(silence);
	// Whoever may end it lives as long as the book is open, and would hold what the worker was given.
	stop?.removeEventListener('abort', stopped);
	const isKept = kept !== undefined && ended.ended === 'answered';
	if (kept !== undefined) kept.worker = isKept ? worker : null;
	if (!isKept) worker.terminate();
	return ended;
}

/**
 * Checks a decrypted copy in a worker: every signature, hash and rule of a book of years takes a cheap phone many seconds. The worker is handed
 * what was decrypted, and no key. Where it does not start the copy is checked here; where it fails later the copy is refused: it would take the screen along.
 *
 * @param parts fetched with what opens a book: the first screen needs none of it
 */
export function createCopyChecker(start: StartReading, parts: () => Promise<PutTogether>): CopyChecker {
	return async (contents, { here, stop }) => {
		const { payload } = contents;
		const letters = here?.links.reduce((sum, { canonical }) => sum + canonical.length, 0) ?? 0;
		const bytes = payload.length + letters;
		if (bytes < worthAWorker) return null;
		const { copyOfParts, linksOf, pagesSent } = await parts();
		const links: Link[] = [];
		const read = await readBesideScreen<PagesPart, Result<CopyFound, BackupRefusal | Fault>>(start, {
			message: {
				kind: 'copy',
				contents,
				here: here === undefined ? null : pagesSent(here)
			} satisfies ToImport,
			handedOver: handedOver(payload),
			bytes,
			stop,
			onpart: (part) => links.push(...linksOf(part))
		});
		if (read.ended === 'notStarted') return null;
		if (read.ended !== 'answered') return err({ type: 'ReadingStopped' });
		return read.answer.ok ? { ok: true, value: copyOfParts(links, read.answer.value) } : read.answer;
	};
}

/** Reads back what this phone made, in the same way: nothing but the last hash comes over. */
export function createCopyReadBack(start: StartReading): CopyReadBack {
	return async (contents) => {
		const { payload } = contents;
		const bytes = payload.length;
		if (bytes < worthAWorker) return null;
		const read = await readBesideScreen<never, Result<string, BackupRefusal | Fault>>(start, {
			message: { kind: 'readBack', contents } satisfies ToImport,
			handedOver: handedOver(payload),
			bytes
		});
		if (read.ended === 'notStarted') return null;
		return read.ended === 'answered' ? read.answer : err({ type: 'ReadingStopped' });
	};
}

/** Verifies the pages of an open book in the same way: nothing but whether they hold comes over. */
export function createPageAudit(start: StartReading): PageAudit {
	return async (pages, stop) => {
		const bytes = pages.pages.reduce((sum, { packed }) => sum + packed.length, 0);
		if (bytes < worthAWorker) return null;
		const message = { kind: 'audit', pages } satisfies ToImport;
		const read = await readBesideScreen<never, boolean>(start, { message, bytes, stop });
		return read.ended === 'answered' ? read.answer : null;
	};
}

/** A part of a longer piece of memory stays: what else lies there is somebody's. */
export const handedOver = ({ byteLength, buffer }: Uint8Array | Uint8ClampedArray): Transferable[] =>
	byteLength === buffer.byteLength ? [buffer] : [];

/**
 * Reads a spreadsheet in a worker (ADR 0098): the screen goes on, and stopping ends the
 * worker at once. Where this browser or its policy starts no worker, it is read here.
 */
export function createSheetReader(start: StartReading): SheetReader {
	return async (bytes, stop) => {
		const read = await inWorker<SpreadsheetReading>(start, { kind: 'sheet', bytes }, stop);
		if (read.ended === 'answered') return read.answer;
		if (read.ended === 'stopped') return null;
		const { readSpreadsheetBytes } = await loadSpreadsheet();
		return readSpreadsheetBytes(bytes);
	};
}

/**
 * Reads a journal in the same way: its limits are checked, its events folded and every rule asked while the screen goes on. One that a worker
 * could not read to the end is refused: it would take the screen along.
 */
export function createJournalReader(start: StartReading): JournalReader {
	return async (bytes, stop) => {
		if (bytes.length < worthAWorker) return null;
		const read = await inWorker<JournalOfFile>(start, { kind: 'journal', bytes }, stop);
		if (read.ended === 'answered') return read.answer;
		return read.ended === 'notStarted' ? null : err([{ type: 'ReadingStopped' }]);
	};
}

function inWorker<Answer>(
	start: StartReading,
	toRead: Extract<ToImport, { readonly bytes: Uint8Array }>,
	stop?: AbortSignal
): Promise<BesideScreen<Answer>> {
	return readBesideScreen<never, Answer>(start, { message: toRead, bytes: toRead.bytes.length, stop });
}
