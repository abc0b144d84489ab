import type { SpreadsheetReading } from './read-spreadsheet.ts';

/** Loaded on demand, because only staff import spreadsheets, and rarely. */
export const loadSpreadsheet = () => import('./spreadsheet.ts');

/** Reads the bytes of a spreadsheet in a worker; null if it was stopped. */
export type SheetReader = (bytes: Uint8Array, stop: AbortSignal) => Promise<SpreadsheetReading | null>;
