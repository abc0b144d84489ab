import { calendarMonths, monthNameOf, monthStart, type LocalDate, type MonthCalendar } from '#kernel';
import type { CurrencyCode } from '#money';

/**
 * By which months the tables and the months of conduct of a group go: those of its country, whichever phone or computer shows them
 * (ADR 0084). Interest and the months that a bank's rule counts off from a day stay Gregorian (ADR 0023).
 */
export const monthsOfGroup = (currency: CurrencyCode): MonthCalendar =>
	currency === 'NPR' ? 'bikramSambat' : 'gregorian';

/** The first day of the last so many months, the month of the day included. */
export const startOfLast = (months: number, on: LocalDate, currency: CurrencyCode): LocalDate =>
	monthStart(on, monthsOfGroup(currency), 1 - months);

/** How many months a time touches. */
export const monthsTouched = (from: LocalDate, to: LocalDate, currency: CurrencyCode): number =>
	calendarMonths(from, to, monthsOfGroup(currency)).length;

/** In how many months these days lie. */
export const monthsAmong = (days: readonly LocalDate[], currency: CurrencyCode): number =>
	new Set(days.map((day) => monthNameOf(day, monthsOfGroup(currency)))).size;
