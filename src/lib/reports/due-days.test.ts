import { describe, expect, test } from 'vitest';
import { day } from '../../../tests/support/builders.ts';
import { meetingsDue } from './due-days.ts';

const due = (rhythm: Parameters<typeof meetingsDue>[0], first: string, until: string) =>
	meetingsDue(rhythm, day(first), day(until));

describe('regular meetings are due', () => {
	test('every seven days from the first meeting in a weekly group', () => {
		expect(due({ every: 'week' }, '2025-01-06', '2025-01-20')).toEqual([
			'2025-01-06',
			'2025-01-13',
			'2025-01-20'
		]);
	});

	test('every fourteen in a fortnightly one', () => {
		expect(due({ every: 'fortnight' }, '2025-01-06', '2025-02-10')).toEqual([
			'2025-01-06',
			'2025-01-20',
			'2025-02-03'
		]);
	});

	test('on the first meeting’s day of the month where the rules name none, clipped to its end', () => {
		expect(due({ every: 'month' }, '2025-01-31', '2025-03-31')).toEqual([
			'2025-01-31',
			'2025-02-28',
			'2025-03-31'
		]);
	});

	test('on the day of the month that the rules name; the first month on the day it was', () => {
		expect(due({ every: 'month', dayOfMonth: 10 }, '2025-01-12', '2025-03-10')).toEqual([
			'2025-01-12',
			'2025-02-10',
			'2025-03-10'
		]);
		expect(due({ every: 'month', dayOfMonth: 31 }, '2025-01-31', '2025-02-28')).toEqual([
			'2025-01-31',
			'2025-02-28'
		]);
	});

	test('on the last Sunday of the month', () => {
		expect(due({ every: 'month', last: 0 }, '2025-01-26', '2025-04-01')).toEqual([
			'2025-01-26',
			'2025-02-23',
			'2025-03-30'
		]);
	});

	test('not after the day that is asked about, and not before the first', () => {
		expect(due({ every: 'month' }, '2025-01-05', '2025-01-04')).toEqual([]);
		expect(due({ every: 'month' }, '2025-01-05', '2025-01-05')).toHaveLength(1);
	});
});
