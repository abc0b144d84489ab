import { err, ok, type Result } from '#kernel';
import type { GroupEvent } from '#group';
import { cutRecords } from '../record/cut-records.ts';
import type { JournalRecord } from './journal-schema.ts';
import type { JournalRefusal } from './limits.ts';

/** How many events of a file the hashes of its records cover, from the first on. */
export const coveredBy = (records: readonly JournalRecord[]): number =>
	records.reduce((sum, record) => sum + record.events, 0);

/**
 * Each record holds one meeting or one event outside a meeting, and only a meeting that is still open may stand behind
 * the last one: anything else was never sealed, or its records were cut away.
 */
export function checkCovering(
	events: readonly GroupEvent[],
	records: readonly JournalRecord[] | null
): Result<void, JournalRefusal> {
	if (records === null) return ok(undefined);
	const covered = coveredBy(records);
	const pages = cutRecords(events.slice(0, covered));
	const strange = records.findIndex((record, index) => record.events !== pages.records[index]?.length);
	if (strange >= 0)
		return err({
			type: 'HeaderInvalid',
			field: 'records',
			message: `record ${strange + 1} does not hold one meeting or one event outside a meeting`
		});
	const behind = events.slice(covered);
	return behind.length === 0 || cutRecords(behind).records.length === 0
		? ok(undefined)
		: err({ type: 'NotCovered', place: covered + 1, events: behind.length });
}
