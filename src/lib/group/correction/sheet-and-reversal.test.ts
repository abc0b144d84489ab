import { describe, expect, test } from 'vitest';
import {
	bankOpened,
	bookOf,
	counted,
	founded,
	lent,
	marked,
	meeting,
	opened,
	opening,
	refusalOf,
	repaid,
	saved,
	sealed,
	takenBack,
	withFields,
	type Entry
} from '../../../../tests/support/builders.ts';
import { late } from '../../../../tests/support/loan-entries.ts';
import { ruled } from '../../../../tests/support/people.ts';
import type { GroupState } from '../index.ts';

// Rejections of the cut-off sheet, and kinds that are never taken back. Computed by hand from ledger law 5 and 6.5.

const first = '2025-01-05';
const now = '2025-02-05';
const why = (state: GroupState, entry: Entry, on = now) => refusalOf(state, entry(on));
const stranger = { type: 'MemberUnknown', memberId: 'm9' };
const noAccount = { type: 'BankAccountUnknown', bankAccountId: 'b9' };

describe('the cut-off sheet', () => {
	const begun = bookOf([...founded(first), bankOpened()(first)]);
	const loan = {
		loanId: 'l1',
		memberId: 'm1',
		outstanding: 10000,
		disbursedOn: first,
		source: 'own',
		terms: { percentPerMonth: '2', method: 'declining', period: 'calendarMonth', instalments: 10 }
	};
	test.each([
		['savings of', { savings: [{ memberId: 'm9', fund: 'regular', amount: 100 }], box: 100 }, stranger],
		['arrears of', { savingsArrears: [{ memberId: 'm9', amount: 100 }] }, stranger],
		['a fine of', { finesDue: [{ fineId: 'f1', memberId: 'm9', amount: 100 }] }, stranger],
		['a loan of', { loans: [{ ...loan, memberId: 'm9' }], surplus: 10000 }, stranger]
	])('%s a stranger', (_, sheet, refusal) => {
		expect(why(begun, opening({ box: 0, ...sheet }), first)).toEqual(refusal);
	});

	test('knows the accounts; the first or another', () => {
		const bank = (...accounts: readonly string[]) =>
			opening({
				box: 0,
				bank: accounts.map((bankAccountId) => ({ bankAccountId, amount: 100 })),
				surplus: accounts.length * 100
			});
		expect(why(begun, bank('b9'), first)).toEqual(noAccount);
		expect(why(begun, bank('b1', 'b9'), first)).toEqual(noAccount);
		expect(why(begun, bank('b1'), first)).toBeNull();
	});

	test('names a loan once; one of its own day is older than the book', () => {
		const sheet = (...loans: readonly object[]) => opening({ box: 0, loans, surplus: loans.length * 10000 });
		expect(why(begun, sheet(loan, { ...loan, loanId: 'l2' }), first)).toBeNull();
		expect(why(begun, sheet(loan, loan), first)).toEqual({ type: 'DuplicateId', id: 'l1' });
		expect(why(begun, sheet({ ...loan, disbursedOn: '2025-01-06' }), first)).toEqual({
			type: 'DayBeforeLoan',
			disbursedOn: '2025-01-06'
		});
	});
});

describe('taking back', () => {
	test.each([
		['a seal', withFields(sealed, { eventId: 'x' }), null],
		['rules', null, withFields(ruled(), { eventId: 'x' })],
		['a count', null, withFields(counted({ '2000': 1 }), { eventId: 'x' })]
	])('%s of a sealed page never', (_, seal, entry) => {
		const page = [opened(1)(first), ...(entry ? [entry(first)] : []), (seal ?? sealed)(first)];
		const state = bookOf([...founded(first, { box: 1000 }), ...page, opened(2)(now)]);
		expect(why(state, takenBack('x'))).toEqual({ type: 'CannotBeTakenBack', eventId: 'x' });
	});

	test('a loan, once what was paid on it is taken back too', () => {
		const book = [
			...founded(first, { box: 1000 }),
			...meeting(1, first, withFields(lent('l1', 'm1', 500), { eventId: 'lent' })),
			...meeting(2, now, withFields(repaid('l1', 10), { eventId: 'paid' }), marked('m1')),
			opened(3)('2025-03-05')
		];
		expect(why(bookOf(book), takenBack('lent'), '2025-03-05')).toEqual({
			type: 'NeededByEvent',
			eventId: 'lent',
			by: 'paid'
		});
		const paidOut = bookOf([...book, takenBack('paid')('2025-03-05')]);
		expect(why(paidOut, takenBack('lent'), '2025-03-05')).toBeNull();
		expect(why(paidOut, takenBack('paid'), '2025-03-05')).toEqual({
			type: 'AlreadyTakenBack',
			eventId: 'paid'
		});
	});

	test('on a page entered late, nothing of a day after it', () => {
		const book = [
			...founded(first, { box: 1000 }),
			...meeting(1, now, withFields(saved('m1', 20), { eventId: 'saved' })),
			late(2)('2025-01-20')
		];
		expect(why(bookOf(book), takenBack('saved'), '2025-01-20')).toEqual({
			type: 'DayBeforeMeeting',
			meetingDay: now
		});
	});
});
