import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import { replayUntil, rulesOn } from '#group';
import { exceptions } from '#reports';
import {
	bookOf,
	day,
	founded,
	lent,
	meeting,
	memberId,
	openMeeting,
	refusalOf
} from '../support/builders.ts';
import { ruled } from '../support/people.ts';

// Source: ledger law 3 ("a change counts from its day"), fine print 1, 3, 13 and 17, worked by hand. A monthly group saves
// 20 and lends at 2 percent. Written into the book on 10 January, outside a meeting: from 1 March on weekly, 30, at
// 1 percent, no loan above 200.

const later = {
	meetingRhythm: { every: 'week' },
	saving: { mode: 'fixed', amount: 3000 },
	interest: { percentPerMonth: '1' },
	loanLimit: { amount: 20_000 }
};
const until = [
	...founded('2025-01-05', { box: 1000 }),
	...meeting(1, '2025-01-05'),
	ruled(later)('2025-03-01'),
	...meeting(2, '2025-02-05', lent('l1', 'm1', 300))
];
const whole = [...until, ...meeting(3, '2025-03-05', lent('l2', 'm2', 100)), ...meeting(4, '2025-03-19')];

const due = (state: ReturnType<typeof bookOf>) =>
	present(state.members.get(memberId('m1')), 'she is known').savingsDue;

describe('rules that were written for a later day', () => {
	test('do not bind the meetings before it: 300 are lent at 2 percent where 200 will be the most', () => {
		const state = bookOf(until);
		expect(state.loans.get('l1' as never)?.terms.percentPerMonth).toBe('2');
		expect(rulesOn(state, day('2025-02-28'))?.meetingRhythm.every).toBe('month');
		expect(due(state)).toBe(4000);
		expect(
			refusalOf(bookOf([...until, ...openMeeting(3, '2025-02-26')]), lent('l2', 'm2', 201)('2025-02-26'))
		).toBeNull();
	});

	test('bind from it on: 200 are the most, 30 are due, a meeting stands for a quarter of a month', () => {
		const state = bookOf(whole);
		// 20 + 20 + 30 + 30
		expect(due(state)).toBe(10_000);
		expect(state.regularMeetings.map((held) => held.months)).toEqual([1, 1, 0.25, 0.25]);
		const open = bookOf([...until, ...openMeeting(3, '2025-03-05')]);
		expect(refusalOf(open, lent('l2', 'm2', 201)('2025-03-05'))).toEqual({
			type: 'LoanLimitExceeded',
			limit: 'amount',
			most: 20_000
		});
	});

	test('the book of a day before it knows nothing of them', () => {
		const before = replayUntil(whole, 'INR', day('2025-02-28'));
		expect(before.ok && due(before.value)).toBe(4000);
		expect(before.ok && before.value.rules).toHaveLength(1);
	});

	test('meetings are due by the month before it and by the week after it', () => {
		// 5 January, 5 February, then 5, 12, 19 and 26 March; held on the 5th, 5th, 5th and 19th.
		const list = exceptions(whole, {
			currency: 'INR',
			from: day('2025-01-01'),
			to: day('2025-03-31'),
			on: day('2025-03-31')
		});
		expect(list.missedMeetings).toEqual(['2025-03-12', '2025-03-26']);
	});
});
