import { describe, expect, test } from 'vitest';
import {
	accepted,
	bankOpened,
	bookOf,
	counted,
	event,
	founded,
	joined,
	lent,
	meeting,
	opened,
	openMeeting,
	refusalOf,
	repaid,
	saved,
	sealed,
	takenBack,
	withFields,
	type Entry
} from '../../../tests/support/builders.ts';
import { withdrawn } from '../../../tests/support/dues.ts';
import { late, writtenOff } from '../../../tests/support/loan-entries.ts';
import { borrowed, paidBack } from '../../../tests/support/outside-money.ts';
import { left, parts, payablePaid, ruled, shared, unconsented } from '../../../tests/support/people.ts';
import type { GroupState } from './index.ts';

// Rejections at their exact limits. Computed by hand from ledger law 2 to 6 and fine print 11 to 21.

const first = '2025-01-05';
const now = '2025-02-05';
/** 1,000 of the group's own, 20 of m1, 500 lent to her; 10 of interest on 1 February. */
const held = [
	...founded(first, { box: 1000 }),
	bankOpened()(first),
	...meeting(1, first, saved('m1', 20), lent('l1', 'm1', 500))
];
const sealedBook = bookOf(held);
const open = bookOf([...held, opened(2)(now)]);
const why = (state: GroupState, entry: Entry, on = now) => refusalOf(state, entry(on));
const stranger = { type: 'MemberUnknown', memberId: 'm9' };
const noAccount = { type: 'BankAccountUnknown', bankAccountId: 'b9' };
const halfRupee = { type: 'NotWholeCoins', smallestCoin: 100 };
const nowhere = { via: 'bank/b9' };
const unseen = { approvedBy: ['m1', 'm9'] };

describe('an id, a number and a name are given once', () => {
	test.each([
		['a woman', withFields(joined(7), { memberId: 'm1' }), { type: 'DuplicateId', id: 'm1' }],
		['a bank account', bankOpened(), { type: 'DuplicateId', id: 'b1' }]
	])('%s', (_, entry, refusal) => {
		expect(why(open, entry)).toEqual(refusal);
	});

	test('women without a picture are not alike; as many as may be are taken, whenever each joins', () => {
		expect(why(open, joined(8))).toBeNull();
		const most = bookOf(founded(first, { members: 19 }));
		expect(why(most, joined(20))).toBeNull();
		// 19 now, one more from March on: nobody else fits, not even before March.
		const ahead = bookOf([...founded(first, { members: 19 }), joined(20)('2025-03-01')]);
		expect(why(ahead, joined(21))).toEqual({ type: 'TooManyMembers', most: 20 });
	});
});

describe('who is named is known, where money lies is known', () => {
	const due = { ...open, balances: new Map(open.balances).set('payable/m2' as never, -1000 as never) };
	test.each([
		['who calls the meeting', sealedBook, withFields(opened(2), { calledBy: 'm9' }), stranger],
		['who agrees to a repayment', open, repaid('l1', 10, unseen), stranger],
		['who agrees to a reversal', open, withFields(takenBack('e1'), unseen), stranger],
		['who agrees to a difference', open, withFields(accepted('short', 1), unseen), stranger],
		['who seals', open, withFields(sealed, { approvals: ['m9'] }), stranger],
		['who takes back what she said', open, unconsented('m9'), stranger],
		['who gets a part', open, shared('equal', 10, { parts: parts({ m1: 5, m9: 5 }) }), stranger],
		['who is paid afterwards', due, payablePaid('m9', 1), stranger],
		['who stands in', open, withFields(lent('l2', 'm2', 10), { guarantors: ['m9'] }), stranger],
		['the account of a repayment', open, repaid('l1', 10, nowhere), noAccount],
		['the account of a payment afterwards', due, payablePaid('m2', 1, nowhere), noAccount]
	])('%s', (_, state, entry, refusal) => {
		expect(why(state, entry)).toEqual(refusal);
	});

	test.each([
		['a repayment', repaid('l1', 10)],
		['a payment afterwards', payablePaid('m2', 1)],
		['a seal', sealed],
		['a reversal', takenBack('e1')]
	])('%s stands in a meeting', (_, entry) => {
		expect(why(sealedBook, entry)).toEqual({ type: 'NoOpenMeeting' });
	});

	test('what is paid afterwards is in whole coins, or in paise through the bank', () => {
		expect(why(due, payablePaid('m2', 0.5))).toEqual(halfRupee);
		expect(why(due, payablePaid('m2', 10))).toBeNull();
		expect(why(due, payablePaid('m2', 11))).toEqual({ type: 'MoreThanOwed', owed: 1000 });
	});
});

describe('funds', () => {
	const saving = { mode: 'shares', shareValue: 10000, sharesMax: 3, voluntary: true };
	const vsla = (...entries: readonly Entry[]) =>
		bookOf([
			...founded(first, { box: 1000, constitution: { saving } }),
			...openMeeting(1, first, ...entries)
		]);

	test('of her own accord only where the rules have it', () => {
		const fixed = { saving: { mode: 'fixed', amount: 2000 } };
		const strict = bookOf([...founded(first, { constitution: fixed }), opened(1)(first)]);
		expect(why(strict, saved('m1', 20, 'voluntary'), first)).toEqual({
			type: 'WrongFund',
			fund: 'voluntary'
		});
		expect(why(open, saved('m1', 20, 'voluntary'))).toBeNull();
		// Her balance in the fund is zero, but the fund exists: she takes more than she has.
		expect(why(open, withdrawn('m1', 20, 'voluntary'))).toMatchObject({ type: 'AccountTooSmall' });
	});

	test('only shares of her own count towards the most at a meeting', () => {
		const state = vsla(saved('m1', 250, 'voluntary'), saved('m2', 300, 'shares'), saved('m1', 200, 'shares'));
		expect(why(state, saved('m1', 100, 'shares'), first)).toBeNull();
		expect(why(state, saved('m1', 200, 'shares'), first)).toEqual({ type: 'TooManyShares', sharesMax: 3 });
	});

	test('shares are given back whole, other savings as she likes', () => {
		const state = vsla(saved('m1', 250, 'voluntary'), saved('m1', 200, 'shares'));
		expect(why(state, withdrawn('m1', 150, 'shares'), first)).toEqual({
			type: 'SharesNotWhole',
			shareValue: 10000
		});
		expect(why(state, withdrawn('m1', 100, 'shares'), first)).toBeNull();
		expect(why(state, withdrawn('m1', 30, 'voluntary'), first)).toBeNull();
	});
});

describe('counting the box', () => {
	// Old notes of 1, 2 and 5 rupees are accepted; 25 rupees is a Nepali note; 1,000 and 2,000 are withdrawn in India.
	test.each([
		['INR', ['100', '200', '500', '100000', '200000'], ['300']],
		['NPR', ['2500', '500'], ['300', '70000']],
		['KES', ['5000', '700', '1'], []]
	])('in %s', (currency, known, strange) => {
		const state = bookOf([...founded(first), opened(1)(first)], currency);
		for (const piece of known) expect(why(state, counted({ [piece]: 1 }), first)).toBeNull();
		for (const piece of strange)
			expect(why(state, counted({ [piece]: 1 }), first)).toEqual({
				type: 'PieceUnknown',
				piece: Number(piece)
			});
	});
});

describe('a loan within the limits of the group', () => {
	const limited = (loanLimit: object, ...entries: readonly Entry[]) =>
		bookOf([
			...founded(first, { box: 5000, constitution: { loanLimit } }),
			...openMeeting(1, first, saved('m1', 100), ...entries)
		]);

	test('so many times her savings', () => {
		const state = limited({ timesSavings: 4 });
		expect(why(state, lent('l1', 'm1', 400), first)).toBeNull();
		expect(why(state, lent('l1', 'm1', 401), first)).toEqual({
			type: 'LoanLimitExceeded',
			limit: 'timesSavings',
			most: 40000
		});
	});

	/*
	 * Slabs of saving, computed by hand: up to 300 for anyone, 500 from 100 saved on, 2,000 from 250 on. All her debt counts, and her saving in the
	 * same meeting too.
	 */
	test('so much by the slab that her savings reach', () => {
		const slabs = [
			{ from: 10_000, amount: 50_000 },
			{ from: 25_000, amount: 200_000 }
		];
		const most = (saving: number, rupees: number, ...owing: readonly Entry[]) => {
			const state = bookOf([
				...founded(first, { box: 5000, constitution: { loanLimit: { amount: 30_000, slabs } } }),
				...openMeeting(1, first, ...(saving > 0 ? [saved('m1', saving)] : []), ...owing)
			]);
			return why(state, lent('l1', 'm1', rupees), first);
		};
		const limit = (limited: string, rupees: number) => ({
			type: 'LoanLimitExceeded',
			limit: limited,
			most: rupees * 100
		});
		expect([most(99, 300), most(99, 301)]).toEqual([null, limit('amount', 300)]);
		expect([most(100, 500), most(100, 501)]).toEqual([null, limit('slabs', 500)]);
		expect([most(249, 501), most(250, 2000), most(250, 2001)]).toEqual([
			limit('slabs', 500),
			null,
			limit('slabs', 2000)
		]);
		expect(most(100, 401, lent('l0', 'm1', 100))).toEqual(limit('slabs', 500));
		// Without an amount for all, a member below the first slab gets nothing.
		const above = limited({ slabs: [{ from: 10_001, amount: 50_000 }] });
		expect(why(above, lent('l1', 'm1', 1), first)).toEqual(limit('slabs', 0));
	});

	test('so many loans at once: one that is paid off is none', () => {
		const one = limited({ loansAtOnce: 1 }, lent('l1', 'm1', 10));
		expect(why(one, lent('l2', 'm1', 10), first)).toEqual({
			type: 'LoanLimitExceeded',
			limit: 'loansAtOnce',
			most: 1
		});
		const paidOff = limited({ loansAtOnce: 1 }, lent('l1', 'm1', 10), repaid('l1', 10));
		expect(why(paidOff, lent('l2', 'm1', 10), first)).toBeNull();
	});
});

describe('a split that a file gives', () => {
	const split = (interestDue: number, principal: number) => ({
		split: { interestArrears: 0, interestDue, principal }
	});

	test('takes no more principal than is out', () => {
		expect(why(open, repaid('l1', 501, split(0, 50100)))).toEqual({ type: 'MoreThanOwed', owed: 51000 });
		expect(why(open, repaid('l1', 510, split(1000, 50000)))).toBeNull();
	});

	test('is nothing on a loan that was given up, up to all that was unpaid', () => {
		const given = bookOf([...held, ...openMeeting(2, now, writtenOff())]);
		expect(why(given, repaid('l1', 510, split(0, 0)))).toBeNull();
		expect(why(given, repaid('l1', 511, split(0, 0)))).toEqual({ type: 'MoreThanOwed', owed: 51000 });
	});
});

describe('a paper meeting entered late', () => {
	const special: Entry = (on) =>
		event({ type: 'MeetingOpened', occurredOn: on, number: 1, kind: 'special', late: true });
	const twice = [...held, ...meeting(2, now)];

	test('has a number that no meeting of its kind has', () => {
		expect(why(bookOf(twice), late(1), '2025-01-20')).toEqual({ type: 'MeetingNumberTaken', last: 2 });
		expect(why(bookOf(twice), special, '2025-01-20')).toBeNull();
		expect(
			why(bookOf([...twice, special('2025-01-20'), sealed('2025-01-20')]), special, '2025-01-21')
		).toEqual({
			type: 'MeetingNumberTaken',
			last: 1
		});
	});

	test('may be of the day of the founding', () => {
		const march = bookOf([...founded(first, { box: 1000 }), ...meeting(1, now)]);
		expect(why(march, late(2), first)).toBeNull();
		expect(why(march, late(2), '2025-01-04')).toEqual({ type: 'DayBeforeGroup', foundedOn: first });
	});
});

describe('rules, leaving and sharing', () => {
	test('as many as a group may have can change its rules', () => {
		expect(why(bookOf(founded(first, { members: 20 })), ruled())).toBeNull();
		const many = bookOf(founded(first, { members: 21, constitution: { kind: 'vsla' } }));
		expect(why(many, ruled({ kind: 'shg' }))).toEqual({ type: 'TooManyMembers', most: 20 });
	});

	test.each([
		['all of it', {}, null],
		['other savings', { savings: 29900 }, { type: 'SettlementDoesNotAddUp' }],
		['another loan', { loan: 9900 }, { type: 'SettlementDoesNotAddUp' }],
		['another payment', { paid: 70000 }, { type: 'SettlementDoesNotAddUp' }],
		['all the surplus', { surplus: 100000, paid: 120000 }, null],
		[
			'more surplus than there is',
			{ surplus: 100100, paid: 120100 },
			{ type: 'SurplusTooSmall', surplus: 100000, asked: 100100 }
		]
	])('a settlement that a file gives: %s', (_, changed, refusal) => {
		// She saved 300 and owes 100, all of January; 1,000 are the group's own.
		const book = bookOf([
			...founded(first, { box: 1000 }),
			...openMeeting(1, first, saved('m1', 300), saved('m2', 500), lent('l1', 'm1', 100))
		]);
		const given = { savings: 30000, surplus: 0, loan: 10000, interest: 0, fines: 0, paid: 20000, payable: 0 };
		expect(why(book, left('m1', { settlement: { ...given, ...changed } }), first)).toEqual(refusal);
	});
});

describe('what a lender is paid', () => {
	const state = bookOf([...held, ...openMeeting(2, now, borrowed(500))]);

	test.each([
		[100.25, { interest: 75 }, null],
		[100.25, { charges: 75 }, null],
		[100.25, { interest: 50, charges: 25 }, null],
		[100, { interest: 50 }, halfRupee]
	])('%d and %j leave the box in whole coins together', (principal, more, refusal) => {
		expect(why(state, paidBack(principal, more))).toEqual(refusal);
	});

	test('the first day of its plan may be the day it came', () => {
		expect(why(open, borrowed(500, { terms: { firstDueOn: now } }))).toBeNull();
		expect(why(open, borrowed(500, { terms: { firstDueOn: '2025-02-04' } }))).toEqual({
			type: 'TermsInvalid',
			field: 'firstDueOn'
		});
	});

	test('today is known without the whole book', () => {
		expect(why({ ...state, journal: null }, paidBack(500))).toBeNull();
	});
});
