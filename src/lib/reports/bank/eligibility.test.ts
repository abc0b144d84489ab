import { describe, expect, test } from 'vitest';
import { addDays } from '#kernel';
import type { GroupEvent } from '#group';
import {
	day,
	event,
	founded,
	marked,
	meeting,
	opened,
	opening,
	saved,
	sealed,
	withFields
} from '../../../../tests/support/builders.ts';
import { bookReport } from '../book-report.ts';
import { exceptions } from '../registers/exceptions.ts';
import { conditionsAndMissing } from './conditions.ts';
import { eligibility } from './eligibility.ts';
import type { LoanDoseRule } from './rule-types.ts';

const rule: LoanDoseRule = {
	id: 'rule',
	kind: 'loanDose',
	name: { en: 'Rule', hi: 'नियम' },
	asOf: '2025-01',
	seen: 'whole',
	sources: [{ title: 'a circular', year: '2025' }],
	currency: 'INR',
	eligibility: { monthsActive: 6, membersLeast: 10, membersLeastHardArea: 5, membersMost: 20 },
	doses: [{ dose: 1, base: 'corpus', atLeast: 150_000, needs: [] }]
};
const on = (events: readonly GroupEvent[], text: string) =>
	eligibility(events, { currency: 'INR', on: day(text) }, rule);

describe('six months by the books', () => {
	const events = [...founded('2025-08-20', { members: 10 }), ...meeting(1, '2025-08-31', marked('m1'))];

	test('turns on the day six months after the first sealed meeting, not on the day before', () => {
		expect(on(events, '2026-02-27')).toMatchObject({ oldEnough: false, eligible: false });
		// February has no 31st, so the month ends on its last day.
		expect(on(events, '2026-02-28')).toMatchObject({
			activeSince: '2025-08-31',
			basis: 'sealedMeetings',
			eligibleFrom: '2026-02-28',
			oldEnough: true,
			eligible: true
		});
	});

	test('does not run from the founding, nor from a meeting that is still open', () => {
		const still = [...founded('2025-01-01', { members: 10 }), opened(1)('2025-01-05')];
		expect(on(still, '2025-12-31')).toMatchObject({ activeSince: null, basis: null, eligible: false });
	});

	test('runs from the paper book where the cut-off sheet names it, and says who saw it', () => {
		const sheet = opening({ booksSince: '2025-02-10', seenBy: ['m1', 'm2'], box: 0 })('2025-08-20');
		const paper = [
			...founded('2025-08-20', { members: 10 }),
			sheet,
			...meeting(1, '2025-08-25', marked('m1'))
		];
		expect(on(paper, '2025-08-09').oldEnough).toBe(false);
		expect(on(paper, '2025-08-26')).toMatchObject({
			activeSince: '2025-02-10',
			basis: 'paperBook',
			seenBy: [1, 2],
			oldEnough: true
		});
	});

	test('an opening sheet with savings proves its own day: not younger, and how much older is for the bank to see', () => {
		const sheet = opening({
			savings: [{ memberId: 'm1', fund: 'regular', amount: 50_000 }],
			borrowings: [{ borrowingId: 'bl1', lender: 'Gramin Bank', kind: 'bank', outstanding: 1_500_000 }],
			box: 1_550_000
		})('2025-09-28');
		const book = [
			...founded('2025-09-28', { members: 10 }),
			sheet,
			...meeting(1, '2025-10-28', marked('m1'))
		];
		expect(on(book, '2025-11-28')).toMatchObject({
			activeSince: '2025-09-28',
			basis: 'cutOffSheet',
			oldEnough: false
		});
		expect(on(book, '2026-03-28')).toMatchObject({ oldEnough: true });
		const asked = { rule, dose: 1 };
		const read = conditionsAndMissing(book, { currency: 'INR', on: day('2025-11-28') }, asked);
		const of = (code: string) => read.conditions.find((condition) => condition.code === code);
		expect([of('age')?.is, of('noDefault')?.is]).toEqual(['bank', 'bank']);
		expect(of('noDefault')?.shows).toMatchObject({ amount: null, ofAmount: 1_500_000 });
		expect(read.missing.map(({ what }) => what)).not.toContain('tooYoung');
	});

	test('is not shortened by a paper book that is younger than the first meeting', () => {
		const sheet = opening({ booksSince: '2025-08-20', box: 0 })('2025-08-20');
		const both = [
			...founded('2025-08-20', { members: 10 }),
			sheet,
			...meeting(1, '2025-08-20', marked('m1'))
		];
		expect(on(both, '2025-08-21')).toMatchObject({ basis: 'sealedMeetings', activeSince: '2025-08-20' });
	});
});

describe('the number of members', () => {
	test.each([
		[4, 'tooFew', false],
		[5, 'hardAreaOnly', true],
		[9, 'hardAreaOnly', true],
		[10, 'enough', true],
		[20, 'enough', true]
	] as const)('%i women: %s', (members, membersAre, eligible) => {
		const events = [...founded('2025-01-01', { members }), ...meeting(1, '2025-01-05', marked('m1'))];
		expect(on(events, '2025-12-31')).toMatchObject({ members, membersAre, eligible });
	});
});

describe('twenty-six meetings typed in one night', () => {
	const days = Array.from({ length: 26 }, (_, place) => addDays(day('2025-01-06'), 7 * place));
	const night = '2025-07-14T18:00:00.000Z';
	const typed = (late: boolean) => [
		...founded('2025-01-01', { members: 10, constitution: { meetingRhythm: { every: 'week' } } }),
		...(late ? meeting(27, '2025-07-14', marked('m1'), saved('m1', 20)) : []),
		...days.flatMap((on, place) =>
			[
				withFields(opened(place + 1), { recordedAt: night, ...(late ? { late: true } : {}) }),
				marked('m1'),
				saved('m1', 20),
				sealed
			].map((make) => make(on))
		)
	];

	test.each([
		['as late meetings', true, 27],
		['as if each were of its own day: the clock tells', false, 26]
	] as const)('%s', (_, late, meetings) => {
		const events = typed(late);
		expect(on(events, '2025-07-20')).toMatchObject({
			activeSince: '2025-01-06',
			basis: 'enteredLater',
			meetings,
			enteredLater: 26
		});
		const { all } = bookReport(events, { currency: 'INR', on: day('2025-07-20') }).regularity;
		expect(all).toMatchObject({ enteredLate: 26, sealedOnTheDay: meetings - 26, meetingsHeld: meetings });
		const period = { from: day('2025-01-01'), to: day('2025-07-20') };
		expect(exceptions(events, { currency: 'INR', ...period }).enteredLate).toHaveLength(26);
	});

	test('a meeting that was opened in the evening of its own day is none of them', () => {
		const evening = event({ ...opened(1)('2025-01-06'), recordedAt: '2025-01-06T16:00:00.000Z' });
		const events = [...founded('2025-01-01', { members: 10 }), evening, sealed('2025-01-06')];
		expect(on(events, '2025-07-20')).toMatchObject({ basis: 'sealedMeetings', enteredLater: 0 });
	});
});
