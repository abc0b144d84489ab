import { expect, test } from 'vitest';
import {
	founded,
	meeting,
	opened,
	saved,
	sealed,
	spent,
	withFields
} from '../../../../tests/support/builders.ts';
import { endOfTwo, first, last, twoWomen, vsla } from '../../../../tests/support/cycles.ts';
import { parts, sharedOut } from '../../../../tests/support/people.ts';
import { shareOuts } from './share-outs.ts';

test('a statement says what each woman saved, what it grew by, what was taken off, and what she got', () => {
	const events = [...twoWomen, sharedOut({ keep: parts({ m2: 100 }) })(endOfTwo), sealed(endOfTwo)];
	const [statement, ...others] = shareOuts(events, { currency: 'INR' });
	expect(others).toEqual([]);
	expect(statement).toMatchObject({
		day: endOfTwo,
		meeting: { kind: 'regular', number: 2 },
		rule: 'bySavings',
		weights: null,
		basis: 'whole',
		fund: 101600,
		remainder: 0,
		socialFund: 0,
		approvedBy: []
	});
	const mine = {
		savings: 50000,
		grown: 800,
		part: 50800,
		voluntary: 0,
		loan: 30000,
		interest: 600,
		fines: 1000
	};
	const hers = { savings: 50000, grown: 800, part: 50800, voluntary: 0, loan: 0, interest: 0, fines: 0 };
	expect(statement?.rows).toEqual([
		{ memberId: 'm1', number: 1, ...mine, paid: 19200, kept: 0, payable: 0, cut: 0 },
		{ memberId: 'm2', number: 2, ...hers, paid: 40800, kept: 10000, payable: 0, cut: 0 }
	]);
	expect(statement?.totals).toEqual({
		savings: 100000,
		grown: 1600,
		part: 101600,
		voluntary: 0,
		loan: 30000,
		interest: 600,
		fines: 1000,
		paid: 60000,
		kept: 10000,
		payable: 0,
		cut: 0
	});
});

test('a loss is below zero, and what rounding leaves is named', () => {
	// 100 of 300 was spent: a third of 200 is 66 in whole rupees, 34 less than saved, and 2 remain.
	const events = [
		...founded(first, { members: 3, constitution: vsla }),
		...meeting(1, first, saved('m1', 100), saved('m2', 100), saved('m3', 100)),
		opened(2)(last),
		spent('travel', 100)(last),
		withFields(sharedOut(), { eventId: 'out' })(last),
		sealed(last)
	];
	expect(shareOuts(events, { currency: 'INR' })).toMatchObject([
		{ eventId: 'out', fund: 20000, remainder: 200, totals: { grown: -10200, paid: 19800 } }
	]);
	expect(shareOuts(twoWomen, { currency: 'INR' })).toEqual([]);
});
