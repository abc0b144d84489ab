import { err, ok, toLocalDate, type LocalDate, type Result } from '#kernel';

/** What --on says; null where it is left out. */
export function dayOf(on: string | undefined): Result<LocalDate | null, string> {
	if (on === undefined) return ok(null);
	const day = toLocalDate(on);
	return day.ok ? day : err(`--on is a day of the calendar, YYYY-MM-DD, not "${on}".`);
}
