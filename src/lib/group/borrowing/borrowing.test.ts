import { describe, expect, test } from 'vitest';
import type { ApplicationId, BorrowingId } from '#kernel';
import { money } from '#money';
import {
	bankOpened,
	bookOf,
	day,
	desk,
	founded,
	meeting,
	opened,
	openMeeting,
	refusalOf,
	rupees,
	sealed,
	takenBack,
	withFields,
	event,
	type Entry
} from '../../../../tests/support/builders.ts';
import { answered, applied, borrowed, debited, paidBack } from '../../../../tests/support/outside-money.ts';
import { borrowingOutstanding, borrowingPlan, planHoldsInterest, type GroupState } from '../index.ts';

// Applications, answers and repayments. Expected values computed by hand from ledger law 4 and 5.

const on = '2025-01-05';
const late =
	(number: number): Entry =>
	(occurredOn) =>
		event({ type: 'MeetingOpened', occurredOn, number, kind: 'regular', late: true });
const loan = 'bl1' as BorrowingId;
const asked = 'a1' as ApplicationId;

/** A group with 1,000 in the box and one empty bank account. */
const group = [...founded(on, { box: 1000 }), bankOpened()(on)];
const openWith = (...entries: readonly Entry[]): GroupState =>
	bookOf([...group, ...openMeeting(1, on, ...entries)]);
const balancesOf = (state: GroupState) => Object.fromEntries(state.balances);
const via = { via: 'bank/b1' };

describe('an application', () => {
	test('is made once and stands outside a meeting; it moves no money', () => {
		const state = bookOf([...group, applied(150000)(on)]);
		expect(state.applications.get(asked)).toEqual({
			applicationId: 'a1',
			lender: 'Gramin Bank',
			amount: 15000000,
			appliedOn: on,
			answer: null
		});
		expect(state.balances).toEqual(bookOf(group).balances);
		expect(refusalOf(state, applied(1)(on))).toEqual({ type: 'DuplicateId', id: 'a1' });
	});

	test.each(['sanctioned', 'refused'])('that was %s is not answered again', (answer) => {
		const state = bookOf([...group, applied(150000)(on), answered(answer)(on)]);
		expect(refusalOf(state, answered('sanctioned')(on))).toEqual({
			type: 'ApplicationAnswered',
			applicationId: 'a1'
		});
	});

	test('that was sent back is still open, and keeps the last answer', () => {
		const back = answered('returned', { reason: 'papersMissing' })('2025-01-20');
		const state = bookOf([...group, applied(150000)(on), back]);
		expect(state.applications.get(asked)?.answer).toEqual({
			on: '2025-01-20',
			answer: 'returned',
			amount: null,
			reason: 'papersMissing'
		});
		const yes = answered('sanctioned', { amount: 10000000 })('2025-02-10');
		expect(bookOf([...group, applied(150000)(on), back, yes]).applications.get(asked)?.answer).toEqual({
			on: '2025-02-10',
			answer: 'sanctioned',
			amount: 10000000,
			reason: null
		});
	});

	test('that nobody made, or not yet on that day, is not answered and brings no loan', () => {
		const unknown = { type: 'ApplicationUnknown', applicationId: 'a1' };
		expect(refusalOf(openWith(), answered('refused')(on))).toEqual(unknown);
		expect(refusalOf(openWith(), borrowed(1, { applicationId: 'a1' })(on))).toEqual(unknown);
		const tenth = bookOf([...group, applied(1)('2025-01-10')]);
		expect(refusalOf(tenth, answered('refused')('2025-01-09'))).toEqual(unknown);
		expect(refusalOf(tenth, answered('refused')('2025-01-10'))).toBeNull();
	});
});

describe('a borrowing', () => {
	const terms = { percentPerMonth: '1', instalments: 12, firstDueOn: '2025-02-05' };

	test('is owed from the day it came, with the terms that the lender named', () => {
		const state = openWith(applied(50000), borrowed(50000, { ...via, terms, applicationId: 'a1' }));
		expect(balancesOf(state)).toEqual({
			box: 100000,
			'bank/b1': 5000000,
			'borrowings/bl1': -5000000,
			surplus: -100000
		});
		expect(state.borrowings.get(loan)).toEqual({
			borrowingId: 'bl1',
			lender: 'Gramin Bank',
			kind: 'bank',
			amount: 5000000,
			receivedOn: on,
			terms,
			applicationId: 'a1',
			cashCredit: null
		});
		expect(borrowingOutstanding(state, loan)).toBe(5000000);
		expect(borrowingOutstanding(state, 'other' as BorrowingId)).toBe(0);
	});

	test('grows by what the lender debits and shrinks by what is paid back of it', () => {
		// 5,000 + 45.50 + 10 − 500 = 4,555.50; interest paid 45.50 + 30.25, charges 10 + 2.
		const state = openWith(
			borrowed(5000, via),
			debited({ interest: 4550, charges: 1000 }),
			paidBack(500, { ...via, interest: 3025, charges: 200 })
		);
		expect(balancesOf(state)).toEqual({
			box: 100000,
			'bank/b1': 446775,
			'borrowings/bl1': -455550,
			'interest-paid': 7575,
			'bank-charges': 1200,
			surplus: -100000
		});
		expect(borrowingOutstanding(state, loan)).toBe(455550);
	});

	test('is named once, with an account that is known and a first day that is not before it', () => {
		const state = openWith(borrowed(5000));
		expect(refusalOf(state, borrowed(1)(on))).toEqual({ type: 'NotACashCredit', borrowingId: 'bl1' });
		const second = (more: object) => refusalOf(state, borrowed(1, { borrowingId: 'bl2', ...more })(on));
		expect(second({ via: 'bank/b9' })).toMatchObject({ type: 'BankAccountUnknown' });
		expect(second({ amount: 150 })).toEqual({ type: 'NotWholeCoins', smallestCoin: 100 });
		const early = { terms: { instalments: 12, firstDueOn: '2025-01-04' } };
		expect(second(early)).toEqual({ type: 'TermsInvalid', field: 'firstDueOn' });
		// The bank paid it out three days before it was entered.
		expect(second({ ...early, valueOn: '2025-01-02' })).toBeNull();
	});

	test('is not debited nor paid back before it is there, nor with nothing', () => {
		const none = openWith();
		const unknown = { type: 'BorrowingUnknown', borrowingId: 'bl1' };
		const atDesk = bookOf([
			...group,
			...desk(1, on, withFields(borrowed(500), { occurredOn: '2025-01-09' }))
		]);
		const before = { type: 'DayBeforeBorrowing', receivedOn: '2025-01-09' };
		for (const make of [debited({ interest: 1000 }), paidBack(10)]) {
			expect(refusalOf(none, make(on))).toEqual(unknown);
			expect(refusalOf(atDesk, make('2025-01-08'))).toEqual(before);
			expect(refusalOf(atDesk, make('2025-01-09'))).toBeNull();
		}
		const state = openWith(borrowed(500));
		for (const make of [
			debited({}),
			debited({ interest: 0, charges: 0 }),
			paidBack(0),
			paidBack(0, { interest: 0 })
		])
			expect(refusalOf(state, make(on))).toEqual({ type: 'NothingPaid' });
		for (const make of [
			debited({ charges: 1 }),
			paidBack(0, { interest: 100 }),
			paidBack(0, { charges: 100 })
		])
			expect(refusalOf(state, make(on))).toBeNull();
	});

	test('is not paid back beyond what is owed', () => {
		const state = openWith(borrowed(500), debited({ interest: 1000 }));
		expect(refusalOf(state, paidBack(511)(on))).toEqual({ type: 'MoreThanOwed', owed: 51000 });
		expect(refusalOf(state, paidBack(510, { interest: 500 * 100 })(on))).toBeNull();
	});

	test('is paid from the box in whole coins all told, from an account to the paisa', () => {
		const state = openWith(borrowed(500, via));
		// 99.50 + 0.50 is a whole amount of coins.
		expect(refusalOf(state, paidBack(99.5, { interest: 50 })(on))).toBeNull();
		expect(refusalOf(state, paidBack(99.5, { interest: 25 })(on))).toEqual({
			type: 'NotWholeCoins',
			smallestCoin: 100
		});
		expect(refusalOf(state, paidBack(99.5, { ...via, interest: 25 })(on))).toBeNull();
		expect(refusalOf(state, paidBack(500, { ...via, interest: 1 })(on))).toEqual({
			type: 'BankTooSmall',
			held: 50000,
			asked: 50001
		});
		expect(refusalOf(state, paidBack(1, { via: 'bank/b9' })(on))).toMatchObject({
			type: 'BankAccountUnknown'
		});
	});

	test('a repayment entered late leaves enough for what was paid after its day', () => {
		// 500 on 5 January, 400 back on 5 February, 60 debited on 5 March: 160 are owed now, but only 100 were in February.
		const book = [
			...group,
			...meeting(1, on, borrowed(500)),
			...meeting(2, '2025-02-05', paidBack(400)),
			...meeting(3, '2025-03-05', debited({ interest: 6000 })),
			late(4)('2025-01-20')
		];
		const state = bookOf(book);
		expect(borrowingOutstanding(state, loan)).toBe(16000);
		expect(refusalOf(state, paidBack(101)('2025-01-20'))).toEqual({ type: 'MoreThanOwed', owed: 10000 });
		expect(refusalOf(state, paidBack(100)('2025-01-20'))).toBeNull();
		const onTime = bookOf([...book, sealed('2025-01-20'), opened(5)('2025-03-05')]);
		expect(refusalOf(onTime, paidBack(160)('2025-03-05'))).toBeNull();
		expect(refusalOf(onTime, paidBack(161)('2025-03-05'))).toEqual({ type: 'MoreThanOwed', owed: 16000 });
	});

	test('pages entered out of order count by their days', () => {
		// 500 on 5 January, 400 left on 5 February, 50 on 5 March, 250 on 5 May: at most 50 could be repaid before March.
		const book = [
			...group,
			...meeting(1, on, borrowed(500)),
			...meeting(2, '2025-02-05', paidBack(100)),
			...meeting(3, '2025-05-05', debited({ interest: 20000 })),
			late(4)('2025-03-05'),
			paidBack(350)('2025-03-05'),
			sealed('2025-03-05')
		];
		const january = bookOf([...book, late(5)('2025-01-20')]);
		expect(refusalOf(january, paidBack(51)('2025-01-20'))).toEqual({ type: 'MoreThanOwed', owed: 5000 });
		expect(refusalOf(january, paidBack(50)('2025-01-20'))).toBeNull();
		// It can be repaid on the day it came.
		expect(refusalOf(bookOf([...book, late(5)(on)]), paidBack(50)(on))).toBeNull();
	});

	test('taken back in its meeting was never there; a repayment stands on it', () => {
		const named = withFields(borrowed(500), { eventId: 'got' });
		const state = openWith(named, takenBack('got'));
		expect(state.borrowings.size).toBe(0);
		expect(state.balances).toEqual(openWith().balances);
		expect(refusalOf(openWith(named, paidBack(10)), takenBack('got')(on))).toEqual({
			type: 'NeededByLaterEntry',
			because: { type: 'BorrowingUnknown', borrowingId: 'bl1' }
		});
	});
});

describe('the plan of a borrowing', () => {
	const of = (terms: object, amount = 100000) => ({
		amount: money(amount),
		receivedOn: day('2025-01-31'),
		terms
	});

	test('divides the principal by months, the last takes the rest', () => {
		// 1,000 in three parts of whole rupees: 333, 333, 334; 31 January + months, clipped.
		expect(borrowingPlan(of({ instalments: 3 }), rupees(1))).toEqual([
			{ number: 1, dueOn: '2025-02-28', amount: 33300 },
			{ number: 2, dueOn: '2025-03-31', amount: 33300 },
			{ number: 3, dueOn: '2025-04-30', amount: 33400 }
		]);
		expect(borrowingPlan(of({ instalments: 3 })).map(({ amount }) => amount)).toEqual([33333, 33333, 33334]);
	});

	test('keeps the first day that the lender named, to the end of each month', () => {
		const plan = borrowingPlan(of({ instalments: 3, firstDueOn: '2025-03-31' }));
		expect(plan.map(({ dueOn }) => dueOn)).toEqual(['2025-03-31', '2025-04-30', '2025-05-31']);
	});

	test('keeps the instalment that the lender named, interest in it', () => {
		const named = { instalments: 2, instalmentAmount: 51234 };
		expect(borrowingPlan(of(named)).map(({ amount }) => amount)).toEqual([51234, 51234]);
		expect(planHoldsInterest(of(named))).toBe(true);
		expect(planHoldsInterest(of({ instalments: 2 }))).toBe(false);
		// 1,000 in instalments of 300: three and a rest of 100; in instalments of 250: four, no rest.
		const amounts = (instalmentAmount: number) =>
			borrowingPlan(of({ instalmentAmount })).map(({ amount }) => amount);
		expect(amounts(30000)).toEqual([30000, 30000, 30000, 10000]);
		expect(amounts(25000)).toEqual([25000, 25000, 25000, 25000]);
	});

	test('is empty where the lender named nothing', () => {
		expect(borrowingPlan(of({}))).toEqual([]);
		expect(borrowingPlan(of({ firstDueOn: '2025-03-31', percentPerMonth: '1' }))).toEqual([]);
	});
});
