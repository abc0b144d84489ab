import { describe, expect, test } from 'vitest';
import { bookReport, borrowings } from '#reports';
import {
	bankOpened,
	bookOf,
	day,
	founded,
	fromBank,
	meeting,
	opening,
	refusalOf,
	rupees,
	toBank
} from '../support/builders.ts';
import { borrowed, debited, granted, interestCredited, paidBack } from '../support/outside-money.ts';

const view = { currency: 'INR' };
const via = { via: 'bank/b1' };

/*
 * Revolving fund and community investment fund by the calendar of a state mission: revolving fund on day 90 (15,000 for a
 * group of grade A), community investment fund on day 180 (60,000). Source: "Financial Inclusion", presentation of a
 * Maharashtra mission officer, SlideShare 2020. The fund is the group's own and part of its corpus, the second is lent and
 * repaid with interest (RBI wording of what corpus includes).
 */
describe('a revolving fund and a community investment fund', () => {
	const events = [
		...founded('2025-01-01', { box: 1000 }),
		bankOpened()('2025-01-01'),
		// 1 January + 90 days = 1 April; + 180 days = 30 June.
		...meeting(1, '2025-04-01', granted(15000, via)),
		...meeting(
			2,
			'2025-06-30',
			borrowed(60000, { ...via, kind: 'cif', lender: 'Village organisation', terms: { instalments: 24 } })
		),
		// The first of 24 parts of 2,500, and 600 of interest beside it.
		...meeting(3, '2025-07-30', paidBack(2500, { ...via, interest: 60000 }))
	];

	test('the one is corpus, the other is owed', () => {
		const on = (text: string) => bookReport(events, { ...view, on: day(text) });
		expect(on('2025-03-31').corpus).toBe(rupees(1000));
		expect(on('2025-04-01')).toMatchObject({ corpus: rupees(16000), bank: rupees(15000) });
		expect(on('2025-06-30')).toMatchObject({ corpus: rupees(16000), bank: rupees(75000) });
		// 16,000 − 600 of interest paid; 75,000 − 3,100; 60,000 − 2,500.
		const last = on('2025-07-30');
		expect(last).toMatchObject({ corpus: rupees(15400), bank: rupees(71900), balanced: true });
		expect(last.trialBalance).toEqual({
			'bank/b1': rupees(71900),
			'borrowings/bl1': -rupees(57500),
			box: rupees(1000),
			'interest-paid': rupees(600),
			'revolving-fund': -rupees(15000),
			surplus: -rupees(1000)
		});
	});

	test('the first instalment is paid on its day', () => {
		const [cif] = borrowings(events, view).borrowings;
		expect(cif?.instalments).toHaveLength(24);
		expect(cif?.instalments.slice(0, 2)).toMatchObject([
			{ dueOn: '2025-07-30', amount: rupees(2500), paidOn: '2025-07-30', daysLate: 0 },
			{ dueOn: '2025-08-30', amount: rupees(2500), paid: 0, paidOn: null }
		]);
	});
});

/*
 * The position of a group of 20 for its bank, in rupees: savings 22,200, interest on loans 1,465, interest of the bank 12;
 * loans 18,500, expenses 800, bank 3,512. Source: training booklet on savings groups, Marathi Wikisource, pages 40 and 41.
 * The page is cut before the cash: by 22,200 + 1,465 + 12 − 800 − 18,500 − 3,512 it is 865; surplus 1,477 − 800 = 677.
 */
describe('the position of a group before it goes to the bank', () => {
	const loan = {
		loanId: 'l1',
		memberId: 'm1',
		outstanding: 1850000,
		disbursedOn: '2006-04-01',
		source: 'own',
		terms: { percentPerMonth: '2', method: 'declining', period: 'calendarMonth', instalments: 10 }
	};
	const sheet = (box: number) =>
		opening({
			box: rupees(box),
			bank: [{ bankAccountId: 'b1', amount: 351200 }],
			savings: [{ memberId: 'm1', fund: 'regular', amount: 2220000 }],
			loans: [loan],
			income: { interest: 146500, bankInterest: 1200 },
			expense: { meetings: 80000 }
		})('2007-03-31');
	const before = [...founded('2006-04-01', { members: 20 }), bankOpened()('2006-04-01')];

	test('adds up with 865 in the box, and by a rupee less is refused', () => {
		const report = bookReport([...before, sheet(865)], view);
		expect(report).toMatchObject({
			box: rupees(865),
			bank: rupees(3512),
			surplus: rupees(677),
			corpus: rupees(22877)
		});
		expect(refusalOf(bookOf(before), sheet(864))).toEqual({
			type: 'OpeningNotBalanced',
			debits: rupees(864 + 3512 + 18500 + 800),
			credits: rupees(23677)
		});
	});
});

/*
 * What a bank debits is entered from its passbook, never computed (RBI: interest on daily balances, at the bank's own
 * rests). Worked by hand: 1,00,000 lent on 1 April; 2,750.68 debited on 30 June; 9,000 paid on 5 July.
 */
test('a quarter of a bank loan, to the paisa', () => {
	const events = [
		...founded('2025-03-01'),
		bankOpened()('2025-03-01'),
		...meeting(1, '2025-04-05', borrowed(100000, { ...via, valueOn: '2025-04-01' })),
		...meeting(
			2,
			'2025-07-05',
			debited({ interest: 275068, valueOn: '2025-06-30' }),
			interestCredited(437.5, { valueOn: '2025-06-30' }),
			paidBack(9000, via)
		)
	];
	const report = bookReport(events, view);
	// 1,00,000 + 437.50 − 9,000 = 91,437.50; 1,00,000 + 2,750.68 − 9,000 = 93,750.68; 437.50 − 2,750.68 = −2,313.18
	expect(report.bank).toBe(9143750);
	expect(report.trialBalance['borrowings/bl1']).toBe(-9375068);
	expect(report.surplus).toBe(-231318);
	expect(report).toMatchObject({ income: { 'bank-interest': 43750 }, expense: { 'interest-paid': 275068 } });
	expect(borrowings(events, view).outstanding).toBe(9375068);
});

// 2,000 in the first account; 1,500 go into a fixed deposit at the other bank on one day, and 90 of interest come there.
test('what goes from one account into a fixed deposit is two trips of one day, and the box is as it was', () => {
	const events = [
		...founded('2025-01-01', { box: 2300 }),
		bankOpened()('2025-01-01'),
		bankOpened('b2')('2025-01-01'),
		...meeting(1, '2025-01-05', toBank(2000)),
		...meeting(2, '2025-02-05', fromBank(1500), toBank(1500, { bankAccountId: 'b2' })),
		...meeting(3, '2026-02-05', interestCredited(90, { bankAccountId: 'b2' }))
	];
	const { trialBalance, box, bank } = bookReport(events, { ...view, on: day('2026-02-05') });
	expect([box, bank]).toEqual([rupees(300), rupees(2090)]);
	expect([trialBalance['bank/b1'], trialBalance['bank/b2']]).toEqual([rupees(500), rupees(1590)]);
});
