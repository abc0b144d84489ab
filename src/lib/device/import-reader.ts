import type { JournalOfFile, JournalReader, StartReading, ToImport } from '#app';
import { err } from '#kernel';
import { loadSpreadsheet, type SheetReader } from '#spreadsheet/load.ts';
import type { SpreadsheetReading } from '#spreadsheet/read-spreadsheet.ts';
import { readBesideScreen, worthAWorker, type BesideScreen } from './beside-screen.ts';

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
