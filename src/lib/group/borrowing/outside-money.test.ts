import { describe, expect, test } from 'vitest';
import type { BankAccountId } from '#kernel';
import {
	bankOpened,
	bookOf,
	day,
	founded,
	fromBank,
	meeting,
	opened,
	openMeeting,
	refusalOf,
	toBank,
	withFields,
	type Entry
} from '../../../../tests/support/builders.ts';
import {
	bankCharged,
	borrowed,
	corrected,
	granted,
	interestCredited,
	matched
} from '../../../../tests/support/outside-money.ts';
import { bankDifference, overBoxLimit, type GroupState } from '../index.ts';

// Expected values computed by hand from ledger law 4 and 5.

const on = '2025-01-05';
const b1 = 'b1' as BankAccountId;

/** A group with 1,000 in the box and one empty bank account. */
const group = [...founded(on, { box: 1000 }), bankOpened()(on)];
const openWith = (...entries: readonly Entry[]): GroupState =>
	bookOf([...group, ...openMeeting(1, on, ...entries)]);
const balancesOf = (state: GroupState) => Object.fromEntries(state.balances);
const via = { via: 'bank/b1' };

describe('the passbook', () => {
	test('interest and charges are entered with their paise', () => {
		// 500 + 12.35 − 5.90 = 506.45
		const state = openWith(toBank(500), interestCredited(12.35), bankCharged(5.9));
		expect(balancesOf(state)).toEqual({
			box: 50000,
			'bank/b1': 50645,
			'bank-interest': -1235,
			'bank-charges': 590,
			surplus: -100000
		});
	});

	test('no charge takes more than the account holds; no account of another name is charged', () => {
		const state = openWith(toBank(500));
		expect(refusalOf(state, bankCharged(500.01)(on))).toEqual({
			type: 'BankTooSmall',
			held: 50000,
			asked: 50001
		});
		expect(refusalOf(state, bankCharged(500)(on))).toBeNull();
		const unknown = { type: 'BankAccountUnknown', bankAccountId: 'b9' };
		for (const make of [interestCredited, bankCharged, matched])
			expect(refusalOf(state, make(1, { bankAccountId: 'b9' })(on))).toEqual(unknown);
	});

	test('money is entered in a meeting; what a passbook shows may be looked up at any time', () => {
		const state = bookOf([...group, ...meeting(1, on, toBank(500))]);
		for (const make of [interestCredited(1), bankCharged(1), granted(1), borrowed(1)])
			expect(refusalOf(state, make(on))).toEqual({ type: 'NoOpenMeeting' });
		expect(refusalOf(state, matched(500)(on))).toBeNull();
	});

	test('beside the book shows what the one has more than the other', () => {
		expect(bankDifference(openWith(toBank(500)), b1)).toBeNull();
		expect(bankDifference(openWith(toBank(500), matched(500)), b1)).toBe(0);
		expect(bankDifference(openWith(toBank(500), matched(512.35)), b1)).toBe(1235);
		expect(bankDifference(openWith(toBank(500), matched(494.1)), b1)).toBe(-590);
		// A later entry does not change the comparison; the next one is even.
		const seen = openWith(toBank(500), matched(512.35), interestCredited(12.35));
		expect(bankDifference(seen, b1)).toBe(1235);
		const again = openWith(toBank(500), matched(512.35), interestCredited(12.35), matched(512.35));
		expect(bankDifference(again, b1)).toBe(0);
	});

	test('keeps the bank’s day; an older page of it does not replace a newer one', () => {
		const state = openWith(
			toBank(500),
			matched(500, { valueOn: '2025-01-04' }),
			matched(0, { valueOn: '2025-01-02' })
		);
		expect(state.bankAccounts.get(b1)?.lastStatement).toEqual({
			on: '2025-01-04',
			balance: 50000,
			book: 50000
		});
	});

	test('of a corrected deposit is compared with the deposit as it should have been', () => {
		// 500 was entered, 50 was paid in: the passbook showed 450 less than the book.
		const before = [
			...group,
			...meeting(1, on, withFields(toBank(500), { eventId: 'slip' }), matched(50)),
			opened(2)('2025-02-05')
		];
		expect(bankDifference(bookOf(before), b1)).toBe(-45000);
		const putRight = bookOf([
			...before,
			corrected('slip')('2025-02-05'),
			withFields(toBank(50), { corrects: 'slip' })(on)
		]);
		expect(bankDifference(putRight, b1)).toBe(0);
		expect(balancesOf(putRight)).toEqual({ box: 95000, 'bank/b1': 5000, surplus: -100000 });
	});
});

describe('the box', () => {
	test('says how much is above the group’s limit', () => {
		const limited = (boxLimit?: number) =>
			bookOf(founded(on, { box: 1000, constitution: boxLimit === undefined ? {} : { boxLimit } }));
		expect(overBoxLimit(limited(), day(on))).toBe(0);
		expect(overBoxLimit(limited(30000), day(on))).toBe(70000);
		expect(overBoxLimit(limited(100000), day(on))).toBe(0);
		expect(overBoxLimit(limited(100001), day(on))).toBe(0);
	});
});

describe('a gift', () => {
	test('is a revolving fund or a grant, through the box or an account', () => {
		const state = openWith(granted(15000, via), granted(250, { kind: 'grant' }));
		expect(balancesOf(state)).toEqual({
			box: 125000,
			'bank/b1': 1500000,
			'revolving-fund': -1500000,
			grants: -25000,
			surplus: -100000
		});
	});

	test('comes in whole coins into the box; an account takes paise', () => {
		const state = openWith();
		expect(refusalOf(state, granted(10.5)(on))).toEqual({ type: 'NotWholeCoins', smallestCoin: 100 });
		expect(refusalOf(state, granted(10.5, via)(on))).toBeNull();
		expect(refusalOf(state, granted(10, { via: 'bank/b9' })(on))).toEqual({
			type: 'BankAccountUnknown',
			bankAccountId: 'b9'
		});
	});
});

test('cash fetched from the bank is never more than it holds after a charge', () => {
	// 500 − 5.90 = 494.10
	const state = openWith(toBank(500), bankCharged(5.9));
	expect(refusalOf(state, fromBank(495)(on))).toEqual({ type: 'BankTooSmall', held: 49410, asked: 49500 });
	expect(refusalOf(state, fromBank(494)(on))).toBeNull();
});
