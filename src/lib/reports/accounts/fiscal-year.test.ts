import { describe, expect, test } from 'vitest';
import { day } from '../../../../tests/support/builders.ts';
import { addDays } from '#kernel';
import { fiscalYearOf, fiscalYears, monthsIn } from './fiscal-year.ts';

/** Calendar of a group outside Nepal, with months by the beginning of the fiscal year. */
const by = (yearStart: string) => ({ yearStart, months: 'gregorian' }) as const;
const period = (from: string, to: string) => ({ from: day(from), to: day(to) });

describe('a year of accounts', () => {
	test('in India runs from 1 April to 31 March', () => {
		const year = { label: '2024-25', from: '2024-04-01', to: '2025-03-31' };
		for (const on of ['2024-04-01', '2024-12-31', '2025-03-31'])
			expect(fiscalYearOf(day(on), '04-01')).toEqual(year);
		expect(fiscalYearOf(day('2025-04-01'), '04-01').label).toBe('2025-26');
		expect(fiscalYearOf(day('1999-04-01'), '04-01').label).toBe('1999-00');
	});

	test('that is the calendar year is named by it alone', () => {
		expect(fiscalYearOf(day('2025-12-31'), '01-01')).toEqual({
			label: '2025',
			from: '2025-01-01',
			to: '2025-12-31'
		});
	});

	test('in Nepal runs from 1 Shrawan, on whichever day of July it falls', () => {
		// 2081/82 began on 16 July 2024, 2082/83 on 17 July 2025.
		expect(fiscalYearOf(day('2025-07-16'), 'bs-04-01')).toEqual({
			label: '2081-82',
			from: '2024-07-16',
			to: '2025-07-16'
		});
		expect(fiscalYearOf(day('2025-07-17'), 'bs-04-01')).toMatchObject({ label: '2082-83', to: '2026-07-16' });
		expect(fiscalYearOf(day('2026-04-14'), 'bs-01-01')).toMatchObject({ label: '2083', from: '2026-04-14' });
	});

	test('of Nepal follows the one before also where the table of its months ends', () => {
		const years = fiscalYears(period('2030-01-01', '2038-01-01'), 'bs-04-01');
		expect(years.map(({ label }) => label)).toEqual(
			Array.from({ length: 9 }, (_, place) => `${2086 + place}-${87 + place}`)
		);
		for (const [place, { to }] of years.entries())
			if (place + 1 < years.length) expect(years[place + 1]?.from).toBe(addDays(to, 1));
	});

	test('may begin within a month', () => {
		expect(fiscalYearOf(day('2025-07-15'), '07-16')).toEqual({
			label: '2024-25',
			from: '2024-07-16',
			to: '2025-07-15'
		});
		expect(fiscalYearOf(day('2025-07-16'), '07-16').label).toBe('2025-26');
	});

	test('that begins on a day which some years do not have begins on the last day of that month', () => {
		expect(fiscalYearOf(day('2025-03-01'), '02-29')).toMatchObject({ from: '2025-02-28', to: '2026-02-27' });
		expect(fiscalYearOf(day('2024-02-28'), '02-29')).toMatchObject({ from: '2023-02-28', to: '2024-02-28' });
		expect(fiscalYearOf(day('2024-02-29'), '02-29')).toMatchObject({ from: '2024-02-29', to: '2025-02-27' });
	});

	test('follows the one before, as far as a book goes', () => {
		expect(fiscalYears(period('2023-03-31', '2025-04-01'), '04-01').map((year) => year.label)).toEqual([
			'2022-23',
			'2023-24',
			'2024-25',
			'2025-26'
		]);
		expect(fiscalYears(period('2025-06-01', '2025-06-01'), '04-01')).toHaveLength(1);
	});
});

describe('months of accounts', () => {
	test('are calendar months, cut where the period begins and ends', () => {
		expect(monthsIn(period('2025-01-05', '2025-03-05'), by('04-01'))).toEqual([
			{ month: '2025-01', from: '2025-01-05', to: '2025-01-31' },
			{ month: '2025-02', from: '2025-02-01', to: '2025-02-28' },
			{ month: '2025-03', from: '2025-03-01', to: '2025-03-05' }
		]);
	});

	test('begin on the day of the year’s first, where that lies within a month', () => {
		const months = monthsIn(fiscalYearOf(day('2025-01-01'), '07-16'), by('07-16'));
		expect(months).toHaveLength(12);
		expect(months[0]).toEqual({ month: '2024-07', from: '2024-07-16', to: '2024-08-15' });
		expect(months[11]).toEqual({ month: '2025-06', from: '2025-06-16', to: '2025-07-15' });
		expect(monthsIn(period('2025-01-01', '2025-01-16'), by('07-16'))).toEqual([
			{ month: '2024-12', from: '2025-01-01', to: '2025-01-15' },
			{ month: '2025-01', from: '2025-01-16', to: '2025-01-16' }
		]);
	});

	test('of a year of Nepal are its own, and bear their names', () => {
		const months = monthsIn(fiscalYearOf(day('2025-08-01'), 'bs-04-01'), by('bs-04-01'));
		expect(months).toHaveLength(12);
		expect(months[0]).toEqual({ month: 'bs-2082-04', from: '2025-07-17', to: '2025-08-16' });
		expect(months[8]).toEqual({ month: 'bs-2082-12', from: '2026-03-15', to: '2026-04-13' });
		expect(months[9]).toEqual({ month: 'bs-2083-01', from: '2026-04-14', to: '2026-05-14' });
		expect(monthsIn(period('2025-07-10', '2025-07-20'), by('bs-04-01'))).toEqual([
			{ month: 'bs-2082-03', from: '2025-07-10', to: '2025-07-16' },
			{ month: 'bs-2082-04', from: '2025-07-17', to: '2025-07-20' }
		]);
	});

	test('of a group of Nepal are its own also where its year begins by the other calendar', () => {
		const months = monthsIn(period('2026-04-01', '2026-05-20'), {
			yearStart: '04-01',
			months: 'bikramSambat'
		});
		expect(months).toEqual([
			{ month: 'bs-2082-12', from: '2026-04-01', to: '2026-04-13' },
			{ month: 'bs-2083-01', from: '2026-04-14', to: '2026-05-14' },
			{ month: 'bs-2083-02', from: '2026-05-15', to: '2026-05-20' }
		]);
	});

	test('of a year from the 31st end the day before the last of each month', () => {
		const months = monthsIn(fiscalYearOf(day('2025-01-01'), '01-31'), by('01-31'));
		expect(months).toHaveLength(12);
		expect(months[0]).toMatchObject({ from: '2024-01-31', to: '2024-02-28' });
		expect(months[1]).toMatchObject({ from: '2024-02-29', to: '2024-03-30' });
	});
});
