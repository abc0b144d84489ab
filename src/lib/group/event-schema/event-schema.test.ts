import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { rules } from '../../../../tests/support/builders.ts';
import { eventSchemas, groupEventSchema } from './index.ts';

const on = { occurredOn: '2025-01-05' };
const founding = { type: 'GroupFounded', ...on, name: 'Ujala', constitution: rules() };
const saving = { type: 'SavingDeposited', ...on, memberId: 'm1', fund: 'regular', amount: 2000 };
const loan = {
	type: 'LoanDisbursed',
	...on,
	loanId: 'l1',
	memberId: 'm1',
	principal: 100000,
	source: 'own',
	terms: { percentPerMonth: '2', method: 'declining', period: 'calendarMonth', instalments: 10 },
	purpose: 'health'
};

/** The words of the first issue; null when the event is taken. */
function issueOf(event: object): string | null {
	const parsed = v.safeParse(groupEventSchema, event);
	return parsed.success ? null : `${v.getDotPath(parsed.issues[0]) ?? ''}: ${parsed.issues[0].message}`;
}

describe('taken as written', () => {
	test.each([
		founding,
		saving,
		loan,
		{ ...saving, via: 'bank/b-1.x' },
		{ ...saving, eventId: 'a'.repeat(64), recordedAt: '2025-01-05T10:00:00.000Z', approvedBy: ['m1'] },
		{ ...loan, terms: { ...loan.terms, months: '2.5' } },
		{ ...loan, terms: { ...loan.terms, months: 12, percentPerMonth: '1.25' } },
		{ ...founding, name: 'उजाला समूह', place: { village: 'सोनपुर', pin: '854301', country: 'IN' } },
		{ type: 'CashCounted', ...on, pieces: { '50000': 3, '100': 0 } },
		{ type: 'MeetingSealed', ...on }
	])('%j', (event) => {
		expect(v.parse(groupEventSchema, event)).toEqual(event);
	});
});

describe('refused, with the field', () => {
	test.each([
		[{ ...saving, amount: 0 }, 'amount: an amount is a whole number'],
		[{ ...saving, amount: 10_000_000_001 }, 'amount: an amount is a whole number'],
		[{ ...saving, memberId: 'm 1' }, 'memberId: id of a member is 1 to 64'],
		[{ ...saving, memberId: '-m1' }, 'memberId: id of a member is 1 to 64'],
		[{ ...saving, eventId: 'a'.repeat(65) }, 'eventId: id of an event is 1 to 64'],
		[{ ...saving, fund: 'pension' }, 'fund: '],
		[{ ...saving, via: 'b1' }, 'via: via is "bank/" and the id'],
		[{ ...saving, occurredOn: '2025-02-30' }, 'occurredOn: a day is written'],
		[{ ...saving, recordedAt: 'yesterday' }, 'recordedAt: an instant is written'],
		[{ ...saving, colour: 1 }, 'colour: '],
		[{ ...loan, terms: { ...loan.terms, percentPerMonth: 2 } }, 'terms.percentPerMonth: '],
		[
			{ ...loan, terms: { ...loan.terms, percentPerMonth: '2,5' } },
			'terms.percentPerMonth: a rate is a decimal'
		],
		[
			{ ...loan, terms: { ...loan.terms, percentPerMonth: '-2' } },
			'terms.percentPerMonth: a rate is a decimal'
		],
		[{ ...loan, terms: { ...loan.terms, instalments: 241 } }, 'terms.instalments: number of instalments'],
		[{ ...loan, purpose: 'for the hospital' }, 'purpose: purpose of the loan is a code'],
		[{ ...founding, name: '' }, "name: the group's name is not empty"],
		[{ ...founding, name: ' Ujala' }, "name: the group's name does not begin or end with a space"],
		[{ ...founding, name: 'Ujala\u0007' }, "name: the group's name has no control characters"],
		[{ ...founding, name: 'a'.repeat(81) }, "name: the group's name has at most 80 letters"],
		[{ ...founding, constitution: rules({ quorum: '0/3' }) }, 'constitution.quorum: a quorum is a fraction'],
		[
			{ ...founding, constitution: rules({ paymentOrder: ['principal', 'principal', 'interestDue'] }) },
			'constitution.paymentOrder: a payment order names each of its three parts once'
		],
		[
			{ type: 'CashCounted', ...on, pieces: { five: 1 } },
			'pieces.five: a note or coin is named by its minor units'
		],
		[{ type: 'CashCounted', ...on, pieces: { '9999999999': 100_000 } }, 'pieces: a count is worth at most']
	])('%j', (event, issue) => {
		expect(issueOf(event)).toContain(issue);
	});
});

describe('no identity number gets into a text', () => {
	test.each(['123412341234', '1234 1234 1234', 'no. 1234-1234-1234'])('%s', (name) => {
		expect(issueOf({ ...founding, name })).toContain('must not hold an identity number of twelve digits');
	});
});

test('each type of event stands once', () => {
	const types = eventSchemas.map((schema) => schema.entries.type.literal);
	expect(new Set(types).size).toBe(types.length);
	expect(types).toHaveLength(17);
});
