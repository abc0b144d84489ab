import { expect, test } from 'vitest';
import { usualTerms, withDefaults, writtenParts, type Constitution } from '../index.ts';

// Default loan terms of a group; terms contain only amounts from the rules.

const rules = (interest: object = {}): Constitution =>
	withDefaults(
		{
			kind: 'shg',
			meetingRhythm: { every: 'month' },
			saving: { mode: 'fixed', amount: 2000 as never },
			interest: { percentPerMonth: '1.5', method: 'flat', ...interest }
		},
		'INR'
	);
const monthly = { percentPerMonth: '1.5', method: 'flat', period: 'calendarMonth', instalments: 4 };

test('as the rules say: rate, method and period, in so many parts', () => {
	expect(usualTerms(rules(), 4)).toEqual(monthly);
	expect(usualTerms(rules({ instalmentsBy: 'charge' }), 4)).toEqual(monthly);
});

test('by the quarter where the rules say so, or the circle for this loan, or not in spite of the rules', () => {
	const byQuarter = { ...monthly, instalmentsBy: 'quarter' };
	expect(usualTerms(rules({ instalmentsBy: 'quarter' }), 4)).toEqual(byQuarter);
	expect(usualTerms(rules(), 4, true)).toEqual(byQuarter);
	expect(usualTerms(rules({ instalmentsBy: 'quarter' }), 4, false)).toEqual(monthly);
});

test('what goes with each charge is not written', () => {
	expect([writtenParts(3, true), writtenParts(3, false)]).toEqual([
		{ instalments: 3, instalmentsBy: 'quarter' },
		{ instalments: 3 }
	]);
});
