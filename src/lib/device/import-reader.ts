import type { JournalOfFile, JournalReader } from '#app';
import { loadSpreadsheet, type SheetReader } from '#spreadsheet/load.ts';
import type { SpreadsheetReading } from '#spreadsheet/read-spreadsheet.ts';

/** A file that is read beside the screen. */
export interface ToImport {
	readonly kind: 'sheet' | 'journal';
	readonly bytes: Uint8Array;
}

type StartWorker = (address: string) => Worker;

/** A journal of fewer bytes is read before a worker would have started. */
const worthAWorker = 64 * 1024;

/**
 * Reads a spreadsheet beside the screen (safety.md, "Import … in a worker"): the screen goes on, and stopping ends the
 * worker at once. Where this browser or its policy starts no worker, it is read here.
 */
export function createSheetReader(startWorker: StartWorker): SheetReader {
	return async (bytes, stop) => {
		const answer = await inWorker<SpreadsheetReading>(startWorker, { kind: 'sheet', bytes }, stop);
		if (answer !== 'failed') return answer;
		const { readSpreadsheetBytes } = await loadSpreadsheet();
		return readSpreadsheetBytes(bytes);
	};
}

/** Reads a journal in the same way: its limits are checked, its events folded and every rule asked while the screen goes on. */
export function createJournalReader(startWorker: StartWorker): JournalReader {
	return async (bytes) => {
		if (bytes.length < worthAWorker) return null;
		const never = new AbortController().signal;
		const answer = await inWorker<JournalOfFile>(startWorker, { kind: 'journal', bytes }, never);
		return answer === 'failed' ? null : answer;
	};
}

/** @returns null when it was stopped */
async function inWorker<Answer>(
	startWorker: StartWorker,
	toRead: ToImport,
	stop: AbortSignal
): Promise<Answer | null | 'failed'> {
	const { default: address } = await import('./import-worker.ts?worker&url');
	if (stop.aborted) return null;
	let worker: Worker;
	try {
		worker = startWorker(address);
	} catch {
		return 'failed';
	}
	const answer = await new Promise<Answer | null | 'failed'>((resolve) => {
		worker.onmessage = (message: MessageEvent<Answer>) => resolve(message.data);
		worker.onerror = () => resolve('failed');
		worker.onmessageerror = () => resolve('failed');
		stop.addEventListener('abort', () => resolve(null), { once: true });
		worker.postMessage(toRead);
	});
	worker.terminate();
	return answer;
}
