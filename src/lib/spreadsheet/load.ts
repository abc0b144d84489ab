import type { SpreadsheetReading } from './read-spreadsheet.ts';

/** Reading spreadsheets is the work of staff, now and then: it is loaded only then. */
export const loadSpreadsheet = () => import('./spreadsheet.ts');

/** Reads the bytes of a spreadsheet in a worker; null when it was stopped. */
export type SheetReader = (bytes: Uint8Array, stop: AbortSignal) => Promise<SpreadsheetReading | null>;
