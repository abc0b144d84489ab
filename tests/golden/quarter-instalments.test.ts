import { describe, expect, test } from 'vitest';
import { chargesOf, instalmentsOf, loanPreview, rulesOn, type GroupEvent } from '#group';
import { bookReport, dueOf, memberPage } from '#reports';
import { money } from '#money';
import {
	bookOf,
	day,
	event,
	founded,
	lent,
	meeting,
	memberId,
	openMeeting,
	repaid
} from '../support/builders.ts';
import { figures, loanOf, positionAt, rescheduled, toppedUp } from '../support/loan-entries.ts';

/*
 * Instalments by the quarter, worked by hand (ADR 0090): principal is asked for with every third charge, interest with each.
 * 1,200 lent on 5 January in four parts of 300, 2 percent a month on the first of each month. Meetings on the 5th.
 *
 *            interest      asked for at the meeting of the 5th
 *   1 Feb      24             24
 *   1 Mar      24             24
 *   1 Apr      24            324     900 are left
 *   1 May      18             18
 *   1 Jun      18             18
 *   1 Jul      18            318     600
 *   1 Aug … 1 Oct  12 each   12, 12, 312     300
 *   1 Nov … 1 Jan   6 each    6, 6, 306       0
 *
 * Interest in all 72 + 54 + 36 + 18 = 180.
 */
const quarterly = { instalments: 4, instalmentsBy: 'quarter' };
const given = (terms: object = {}, constitution: object = {}): readonly GroupEvent[] => [
	...founded('2025-01-05', { box: 5000, constitution }),
	...meeting(1, '2025-01-05', lent('l1', 'm1', 1200, { ...quarterly, ...terms }))
];
const days = ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map(
	(month) => `2025-${month}-05`
);
/** Meetings from February on, each with what was repaid at it, rupees. */
const held = (...amounts: readonly number[]): readonly GroupEvent[] =>
	amounts.flatMap((amount, place) =>
		meeting(place + 2, days[place] ?? '2026-01-05', ...(amount === 0 ? [] : [repaid('l1', amount)]))
	);
const rupees = (events: readonly GroupEvent[], on: string) => {
	const { interestArrears, interestDue, principalDue, outstanding } = positionAt(events, on);
	return [interestArrears, interestDue, principalDue, outstanding].map((amount) => amount / 100);
};
const overdue = (events: readonly GroupEvent[], on: string) => {
	const { overduePrincipal, overdueDays } = figures(events, on);
	return [Number(overduePrincipal) / 100, overdueDays];
};
const due = (events: readonly GroupEvent[]) =>
	instalmentsOf(loanOf(events), day('2027-12-31'), bookOf(events).regularMeetings).map(
		({ amount, plannedOn }) => [amount / 100, plannedOn]
	);
const interest = (events: readonly GroupEvent[], on: string) =>
	chargesOf(loanOf(events), day(on), bookOf(events).regularMeetings).map(({ on: at, amount }) => [
		at,
		amount.toNumber() / 100
	]);

describe('a loan that is given back by the quarter', () => {
	test('asks for interest at each meeting and for principal at every third', () => {
		expect(due(given())).toEqual([
			[300, '2025-04-01'],
			[300, '2025-07-01'],
			[300, '2025-10-01'],
			[300, '2026-01-01']
		]);
		const asked = [24, 24, 324, 18, 18, 318, 12, 12, 312, 6, 6];
		const principal = [0, 0, 300, 0, 0, 300, 0, 0, 300, 0, 0];
		for (const [place, amount] of asked.entries()) {
			const on = days[place] ?? '';
			const now = [...given(), ...held(...asked.slice(0, place)), ...openMeeting(place + 2, on)];
			expect([on, dueOf(bookOf(now), memberId('m1'), day(on)).asked / 100]).toEqual([on, amount]);
			expect(positionAt(now, on).principalDue / 100).toBe(principal[place]);
		}
		const paid = [...given(), ...held(...asked, 306)];
		expect(figures(paid, '2026-06-30')).toMatchObject({
			outstanding: 0,
			interestPaid: 18_000,
			interestDue: 0,
			overduePrincipal: 0
		});
	});

	test('is late from the meeting of the third month on, not before; late interest by the month', () => {
		const withRule = { interest: { percentPerMonth: '2', overduePercentPerMonth: '1' } };
		const book = [...given({}, withRule), ...held(24, 24, 24, 0)];
		expect(overdue(book, '2025-03-31')).toEqual([0, 0]);
		expect(overdue(book, '2025-04-05')).toEqual([0, 0]);
		expect(overdue(book, '2025-04-06')).toEqual([300, 1]);
		expect(overdue(book, '2025-05-05')).toEqual([300, 30]);
		// 1 May: 24 on 1,200 and 3 for 300 that were late.
		expect(rupees(book, '2025-05-05')).toEqual([0, 27, 300, 1200]);
	});

	test('is on her page as so many parts of four', () => {
		const book = [...given(), ...held(24, 24, 324)];
		const page = memberPage(book, { currency: 'INR', on: day('2025-04-05'), memberId: memberId('m1') });
		expect(page.loans[0]).toMatchObject({ instalmentsGiven: 1, instalments: 4, outstanding: 90_000 });
	});

	test('by the month of the loan itself', () => {
		expect(due(given({ period: 'anniversary' }))).toEqual([
			[300, '2025-04-05'],
			[300, '2025-07-05'],
			[300, '2025-10-05'],
			[300, '2026-01-05']
		]);
	});

	test('from a first day on', () => {
		expect(due(given({ firstDueOn: '2025-05-10' })).map(([, on]) => on)).toEqual([
			'2025-05-10',
			'2025-08-10',
			'2025-11-10',
			'2026-02-10'
		]);
	});

	test('of a weekly group that charges at each meeting, with the twelfth: twelve quarters of a month', () => {
		const weeks = Array.from({ length: 13 }, (_, week) =>
			new Date(Date.UTC(2025, 0, 6 + 7 * (week + 1))).toISOString().slice(0, 10)
		);
		const book = [
			...founded('2025-01-06', { box: 5000, constitution: { meetingRhythm: { every: 'week' } } }),
			...meeting(
				1,
				'2025-01-06',
				lent('l1', 'm1', 1200, { ...quarterly, instalments: 2, period: 'meeting' })
			),
			...weeks.flatMap((on, place) => meeting(place + 2, on, repaid('l1', 6)))
		];
		expect(due(book)).toEqual([
			[600, weeks[11]],
			[600, null]
		]);
		// A quarter of 24 at each meeting: 13 × 6 are charged and paid.
		expect(rupees(book, weeks[10] ?? '')).toEqual([0, 0, 0, 1200]);
		expect(rupees(book, weeks[12] ?? '')).toEqual([0, 0, 600, 1200]);
	});
});

describe('flat interest of a loan by the quarter', () => {
	// 1,200 × 2 % × 12 months = 288, one twelfth with each charge.
	test('is for three months a part, a part of it due each month', () => {
		const book = given({ method: 'flat' });
		const charges = interest(book, '2026-12-31');
		expect(charges.length).toBe(12);
		expect(charges[0]).toEqual(['2025-02-01', 24]);
		expect(charges.at(-1)).toEqual(['2026-01-01', 24]);
		expect(figures(book, '2026-12-31').interestDue).toBe(28_800);
	});

	test('is kept back for twelve months', () => {
		expect(figures(given({ method: 'upFront' }), '2025-01-05')).toMatchObject({ interestPaid: 28_800 });
	});

	test('of what is lent on top: for the months that are left, its principal over the parts that are left', () => {
		const more = [
			...given({ method: 'flat' }),
			...held(24, 24, 324),
			...meeting(5, '2025-05-05', toppedUp(300))
		];
		// Eight of twelve charges are to come: 300 × 2 % × 8 = 48, 6 with each.
		expect(due(more).map(([amount]) => amount)).toEqual([300, 400, 400, 400]);
		expect(interest(more, '2026-12-31').slice(3, 6)).toEqual([
			['2025-05-01', 24],
			['2025-06-01', 30],
			['2025-07-01', 30]
		]);
		expect(interest(more, '2026-12-31').reduce((sum, [, amount]) => sum + Number(amount), 0)).toBe(336);
	});

	test('is owed whole where the loan is paid off early, unless the group forgives it', () => {
		const early = (flatRebate: string) => [
			...given({ method: 'flat' }, { flatRebate }),
			...meeting(2, '2025-02-05', repaid('l1', 1224)),
			...meeting(3, '2025-03-05')
		];
		expect(figures(early('none'), '2025-03-05').interestDue).toBe(26_400);
		expect(figures(early('notYetDue'), '2025-03-05').interestDue).toBe(0);
	});
});

describe('the terms are kept', () => {
	const rule = { interest: { percentPerMonth: '2', instalmentsBy: 'quarter' } };

	test('whatever the group decides later; new terms begin a new quarter', () => {
		const book = [
			...given(),
			...held(24, 24),
			...meeting(4, '2025-04-05', rescheduled({ instalments: 2, instalmentsBy: 'quarter' }))
		];
		expect(due(book)).toEqual([
			[600, '2025-07-01'],
			[600, '2025-10-01']
		]);
		const monthly = [
			...given(),
			...held(24, 24),
			...meeting(4, '2025-04-05', rescheduled({ instalments: 2 }))
		];
		expect(due(monthly).map(([, on]) => on)).toEqual(['2025-05-01', '2025-06-01']);
	});

	test('a rule of the group changes no loan: each says for itself', () => {
		const book = [
			...founded('2025-01-05', { box: 5000, constitution: rule }),
			...meeting(1, '2025-01-05', lent('l1', 'm1', 1200, { instalments: 4 }))
		];
		expect(due(book)[0]).toEqual([300, '2025-02-01']);
	});

	test('the most months that a loan may run counts three for a part', () => {
		const book = founded('2025-01-05', { box: 5000, constitution: { loanLimit: { monthsMax: 11 } } });
		const asks = (instalments: number) => () =>
			bookOf([...book, ...meeting(1, '2025-01-05', lent('l1', 'm1', 1200, { ...quarterly, instalments }))]);
		expect(asks(3)).not.toThrow();
		expect(asks(4)).toThrow();
	});
});

describe('a loan brought in by a cut-off sheet', () => {
	const brought = (more: object, terms: object = {}): readonly GroupEvent[] => [
		...founded('2025-05-15'),
		event({
			type: 'OpeningBalances',
			occurredOn: '2025-05-15',
			box: 100_000,
			loans: [
				{
					loanId: 'l1',
					memberId: 'm1',
					principal: 120_000,
					outstanding: 90_000,
					instalmentsPaid: 1,
					disbursedOn: '2025-01-10',
					source: 'own',
					terms: {
						percentPerMonth: '2',
						method: 'declining',
						period: 'calendarMonth',
						...quarterly,
						...terms
					},
					...more
				}
			],
			surplus: 190_000
		}),
		...meeting(1, '2025-06-05')
	];

	test('goes on with its own quarters', () => {
		expect(due(brought({}))).toEqual([
			[300, '2025-07-01'],
			[300, '2025-10-01'],
			[300, '2026-01-01']
		]);
	});

	test('its flat interest is that of the months to the last part: eight of twelve', () => {
		const charges = interest(brought({}, { method: 'flat' }), '2026-12-31');
		expect(charges.length).toBe(8);
		expect(charges[0]).toEqual(['2025-06-01', 24]);
		expect(charges.at(-1)).toEqual(['2026-01-01', 24]);
	});

	test('with every part behind it, what is out is asked for at its next quarter', () => {
		expect(due(brought({ instalmentsPaid: 4 }))).toEqual([[900, '2025-07-01']]);
	});
});

test('the plan of it says each month, before anybody agrees', () => {
	const group = founded('2025-01-05', { box: 5000 });
	const rules = rulesOn(bookOf(group), day('2025-01-05'));
	if (rules === null) throw new Error('a founded group has rules');
	const plan = loanPreview(
		money(120_000),
		{
			percentPerMonth: '2',
			method: 'declining',
			period: 'calendarMonth',
			instalments: 4,
			instalmentsBy: 'quarter'
		},
		rules,
		day('2025-01-05')
	);
	expect(plan.instalments.map(({ on, pays }) => [on, pays / 100])).toEqual([
		['2025-02-01', 24],
		['2025-03-01', 24],
		['2025-04-01', 324],
		['2025-05-01', 18],
		['2025-06-01', 18],
		['2025-07-01', 318],
		['2025-08-01', 12],
		['2025-09-01', 12],
		['2025-10-01', 312],
		['2025-11-01', 6],
		['2025-12-01', 6],
		['2026-01-01', 306]
	]);
	// A moneylender's 5 % of the same: (1,200 + 900 + 600 + 300) × 3 × 5 % = 450.
	expect([plan.interest, plan.total, plan.moneylenderInterest]).toEqual([18_000, 138_000, 45_000]);
	expect(plan.firstDueOn).toBe('2025-02-01');
	expect(bookReport([...given()], { currency: 'INR' }).loans['l1']?.outstanding).toBe(120_000);
});
