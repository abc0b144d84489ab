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

/** Days from `from` to `to`, both counted. */
export interface Period {
	readonly from: LocalDate;
	readonly to: LocalDate;
}

/** A year of accounts: twelve months from the day that the group's rules name. */
export interface FiscalYear extends Period {
	/** "2025" where it is a calendar year, else "2025-26"; by Bikram Sambat "2082-83". */
	readonly label: string;
}

/** A month of a year of accounts: a month of its calendar, unless the year begins within one. */
export interface AccountMonth extends Period {
	/** "2025-07": the month in which it begins; "bs-2082-04" where the year is one of Bikram Sambat. */
	readonly month: string;
}

/**
 * The year of accounts in which a day lies (ledger law 3, `yearStart`). A day that a year does not have (29 February) is
 * the last of its month.
 *
 * @param yearStart "MM-DD"; "bs-04-01" for 1 Shrawan, on whichever day of July it falls
 */
export function fiscalYearOf(day: LocalDate, yearStart: string): FiscalYear {
	const calendar = calendarOf(yearStart);
	let year = partsOf(day).year + calendar.ahead;
	while (calendar.start(year, calendar.month) > day) year -= 1;
	return yearBeginningIn(year, calendar);
}

/** Every year of accounts that a period touches, oldest first. */
export function fiscalYears({ from, to }: Period, yearStart: string): readonly FiscalYear[] {
	const years: FiscalYear[] = [];
	let year = fiscalYearOf(from, yearStart);
	while (year.from <= to) {
		years.push(year);
		year = fiscalYearOf(addDays(year.to, 1), yearStart);
	}
	return years;
}

/** By what the accounts of a group are cut. */
export interface AccountCalendar {
	/** "MM-DD"; "bs-04-01" for 1 Shrawan. */
	readonly yearStart: string;
	/** Whose months stand in its tables. */
	readonly months: MonthCalendar;
}

/**
 * The months of accounts that a period touches, oldest first; the first and the last are cut where it begins and ends. In Nepal they
 * are those of Bikram Sambat also where a year begins by the other calendar.
 */
export function monthsIn(
	{ from, to }: Period,
	{ yearStart, months: whose }: AccountCalendar
): readonly AccountMonth[] {
	if (whose === 'bikramSambat') return calendarMonths(from, to, whose);
	const calendar = calendarOf(yearStart);
	// A year early on purpose: the month in which `from` lies may have begun in the year before.
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

/** By which calendar a group counts its years of accounts. */
interface YearCalendar {
	/** The month in which a year begins. */
	readonly month: number;
	readonly isWhole: boolean;
	/** By how many years its own are never behind the Gregorian ones. */
	readonly ahead: number;
	/** The day on which accounts of a month begin; months beyond 12 are those of the next years. */
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

/** Where the table of Bikram Sambat ends: its months begin about the middle of the Gregorian ones, Baisakh in April. */
function beyondTable(year: number, month: number): LocalDate {
	return addDays(firstOfMonth(`${year - 57}-01-01` as LocalDate, month + 2), 15);
}

function yearBeginningIn(year: number, { start, month, isWhole }: YearCalendar): FiscalYear {
	const label = isWhole ? String(year) : `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
	return { label, from: start(year, month), to: addDays(start(year, month + 12), -1) };
}

/** The day of the month that begins on `first`, or its last day where it has no such day. */
function dayIn(first: LocalDate, dayOfMonth: number): LocalDate {
	const day = addDays(first, dayOfMonth - 1);
	const last = addDays(firstOfMonth(first, 1), -1);
	return day < last ? day : last;
}

/**
 * By which months the tables and the months of conduct of a group go: those of its country, whichever phone or computer shows them
 * (ADR 0023). Interest and the months that a bank's rule counts off from a day stay Gregorian (ADR 0023).
 */
export const monthsOfGroup = (currency: CurrencyCode): MonthCalendar =>
	currency === 'NPR' ? 'bikramSambat' : 'gregorian';

/**
 * Whole months up to yesterday, counted back from the day of the report and oldest first: nothing jumps on the first of a month, and
 * what falls due today is in none of them (ADR 0155). The oldest is cut where the book begins.
 *
 * @param since the day on which the book begins; none where that is not before `on`
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

/** The same day of a month before, or the last one that it has. */
function monthsBefore(on: LocalDate, months: number, currency: CurrencyCode): LocalDate {
	const day = monthsOfGroup(currency) === 'gregorian' ? null : toBikram(on);
	const before = day && fromBikram(day.year, day.month - months, day.dayOfMonth);
	return before ?? addMonths(on, -months);
}

/** In how many of the months one of these days lies. */
export const monthsAmong = (days: readonly LocalDate[], months: readonly Period[]): number =>
	months.filter(({ from, to }) => days.some((day) => day >= from && day <= to)).length;
