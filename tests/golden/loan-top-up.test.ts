import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import { rulesOn, topUpPreview } from '#group';
import { whyOwed } from '#reports';
import {
	bookOf,
	day,
	founded,
	lent,
	loanId,
	meeting,
	openMeeting,
	refusalOf,
	repaid,
	rupees,
	sealed,
	withFields,
	type Entry
} from '../support/builders.ts';
import {
	balance,
	behind,
	dated,
	figures,
	interestDue,
	loanOf,
	positionAt,
	terms,
	toppedUp
} from '../support/loan-entries.ts';
import { corrected as takenOut } from '../support/outside-money.ts';
import { ruled } from '../support/people.ts';

// Loans topped up. Worked by hand from ledger law 5, 6.4 and fine print 7 and 9.
// Amounts in the helpers are rupees, in the figures paise. Charges fall on the first of each month.

describe('a top-up without terms', () => {
	test('goes over the parts whose charge day is to come: 400 over eight', () => {
		const events = [
			...behind().slice(0, -1),
			toppedUp(400)('2025-03-05'),
			sealed('2025-03-05'),
			...openMeeting(4, '2025-04-05')
		];
		// April: 18 of March, 26 on 1,300; the second part of 100 and the third of 150.
		expect(positionAt(events, '2025-04-05')).toEqual({
			interestArrears: 1800,
			interestDue: 2600,
			overdueInterest: 0,
			principalDue: 25000,
			outstanding: 130000,
			payOff: 134400
		});
		expect(balance(events, 'loans/m1/own')).toBe(130000);
		expect(balance(events, 'box')).toBe((5000 - 1000 + 120 - 400) * 100);
		expect(loanOf(events)).toMatchObject({ principal: 140000, rescheduledOn: null });
		expect(whyOwed(loanOf(events), day('2025-04-05'), []).at(-1)).toEqual({
			on: '2025-04-01',
			principal: 130000,
			amount: '2600',
			why: 'charge'
		});
	});

	test('is added to the last part when all have been charged', () => {
		const events = [
			...founded('2025-01-05', { box: 5000 }),
			...meeting(1, '2025-01-05', lent('l1', 'm1', 1000, { instalments: 2 })),
			...meeting(2, '2025-04-05', repaid('l1', 560), toppedUp(200)),
			...meeting(3, '2025-05-05')
		];
		// 60 of interest and 500; the second part is 700, due since 5 April.
		expect(figures(events, '2025-05-05')).toMatchObject({ overduePrincipal: 70000, overdueDays: 30 });
	});

	const flat = (...more: readonly Entry[]) => [
		...founded('2025-01-05', { box: 5000 }),
		...meeting(1, '2025-01-05', lent('l1', 'm1', 1200, { method: 'flat', instalments: 12 })),
		...meeting(2, '2025-02-05'),
		...meeting(3, '2025-03-05', ...more)
	];

	test.each([
		['2025-03-31', 4800],
		// 600 × 2 % × 12 × 10 ÷ 12 = 120 in ten parts of 12.
		['2025-04-01', 8400],
		['2025-05-01', 12000],
		['2026-01-01', 40800],
		['2026-06-01', 40800]
	])('of a flat loan bears interest for the months left: by %s %d paise', (at, due) => {
		expect(interestDue(flat(toppedUp(600)), at)).toBe(due);
	});

	test('of a flat loan is owed whole on paying off', () => {
		expect(positionAt(flat(toppedUp(600)).slice(0, -1), '2025-03-05').payOff).toBe(180000 + 40800);
		expect(whyOwed(loanOf(flat(toppedUp(600))), day('2025-04-30'), [])).toEqual([
			{ on: '2025-02-01', principal: 120000, amount: '2400', why: 'charge' },
			{ on: '2025-03-01', principal: 120000, amount: '2400', why: 'charge' },
			{ on: '2025-04-01', principal: 180000, amount: '3600', why: 'charge' }
		]);
	});

	test('of a flat loan that all parts of are charged bears none', () => {
		const events = [
			...founded('2025-01-05', { box: 5000 }),
			...meeting(1, '2025-01-05', lent('l1', 'm1', 1000, { method: 'flat', instalments: 2 })),
			...meeting(2, '2025-04-05', toppedUp(200))
		];
		expect(interestDue(events, '2025-12-31')).toBe(4000);
	});

	test('of a flat loan that was brought in bears interest for the instalments left', () => {
		const brought = {
			loanId: 'l1',
			memberId: 'm1',
			principal: 100000,
			outstanding: 60000,
			instalmentsPaid: 4,
			disbursedOn: '2024-11-05',
			source: 'own',
			terms: terms({ method: 'flat' })
		};
		const events = [
			...founded('2025-03-31'),
			dated({ type: 'OpeningBalances', box: 50000, loans: [brought], surplus: 110000 })('2025-03-31'),
			...meeting(1, '2025-04-05', toppedUp(100))
		];
		// 120 left in six parts of 20; 100 × 2 % × 10 × 5 ÷ 10 = 10 in the five parts after April.
		expect(interestDue(events, '2025-04-30')).toBe(2000);
		expect(interestDue(events, '2025-05-01')).toBe(4200);
		expect(interestDue(events, '2026-05-01')).toBe(13000);
	});

	test('of an up-front loan is handed over less its interest for the parts left', () => {
		const events = [
			...founded('2025-01-05', { box: 5000 }),
			...meeting(1, '2025-01-05', lent('l1', 'm1', 1000, { method: 'upFront', instalments: 5 })),
			// 500 × 2 % × 5 × 3 ÷ 5 = 30.
			...meeting(2, '2025-03-05', toppedUp(500))
		];
		expect(balance(events, 'box')).toBe((5000 - 900 - 470) * 100);
		expect(balance(events, 'interest')).toBe(-13000);
		expect(figures(events, '2025-12-31')).toMatchObject({
			outstanding: 150000,
			interestPaid: 13000,
			interestDue: 0
		});
		expect(whyOwed(loanOf(events), day('2025-12-31'), [])).toEqual([
			{ on: '2025-01-05', principal: 100000, amount: '10000', why: 'keptBack' },
			{ on: '2025-03-05', principal: 50000, amount: '3000', why: 'keptBack' }
		]);
	});

	test('the plan that is read aloud before', () => {
		const state = bookOf([...behind().slice(0, -1)]);
		const plan = topUpPreview(
			{ loan: present(state.loans.get(loanId('l1')), 'it is known'), held: state.regularMeetings },
			{ amount: rupees(400) },
			present(rulesOn(state, day('2025-03-05')), 'a founded group has rules'),
			day('2025-03-05')
		);
		// The second part, asked since 1 March, at once with 18; then eight of 150 on 1,200, 1,050 … : 24, 21 … 3 = 108.
		expect(plan.instalments).toHaveLength(9);
		expect(plan.instalments[0]).toEqual({
			on: '2025-03-05',
			principal: 10000,
			interest: 1800,
			pays: 11800,
			left: 120000
		});
		expect(plan.instalments[8]).toMatchObject({ on: '2025-11-01', interest: 300, left: 0 });
		expect(plan).toMatchObject({ interest: 12600, total: 142600 });
	});
});

test('of an up-front loan that is put right, what was kept back is what the book has', () => {
	// On the day of the loan, after its page was closed, the group began to round to 50: of 1,010 at 6 percent 60.60 are 50.
	const upFront = { method: 'upFront', instalments: 3 };
	const events = [
		...founded('2025-01-05', { box: 5000 }),
		...meeting(1, '2025-01-05', withFields(lent('l1', 'm1', 1000, upFront), { eventId: 'lent' })),
		ruled({ roundingUnit: 5000 })('2025-01-05'),
		...meeting(2, '2025-02-05', takenOut('lent'), () =>
			withFields(lent('l1', 'm1', 1010, upFront), { corrects: 'lent' })('2025-01-05')
		)
	];
	expect(balance(events, 'interest')).toBe(-5000);
	expect(loanOf(events)).toMatchObject({ interestPaid: 5000 });
});

describe('a top-up on new terms', () => {
	const newTerms = { percentPerMonth: '1', instalments: 4 };

	test('puts all that is then out on them: 900 and 300 in four parts', () => {
		const events = [
			...behind().slice(0, -1),
			toppedUp(300, { terms: terms(newTerms) })('2025-03-05'),
			sealed('2025-03-05'),
			...openMeeting(4, '2025-04-05')
		];
		// 18 of March stay; 1 percent of 1,200 in April.
		expect(positionAt(events, '2025-04-05')).toEqual({
			interestArrears: 1800,
			interestDue: 1200,
			overdueInterest: 0,
			principalDue: 30000,
			outstanding: 120000,
			payOff: 123000
		});
		expect(loanOf(events).rescheduledOn).toBeNull();
	});

	test('up front: the interest of the whole is kept back from what is handed over', () => {
		// 900 and 600 at 2 percent for five months: 150.
		const upFront = terms({ method: 'upFront', instalments: 5 });
		const state = bookOf(behind().slice(0, -1));
		expect(refusalOf(state, toppedUp(100, { terms: upFront })('2025-03-05'))).toEqual({
			type: 'TermsInvalid',
			field: 'upFront'
		});
		const events = [...behind().slice(0, -1), toppedUp(600, { terms: upFront })('2025-03-05')];
		expect(balance(events, 'box')).toBe((5000 - 1000 + 120 - 450) * 100);
		// What was charged before and unpaid stays owed.
		expect(figures(events, '2025-12-31')).toMatchObject({ interestPaid: 17000, interestDue: 1800 });
	});

	test('up front, keeps back what it kept back, also where an earlier repayment is taken out afterwards', () => {
		// 1,000 from January; 20 and 600 come in February. In March 400 are out and 8 are due; with 100 on top 500 stand on new terms: 50 are
		// kept back. In April it comes out that the 620 were another woman's.
		const upFront = terms({ method: 'upFront', instalments: 5 });
		const paid = withFields(repaid('l1', 620), { eventId: 'paid' });
		const events = [
			...founded('2025-01-05', { box: 5000 }),
			...meeting(1, '2025-01-05', lent('l1', 'm1', 1000)),
			...meeting(2, '2025-02-05', paid),
			...meeting(3, '2025-03-05', toppedUp(100, { terms: upFront }))
		];
		expect(figures(events, '2025-03-05')).toMatchObject({ interestPaid: 2000 + 5000, interestDue: 800 });
		const corrected = [...events, ...meeting(4, '2025-04-05', takenOut('paid'))];
		// Then 1,000 were out: 20 of February, 20 of March, and 110 of the 1,100; of these 50 were kept back.
		expect(figures(corrected, '2025-04-05')).toMatchObject({
			outstanding: 110_000,
			interestPaid: 5000,
			interestDue: 2000 + 2000 + 11_000 - 5000
		});
		expect(balance(corrected, 'interest')).toBe(-5000);
	});
});
