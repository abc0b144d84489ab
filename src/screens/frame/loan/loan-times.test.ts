import { createWords } from '#i18n';
import type { LocalDate } from '#kernel';
import { loanPreview, withDefaults, type LoanTerms } from '#group';
import { money } from '#money';
import { expect, test } from 'vitest';
import { en } from '../../../lib/i18n/messages/en.ts';
import { paymentsOf, paymentWords } from './loan-times.ts';

const rules = withDefaults(
	{
		kind: 'shg',
		meetingRhythm: { every: 'month' },
		saving: { mode: 'fixed', amount: money(10_000) },
		interest: { percentPerMonth: '1.5' }
	},
	'INR'
);
const paid = (rupees: number, method: LoanTerms['method'], instalments: number) =>
	paymentsOf(
		loanPreview(
			money(rupees * 100),
			{ percentPerMonth: '1.5', method, period: 'calendarMonth', instalments },
			rules,
			'2026-11-28' as LocalDate
		)
	);
const told = (...loan: Parameters<typeof paid>) => paymentWords(paid(...loan), createWords('en', en), 'INR');

// Worked by hand: principal 200 ten times; 1.5 % of 2,000 is 30, of the last 200 it is 3. In all 2,165, not ten times 230.
test('on what is left she gives less each time: no one sum is called "each time"', () => {
	expect(paid(2000, 'declining', 10)).toEqual({ first: 23_000, last: 20_300, run: 'falling' });
	expect(told(2000, 'declining', 10)).toBe(
		'first time two hundred thirty rupees, then less, last time two hundred three rupees'
	);
});

// Worked by hand: 1.5 % of 2,000 ten times is 300; 230 ten times is 2,300.
test('on the whole loan each time is the same', () => {
	expect(paid(2000, 'flat', 10)).toEqual({ first: 23_000, last: 23_000, run: 'even' });
	expect(told(2000, 'flat', 10)).toBe('each time two hundred thirty rupees');
});

test('one time is each time', () => {
	expect(paid(2000, 'declining', 1).run).toBe('even');
});
