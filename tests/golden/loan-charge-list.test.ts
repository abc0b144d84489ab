import { describe, expect, test } from 'vitest';
import { chargedUntil, chargesOf, loanPreview, topUpPreview, withDefaults, type GroupEvent } from '#group';
import {
	bookOf,
	day,
	founded,
	lent,
	meeting,
	opened,
	opening,
	openMeeting,
	refusalOf,
	repaid,
	rules,
	rupees,
	type Entry
} from '../support/builders.ts';
import {
	behind,
	interestDue,
	loanOf,
	positionAt,
	rescheduled,
	terms,
	toppedUp,
	writtenOff
} from '../support/loan-entries.ts';

// Why a loan costs what it costs, charge by charge, on any day; and what it will cost. Worked by hand from ledger law 6, fine print 2,
// 4 and 7 to 10. Amounts in the helpers are rupees, in the figures paise. Charges fall on the first of each month.

const chargesAt = (events: readonly GroupEvent[], on: string) =>
	chargesOf(loanOf(events), day(on), bookOf(events).regularMeetings).map(
		({ on: fell, amount, why }) => `${fell} ${amount.toString()} ${why}`
	);
const lentOn = (loanTerms: object, ...later: readonly (readonly GroupEvent[])[]) => [
	...founded('2025-01-05', { box: 5000 }),
	...meeting(1, '2025-01-05', lent('l1', 'm1', 1000, loanTerms)),
	...later.flat()
];
const february = (...entries: readonly Entry[]) => meeting(2, '2025-02-05', ...entries);
const march = (...entries: readonly Entry[]) => meeting(3, '2025-03-05', ...entries);

describe('charge by charge', () => {
	test('declining: nothing more once it is paid off', () => {
		expect(chargesAt(lentOn({}, february(repaid('l1', 1020))), '2025-12-31')).toEqual([
			'2025-02-01 2000 charge'
		]);
	});

	test('flat: one part on each charge day of the term, none after it', () => {
		const two = lentOn({ method: 'flat', instalments: 2 });
		expect(chargesAt(two, '2025-02-28')).toEqual(['2025-02-01 2000 charge']);
		expect(chargesAt(two, '2025-12-31')).toEqual(['2025-02-01 2000 charge', '2025-03-01 2000 charge']);
		// Paid off after the last part: nothing falls due early.
		expect(chargesAt([...two, ...february(), ...march(repaid('l1', 1040))], '2025-12-31')).toHaveLength(2);
	});

	test.each([
		['none', ['2025-02-01 2000 charge', '2025-02-05 18000 paidOffEarly']],
		['notYetDue', ['2025-02-01 2000 charge']]
	])('flat, paid off early, with the rebate "%s"', (flatRebate, charges) => {
		const events = [
			...founded('2025-01-05', { box: 5000, constitution: { flatRebate } }),
			...meeting(1, '2025-01-05', lent('l1', 'm1', 1000, { method: 'flat' })),
			...february(repaid('l1', flatRebate === 'none' ? 1200 : 1020))
		];
		expect(chargesAt(events, '2025-02-04')).toEqual(charges.slice(0, 1));
		expect(chargesAt(events, '2025-02-05')).toEqual(charges);
		expect(chargesAt(events, '2025-12-31')).toEqual(charges);
	});

	test('flat, paid off on a day of charge with a rebate: that charge is owed, no later one', () => {
		// 20 of 1 February, 20 of 1 March, 1,000.
		const events = [
			...founded('2025-01-05', { box: 5000, constitution: { flatRebate: 'notYetDue' } }),
			...meeting(1, '2025-01-05', lent('l1', 'm1', 1000, { method: 'flat' }))
		];
		const paying = (amount: number) =>
			refusalOf(bookOf([...events, opened(2)('2025-03-01')]), repaid('l1', amount)('2025-03-01'));
		expect(paying(1040)).toBeNull();
		expect(paying(1041)).toEqual({ type: 'MoreThanOwed', owed: 104000 });
		const paid = [...events, ...meeting(2, '2025-03-01', repaid('l1', 1040))];
		expect(chargesAt(paid, '2025-12-31')).toEqual(['2025-02-01 2000 charge', '2025-03-01 2000 charge']);
		expect(interestDue(paid, '2025-12-31')).toBe(0);
		expect(chargedUntil(loanOf(paid), day('2025-12-31'), bookOf(paid).regularMeetings)).toBe(4000);
	});

	test('flat, put on other terms and paid off on those: the old parts to come are cancelled', () => {
		const declining = rescheduled({ percentPerMonth: '1', instalments: 6 });
		const events = lentOn(
			{ method: 'flat' },
			february(),
			march(declining),
			meeting(4, '2025-04-05', repaid('l1', 1050))
		);
		expect(chargesAt(events, '2025-12-31')).toEqual([
			'2025-02-01 2000 charge',
			'2025-03-01 2000 charge',
			'2025-04-01 1000 charge'
		]);
	});

	test('kept back: from its day on, of a top-up from its own', () => {
		const upFront = lentOn({ method: 'upFront', instalments: 5 }, february(), march(toppedUp(500)));
		expect(chargesAt(upFront, '2025-03-04')).toEqual(['2025-01-05 10000 keptBack']);
		// Three of five parts are to come: 500 × 2 % × 3 = 30.
		expect(chargesAt(upFront, '2025-03-05')).toEqual([
			'2025-01-05 10000 keptBack',
			'2025-03-05 3000 keptBack'
		]);
		const later = lentOn(
			{},
			february(),
			march(toppedUp(200, { terms: terms({ method: 'upFront', instalments: 5 }) }))
		);
		expect(chargesAt(later, '2025-03-04')).toEqual(['2025-02-01 2000 charge', '2025-03-01 2000 charge']);
		expect(chargesAt(later, '2025-03-05').at(-1)).toBe('2025-03-05 12000 keptBack');
	});

	test('given up: from that day on, and only what was unpaid', () => {
		const events = [...behind(), ...meeting(4, '2025-04-05', writtenOff())];
		expect(chargesAt(events, '2025-04-04').at(-1)).toBe('2025-04-01 1800 charge');
		expect(chargesAt(events, '2025-04-05').at(-1)).toBe('2025-04-05 -3600 givenUp');
		const paid = lentOn({}, february(repaid('l1', 20), writtenOff()));
		expect(chargesAt(paid, '2025-12-31')).toEqual(['2025-02-01 2000 charge']);
	});
});

const oldLoan = (interestArrears?: number) => [
	...founded('2025-04-01'),
	opening({
		box: 50000,
		loans: [
			{
				loanId: 'l1',
				memberId: 'm1',
				outstanding: 60000,
				disbursedOn: '2024-11-05',
				source: 'own',
				terms: terms({ instalments: 6 }),
				...(interestArrears !== undefined && { interestArrears })
			}
		],
		surplus: 110000
	})('2025-04-01')
];

test('an old loan without arrears brings no charge; with arrears they stay arrears whatever is kept back', () => {
	expect(chargesAt(oldLoan(), '2025-04-01')).toEqual([]);
	const topped = openMeeting(
		1,
		'2025-04-05',
		toppedUp(200, { terms: terms({ method: 'upFront', instalments: 5 }) })
	);
	expect(positionAt([...oldLoan(3000), ...topped], '2025-04-05')).toMatchObject({
		interestArrears: 3000,
		interestDue: 0
	});
});

test('what is paid at the meeting pays its arrears first', () => {
	// 20 of February and 20 of March are unpaid.
	const both = (paid: number) => lentOn({}, february(), openMeeting(3, '2025-03-05', repaid('l1', paid)));
	expect(positionAt(both(20), '2025-03-05')).toMatchObject({ interestArrears: 0, interestDue: 2000 });
	expect(positionAt(both(15), '2025-03-05')).toMatchObject({ interestArrears: 500, interestDue: 2000 });
});

describe('what a loan will cost', () => {
	const by = (every: string) => withDefaults(rules({ meetingRhythm: { every } }) as never, 'INR');
	/** 1,000 at 2 percent a month in four parts of 250. */
	const asked = { percentPerMonth: '2', method: 'declining', period: 'meeting', instalments: 4 } as const;

	test.each([
		// 5 + 3.75 + 2.50 + 1.25, by the running total rounded to whole rupees; a moneylender takes 5 percent: 31.25.
		['week', ['2025-01-12', '2025-01-19', '2025-01-26', '2025-02-02'], [500, 400, 200, 200], 3100],
		['fortnight', ['2025-01-19', '2025-02-02', '2025-02-16', '2025-03-02'], [1000, 800, 500, 200], 6300],
		['month', ['2025-02-05', '2025-03-05', '2025-04-05', '2025-05-05'], [2000, 1500, 1000, 500], 12500]
	])('charged by the meeting, every %s', (every, days, interest, moneylenderInterest) => {
		const plan = loanPreview(rupees(1000), asked, by(every), day('2025-01-05'));
		expect(plan.instalments.map(({ on }) => on)).toEqual(days);
		expect(plan.instalments.map((part) => part.interest)).toEqual(interest);
		expect(plan.instalments.map((part) => part.principal)).toEqual([25000, 25000, 25000, 25000]);
		expect(plan.moneylenderInterest).toBe(moneylenderInterest);
	});

	test('charged by the month in a weekly group, a moneylender takes the whole month', () => {
		const monthly = { ...asked, period: 'calendarMonth' } as const;
		expect(loanPreview(rupees(1000), monthly, by('week'), day('2025-01-05')).moneylenderInterest).toBe(12500);
	});

	test('flat, paid back in four weeks: the interest of all four months', () => {
		const flat = {
			...asked,
			method: 'flat',
			period: 'calendarMonth',
			firstDueOn: day('2025-01-12')
		} as const;
		expect(loanPreview(rupees(1000), flat, by('week'), day('2025-01-05')).interest).toBe(8000);
	});

	test('topped up: parts that are paid are not asked for again; on a day ahead of which she has paid only interest is', () => {
		const planOf = (paid: number, on: string) => {
			const events = lentOn({}, february(repaid('l1', paid)));
			const now = { loan: loanOf(events), held: bookOf(events).regularMeetings };
			return topUpPreview(now, { amount: rupees(80) }, by('month'), day(on)).instalments.map(
				(part) => [part.on, part.principal] as const
			);
		};
		// Part 1 is paid; 80 over nine parts to come: 8 each, the last 16.
		expect(planOf(120, '2025-02-10').slice(0, 2)).toEqual([
			['2025-03-01', 10800],
			['2025-04-01', 10800]
		]);
		// 300 paid: parts 1, 2 and 92 of the third; 16 of it and the fourth are to come.
		expect(planOf(320, '2025-02-10').slice(0, 3)).toEqual([
			['2025-03-01', 0],
			['2025-04-01', 1600],
			['2025-05-01', 10800]
		]);
		// On the first of March itself the charge of that day is asked.
		expect(planOf(320, '2025-03-01')[0]).toEqual(['2025-03-01', 0]);
	});
});
