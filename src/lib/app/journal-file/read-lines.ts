import { err, ok, textIn, type Result } from '#kernel';
import { inOneOrder, knownBy } from '../merge/one-order.ts';
import { journalLimits, type JournalRefusal } from './limits.ts';
import {
	bookInParts,
	placedRecords,
	readParts,
	type JournalFile,
	type JournalParts,
	type PlacedRecord
} from './read-journal.ts';

/** A file with one line, or with several that two phones continued from one page. */
export interface JournalLines {
	/** Each line checked separately like any file; events that no record covers follow the only line. */
	readonly lines: readonly JournalFile[];
}

/**
 * Parses a journal of one line or of several. Each line must be a whole book: a second line is no way around a rule.
 *
 * @returns all lines, or every reason for a rejected one
 */
export function readLines(bytes: Uint8Array): Result<JournalLines, readonly JournalRefusal[]> {
	if (bytes.length > journalLimits.bytes)
		return err([{ type: 'FileTooLarge', bytesMost: journalLimits.bytes }]);
	const text = textIn(bytes);
	const parts = text === null ? err([{ type: 'NotText' } as const]) : readParts(text);
	if (!parts.ok) return parts;
	const placed = placedRecords(parts.value);
	const found = inOneOrder(placed);
	const lines = found.ok ? [...found.value.lines, ...found.value.settled] : [];
	if (found.ok && lines.length > 1) {
		const strange = strangePlace(placed);
		if (strange !== null) return err([strange]);
		const covered = placed.reduce((sum, { events }) => sum + events.length, 0);
		const behind = parts.value.events.length - covered;
		const signed = signedForOneHead(parts.value);
		if (signed !== null) return err([signed]);
		// No record tells to which line the open meeting belongs.
		if (behind > 0) return err([{ type: 'NotCovered', place: covered + 1, events: behind }]);
		return linesOfParts(parts.value, lines);
	}
	if (!found.ok && found.error.type === 'TooManyLines')
		return err([{ type: 'TooMany', list: 'lines', most: found.error.most }]);
	const only = bookInParts(parts.value);
	return only.ok ? ok({ lines: [only.value] }) : only;
}

/** Print codes, names and the open meeting are signed for one head. */
function signedForOneHead({ prints, signedNames, openSignature }: JournalParts): JournalRefusal | null {
	const message = 'a file of several lines has none';
	if (prints.length > 0) return { type: 'HeaderInvalid', field: 'prints', message };
	if (openSignature !== null) return { type: 'HeaderInvalid', field: 'openSignature', message };
	return signedNames === null ? null : { type: 'HeaderInvalid', field: 'namesSignature', message };
}

/** Each record occurs once, after those that it names, so that all readers find the same lines. */
function strangePlace(placed: readonly PlacedRecord[]): JournalRefusal | null {
	const seen = new Set<string>();
	for (const [index, record] of placed.entries()) {
		const { hash } = record;
		if (seen.has(hash) || !knownBy(record).every((one) => seen.has(one)))
			return {
				type: 'HeaderInvalid',
				field: 'records',
				message: `record ${index + 1} stands twice, or before one that it names`
			};
		seen.add(hash);
	}
	return null;
}

function linesOfParts(
	parts: Parameters<typeof bookInParts>[0],
	lines: readonly (readonly PlacedRecord[])[]
): ReturnType<typeof readLines> {
	const read: JournalFile[] = [];
	for (const line of lines) {
		const events = line.flatMap((one) => one.events);
		const one = bookInParts({ ...parts, prints: [], records: line.map(({ record }) => record), events });
		if (!one.ok) return one;
		read.push(one.value);
	}
	return ok({ lines: read });
}
