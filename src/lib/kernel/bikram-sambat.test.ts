import { daysInMonth, toBik_euro, toGreg_text } from 'bikram-sambat';
import fc from 'fast-check';
import NepaliDate from 'nepali-date-converter';
import { describe, expect, test } from 'vitest';
import { fromBikram, lastSettledBikramYear, toBikram, type BikramDay } from './bikram-sambat.ts';
import { bikramYearLengths } from './bikram-months.ts';
import { addDays, dayNumber, type LocalDate } from './local-date.ts';

const first = '1943-04-14' as LocalDate;
/** 31 Chait 2083 */
const lastSettled = '2027-04-13' as LocalDate;
const every = (from: LocalDate, to: LocalDate): readonly LocalDate[] =>
	Array.from({ length: dayNumber(to) - dayNumber(from) + 1 }, (_, place) => addDays(from, place));

const two = (part: number): string => String(part).padStart(2, '0');
const written = (day: BikramDay | null): string =>
	day === null ? 'none' : `${day.year}-${two(day.month)}-${two(day.dayOfMonth)}`;

/** nepali-date-converter works on local time: noon is the same day in every zone. */
function byConverter(day: LocalDate): string {
	const { year, month, date } = new NepaliDate(new Date(`${day}T12:00:00`)).getBS();
	return `${year}-${two(month + 1)}-${two(date)}`;
}

describe('Bikram Sambat', () => {
	const settled = every(first, lastSettled);

	test('is on each of 30,681 days to the end of 2083 what both libraries say', () => {
		expect(settled).toHaveLength(30_681);
		const other = settled.filter((day) => {
			const ours = written(toBikram(day));
			return ours !== toBik_euro(day) || ours !== byConverter(day);
		});
		expect(other).toEqual([]);
	});

	test('leads back to the same Gregorian day, as the library of the other hand does', () => {
		const other = settled.filter((day) => {
			const { year, month, dayOfMonth } = toBikram(day) ?? { year: 0, month: 0, dayOfMonth: 0 };
			return fromBikram(year, month, dayOfMonth) !== day || toGreg_text(year, month, dayOfMonth) !== day;
		});
		expect(other).toEqual([]);
	});

	test('knows from when on it only forecasts: there the libraries differ too', () => {
		expect(lastSettledBikramYear).toBe(2083);
		expect(toBikram(lastSettled)).toEqual({ year: 2083, month: 12, dayOfMonth: 30, settled: true });
		expect(toBikram(addDays(lastSettled, 1))).toEqual({
			year: 2084,
			month: 1,
			dayOfMonth: 1,
			settled: false
		});
		const forecast = every(addDays(lastSettled, 1), '2030-02-28' as LocalDate);
		expect(forecast.filter((day) => written(toBikram(day)) !== byConverter(day))).toEqual([]);
		expect(forecast.filter((day) => toBik_euro(day) !== byConverter(day))).toHaveLength(459);
	});

	test('ends where its table ends', () => {
		expect(toBikram(addDays(first, -1))).toBeNull();
		expect(written(toBikram(first))).toBe('2000-01-01');
		const last = fromBikram(2090, 12, 30) ?? first;
		expect(written(toBikram(last))).toBe('2090-12-30');
		expect(toBikram(addDays(last, 1))).toBeNull();
		expect(fromBikram(1999, 12, 30)).toBeNull();
		expect(fromBikram(2091, 1, 1)).toBeNull();
	});

	test('goes on into the year beside, and a day too many is the last of the month', () => {
		expect(fromBikram(2082, 13, 1)).toBe(fromBikram(2083, 1, 1));
		expect(fromBikram(2083, 0, 1)).toBe(fromBikram(2082, 12, 1));
		expect(fromBikram(2083, 8, 32)).toBe(toGreg_text(2083, 8, 29));
	});

	test('goes there and back on every day of the table', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 33_237 }), (days) => {
				const day = addDays(first, days);
				const { year = 0, month = 0, dayOfMonth = 0 } = toBikram(day) ?? {};
				expect(fromBikram(year, month, dayOfMonth)).toBe(day);
			})
		);
	});
});

test('the table holds twelve months a year, and the months of 2070 to 2083 of the other library', () => {
	expect(bikramYearLengths).toHaveLength(91);
	expect(bikramYearLengths.filter((year) => !/^[0-3]{12}$/.test(year))).toEqual([]);
	for (let year = 2070; year <= 2083; year += 1) {
		const months = Array.from(bikramYearLengths[year - 2000] ?? '').map((digit) => 29 + Number(digit));
		expect(months).toEqual(Array.from({ length: 12 }, (_, month) => daysInMonth(year, month + 1)));
	}
});
