import { describe, expect, test } from 'vitest';
import { day } from '../../../tests/support/builders.ts';
import { meetingsDue, meetingsDueInBook } from './due-days.ts';

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

describe('where the rhythm was changed', () => {
	const versions = (...list: readonly (readonly [since: string, rhythm: object])[]) =>
		list.map(([since, meetingRhythm]) => ({ since: day(since), constitution: { meetingRhythm } })) as never;
	const held = (...days: readonly string[]) => days.map((one) => ({ day: day(one) })) as never;

	test('each day is due by the rhythm of its day, going on from the last meeting', () => {
		const rules = versions(['2025-01-01', { every: 'month' }], ['2025-02-05', { every: 'week' }]);
		const book = { rules, regularMeetings: held('2025-01-05', '2025-02-05', '2025-02-12') };
		expect(meetingsDueInBook(book, day('2025-02-20'))).toEqual([
			'2025-01-05',
			'2025-02-05',
			'2025-02-12',
			'2025-02-19'
		]);
	});

	test('a change of other rules, or one that lies ahead, moves no meeting', () => {
		const month = { every: 'month', dayOfMonth: 5 };
		const rules = versions(['2025-01-01', month], ['2025-01-20', month], ['2025-06-01', { every: 'week' }]);
		const book = { rules, regularMeetings: held('2025-01-05', '2025-01-25') };
		expect(meetingsDueInBook(book, day('2025-03-31'))).toEqual(['2025-01-05', '2025-02-05', '2025-03-05']);
		expect(meetingsDueInBook({ rules, regularMeetings: [] }, day('2025-03-31'))).toEqual([]);
	});

	test('of several versions before the first meeting the last one counts', () => {
		const rules = versions(['2025-01-01', { every: 'month' }], ['2025-01-02', { every: 'week' }]);
		const book = { rules, regularMeetings: held('2025-01-06') };
		expect(meetingsDueInBook(book, day('2025-01-13'))).toEqual(['2025-01-06', '2025-01-13']);
	});
});
