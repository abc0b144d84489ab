import type { JsonLimits } from './strict-json.ts';

/** What a journal file may be at most, so that no file can exhaust a phone. */
export const journalLimits = {
	/** Bytes of the whole file: 64 MiB. */
	bytes: 64 * 1024 * 1024,
	events: 200_000,
	/** A group that meets weekly needs 400 years for them; a check looks back over all. */
	meetings: 20_000,
	/** Of one meeting, those that were taken back among them: taking back looks at the whole meeting again. */
	meetingEvents: 2_000,
	people: 1_000,
	records: 200_000,
	/** Codes for prints: of the group, of the file for the bank, of each woman. */
	prints: 100,
	/** UTF-16 units of one event written as JSON: 16 KiB; a cut-off sheet of many women and loans may be longer. */
	event: 16 * 1024,
	openingBalances: 64 * 1024
} as const;

export const jsonLimits: JsonLimits = { depth: 8, keys: 40, text: 2_000 };
