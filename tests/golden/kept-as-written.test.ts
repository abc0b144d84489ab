import { describe, expect, test } from 'vitest';
import { replayUntil, type GroupEvent } from '#group';
import { bookReport } from '#reports';
import {
	bankOpened,
	bookOf,
	day,
	event,
	founded,
	lent,
	meeting,
	opened,
	opening,
	refusalOf,
	repaid,
	sealed,
	type Entry
} from '../support/builders.ts';
import { late, terms, toppedUp, writtenOff } from '../support/loan-entries.ts';

// Paper pages entered late, and the book as at a day between (ledger law 11 (13), (32), (35)). Worked by hand; a monthly
// group, 2 percent a month declining, charged on the first of each month. Figures in paise.

const [january, february, march] = ['2024-01-10', '2024-02-10', '2024-03-10'] as const;
const on = (events: readonly GroupEvent[], at: string) =>
	bookReport(events, { currency: 'INR', on: day(at) });

describe('a write-off keeps the amounts that it wrote', () => {
	// 1,000 lent in January. March pays 300: 20 + 20 interest, 260 principal. Then the page of 10 February turns up, on
	// which the loan was given up: 740 were out by then in the book.
	const page = [late(2)(february), writtenOff()(february), sealed(february)];
	const events = [
		...founded('2024-01-05', { box: 2000 }),
		...meeting(1, january, lent('l1', 'm1', 1000)),
		...meeting(3, march, repaid('l1', 300)),
		...page
	];

	test('as at its own day 740 were written off, and the 260 that came back later are out', () => {
		const then = on(events, february);
		expect(then.trialBalance).toEqual({
			box: 100_000,
			'loans-written-off': 74_000,
			'loans/m1/own': 26_000,
			surplus: -200_000
		});
		expect(then.loans['l1']).toMatchObject({ outstanding: 26_000, interestDue: 0 });
		expect(then.members['1']).toMatchObject({ loanOutstanding: 26_000, interestDue: 0 });
	});

	test('as at the end nothing is out', () => {
		const now = bookReport(events, { currency: 'INR' });
		expect(now.trialBalance).toEqual({
			box: 130_000,
			interest: -4_000,
			'loans-written-off': 74_000,
			surplus: -200_000
		});
		expect(now.loans['l1']).toMatchObject({ outstanding: 0, interestPaid: 4_000, interestDue: 0 });
	});

	test('it stands in the event; a file may say it, and says all that was out', () => {
		const state = bookOf(events);
		const line = state.journal?.lines.find(({ event: { type } }) => type === 'LoanWrittenOff');
		expect(line?.event).toMatchObject({ principal: 74_000, interest: 0 });
		const open = bookOf([...events.slice(0, -2)]);
		const given =
			(more: object): Entry =>
			(at) =>
				event({ ...writtenOff()(at), ...more });
		expect(refusalOf(open, given({ principal: 74_000 })(february))).toBeNull();
		expect(refusalOf(open, given({ principal: 74_001 })(february))?.type).toBe('MoreThanOwed');
		expect(refusalOf(open, given({ principal: 73_999 })(february))?.type).toBe('SplitDoesNotAddUp');
		expect(refusalOf(open, given({ interest: 1 })(february))?.type).toBe('MoreThanOwed');
	});
});

test('a passbook that was looked at before the book knew of the account: the book can be asked for that day', () => {
	const events = [
		...founded('2024-01-05'),
		...meeting(2, march),
		bankOpened()('2024-03-25'),
		late(1)(february),
		event({ type: 'BankStatementMatched', occurredOn: february, bankAccountId: 'b1', balance: 0 }),
		sealed(february)
	];
	expect(on(events, february)).toMatchObject({ bank: 0, balanced: true });
	const known = replayUntil(events, 'INR', day('2024-03-25'));
	expect(known.ok && known.value.bankAccounts.size).toBe(1);
});

describe('an up-front loan that the cut-off sheet brings in', () => {
	// Of 1,000 for ten months five parts are paid: 500 are out. 100 more in January, before the first of the five charge
	// days to come: 2 percent × 100 × 10 × 5 ÷ 10 = 10 are kept back, 90 are handed over (fine print 9).
	const brought = (more: object = {}) => [
		...founded('2024-01-05', { constitution: { interest: { percentPerMonth: '2', method: 'upFront' } } }),
		opening({
			box: 500_000,
			loans: [
				{
					loanId: 'l1',
					memberId: 'm1',
					principal: 100_000,
					outstanding: 50_000,
					instalmentsPaid: 5,
					disbursedOn: '2023-08-05',
					source: 'own',
					terms: terms({ method: 'upFront' }),
					...more
				}
			],
			surplus: 550_000
		})('2024-01-05')
	];
	const months = ['2024-02-20', '2024-03-20', '2024-04-20', '2024-05-20', '2024-06-20'];
	const held = months.flatMap((at, place) => meeting(2 + place, at));

	test('keeps back the interest on what is lent on top, and asks for none later', () => {
		const events = [...brought(), ...meeting(1, '2024-01-20', toppedUp(100)), ...held];
		const { trialBalance, loans } = bookReport(events, { currency: 'INR' });
		expect(trialBalance).toEqual({
			box: 491_000,
			interest: -1_000,
			'loans/m1/own': 60_000,
			surplus: -550_000
		});
		expect(loans['l1']).toMatchObject({ outstanding: 60_000, interestPaid: 1_000, interestDue: 0 });
		for (const at of ['2024-01-20', ...months])
			expect(on(events, at).loans['l1']).toMatchObject({ interestDue: 0 });
	});

	test('without it nothing was kept back and nothing falls due', () => {
		const events = [...brought(), ...meeting(1, '2024-01-20'), ...held];
		expect(on(events, '2024-06-20').loans['l1']).toMatchObject({ interestPaid: 0, interestDue: 0 });
	});

	test('interest that the sheet says is left falls due with the parts, that of a top-up is kept back', () => {
		// 50 left in five parts of 10: two have fallen due by the end of March.
		const events = [...brought({ interestLeft: 5_000 }), ...meeting(1, '2024-01-20', toppedUp(100)), ...held];
		expect(on(events, '2024-03-20').loans['l1']).toMatchObject({ interestPaid: 1_000, interestDue: 2_000 });
		expect(on(events, '2024-06-20').loans['l1']).toMatchObject({ interestDue: 5_000 });
	});

	test('its principal is what was given in all: 1,000 at first and 100 on top (32)', () => {
		const events = [...brought(), ...meeting(1, '2024-01-20', toppedUp(100))];
		expect(on(events, '2024-01-19').loans['l1']?.principal).toBe(100_000);
		expect(on(events, '2024-01-20').loans['l1']?.principal).toBe(110_000);
		const given = [
			...founded('2024-01-05', { box: 5000 }),
			...meeting(1, january, lent('l1', 'm1', 500)),
			...meeting(2, february, repaid('l1', 110), toppedUp(200)),
			...meeting(3, march, toppedUp(50, { terms: terms() }))
		];
		expect(bookReport(given, { currency: 'INR' }).loans['l1']?.principal).toBe(75_000);
	});
});

test('interest due on a past day counts what was paid by that day, not later (31)', () => {
	// 1,000 lent in January, nothing paid in February and March; April pays the 60 that fell due.
	const events = [
		...founded('2024-01-05', { box: 2000 }),
		...meeting(1, january, lent('l1', 'm1', 1000)),
		...meeting(2, february),
		...meeting(3, march),
		...meeting(4, '2024-04-10', repaid('l1', 60)),
		opened(5)('2024-05-10')
	];
	expect(
		[february, march, '2024-04-09', '2024-04-10'].map((at) => on(events, at).loans['l1']?.interestDue)
	).toEqual([2_000, 4_000, 6_000, 0]);
});
