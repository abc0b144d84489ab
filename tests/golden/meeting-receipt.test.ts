import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import { receiptOf } from '#papers/meeting/receipt.ts';
import { meetingSheet } from '#reports';
import {
	accepted,
	bankOpened,
	bookOf,
	day,
	founded,
	lent,
	marked,
	meeting,
	repaid,
	saved,
	spent,
	toBank
} from '../support/builders.ts';
import { toSocialFund } from '../support/dues.ts';

// What the receipt of a meeting says. Added up by hand, in rupees:
// meeting 1: 1,000 + 40 saved − 300 lent − 45 spent = 695.
// meeting 2: 695 + 50 saved + 15 for the help fund + 106 given back (6 of it interest) + 5 more counted − 200 to the bank = 671.
const events = [
	...founded('2025-01-05', { box: 1000 }),
	bankOpened()('2025-01-05'),
	...meeting(
		1,
		'2025-01-05',
		marked('m1'),
		saved('m1', 20),
		marked('m2'),
		saved('m2', 20),
		marked('m3', 'absent'),
		lent('l1', 'm2', 300),
		spent('stationery', 45)
	),
	...meeting(
		2,
		'2025-02-05',
		marked('m1', 'absent'),
		saved('m1', 20),
		marked('m2'),
		repaid('l1', 106),
		marked('m3', 'late'),
		saved('m3', 30),
		toSocialFund('m3', 15),
		toBank(200),
		accepted('over', 5)
	)
];

const receiptOfMeeting = (number: number) =>
	receiptOf(
		present(meetingSheet(events, { currency: 'INR', kind: 'regular', number }), 'the meeting was held')
	);

describe('the receipt of a meeting', () => {
	test('says what lay in the box before, what came and went, and what lies in it now', () => {
		expect(bookOf(events).lastSealedDay).toBe('2025-02-05');
		expect(receiptOfMeeting(1)).toEqual({
			day: day('2025-01-05'),
			came: [true, true, false],
			before: 100000,
			saved: 4000,
			social: 0,
			repaid: 0,
			otherIn: 0,
			lent: 30000,
			otherOut: 4500,
			after: 69500
		});
		expect(receiptOfMeeting(2)).toEqual({
			day: day('2025-02-05'),
			came: [false, true, true],
			before: 69500,
			saved: 5000,
			social: 1500,
			repaid: 10600,
			otherIn: 500,
			lent: 0,
			otherOut: 20000,
			after: 67100
		});
	});

	test('adds up, and names nobody', () => {
		for (const number of [1, 2]) {
			const receipt = receiptOfMeeting(number);
			const { before, saved: given, social, repaid: back, otherIn, lent: out, otherOut, after } = receipt;
			expect(before + given + social + back + otherIn - out - otherOut).toBe(after);
			expect(JSON.stringify(receipt)).not.toMatch(/m\d|Ujala|Example/);
		}
	});
});
