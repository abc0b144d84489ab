import { describe, expect, test } from 'vitest';
import { addMonths } from '#kernel';
import { ratio } from '#money';
import type { GroupEvent } from '#group';
import {
	bankOpened,
	day,
	founded,
	lent,
	marked,
	meeting,
	opening,
	repaid,
	saved,
	toBank,
	withFields
} from '../../../../tests/support/builders.ts';
import { writtenOff } from '../../../../tests/support/loan-entries.ts';
import { practiceEvents } from '../../../../tests/support/practice-events.ts';
import { threeYearsOfEvents } from '../../../../tests/support/three-years-events.ts';
import { onPaper } from '../../../../tests/model/three-years-on-paper.ts';
import { bookReport } from '../book-report.ts';
import { bookPages } from '../meeting-pages.ts';
import { groupRatios } from '../ratios.ts';
import { monthFigures } from './by-month.ts';
import { panchasutra } from './panchasutra.ts';

const total = <Item>(items: readonly Item[], of: (item: Item) => number) =>
	items.reduce((all, item) => all + of(item), 0);

/** Three members; meetings on 5 January, 5 February, none in March, 9 April; the same book as in regularity.test.ts. */
const events = [
	...founded('2025-01-05', { box: 1000, constitution: { boxLimit: 50_000 } }),
	bankOpened()('2025-01-05'),
	...meeting(
		1,
		'2025-01-05',
		marked('m1'),
		marked('m2'),
		marked('m3'),
		saved('m1', 20),
		saved('m2', 20),
		saved('m3', 20),
		lent('l1', 'm1', 500)
	),
	...meeting(2, '2025-02-05', marked('m1'), saved('m1', 20), repaid('l1', 60), toBank(300, { slip: 'A-7' })),
	...meeting(
		3,
		'2025-04-09',
		marked('m1'),
		saved('m1', 20),
		withFields(toBank(100, { valueOn: '2025-04-12' }), {})
	)
];
const { all, last6 } = panchasutra(events, { currency: 'INR', on: day('2025-04-30') });

describe('each figure has its entries behind it', () => {
	test('meetings: who came, who had saved', () => {
		expect(all.meetings.due).toEqual(['2025-01-05', '2025-02-05', '2025-03-05', '2025-04-05']);
		expect(all.meetings.held.map(({ day: on, present, savedInTime }) => [on, present, savedInTime])).toEqual([
			['2025-01-05', 3, 3],
			['2025-02-05', 1, 1],
			['2025-04-09', 1, 1]
		]);
		expect(all.meetings).toMatchObject({ share: '0.75', sealedOnTheDay: 3, enteredLater: 0 });
		expect(all.meetings.longestGap).toEqual({ from: '2025-02-05', to: '2025-04-09' });
		expect(all.meetings.worst).toMatchObject({ number: 2, present: 1, members: 3 });
	});

	test('saving: who is behind, and by how much', () => {
		expect(all.saving.arrears).toEqual([
			{ number: 2, amount: 4000 },
			{ number: 3, amount: 4000 }
		]);
		expect(all.saving.saved).toBe(10_000);
	});

	test('deposits: slip, the day of the bank, and how long the box was over its limit', () => {
		expect(all.deposits.made.map(({ bankDay, slip, amount }) => [bankDay, slip, amount])).toEqual([
			['2025-02-05', 'A-7', 30_000],
			['2025-04-12', null, 10_000]
		]);
		// The box held 1,000 + 60 − 500 = 560 on 5 January, and 340 after the trip of 5 February.
		expect(all.deposits.overLimit).toEqual([
			{ day: '2025-01-05', box: 56_000, limit: 50_000, depositedOn: '2025-02-05' }
		]);
		expect(all.deposits).toMatchObject({ monthsWithDeposit: 2, matchedUntil: null });
		expect(all.months.map(({ from, to }) => `${from} ${to}`)).toEqual([
			'2025-01-05 2025-01-29',
			'2025-01-30 2025-02-27',
			'2025-02-28 2025-03-29',
			'2025-03-30 2025-04-29'
		]);
	});

	test('lending: each loan with its purpose', () => {
		expect(all.lending.given).toMatchObject([
			{ loanId: 'l1', number: 1, use: 'household', purpose: 'health' }
		]);
		expect(all.lending).toMatchObject({ average: 50_000, borrowers: 1, members: 3, onLoan: 45_000 });
	});

	test('repayment: of 178 due 60 were paid, on one loan; 100 are overdue', () => {
		expect(all.repayment.loans).toEqual([{ loanId: 'l1', number: 1, due: 17_800, collected: 6000 }]);
		expect(all.repayment.overdue).toMatchObject([{ loanId: 'l1', amount: 10_000, days: 21 }]);
	});

	test('a loan from the opening sheet of which nobody asked the purpose is of no known use, and no loan given here', () => {
		const sheet = {
			box: 100_000,
			surplus: 400_000,
			loans: [
				{
					loanId: 'old',
					memberId: 'm1',
					principal: 300_000,
					disbursedOn: '2024-12-05',
					source: 'own',
					outstanding: 300_000,
					terms: { percentPerMonth: '2', method: 'declining', period: 'calendarMonth', instalments: 3 }
				}
			]
		};
		const book = [
			...founded('2025-01-05', { members: 2 }),
			opening(sheet)('2025-01-05'),
			...meeting(1, '2025-01-05', lent('l1', 'm1', 200), lent('l2', 'm2', 100))
		];
		const { lending } = panchasutra(book, { currency: 'INR', on: day('2025-01-06') }).all;
		// Loans of 200 and 100: 150 on average.
		expect(lending).toMatchObject({
			here: 2,
			average: 15_000,
			borrowers: 2,
			byUse: { household: { loans: 2, amount: 30_000 }, unknown: { loans: 1, amount: 300_000 } }
		});
		expect(groupRatios(bookPages(book, { currency: 'INR' })).of.averageLoan).toMatchObject({
			part: 30_000,
			whole: 2
		});
	});

	test('what falls due on the day of the report is in no month, neither what was paid of it nor what was not', () => {
		// 300 at 2 %, three instalments, charged on 1 February: 6 of interest and 100 of principal, both due on 5 February.
		const book = [
			...founded('2025-01-05', { members: 2, box: 1000 }),
			...meeting(1, '2025-01-05', lent('l1', 'm1', 300, { instalments: 3 }))
		];
		const repaymentOn = (on: string, ...more: readonly GroupEvent[]) => {
			const { due, collected } = panchasutra([...book, ...more], { currency: 'INR', on: day(on) }).all
				.repayment;
			return [due, collected];
		};
		expect(repaymentOn('2025-02-03')).toEqual([0, 0]);
		expect(repaymentOn('2025-02-05', ...meeting(2, '2025-02-05'))).toEqual([0, 0]);
		expect(repaymentOn('2025-02-06', ...meeting(2, '2025-02-05'))).toEqual([10_600, 0]);
		expect(repaymentOn('2025-02-05', ...meeting(2, '2025-02-05', repaid('l1', 50)))).toEqual([0, 0]);
		expect(repaymentOn('2025-02-06', ...meeting(2, '2025-02-05', repaid('l1', 50)))).toEqual([10_600, 5000]);
	});

	test('months of repayment add up to the windows, and what was given up stays in what was due', () => {
		/*
		 * 300 without interest in three instalments of 100, due on 5 February, 5 March and 5 April; 50 is paid in February and 150 in April,
		 * 100 is written off in May. By months up to 4 June, due and collected: nothing; 100 and 50; 50 + 100 and 0; 150 + 100 and 150;
		 * 100 and 0.
		 */
		const free = { percentPerMonth: '0', instalments: 3 };
		const book = [
			...founded('2025-01-05', { members: 2, box: 1000 }),
			...meeting(1, '2025-01-05', lent('l1', 'm1', 300, free)),
			...meeting(2, '2025-02-05', repaid('l1', 50)),
			...meeting(3, '2025-03-05'),
			...meeting(4, '2025-04-05', repaid('l1', 150)),
			...meeting(5, '2025-05-05', writtenOff('l1'))
		];
		const { all: whole, last12 } = panchasutra(book, { currency: 'INR', on: day('2025-06-05') });
		expect(whole.repayment.months).toEqual([
			{ before: 0, due: 0, collected: 0 },
			{ before: 0, due: 10_000, collected: 5000 },
			{ before: 5000, due: 15_000, collected: 0 },
			{ before: 15_000, due: 25_000, collected: 15_000 },
			{ before: 0, due: 0, collected: 0 }
		]);
		expect([whole.repayment.due, whole.repayment.collected]).toEqual([30_000, 20_000]);
		expect(last12.repayment.share).toBe('0.666667');
		expect(
			monthFigures(book, { currency: 'INR', on: day('2025-06-05') }).map((one) => one.collected)
		).toEqual([0, 5000, 0, 15_000, 0]);
	});

	test('the last six months are all that there is of a younger book, but for the day itself', () => {
		expect(last6).toEqual({ ...all, to: '2025-04-29' });
	});
});

const books: readonly (readonly [string, readonly GroupEvent[], string])[] = [
	['the worked book', events, '2025-04-30'],
	['the practice year', practiceEvents('2026-11-24'), '2026-11-24'],
	['three years with corrections', threeYearsOfEvents(onPaper().given), '2025-03-31']
];

describe.each(books)('what stands behind adds up to the report: %s', (_, book, on) => {
	const view = { currency: 'INR', on: day(on) } as const;
	const windows = panchasutra(book, view);
	const { regularity, portfolioAtRisk, corpus } = bookReport(book, view);

	test.each(['last6', 'last12', 'all'] as const)('%s', (name) => {
		const { meetings, saving, deposits, lending, repayment, ...rest } = windows[name];
		const figures = regularity[name];
		expect(rest.corpus).toBe(corpus);
		expect({
			meetingsDue: meetings.due.length,
			meetingsHeld: meetings.held.length,
			sealedOnTheDay: meetings.held.filter((one) => one.sealedOnTheDay).length,
			enteredLate: meetings.held.filter((one) => one.enteredLater).length,
			attendance: ratio(
				total(meetings.held, (one) => one.present),
				total(meetings.held, (one) => one.expected)
			),
			worstAttendance: meetings.worst && ratio(meetings.worst.present, meetings.worst.expected),
			savingOnTime: ratio(
				total(meetings.held, (one) => one.savedInTime),
				total(meetings.held, (one) => one.members)
			),
			// Each month ends the day before the report's day of the month.
			monthsWithDeposit: Array.from({ length: 100 }, (__, back) => back).filter((back) =>
				deposits.made.some(
					({ bankDay }) => bankDay >= addMonths(day(on), -1 - back) && bankDay < addMonths(day(on), -back)
				)
			).length,
			months: rest.months.length,
			idleCash: ratio(deposits.idle, rest.corpus),
			onLoan: ratio(lending.onLoan, rest.corpus),
			everBorrowed: ratio(new Set(lending.given.map(({ number }) => number)).size, lending.members),
			collectedOverDue: ratio(
				total(repayment.loans, (one) => one.collected),
				total(repayment.loans, (one) => one.due)
			)
		}).toEqual({
			meetingsDue: figures.meetingsDue,
			meetingsHeld: figures.meetingsHeld,
			sealedOnTheDay: figures.sealedOnTheDay,
			enteredLate: figures.enteredLate,
			attendance: figures.attendance,
			worstAttendance: figures.worstAttendance,
			savingOnTime: figures.savingOnTime,
			monthsWithDeposit: figures.monthsWithDeposit,
			months: figures.months,
			idleCash: figures.idleCash,
			onLoan: figures.onLoan,
			everBorrowed: figures.everBorrowed,
			collectedOverDue: figures.collectedOverDue
		});
		expect(saving.onTime).toBe(figures.savingOnTime);
		expect(repayment.share).toBe(figures.collectedOverDue);
		expect(repayment.ageing.portfolioAtRisk).toBe(portfolioAtRisk);
		expect(rest.books.trialBalance).toBe(0);
	});
});
