import { describe, expect, test } from 'vitest';
import { bookReport } from '#reports';
import {
	bookOf,
	day,
	doing,
	founded,
	meeting,
	memberId,
	opening,
	openMeeting,
	refusalOf,
	repaid,
	rupees
} from '../support/builders.ts';

// Rests below the smallest coin (ledger law 46). Journal 5 of the attackers, shortened: 1,000.50 are out on a loan from the cut-off
// sheet, and no coin pays half a rupee. Worked by hand.

const [january, february, june] = ['2024-01-05', '2024-02-05', '2024-06-05'];

const brought = (outstanding: number) => [
	...founded(january, { members: 2 }),
	opening({
		box: 500000,
		savings: [{ memberId: 'm1', fund: 'regular', amount: 500000 }],
		loans: [
			{
				loanId: 'o',
				memberId: 'm1',
				outstanding,
				disbursedOn: '2023-12-05',
				source: 'own',
				terms: { percentPerMonth: '0', method: 'declining', period: 'calendarMonth', instalments: 1 }
			}
		],
		surplus: outstanding
	})(january)
];
const report = (events: Parameters<typeof bookReport>[0]) => bookReport(events, { currency: 'INR' });

describe('who pays the whole coins has paid', () => {
	test('1,000 of 1,000.50: the half rupee is forgone, printed, and nothing is at risk', () => {
		const { loans, trialBalance, portfolioAtRisk } = report([
			...brought(100050),
			...meeting(1, february, repaid('o', 1000)),
			...meeting(2, june)
		]);
		expect(loans['o']).toMatchObject({ outstanding: 0, overduePrincipal: 0, overdueDays: 0 });
		expect(portfolioAtRisk).toBe('0');
		expect(trialBalance).toMatchObject({ box: 600000, 'other-expense/rounding': 50, surplus: -100050 });
	});

	test('1,001 for 1,000.50 or 1,000.60: the group keeps the rest', () => {
		const { trialBalance } = report([...brought(100060), ...meeting(1, february, repaid('o', 1001))]);
		expect(trialBalance).toMatchObject({ box: 600100, 'other-income/rounding': -40, surplus: -100060 });
		const given = doing(bookOf([...brought(100050), ...openMeeting(1, february)]), {
			type: 'RepayLoans',
			on: day(february),
			memberId: memberId('m1'),
			amount: rupees(1001)
		});
		expect(given.ok && given.value.steps.map(({ event }) => event)).toMatchObject([
			{ type: 'LoanRepaid', amount: 100100, rounding: -50, split: { principal: 100050 } }
		]);
	});

	test('at most half a coin: 1,000 of 1,000.60 leaves 60 paise, and 1,002 is more than is owed', () => {
		const events = [...brought(100060), ...meeting(1, february, repaid('o', 1000))];
		expect(report(events).loans['o']).toMatchObject({ outstanding: 60 });
		// A rupee more pays it: 40 paise are kept.
		const open = bookOf([...events, ...openMeeting(2, june)]);
		expect(refusalOf(open, repaid('o', 1)(june))).toBeNull();
		expect(refusalOf(open, repaid('o', 2)(june))).toEqual({ type: 'MoreThanOwed', owed: 60 });
	});

	test('nobody rounds a rupee away, nor half a coin of a loan that goes on', () => {
		const open = bookOf([...brought(100050), ...openMeeting(1, february)]);
		const none = { interestArrears: 0, interestDue: 0 };
		const forged = (amount: number, rounding: number, principal: number) =>
			refusalOf(open, repaid('o', amount, { rounding, split: { ...none, principal } })(february));
		expect(forged(1000, 50, 100050)).toBeNull();
		expect(forged(999, 150, 100050)).toEqual({ type: 'SplitDoesNotAddUp' });
		expect(forged(500, 50, 50050)).toEqual({ type: 'SplitDoesNotAddUp' });
	});
});
