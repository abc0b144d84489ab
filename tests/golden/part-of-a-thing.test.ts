import { expect, test } from 'vitest';
import { bookReport } from '#reports';
import { bookOf, founded, meeting, openMeeting, refusalOf, saved, withFields } from '../support/builders.ts';
import { bought, sold } from '../support/dues.ts';

// Selling a part of a thing books out that part of its cost only (ledger law 49). Journal 8 of the attackers, shortened: a share of
// 400 in the federation, of which 100 come back. Worked by hand.

const [april, may, june] = ['2024-04-01', '2024-05-01', '2024-06-01'];
const events = [
	...founded(april, { members: 2 }),
	...meeting(1, april, saved('m1', 500), bought('voShare', 400))
];
const balance = (all: Parameters<typeof bookReport>[0]) => bookReport(all, { currency: 'INR' }).trialBalance;

test('a part that comes back at its cost is no loss, and the rest stays in the book', () => {
	const part = [...events, ...meeting(2, may, sold('voShare', 100, { cost: 10000 }))];
	expect(balance(part)).toEqual({ 'assets/voShare': 30000, box: 20000, 'savings/m1/regular': -50000 });
	// 150 for the next 100, and 250 for the last 200.
	const gone = [...part, ...meeting(3, june, sold('voShare', 150, { cost: 10000 }), sold('voShare', 250))];
	expect(balance(gone)).toEqual({ box: 60000, 'other-income/voShare': -10000, 'savings/m1/regular': -50000 });
});

test('a part that brings less than it cost is a loss of the difference; without a cost all of it is sold', () => {
	const less = [...events, ...meeting(2, may, sold('voShare', 60, { cost: 10000 }))];
	expect(balance(less)).toMatchObject({ 'assets/voShare': 30000, 'other-expense/voShare': 4000 });
	const whole = [...events, ...meeting(2, may, sold('voShare', 100))];
	expect(balance(whole)).toMatchObject({ box: 20000, 'other-expense/voShare': 30000 });
	expect(balance(whole)).not.toHaveProperty('assets/voShare');
});

test('more than the thing stands at is refused, and what was sold before is not sold again', () => {
	const open = bookOf([...events, ...openMeeting(2, may)]);
	expect(refusalOf(open, sold('voShare', 500, { cost: 40100 })(may))).toEqual({
		type: 'AccountTooSmall',
		account: 'assets/voShare',
		held: 40000,
		asked: 40100
	});
	const gone = bookOf([...events, ...openMeeting(2, may, sold('voShare', 400, { cost: 40000 }))]);
	expect(refusalOf(gone, sold('voShare', 1, { cost: 100 })(may))).toEqual({
		type: 'AssetUnknown',
		thing: 'voShare'
	});
});

test('a sale that was written as of the whole is put right as one of a part', () => {
	const wrong = withFields(sold('voShare', 100), { eventId: 'sold' });
	const right = [
		...events,
		...meeting(2, may, wrong),
		...meeting(
			3,
			june,
			(occurredOn) =>
				({
					type: 'EventReversed',
					occurredOn,
					reverses: 'sold',
					reason: 'wrongAmount',
					approvedBy: ['m1', 'm2']
				}) as never,
			() => withFields(sold('voShare', 100, { cost: 10000 }), { corrects: 'sold' })(may)
		)
	];
	expect(balance(right)).toMatchObject({ 'assets/voShare': 30000, box: 20000 });
});
