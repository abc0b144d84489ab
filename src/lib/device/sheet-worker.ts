/// <reference lib="webworker" />
import { loadSpreadsheet } from '#spreadsheet/load.ts';

declare const self: DedicatedWorkerGlobalScope;

// One sheet, one answer; whoever started this worker ends it.
self.onmessage = async (message: MessageEvent<Uint8Array>) => {
	try {
		const { readSpreadsheetBytes } = await loadSpreadsheet();
		self.postMessage(readSpreadsheetBytes(message.data));
	} catch (cause) {
		// A promise that fails tells nobody outside, and the screen would wait for ever.
		self.reportError(cause);
	}
};
