import { expect, test } from 'vitest';
import { bankOpened, founded, joined, lent, meeting, saved } from '../../../../tests/support/builders.ts';
import { correctedYear } from '../../../../tests/support/corrected-year.ts';
import { feePaid, fined, finePaid, fromSocialFund, toSocialFund } from '../../../../tests/support/dues.ts';
import { borrowed, debited, granted, paidBack } from '../../../../tests/support/outside-money.ts';
import { left } from '../../../../tests/support/people.ts';
import { federationReport } from './federation-report.ts';

const report = (month: string, events = correctedYear) =>
	federationReport(events, { currency: 'INR', month });

test('April of a group that put a mistake right in it', () => {
	// Figures from tests/support/corrected-year.ts. By posting day March ended with 400 outstanding: the 50 more were repaid in April.
	expect(report('2025-04')).toMatchObject({
		group: 'Ujala',
		from: '2025-04-01',
		to: '2025-04-30',
		meetings: { due: 1, held: 1, enteredLate: 0 },
		attendance: '1',
		members: { before: 3, joined: 0, left: 0, now: 3 },
		// Earlier savings: 70 + 40 + 20 + 60.
		savings: { opening: 19000, saved: 6000, voluntary: 0, added: 0, withdrawn: 0, closing: 25000 },
		loans: {
			opening: 40000,
			number: 0,
			given: 0,
			repaid: 5000,
			interest: 0,
			outstanding: 35000,
			borrowers: 1,
			// By the days of the entries nothing was paid in April.
			demand: { opening: 35000, principalDemand: 15000, principalPaid: 0, overdue: 15000 },
			ageing: { atRisk: 35000, portfolioAtRisk: '1' }
		},
		finesPaid: 0,
		expenses: 0,
		// 60 saved and 110 − 60 repaid; the trip to the bank does not change the total.
		cash: { opening: 81400, in: 11000, out: 0, closing: 92400, box: 62400, bank: 30000 },
		// 1,000 + interest 19 + fine 10 − shortage 5; corpus with 250 of savings.
		surplus: 102400,
		corpus: 127400
	});
});

test('January and March: the loan, the fine and what the box was short', () => {
	expect(report('2025-01')).toMatchObject({
		members: { before: 0, joined: 3, now: 3 },
		loans: { number: 1, given: 50000, outstanding: 50000 },
		cash: { opening: 0, in: 107000, out: 50000, closing: 57000 }
	});
	expect(report('2025-03')).toMatchObject({
		attendance: '1',
		finesPaid: 1000,
		expenses: 500,
		loans: { repaid: 5000, interest: 900, outstanding: 40000 },
		cash: { in: 12900, out: 500, closing: 81400 }
	});
});

test('a meeting entered late is held in its own month; who was not marked at a regular one was absent', () => {
	expect(report('2025-02')).toMatchObject({
		meetings: { due: 1, held: 1 },
		// Two of three members.
		attendance: '0.666667',
		savings: { saved: 6000, closing: 13000 }
	});
});

test('outside money, the social fund, who joined and who left', () => {
	const events = [
		...founded('2025-01-05', { box: 1000, members: 3 }),
		bankOpened()('2025-01-05'),
		...meeting(
			1,
			'2025-01-05',
			borrowed(5000, { via: 'bank/b1' }),
			toSocialFund('m1', 30),
			saved('m3', 20),
			lent('l1', 'm3', 10)
		),
		...meeting(
			2,
			'2025-02-05',
			joined(4),
			feePaid('entry', 15),
			fined('f1', 'm2', 5, { to: 'socialFund' }),
			finePaid('f1', 5),
			fromSocialFund('m1', 25),
			debited({ interest: 5000 }),
			paidBack(500, { via: 'bank/b1' }),
			granted(2000, { via: 'bank/b1' }),
			left('m3')
		)
	];
	expect(report('2025-02', events)).toMatchObject({
		members: { before: 3, joined: 1, left: 1, now: 3 },
		// Savings of 20 pay 10 of the loan; 2 % of 10 is 20 paise, rounded to zero; 10 is paid out.
		savings: { opening: 2000, withdrawn: 2000, closing: 0 },
		loans: { opening: 1000, repaid: 1000, outstanding: 0, borrowers: 0 },
		finesPaid: 500,
		feesAndIncome: 1500,
		expenses: 5000,
		borrowings: { opening: 500000, received: 0, charged: 5000, repaid: 50000, outstanding: 455000 },
		socialFund: { opening: 3000, in: 500, out: 2500, closing: 1000 },
		revolvingFund: 200000,
		// In: 15 + 5 + 2,000; out: 25 + 500 + 10.
		cash: { in: 202000, out: 53500 }
	});
});
