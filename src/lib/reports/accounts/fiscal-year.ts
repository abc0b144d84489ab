import {
	addDays,
	addMonths,
	calendarMonths,
	firstOfMonth,
	fromBikram,
	partsOf,
	toBikram,
	type LocalDate,
	type MonthCalendar
} from '#kernel';
import type { CurrencyCode } from '#money';

/** A range of days, both ends included. */
export interface Period {
	readonly from: LocalDate;
	readonly to: LocalDate;
}

/** A fiscal year: twelve months from the day set in the group's rules. */
export interface FiscalYear extends Period {
	/** "2025" for a calendar year, else "2025-26"; in Bikram Sambat "2082-83". */
	readonly label: string;
}

/** A month of a fiscal year: a month of its calendar, unless the year begins within one. */
export interface AccountMonth extends Period {
	/** The month in which it begins: "2025-07", or "bs-2082-04" if the year is one of Bikram Sambat. */
	readonly month: string;
}

/**
 * Returns the fiscal year of a day (ledger law 3, `yearStart`). A start day that a year does not have (29 February) is the
 * last of its month.
 *
 * @param yearStart "MM-DD"; "bs-04-01" for 1 Shrawan, which moves within July
 */
export function fiscalYearOf(day: LocalDate, yearStart: string): FiscalYear {
	const calendar = calendarOf(yearStart);
	let year = partsOf(day).year + calendar.ahead;
	while (calendar.start(year, calendar.month) > day) year -= 1;
	return yearBeginningIn(year, calendar);
}

/** Returns the fiscal years that a period overlaps, oldest first. */
export function fiscalYears({ from, to }: Period, yearStart: string): readonly FiscalYear[] {
	const years: FiscalYear[] = [];
	let year = fiscalYearOf(from, yearStart);
	while (year.from <= to) {
		years.push(year);
		year = fiscalYearOf(addDays(year.to, 1), yearStart);
	}
	return years;
}

/** Calendar of the group's accounts. */
export interface AccountCalendar {
	/** "MM-DD"; "bs-04-01" for 1 Shrawan. */
	readonly yearStart: string;
	/** Calendar of the months in the tables. */
	readonly months: MonthCalendar;
}

/**
 * Returns the months that a period overlaps, oldest first; the first and the last are cut at its ends. In Nepal they are months of
 * Bikram Sambat even if the fiscal year begins by the Gregorian calendar.
 */
export function monthsIn(
	{ from, to }: Period,
	{ yearStart, months: whose }: AccountCalendar
): readonly AccountMonth[] {
	if (whose === 'bikramSambat') return calendarMonths(from, to, whose);
	const calendar = calendarOf(yearStart);
	// Starts one year early, because the month of `from` may have begun in the year before.
	const year = partsOf(from).year + calendar.ahead - 1;
	const months: AccountMonth[] = [];
	for (let place = 1; ; place += 1) {
		const start = calendar.start(year, place);
		if (start > to) return months;
		const last = addDays(calendar.start(year, place + 1), -1);
		if (last < from) continue;
		months.push({
			month: calendar.name(year + Math.floor((place - 1) / 12), ((place - 1) % 12) + 1),
			from: start < from ? from : start,
			to: last > to ? to : last
		});
	}
}

/** Calendar of a group's fiscal years. */
interface YearCalendar {
	/** The month in which a year begins, from 1. */
	readonly month: number;
	readonly isWhole: boolean;
	/** Number of years added to a Gregorian year to get a year of this calendar that is never too early. */
	readonly ahead: number;
	/** Returns the first day of a month of accounts; months beyond 12 continue into the following years. */
	readonly start: (year: number, month: number) => LocalDate;
	readonly name: (year: number, month: number) => string;
}

function calendarOf(yearStart: string): YearCalendar {
	const isBikram = yearStart.startsWith('bs-');
	const [month, dayOfMonth] = yearStart.slice(-5).split('-').map(Number) as [number, number];
	const isWhole = month === 1 && dayOfMonth === 1;
	const named = (year: number, of: number) => `${year}-${String(of).padStart(2, '0')}`;
	if (isBikram)
		return {
			month,
			isWhole,
			ahead: 57,
			start: (year, of) => fromBikram(year, of, dayOfMonth) ?? beyondTable(year, of),
			name: (year, of) => `bs-${named(year, of)}`
		};
	return {
		month,
		isWhole,
		ahead: 0,
		start: (year, of) => dayIn(firstOfMonth(`${year}-01-01` as LocalDate, of - 1), dayOfMonth),
		name: named
	};
}

/** Approximates a month of Bikram Sambat beyond the table: it begins in the middle of a Gregorian month, Baisakh in April. */
function beyondTable(year: number, month: number): LocalDate {
	return addDays(firstOfMonth(`${year - 57}-01-01` as LocalDate, month + 2), 15);
}

function yearBeginningIn(year: number, { start, month, isWhole }: YearCalendar): FiscalYear {
	const label = isWhole ? String(year) : `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
	return { label, from: start(year, month), to: addDays(start(year, month + 12), -1) };
}

/** Returns that day of the month beginning on `first`, or the month's last day if it is shorter. */
function dayIn(first: LocalDate, dayOfMonth: number): LocalDate {
	const day = addDays(first, dayOfMonth - 1);
	const last = addDays(firstOfMonth(first, 1), -1);
	return day < last ? day : last;
}

/**
 * Returns the calendar for tables and months of conduct: that of the group's country, independent of the device (ADR 0023). Interest and
 * the months that a bank's rule counts from a day stay Gregorian (ADR 0023).
 */
export const monthsOfGroup = (currency: CurrencyCode): MonthCalendar =>
	currency === 'NPR' ? 'bikramSambat' : 'gregorian';

/**
 * Returns whole months up to yesterday, counted back from the report date, oldest first. Figures thus do not jump on the first of a
 * month, and today's dues are in none of them (ADR 0155). The oldest month is cut at the beginning of the book.
 *
 * @param since first day of the book; the result is empty if it is not before `on`
 */
export function monthsUntil(on: LocalDate, since: LocalDate, currency: CurrencyCode): readonly Period[] {
	const months: Period[] = [];
	for (let end = on; end > since;) {
		const start = monthsBefore(on, months.length + 1, currency);
		months.push({ from: start > since ? start : since, to: addDays(end, -1) });
		end = start;
	}
	return months.reverse();
}

/** Returns the same day of an earlier month, or that month's last day if it is shorter. */
function monthsBefore(on: LocalDate, months: number, currency: CurrencyCode): LocalDate {
	const day = monthsOfGroup(currency) === 'gregorian' ? null : toBikram(on);
	const before = day && fromBikram(day.year, day.month - months, day.dayOfMonth);
	return before ?? addMonths(on, -months);
}

/** Counts the months that contain at least one of the days. */
export const monthsAmong = (days: readonly LocalDate[], months: readonly Period[]): number =>
	months.filter(({ from, to }) => days.some((day) => day >= from && day <= to)).length;
