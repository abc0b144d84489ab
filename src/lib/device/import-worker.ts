/// <reference lib="webworker" />
import { readJournalBytes } from '#app';
import { loadSpreadsheet } from '#spreadsheet/load.ts';
import type { ToImport } from './import-reader.ts';

declare const self: DedicatedWorkerGlobalScope;

// One file, one answer; whoever started this worker ends it.
self.onmessage = async ({ data }: MessageEvent<ToImport>) => {
	try {
		self.postMessage(await read(data));
	} catch (cause) {
		// A promise that fails tells nobody outside, and the screen would wait for ever.
		self.reportError(cause);
	}
};

async function read({ kind, bytes }: ToImport): Promise<unknown> {
	if (kind === 'journal') return readJournalBytes(bytes);
	const { readSpreadsheetBytes } = await loadSpreadsheet();
	return readSpreadsheetBytes(bytes);
}
