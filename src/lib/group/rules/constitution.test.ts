import { expect, test } from 'vitest';
import { rules } from '../../../../tests/support/builders.ts';
import { defaultPeriod, quorumOf, withDefaults } from '../index.ts';
import { monthsBetweenMeetings } from './constitution.ts';

// The defaults of the rules: the table of ledger law 3.

type Written = Parameters<typeof withDefaults>[0];
const written = (changed: object = {}) => rules(changed) as Written;

test('the defaults of each field', () => {
	expect(withDefaults(written(), 'INR')).toEqual({
		kind: 'shg',
		meetingRhythm: { every: 'month' },
		saving: { mode: 'fixed', amount: 2000, voluntary: true },
		percentPerMonth: '2',
		interestMethod: 'declining',
		interestPeriod: 'calendarMonth',
		instalmentsBy: 'charge',
		overduePercentPerMonth: '0',
		paymentOrder: ['interestArrears', 'interestDue', 'principal'],
		overpayment: 'refuse',
		flatRebate: 'none',
		loanLimit: {},
		fines: {},
		socialFund: null,
		quorum: '2/3',
		approvals: { seal: 2, loan: 2, cashDifference: 2, correction: 2, rule: 2 },
		boxLimit: null,
		buyIn: null,
		exit: { savings: 'all', debts: 'netted', surplus: 'none' },
		roundingUnit: 100,
		remainder: 'stays',
		yearStart: '04-01',
		moneylenderPercentPerMonth: '5'
	});
	expect(withDefaults(written(), 'KES').roundingUnit).toBe(1);
});

test('what the group has decided stands', () => {
	const decided = {
		paymentOrder: ['principal', 'interestDue', 'interestArrears'],
		overpayment: 'voluntarySaving',
		flatRebate: 'notYetDue',
		loanLimit: { loansAtOnce: 1 },
		fines: { late: 200 },
		socialFund: { amount: 1000 },
		quorum: '1/2',
		approvals: { seal: 3, loan: 1, cashDifference: 4, correction: 5, rule: 6 },
		boxLimit: 5000,
		buyIn: 'averageSavings',
		roundingUnit: 500,
		remainder: 'spread',
		yearStart: '07-17',
		moneylenderPercentPerMonth: '10'
	};
	expect(withDefaults(written(decided), 'INR')).toMatchObject(decided);
	const interest = { percentPerMonth: '1', method: 'flat', period: 'meeting' };
	expect(withDefaults(written({ interest, exit: { surplus: 'equal' } }), 'INR')).toMatchObject({
		percentPerMonth: '1',
		interestMethod: 'flat',
		interestPeriod: 'meeting',
		exit: { surplus: 'equal' }
	});
});

test('by the rhythm: months of the calendar or of the loan, and the part of a month between two meetings', () => {
	expect((['month', 'fortnight', 'week'] as const).map(defaultPeriod)).toEqual([
		'calendarMonth',
		'anniversary',
		'anniversary'
	]);
	expect((['month', 'fortnight', 'week'] as const).map(monthsBetweenMeetings)).toEqual([1, 0.5, 0.25]);
});

test.each([
	['2/3', 12, 8],
	['2/3', 10, 7],
	['1/2', 5, 3],
	['3/4', 4, 3],
	['1/1', 7, 7]
])('%s of %d women are %d', (quorum, active, needed) => {
	expect(quorumOf(withDefaults(written({ quorum }), 'INR'), active)).toBe(needed);
});
