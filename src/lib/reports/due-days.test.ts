import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '#kernel';
import { day } from '../../../tests/support/builders.ts';
import { heldFor, meetingsDue, meetingsDueInBook, rhythmMonth } from './due-days.ts';

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

	test('on the last Saturday of the Nepali month, as groups in Nepal meet', () => {
		// Asar to Kartik 2083 end on 16 July, 16 August, 16 September, 17 October (itself a Saturday) and 16 November 2026.
		const saturdays = ['2026-07-11', '2026-08-15', '2026-09-12', '2026-10-17', '2026-11-14'];
		const rhythm = { every: 'month', last: 6, calendar: 'bikramSambat' } as const;
		expect(due(rhythm, '2026-07-11', '2026-11-30')).toEqual(saturdays);
	});

	test('on the day that the rules name of the Nepali month, or the day of the first meeting', () => {
		const firsts = ['2026-07-17', '2026-08-17', '2026-09-17', '2026-10-18'];
		const rhythm = { every: 'month', calendar: 'bikramSambat' } as const;
		expect(due({ ...rhythm, dayOfMonth: 1 }, '2026-07-17', '2026-11-01')).toEqual(firsts);
		expect(due(rhythm, '2026-07-17', '2026-11-01')).toEqual(firsts);
	});

	test('in Gregorian months where the table of Nepali months ends', () => {
		const rhythm = { every: 'month', dayOfMonth: 30, calendar: 'bikramSambat' } as const;
		expect(due(rhythm, '2034-06-15', '2034-07-31')).toEqual(['2034-06-15', '2034-07-30']);
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
		expect(meetingsDueInBook(book, day('2025-01-14'))).toEqual(['2025-01-06', '2025-01-13']);
	});
});

describe('a meeting that is due today', () => {
	const rules = (every: string) =>
		[{ since: day('2025-01-01'), constitution: { meetingRhythm: { every } } }] as never;
	const held = (...days: readonly string[]) => days.map((one) => ({ day: day(one) })) as never;

	test('may still be held: it counts when the day is over, or once it was held', () => {
		const book = { rules: rules('month'), regularMeetings: held('2025-01-05') };
		expect(meetingsDueInBook(book, day('2025-02-05'))).toEqual(['2025-01-05']);
		expect(meetingsDueInBook(book, day('2025-02-06'))).toEqual(['2025-01-05', '2025-02-05']);
		const met = { ...book, regularMeetings: held('2025-01-05', '2025-02-05') };
		expect(meetingsDueInBook(met, day('2025-02-05'))).toEqual(['2025-01-05', '2025-02-05']);
	});

	test('and was held a few days before counts as held', () => {
		const book = { rules: rules('week'), regularMeetings: held('2025-01-06', '2025-01-11') };
		expect(meetingsDueInBook(book, day('2025-01-13'))).toEqual(['2025-01-06', '2025-01-13']);
		const long = { ...book, regularMeetings: held('2025-01-06', '2025-01-09') };
		expect(meetingsDueInBook(long, day('2025-01-13'))).toEqual(['2025-01-06']);
	});
});

describe('a meeting was held for a day on which one was due', () => {
	const rhythms = [
		{ every: 'week' },
		{ every: 'fortnight' },
		{ every: 'month' },
		{ every: 'month', calendar: 'bikramSambat' }
	] as const;

	test('where one of all that were held is near enough, or in its month', () => {
		const first = day('2025-01-01');
		fc.assert(
			fc.property(
				fc.constantFrom(...rhythms),
				fc.constantFrom(...rhythms),
				fc.array(fc.nat(200), { maxLength: 12 }),
				fc.nat(200),
				(before, after, places, change) => {
					const held = places.map((place) => ({ day: addDays(first, place) }));
					const since = addDays(first, change);
					const versions = [
						{ since: first, constitution: { meetingRhythm: before } },
						{ since, constitution: { meetingRhythm: after } }
					];
					const isHeld = heldFor({ rules: versions, regularMeetings: held } as never);
					for (let place = 0; place <= 200; place += 1) {
						const due = addDays(first, place);
						const rhythm = due < since ? before : after;
						const half = { week: 3, fortnight: 7, month: 0 }[rhythm.every];
						const slowly = held.some((one) =>
							rhythm.every === 'month'
								? rhythmMonth(rhythm, one.day) === rhythmMonth(rhythm, due)
								: Math.abs(daysBetween(due, one.day)) <= half
						);
						expect(isHeld(due)).toBe(slowly);
					}
				}
			)
		);
	});
});
