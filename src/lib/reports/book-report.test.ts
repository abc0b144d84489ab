import { describe, expect, test } from 'vitest';
import { money } from '#money';
import { day, founded, meeting, openMeeting, opening } from '../../../tests/support/builders.ts';
import { finePaid, fined, forgiven } from '../../../tests/support/dues.ts';
import { workedAccounts } from '../../../tests/support/worked-accounts.ts';
import { bookReport } from './book-report.ts';

// Expected figures are calculated by hand from the table in tests/support/worked-accounts.ts. Minor units.

const view = { currency: 'INR' };
const report = bookReport(workedAccounts, view);

describe('the report of a book', () => {
	test('still lists a woman who left, without arrears', () => {
		// Five regular meetings until then, including the late one, asked 20 each; 20 of the 100 was paid.
		expect(bookReport(workedAccounts, { ...view, on: day('2025-05-04') }).members['3']).toMatchObject({
			savings: 2500,
			savingsArrears: 8000
		});
		expect(report.members['3']).toMatchObject({
			savings: 0,
			savingsArrears: 0,
			finesDue: 0,
			loanOutstanding: 0
		});
	});

	test('has a loan that was written off, with nothing due on it', () => {
		expect(report.loans['l1']).toEqual({
			principal: 50_000,
			outstanding: 0,
			interestPaid: 1800,
			interestDue: 0,
			overduePrincipal: 0,
			overdueDays: 0,
			dueToday: 0
		});
		expect(report.income).toMatchObject({ recovered: 5000 });
		expect(report.expense).toMatchObject({ 'loans-written-off': 40_000 });
	});

	test('marks a meeting that was entered late, and no other', () => {
		expect(report.meetings.map((one) => [one.number, one.day, one.in, one.out, one.late])).toEqual([
			[1, '2025-01-05', 6500, 53_000, false],
			[2, '2025-02-05', 15_000, 30_000, false],
			[3, '2025-03-05', 1300, 0, false],
			[4, '2025-04-05', 3000, 2000, false],
			[5, '2025-03-20', 2000, 700, true],
			[6, '2025-05-05', 15_000, 35_700, false]
		]);
	});

	test('has no difference where the count was of another day', () => {
		const late = workedAccounts.map((event) =>
			event.type === 'MeetingSealed' && event.occurredOn === '2025-03-20'
				? { ...event, countedCash: money(41_000) }
				: event
		);
		const meetings = bookReport(late, view).meetings;
		expect(meetings.find((one) => one.late)).toMatchObject({ countedCash: 41_000, difference: null });
	});
});

describe('fines due', () => {
	const before = [
		...founded('2025-01-05'),
		opening({ box: 10_000, surplus: 10_000, finesDue: [{ fineId: 'f0', memberId: 'm1', amount: 700 }] })(
			'2025-01-05'
		),
		...meeting(1, '2025-01-05', fined('f1', 'm1', 5), fined('f2', 'm2', 10), fined('f3', 'm3', 4)),
		...openMeeting(2, '2025-02-05', finePaid('f2', 6), forgiven('f3'), finePaid('f0', 7))
	];
	const due = (on: string) =>
		Object.values(bookReport(before, { ...view, on: day(on) }).members).map((member) => member.finesDue);

	test('are those brought in and decided, less what was paid and forgiven', () => {
		expect(due('2025-01-31')).toEqual([1200, 1000, 400]);
		expect(due('2025-02-05')).toEqual([500, 400, 0]);
	});
});
