import { addDays, addMonths, fromBikram, toBikram, type LocalDate, type MonthCalendar } from '#kernel';
import type { CurrencyCode } from '#money';

/**
 * By which months the tables and the months of conduct of a group go: those of its country, whichever phone or computer shows them
 * (ADR 0023). Interest and the months that a bank's rule counts off from a day stay Gregorian (ADR 0023).
 */
export const monthsOfGroup = (currency: CurrencyCode): MonthCalendar =>
	currency === 'NPR' ? 'bikramSambat' : 'gregorian';

/** Days, both counted. */
export interface Month {
	readonly from: LocalDate;
	readonly to: LocalDate;
}

/**
 * Whole months up to yesterday, counted back from the day of the report and oldest first: nothing jumps on the first of a month, and
 * what falls due today is in none of them (ADR 0155). The oldest is cut where the book begins.
 *
 * @param since the day on which the book begins; none where that is not before `on`
 */
export function monthsUntil(on: LocalDate, since: LocalDate, currency: CurrencyCode): readonly Month[] {
	const months: Month[] = [];
	for (let end = on; end > since;) {
		const start = monthsBefore(on, months.length + 1, currency);
		months.push({ from: start > since ? start : since, to: addDays(end, -1) });
		end = start;
	}
	return months.reverse();
}

/** The same day of a month before, or the last one that it has. */
function monthsBefore(on: LocalDate, months: number, currency: CurrencyCode): LocalDate {
	const day = monthsOfGroup(currency) === 'gregorian' ? null : toBikram(on);
	const before = day && fromBikram(day.year, day.month - months, day.dayOfMonth);
	return before ?? addMonths(on, -months);
}

/** In how many of the months one of these days lies. */
export const monthsAmong = (days: readonly LocalDate[], months: readonly Month[]): number =>
	months.filter(({ from, to }) => days.some((day) => day >= from && day <= to)).length;
