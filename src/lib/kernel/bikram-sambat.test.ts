import fc from 'fast-check';
import NepaliDate from 'nepali-date-converter';
import { expect, test, describe } from 'vitest';
import { calendarMonths, monthNamed, monthNameOf, monthStart } from './calendar-months.ts';
import { type LocalDate, addDays, dayNumber } from './local-date.ts';
import { daysInMonth, toBik_euro, toGreg_text } from 'bikram-sambat';
import { fromBikram, lastSettledBikramYear, toBikram, type BikramDay } from './bikram-sambat.ts';
import { bikramYearLengths } from './bikram-months.ts';

// First days of months from the printed calendar (patro) of Nepal: 1 Kartik 2083 is 18 October 2026, 1 Mangsir 17 November,
// 1 Poush 16 December, 1 Magh 15 January 2027; 1 Baisakh 2083 was 14 April 2026.

const day = (text: string) => text as LocalDate;

test('months of Nepal that a period touches are cut where it begins and ends', () => {
	expect(calendarMonths(day('2026-11-01'), day('2026-12-20'), 'bikramSambat')).toEqual([
		{ month: 'bs-2083-07', from: '2026-11-01', to: '2026-11-16' },
		{ month: 'bs-2083-08', from: '2026-11-17', to: '2026-12-15' },
		{ month: 'bs-2083-09', from: '2026-12-16', to: '2026-12-20' }
	]);
	expect(calendarMonths(day('2026-01-20'), day('2026-02-03'), 'gregorian')).toEqual([
		{ month: '2026-01', from: '2026-01-20', to: '2026-01-31' },
		{ month: '2026-02', from: '2026-02-01', to: '2026-02-03' }
	]);
	expect(calendarMonths(day('2026-02-03'), day('2026-02-02'), 'bikramSambat')).toEqual([]);
});

test('a month is counted on from, over the new year too', () => {
	expect(monthStart(day('2026-11-24'), 'bikramSambat')).toBe('2026-11-17');
	expect(monthStart(day('2026-11-24'), 'bikramSambat', -7)).toBe('2026-04-14');
	expect(monthStart(day('2026-11-24'), 'bikramSambat', 2)).toBe('2027-01-15');
	expect(monthStart(day('2026-11-24'), 'gregorian', -11)).toBe('2025-12-01');
});

test('a name gives the whole month back', () => {
	expect(monthNamed('bs-2083-08')).toEqual({ month: 'bs-2083-08', from: '2026-11-17', to: '2026-12-15' });
	expect(monthNamed('2026-02')).toEqual({ month: '2026-02', from: '2026-02-01', to: '2026-02-28' });
});

test('a day that the table does not hold lies in its Gregorian month', () => {
	expect(monthNameOf(day('2040-05-20'), 'bikramSambat')).toBe('2040-05');
	const over = calendarMonths(day('2034-03-20'), day('2034-06-30'), 'bikramSambat');
	// The table ends with Chait 2090, on 13 April 2034: after it months are Gregorian, and no day is missing or double.
	expect(over.map(({ month }) => month)).toEqual(['bs-2090-12', '2034-04', '2034-05', '2034-06']);
	expect(over[1]?.from).toBe('2034-04-14');
});

const first = '1943-04-14' as LocalDate;
/** 31 Chait 2083 */
const lastSettled = '2027-04-13' as LocalDate;
const every = (from: LocalDate, to: LocalDate): readonly LocalDate[] =>
	Array.from({ length: dayNumber(to) - dayNumber(from) + 1 }, (_, place) => addDays(from, place));

const two = (part: number): string => String(part).padStart(2, '0');
const written = (day: BikramDay | null): string =>
	day === null ? 'none' : `${day.year}-${two(day.month)}-${two(day.dayOfMonth)}`;

/** nepali-date-converter uses local time: noon is the same day in every time zone. */
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
