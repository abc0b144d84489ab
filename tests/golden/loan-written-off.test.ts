import { describe, expect, test } from 'vitest';
import { bookReport, whyOwed } from '#reports';
import {
	bookOf,
	day,
	founded,
	lent,
	meeting,
	opened,
	refusalOf,
	repaid,
	sealed,
	withFields
} from '../support/builders.ts';
import {
	asked,
	balance,
	behind,
	figures,
	interestDue,
	late,
	loanOf,
	positionAt,
	rescheduled,
	writtenOff
} from '../support/loan-entries.ts';
import { corrected as takenOut } from '../support/outside-money.ts';

// Loans given up, what comes back, and pages entered late. Worked by hand from ledger law 6.4, fine print 10 and 14.
// Amounts in the helpers are rupees, in the figures paise. Charges fall on the first of each month.

describe('a loan is written off', () => {
	/** On 5 April: 900 are out, 36 of interest are unpaid. */
	const events = [...behind(), ...meeting(4, '2025-04-05', writtenOff())];

	test('its whole principal is an expense; nothing more is charged, due or overdue', () => {
		const { trialBalance, portfolioAtRisk, members } = bookReport(events, { currency: 'INR' });
		expect(trialBalance).toMatchObject({ 'loans-written-off': 90000 });
		expect(trialBalance).not.toHaveProperty('loans/m1/own');
		expect(portfolioAtRisk).toBe('0');
		expect(members['1']).toMatchObject({ loanOutstanding: 0, interestDue: 0 });
		expect(figures(events, '2025-12-31')).toEqual({
			principal: 100000,
			outstanding: 0,
			interestPaid: 2000,
			interestDue: 0,
			overduePrincipal: 0,
			overdueDays: 0,
			dueToday: 0
		});
		expect(loanOf(events).writtenOff).toEqual({
			on: '2025-04-05',
			reason: 'death',
			principal: 90000,
			interest: 3600,
			recovered: 0
		});
		expect(asked([...events, ...meeting(5, '2025-05-05')], '2025-05-05')).toEqual({
			fallen: 10000,
			paid: 10000
		});
		expect(whyOwed(loanOf(events), day('2025-12-31'), []).at(-1)).toEqual({
			on: '2025-04-05',
			principal: 90000,
			amount: '-3600',
			why: 'givenUp'
		});
	});

	test('the day before it was owed as ever', () => {
		expect(figures(events, '2025-04-04')).toMatchObject({ outstanding: 90000, interestDue: 3600 });
	});

	test('a flat loan: what had not fallen due is not owed for being at zero', () => {
		const flat = [...behind({ method: 'flat' }), ...meeting(4, '2025-04-05', writtenOff())];
		// 200 in ten parts of 20: 60 charged, 20 paid.
		expect(loanOf(flat).writtenOff).toMatchObject({ principal: 90000, interest: 4000 });
		expect(interestDue(flat, '2026-04-05')).toBe(0);
	});

	test('is not taken back while something that came back on it stands: that would pay nothing of the loan', () => {
		const given = meeting(4, '2025-04-05', withFields(writtenOff(), { eventId: 'given-up' }));
		const back = meeting(5, '2025-05-05', withFields(repaid('l1', 500), { eventId: 'back' }));
		const open = [...behind(), ...given, ...back, opened(6)('2025-06-05')];
		expect(refusalOf(bookOf(open), takenOut('given-up')('2025-06-05'))).toEqual({
			type: 'NeededByEvent',
			eventId: 'given-up',
			by: 'back'
		});
		const put = [...open, takenOut('back')('2025-06-05'), takenOut('given-up')('2025-06-05')];
		// 900 are out and 18 were charged on the first of March, April, May and June: 72 and then 428.
		expect(loanOf([...put, repaid('l1', 500)('2025-06-05')])).toMatchObject({
			outstanding: 47_200,
			interestPaid: 9200,
			writtenOff: null
		});
	});

	test('what comes back is recovered, up to principal and interest unpaid that day: 936', () => {
		const some = [...events, ...meeting(5, '2025-05-05', repaid('l1', 500))];
		expect(balance(some, 'recovered')).toBe(-50000);
		expect(balance(some, 'interest')).toBe(-2000);
		expect(balance(some, 'box')).toBe((5000 - 1000 + 120 + 500) * 100);
		expect(figures(some, '2025-05-05')).toMatchObject({ outstanding: 0, interestPaid: 2000, interestDue: 0 });
		const june = bookOf([...some, opened(6)('2025-06-05')]);
		expect(refusalOf(june, repaid('l1', 437)('2025-06-05'))).toEqual({ type: 'MoreThanOwed', owed: 43600 });
		expect(refusalOf(june, repaid('l1', 436)('2025-06-05'))).toBeNull();
		const all = bookOf([...some, opened(6)('2025-06-05'), repaid('l1', 436)('2025-06-05')]);
		expect(refusalOf(all, repaid('l1', 1)('2025-06-05'))).toEqual({ type: 'LoanFinished', loanId: 'l1' });
	});

	test('its split is all zero, whether it is computed or given', () => {
		const state = bookOf([...events, opened(5)('2025-05-05')]);
		const zeros = { interestArrears: 0, interestDue: 0, principal: 0 };
		const given = (split: object) => refusalOf(state, repaid('l1', 500, { split })('2025-05-05'));
		expect(given(zeros)).toBeNull();
		expect(given({ ...zeros, principal: 50000 })).toEqual({ type: 'SplitDoesNotAddUp' });
		expect(refusalOf(state, repaid('l1', 937, { split: zeros })('2025-05-05'))).toEqual({
			type: 'MoreThanOwed',
			owed: 93600
		});
		// Only of a loan that was written off nothing is interest or principal.
		const before = bookOf([...behind(), opened(4)('2025-04-05')]);
		expect(refusalOf(before, repaid('l1', 500, { split: zeros })('2025-04-05'))).toEqual({
			type: 'SplitDoesNotAddUp'
		});
	});
});

describe('a page entered late', () => {
	test('before the write-off: interest of its day is paid, principal no more', () => {
		const events = [
			...behind().slice(0, -2),
			...meeting(4, '2025-04-05', writtenOff()),
			late(3)('2025-03-05')
		];
		// 18 were charged on 1 March.
		expect(positionAt(events, '2025-03-05')).toMatchObject({
			interestDue: 1800,
			outstanding: 0,
			payOff: 1800
		});
		const state = bookOf(events);
		expect(refusalOf(state, repaid('l1', 19)('2025-03-05'))).toEqual({ type: 'MoreThanOwed', owed: 1800 });
		const paid = [...events, repaid('l1', 18)('2025-03-05')];
		expect(loanOf(paid)).toMatchObject({
			interestPaid: 3800,
			writtenOff: { principal: 90000, interest: 1800, recovered: 0 }
		});
		expect(balance(paid, 'interest')).toBe(-3800);
	});

	test('before new terms: less stands on them', () => {
		const events = [
			...behind().slice(0, -2),
			...meeting(4, '2025-04-05', rescheduled({ percentPerMonth: '1', method: 'flat', instalments: 5 })),
			late(3)('2025-03-05'),
			repaid('l1', 118)('2025-03-05'),
			sealed('2025-03-05')
		];
		// 800 were out: April 16, then 800 × 1 % × 5 = 40 in five parts; parts of 160.
		expect(interestDue(events, '2025-04-30')).toBe(1600);
		expect(interestDue(events, '2025-05-01')).toBe(2400);
		expect(asked([...events, ...meeting(5, '2025-05-05')], '2025-05-05')).toEqual({
			fallen: 36000,
			paid: 20000
		});
	});

	test('that pays all that was out: the loan is paid off on the day of the last movement', () => {
		const events = [
			...founded('2025-01-05', { box: 5000 }),
			...meeting(1, '2025-01-05', lent('l1', 'm1', 1000)),
			...meeting(3, '2025-03-05', repaid('l1', 940)),
			late(2)('2025-02-05'),
			repaid('l1', 120)('2025-02-05')
		];
		// March paid 40 and 900; February pays 20 and the 100 that were out since.
		expect(loanOf(events)).toMatchObject({
			outstanding: 0,
			interestPaid: 6000,
			principalPaidOn: '2025-03-05'
		});
	});

	test('arrears are measured from the meeting before it', () => {
		const events = [
			...founded('2025-01-05', { box: 5000 }),
			...meeting(1, '2025-01-05', lent('l1', 'm1', 1000)),
			...meeting(2, '2025-02-05'),
			...meeting(4, '2025-04-05'),
			late(3)('2025-03-05')
		];
		expect(positionAt(events, '2025-03-05')).toMatchObject({ interestArrears: 2000, interestDue: 2000 });
	});
});
