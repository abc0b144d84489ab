import { loadSpreadsheet, type SheetReader } from '#spreadsheet/load.ts';
import type { SpreadsheetReading } from '#spreadsheet/read-spreadsheet.ts';

/**
 * Reads a spreadsheet beside the screen (safety.md, "Import … in a worker"): the screen goes on, and stopping ends the
 * worker at once. Where this browser or its policy starts no worker, it is read here.
 */
export function createSheetReader(startWorker: (address: string) => Worker): SheetReader {
	return async (bytes, stop) => {
		const { default: address } = await import('./sheet-worker.ts?worker&url');
		if (stop.aborted) return null;
		const answer = await inWorker(() => startWorker(address), bytes, stop);
		if (answer !== 'failed') return answer;
		const { readSpreadsheetBytes } = await loadSpreadsheet();
		return readSpreadsheetBytes(bytes);
	};
}

async function inWorker(
	start: () => Worker,
	bytes: Uint8Array,
	stop: AbortSignal
): Promise<SpreadsheetReading | null | 'failed'> {
	let worker: Worker;
	try {
		worker = start();
	} catch {
		return 'failed';
	}
	const answer = await new Promise<SpreadsheetReading | null | 'failed'>((resolve) => {
		worker.onmessage = (message: MessageEvent<SpreadsheetReading>) => resolve(message.data);
		worker.onerror = () => resolve('failed');
		stop.addEventListener('abort', () => resolve(null), { once: true });
		worker.postMessage(bytes);
	});
	worker.terminate();
	return answer;
}
