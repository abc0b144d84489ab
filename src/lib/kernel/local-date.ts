import type { Brand } from './ids.ts';
import { assert } from './assert.ts';
import { err, ok, type Result } from './result.ts';

/** A Gregorian calendar day without a time zone, "2026-11-24", as users confirm it. */
export type LocalDate = Brand<string, 'LocalDate'>;

/** UTC time of the device's clock, "2026-11-24T09:30:00.000Z". The clock is untrusted: only for display and audit. */
export type Instant = Brand<string, 'Instant'>;

export interface NotADay {
	readonly type: 'NotADay';
	readonly given: string;
}

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;

/** Parses "YYYY-MM-DD" of the years 1900 to 2199; returns an error for a day that does not exist (30 February). */
export function toLocalDate(text: string): Result<LocalDate, NotADay> {
	return isDay(text) ? ok(text) : err({ type: 'NotADay', given: text });
}

/** True for an existing day of the years 1900 to 2199: no group is older, and days planned from it stay in the range of `LocalDate`. */
export function isDay(text: string): text is LocalDate {
	const parts = pattern.exec(text);
	if (!parts) return false;
	const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
	return (
		year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
	);
}

export function isInstant(text: string): text is Instant {
	return instantPattern.test(text);
}

/** `days` may be negative. */
export function addDays(day: LocalDate, days: number): LocalDate {
	return fromDayNumber(dayNumber(day) + days);
}

/** The same day of the month `months` later, clipped to the month's end (31 January + 1 = 28 February). */
export function addMonths(day: LocalDate, months: number): LocalDate {
	const { year, month, dayOfMonth } = partsOf(day);
	const index = year * 12 + (month - 1) + months;
	const newYear = Math.floor(index / 12);
	const newMonth = (index % 12) + 1;
	return fromParts(newYear, newMonth, Math.min(dayOfMonth, daysInMonth(newYear, newMonth)));
}

/** The first day of the calendar month that lies `months` after the month of `day`. */
export function firstOfMonth(day: LocalDate, months = 0): LocalDate {
	const { year, month } = partsOf(day);
	const index = year * 12 + (month - 1) + months;
	return fromParts(Math.floor(index / 12), (index % 12) + 1, 1);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
	return dayNumber(to) - dayNumber(from);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(day: LocalDate): number {
	return (((dayNumber(day) + 4) % 7) + 7) % 7;
}

export function partsOf(day: LocalDate): { year: number; month: number; dayOfMonth: number } {
	return {
		year: Number(day.slice(0, 4)),
		month: Number(day.slice(5, 7)),
		dayOfMonth: Number(day.slice(8, 10))
	};
}

/** "2026-11" */
export function monthOf(day: LocalDate): string {
	return day.slice(0, 7);
}

/** Days since 1970-01-01; Gregorian. */
export function dayNumber(day: LocalDate): number {
	const { year, month, dayOfMonth } = partsOf(day);
	// Algorithm "days from civil": years are counted from March, so that the leap day is the last of its year.
	const shifted = month <= 2 ? year - 1 : year;
	const era = Math.floor(shifted / 400);
	const yearOfEra = shifted - era * 400;
	const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
	const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * 146_097 + dayOfEra - 719_468;
}

function fromDayNumber(number: number): LocalDate {
	const shifted = number + 719_468;
	const era = Math.floor(shifted / 146_097);
	const dayOfEra = shifted - era * 146_097;
	const yearOfEra = Math.floor(
		(dayOfEra -
			Math.floor(dayOfEra / 1460) +
			Math.floor(dayOfEra / 36_524) -
			Math.floor(dayOfEra / 146_096)) /
			365
	);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
	const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
	const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
	return fromParts(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth);
}

function fromParts(year: number, month: number, dayOfMonth: number): LocalDate {
	assert(year >= 1 && year <= 9999, 'a day lies between the years 1 and 9999');
	return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}` as LocalDate;
}

function daysInMonth(year: number, month: number): number {
	if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const pad = (number: number, width: number): string => String(number).padStart(width, '0');

/** Returns the latest of the days; null if all are null. */
export const latestOf = (...days: readonly (LocalDate | null)[]): LocalDate | null =>
	days.reduce((latest, day) => (day !== null && (latest === null || day > latest) ? day : latest), null);

/** Comparator for `sort`, earlier day first. */
export function compareDays(one: LocalDate, other: LocalDate): number {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}
