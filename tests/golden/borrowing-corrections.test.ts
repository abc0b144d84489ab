import { describe, expect, test } from 'vitest';
import type { BorrowingId } from '#kernel';
import { borrowingOutstanding } from '#group';
import { bookOf, founded, meeting, opened, refusalOf, withFields, type Entry } from '../support/builders.ts';
import { borrowed, corrected, debited, paidBack } from '../support/outside-money.ts';

// Source: ledger law 5 ("more than is owed" is refused) and 6.5 (checked after both halves of a correction), by hand. 1,000
// were borrowed in January, the bank debited 50 of interest in February, 1,050 were paid back in March: nothing is owed.

const named = (id: string, entry: Entry): Entry => withFields(entry, { eventId: id });
const book = [
	...founded('2025-01-05', { box: 500 }),
	...meeting(1, '2025-01-05', named('received', borrowed(1000))),
	...meeting(2, '2025-02-05', named('charged', debited({ interest: 5000 }))),
	...meeting(3, '2025-03-05', named('repaid', paidBack(1050))),
	opened(4)('2025-04-05')
];
const april = '2025-04-05';
const loan = 'bl1' as BorrowingId;
const instead = (id: string, on: string, entry: Entry) => withFields(entry, { corrects: id })(on);

describe('a debt to the bank that was paid back in full', () => {
	test('is zero, and never below: what the bank debited is not taken out of it any more', () => {
		const state = bookOf(book);
		expect(borrowingOutstanding(state, loan)).toBe(0);
		// Without the 50, only 1,000 of the 1,050 were owed.
		expect(refusalOf(state, corrected('charged')(april))).toEqual({ type: 'MoreThanOwed', owed: 100_000 });
		expect(refusalOf(state, corrected('received')(april))).toEqual({
			type: 'NeededByEvent',
			eventId: 'received',
			by: 'charged'
		});
	});

	test('the sum debited may be made greater, not smaller', () => {
		const swap = (interest: number) => [
			...book,
			corrected('charged')(april),
			instead('charged', '2025-02-05', debited({ interest }))
		];
		expect(borrowingOutstanding(bookOf(swap(8000)), loan)).toBe(3000);
		expect(() => bookOf(swap(4000))).toThrow('MoreThanOwed');
	});

	test('the repayment may be made smaller, not greater', () => {
		const swap = (principal: number) => [
			...book,
			corrected('repaid')(april),
			instead('repaid', '2025-03-05', paidBack(principal))
		];
		expect(borrowingOutstanding(bookOf(swap(1000)), loan)).toBe(5000);
		expect(() => bookOf(swap(1051))).toThrow('MoreThanOwed');
	});
});

describe('a debt that was paid back before the bank debited more', () => {
	test('cannot lose an early debit, though later ones make up for it: that day more was paid than was owed', () => {
		const state = bookOf([
			...book.slice(0, -1),
			...meeting(4, april, debited({ charges: 9000 })),
			opened(5)('2025-05-05')
		]);
		expect(borrowingOutstanding(state, loan)).toBe(9000);
		expect(refusalOf(state, corrected('charged')('2025-05-05'))).toEqual({
			type: 'MoreThanOwed',
			owed: 100_000
		});
	});
});
