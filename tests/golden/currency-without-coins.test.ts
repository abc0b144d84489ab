import { describe, expect, test } from 'vitest';
import { bookReport } from '#reports';
import {
	event,
	founded,
	lent,
	meeting,
	opened,
	repaid,
	saved,
	sealed,
	takenBack,
	withFields
} from '../support/builders.ts';
import { bookOf, day } from '../support/builders.ts';
import { late } from '../support/loan-entries.ts';

// Two points that were settled by comparison (ledger law 11 (38) and (39)). Worked by hand, in minor units.

describe('the rounding unit of a currency outside India and Nepal is its minor unit (38)', () => {
	// 2 percent of 12.34 are 0.2468: in takas 25 poisha, in rupees, whole, none.
	test.each([
		['BDT', 25],
		['KES', 25],
		['INR', 0],
		['NPR', 0]
	])('%s: %d fall due', (currency, due) => {
		const events = [
			...founded('2025-01-05', { constitution: {} }),
			event({ type: 'BankAccountOpened', occurredOn: '2025-01-05', bankAccountId: 'b1', bank: 'Bank' }),
			event({
				type: 'OpeningBalances',
				occurredOn: '2025-01-05',
				box: 0,
				bank: [{ bankAccountId: 'b1', amount: 10_000 }],
				surplus: 10_000
			}),
			...meeting(1, '2025-01-05', withFields(lent('l1', 'm1', 12.34), { via: 'bank/b1' }))
		];
		expect(bookOf(events, currency).loans.size).toBe(1);
		expect(bookReport(events, { currency, on: day('2025-02-01') }).loans['l1']?.interestDue).toBe(due);
	});
});

describe('what was taken back in its own meeting counts in neither in nor out (39)', () => {
	const named = (id: string, amount: number) => withFields(saved('m1', amount), { eventId: id });
	const lines = (events: Parameters<typeof bookReport>[0]) =>
		bookReport(events, { currency: 'INR' }).meetings.map(({ number, in: came, out }) => [number, came, out]);

	test('in a meeting that is sealed, and in one that is open', () => {
		const entries = [named('wrong', 200), takenBack('wrong'), saved('m1', 20), repaid('l1', 10)];
		const first = meeting(1, '2025-01-05', lent('l1', 'm1', 100));
		const group = founded('2025-01-05', { box: 1000 });
		const second = meeting(2, '2025-02-05', ...entries);
		for (const events of [
			[...group, ...first, ...second],
			[...group, ...first, ...second.slice(0, -1)]
		]) {
			expect(lines(events)).toEqual([
				[1, 0, 10_000],
				[2, 3_000, 0]
			]);
			expect(bookOf([...group, ...first, ...second.slice(0, -1)]).openMeeting).toMatchObject({
				cashIn: 3_000,
				cashOut: 0
			});
		}
	});

	test('in a meeting from paper too; a correction of an earlier page counts in both', () => {
		const group = founded('2025-01-05', { box: 1000 });
		const paper = [
			late(1)('2025-01-20'),
			...[named('wrong', 200), takenBack('wrong')].map((entry) => entry('2025-01-20'))
		];
		expect(lines([...group, ...paper, sealed('2025-01-20')])).toEqual([[1, 0, 0]]);
		const reversed = event({
			type: 'EventReversed',
			occurredOn: '2025-02-05',
			reverses: 'paid',
			reason: 'wrongAmount',
			approvedBy: ['m1', 'm2']
		});
		const right = event({ ...saved('m1', 30)('2025-01-05'), corrects: 'paid', approvedBy: ['m1', 'm2'] });
		const events = [
			...group,
			...meeting(1, '2025-01-05', named('paid', 20)),
			opened(2)('2025-02-05'),
			reversed,
			right
		];
		expect(lines(events)).toEqual([
			[1, 2_000, 0],
			[2, 3_000, 2_000]
		]);
	});
});
