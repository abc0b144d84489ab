import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import { bookReport, memberPage } from '#reports';
import type { GroupEvent } from '#group';
import { bookOf, day, founded, lent, meeting, memberId, openMeeting, repaid } from '../support/builders.ts';

// When parts of the principal fall due, what is overdue and what is due today. Worked by hand from ledger law 6.4 and 54 and
// fine print 6.

/** Overdue, its days, and what is due that day; minor units. */
const overdueOn = (events: readonly GroupEvent[], on: string) => {
	const loan = present(bookReport(events, { currency: 'INR', on: day(on) }).loans['l1'], 'the loan is known');
	return [loan.overduePrincipal, loan.overdueDays, loan.dueToday];
};

/** 1,000 in ten parts of 100, lent on 5 January; charges fall on the first of each month. */
const start = [...founded('2025-01-05', { box: 5000 }), ...meeting(1, '2025-01-05', lent('l1', 'm1', 1000))];

describe('a part falls due at the first meeting held on or after its charge', () => {
	const events = [...start, ...meeting(2, '2025-02-05'), ...meeting(3, '2025-03-05')];

	test.each([
		['2025-02-04', [0, 0, 0]],
		['2025-02-05', [0, 0, 10000]],
		['2025-02-06', [10000, 1, 0]],
		['2025-02-15', [10000, 10, 0]],
		['2025-03-04', [10000, 27, 0]],
		// The second part falls due on this day; days are counted from the oldest.
		['2025-03-05', [10000, 28, 10000]],
		['2025-03-06', [20000, 29, 0]]
	])('on %s overdue are %j', (on, overdue) => {
		expect(overdueOn(events, on)).toEqual(overdue);
	});

	test('while the meeting is open it is asked for, not overdue', () => {
		const open = [...start, ...openMeeting(2, '2025-02-05')];
		expect(overdueOn(open, '2025-02-05')).toEqual([0, 0, 10000]);
		const page = memberPage(open, { currency: 'INR', memberId: memberId('m1') });
		expect(page.loans[0]).toMatchObject({ principalDue: 10000, interestDue: 2000 });
	});
});

test('a skipped meeting: both parts fall due at the next one that is held', () => {
	const events = [...start, ...meeting(2, '2025-03-05')];
	expect(overdueOn(events, '2025-03-04')).toEqual([0, 0, 0]);
	expect(overdueOn(events, '2025-03-10')).toEqual([20000, 5, 0]);
});

test('what is paid covers the oldest part first; a double payment covers the next part too', () => {
	const paid = [...start, ...meeting(2, '2025-02-05', repaid('l1', 220)), ...meeting(3, '2025-03-05')];
	expect(overdueOn(paid, '2025-03-31')).toEqual([0, 0, 0]);
	const fourth = [...paid, ...meeting(4, '2025-04-05')];
	expect(overdueOn(fourth, '2025-04-05')).toEqual([0, 0, 10000]);
});

test('a month of interest only leaves the part overdue', () => {
	const events = [...start, ...meeting(2, '2025-02-05', repaid('l1', 20))];
	expect(overdueOn(events, '2025-02-06')).toEqual([10000, 1, 0]);
});

test('the first day that is agreed on: parts fall due from there by the rhythm', () => {
	const events = [
		...founded('2025-01-05', { box: 5000 }),
		...meeting(1, '2025-01-05', lent('l1', 'm1', 1000, { firstDueOn: '2025-06-05' })),
		...meeting(2, '2025-05-05'),
		...meeting(3, '2025-06-05'),
		...meeting(4, '2025-07-05')
	];
	expect(overdueOn(events, '2025-06-04')).toEqual([0, 0, 0]);
	expect(overdueOn(events, '2025-06-05')).toEqual([0, 0, 10000]);
	expect(overdueOn(events, '2025-07-06')).toEqual([20000, 31, 0]);
});

test('a fortnightly group steps by fourteen days from the first day that is agreed on', () => {
	const events = [
		...founded('2025-01-06', { box: 5000, constitution: { meetingRhythm: { every: 'fortnight' } } }),
		...meeting(1, '2025-01-06', lent('l1', 'm1', 1000, { period: 'anniversary', firstDueOn: '2025-01-20' })),
		...meeting(2, '2025-01-20'),
		...meeting(3, '2025-02-03')
	];
	expect(overdueOn(events, '2025-02-03')).toEqual([10000, 14, 10000]);
});

test('where interest is charged by the meeting, each meeting asks for a part', () => {
	const events = [
		...founded('2025-01-06', { box: 5000, constitution: { meetingRhythm: { every: 'week' } } }),
		...meeting(1, '2025-01-06', lent('l1', 'm1', 1000, { period: 'meeting', instalments: 4 })),
		...meeting(2, '2025-01-13', repaid('l1', 255)),
		...meeting(3, '2025-01-20')
	];
	expect(overdueOn(events, '2025-01-20')).toEqual([0, 0, 25000]);
});

test('parts are whole rupees and the last takes the rest: 1,000 in three is 333, 333, 334', () => {
	const events = [
		...founded('2025-01-05', { box: 5000 }),
		...meeting(1, '2025-01-05', lent('l1', 'm1', 1000, { instalments: 3 })),
		...meeting(2, '2025-02-05'),
		...meeting(3, '2025-03-05'),
		...meeting(4, '2025-04-05')
	];
	const at = ['2025-02-06', '2025-03-06', '2025-04-06'].map((on) => overdueOn(events, on)[0]);
	expect(at).toEqual([33300, 66600, 100000]);
});

describe('portfolio at risk', () => {
	const events = [
		...founded('2025-01-05', { box: 5000 }),
		...meeting(1, '2025-01-05', lent('l1', 'm1', 1000), lent('l2', 'm2', 3000, { firstDueOn: '2026-01-05' })),
		...meeting(2, '2025-02-05')
	];
	const risk = (on: string) => bookReport(events, { currency: 'INR', on: day(on) }).portfolioAtRisk;

	test('thirty days overdue are not yet at risk, thirty-one are', () => {
		expect(risk('2025-03-07')).toBe('0');
		expect(risk('2025-03-08')).toBe('0.25');
	});

	test('a group that lent nothing has nothing at risk', () => {
		expect(bookReport(founded('2025-01-05'), { currency: 'INR' }).portfolioAtRisk).toBe('0');
	});
});

test('the page of a member says how many instalments are given', () => {
	const events = [...start, ...meeting(2, '2025-02-05', repaid('l1', 320))];
	const [loan] = memberPage(events, { currency: 'INR', memberId: memberId('m1') }).loans;
	expect(loan).toMatchObject({ instalmentsGiven: 3, instalments: 10, outstanding: 70000 });
	expect(bookOf(events).loans.size).toBe(1);
});
