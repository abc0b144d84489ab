/// <reference lib="webworker" />
import { loadSpreadsheet } from '#app';

declare const self: DedicatedWorkerGlobalScope;

// One sheet, one answer; whoever started this worker ends it.
self.onmessage = async (message: MessageEvent<Uint8Array>) => {
	const { readSpreadsheetBytes } = await loadSpreadsheet();
	self.postMessage(readSpreadsheetBytes(message.data));
};
