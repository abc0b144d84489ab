import { describe, expect, test } from 'vitest';
import { bookReport, borrowings, exceptions, federationReport } from '#reports';
import { bankOpened, bookOf, day, founded, meeting, opened, refusalOf, rupees } from '../support/builders.ts';
import {
	borrowed,
	corrected,
	debited,
	drawn,
	creditOpened,
	paidBack,
	takenOff
} from '../support/outside-money.ts';

const view = { currency: 'INR' };
const via = { via: 'bank/b1' };

/*
 * Women's groups outside the 250 districts pay the bank's own rate, and the difference to 7 % a year, at most 5.5, is put into their loan account
 * afterwards. Source: RBI/2017-18/80 of 18 October 2017 (interest subvention under DAY-NRLM), part II. By hand: 1,00,000 at 12 % for a quarter is
 * 3,000; at 7 % it is 1,750, so that 1,250 are put in. 6,750 are paid: 1,750 of interest and one of 20 parts of 5,000.
 */
describe('interest that the government bears', () => {
	const events = [
		...founded('2025-04-01', { box: 500 }),
		bankOpened()('2025-04-01'),
		...meeting(
			1,
			'2025-04-01',
			borrowed(100000, { ...via, terms: { instalments: 20, firstDueOn: '2025-07-10' } })
		),
		...meeting(2, '2025-06-30', debited({ interest: 300000 })),
		...meeting(3, '2025-07-05', takenOff(1250)),
		...meeting(4, '2025-07-10', paidBack(6750, via))
	];

	test('lessens the debt, is income of its own name, and moves no money', () => {
		const report = bookReport(events, { ...view, on: day('2025-07-10') });
		expect(report.trialBalance).toEqual({
			'bank/b1': rupees(93250),
			'borrowings/bl1': -rupees(95000),
			box: rupees(500),
			'interest-paid': rupees(3000),
			'other-income/subvention': -rupees(1250),
			surplus: -rupees(500)
		});
		// 500 − 3,000 + 1,250
		expect(report).toMatchObject({ balanced: true, surplus: -rupees(1250) });
	});

	test('covers interest before what the group pays does, and is no payment of hers', () => {
		const [loan] = borrowings(events, view).borrowings;
		expect(loan).toMatchObject({ outstanding: rupees(95000), overdue: 0 });
		expect(loan?.totals).toMatchObject({ repaid: rupees(6750), credited: rupees(1250) });
		expect(loan?.instalments).toHaveLength(20);
		expect(loan?.instalments[0]).toMatchObject({ amount: rupees(5000), paid: rupees(5000), daysLate: 0 });
	});

	test('stands apart in the report of its month', () => {
		const { borrowings: july } = federationReport(events, { ...view, month: '2025-07' });
		expect(july).toEqual({
			opening: rupees(103000),
			received: 0,
			charged: 0,
			repaid: rupees(6750),
			credited: rupees(1250),
			outstanding: rupees(95000)
		});
	});
});

/*
 * 10,000 in ten parts of 1,000, by hand: after two of them the lender gives up 2,500. 5,500 are left: five parts of 1,000 and one of 500, and
 * two of the ten are none any more. Whoever pays the 5,500 owes nothing, and nothing is overdue.
 */
describe('a debt of which the lender gives up a part', () => {
	const given = { kind: 'waiver' };
	const events = [
		...founded('2025-01-01', { box: 9000 }),
		...meeting(1, '2025-01-01', borrowed(10000, { terms: { instalments: 10 } })),
		...meeting(2, '2025-02-01', paidBack(1000)),
		...meeting(3, '2025-03-01', paidBack(1000), takenOff(2500, given))
	];

	test('has its last parts no more', () => {
		const [loan] = borrowings(events, view).borrowings;
		expect(loan?.outstanding).toBe(rupees(5500));
		expect(loan?.instalments.map(({ amount }) => amount)).toEqual(
			[1000, 1000, 1000, 1000, 1000, 1000, 1000, 500].map(rupees)
		);
	});

	test('is paid when the rest is paid', () => {
		const paid = [...events, ...meeting(4, '2025-08-02', paidBack(5500))];
		const [loan] = borrowings(paid, { ...view, on: day('2026-01-01') }).borrowings;
		expect(loan).toMatchObject({ outstanding: 0, overdue: 0 });
		expect(loan?.instalments.every(({ paidOn }) => paidOn !== null)).toBe(true);
	});

	test.each([
		['1.12.2025', '11.2.2025', false],
		['1/12', '11/2', false],
		['01/12', '1-12', true],
		['कागज़ 7', 'का\u0917\u095b 7', true]
	])('papers %s and %s are one: %s', (reference, other, isOne) => {
		const state = bookOf([
			...events,
			opened(4)('2025-04-01'),
			takenOff(1, { ...given, reference: reference.normalize('NFC') })('2025-04-01')
		]);
		const refused = refusalOf(state, takenOff(1, { ...given, reference: other })('2025-04-01'));
		expect(refused?.type === 'PaperNamedBefore').toBe(isOne);
	});

	test('is never lessened below nothing, before its day, or without being known', () => {
		const state = bookOf([...events, opened(4)('2025-04-01')]);
		const on = '2025-04-01';
		expect(refusalOf(state, takenOff(5501)(on))).toEqual({ type: 'MoreThanOwed', owed: rupees(5500) });
		// Its paper was named in March, whatever spaces and letters are typed; struck out it is free again, and so is another kind of it.
		const named = { type: 'PaperNamedBefore', on: '2025-03-01' };
		for (const reference of ['SUB 12', 'sub-12', 'SUB १२', 'SUB 012', 'ＳＵＢ １２'])
			expect(refusalOf(state, takenOff(1, { ...given, reference })(on))).toEqual(named);
		expect(refusalOf(state, takenOff(1)(on))).toBeNull();
		expect(refusalOf(state, takenOff(1, { ...given, reference: 'SUB 121' })(on))).toBeNull();
		expect(refusalOf(state, takenOff(1, { borrowingId: 'bl9' })(on))).toMatchObject({
			type: 'BorrowingUnknown'
		});
		const paidOff = [...events, ...meeting(4, '2025-04-01', paidBack(5500)), opened(5)('2025-05-01')];
		expect(refusalOf(bookOf(paidOff), takenOff(1)('2025-05-01'))).toEqual({ type: 'MoreThanOwed', owed: 0 });
	});
});

test('of a cash credit it stands in its own column of the month, and makes room below the drawing power', () => {
	const cc = { borrowingId: 'cc' };
	const events = [
		...founded('2025-01-01', { box: 500 }),
		creditOpened(10000)('2025-01-01'),
		...meeting(1, '2025-01-05', drawn(10000)),
		...meeting(2, '2025-01-31', debited({ ...cc, interest: 10000 }), takenOff(60, cc))
	];
	const [credit] = borrowings(events, view).borrowings;
	// 10,000 + 100 − 60
	expect(credit?.credit?.months).toMatchObject([
		{ drawn: rupees(10000), interest: rupees(100), repaid: 0, credited: rupees(60), balance: rupees(10040) }
	]);
	const state = bookOf([...events, opened(3)('2025-02-05')]);
	expect(refusalOf(state, drawn(1)('2025-02-05'))).toMatchObject({ type: 'AboveDrawingPower' });
	expect(
		refusalOf(
			bookOf([
				...events,
				...meeting(3, '2025-02-05', takenOff(40, { ...cc, reference: 'SUB 13' })),
				opened(4)('2025-03-05')
			]),
			drawn(1)('2025-03-05')
		)
	).toMatchObject({ type: 'AboveDrawingPower' });
});

describe('a treasurer who writes what the bank never took off', () => {
	const book = (sealedBy: readonly string[]) => [
		...founded('2025-01-01', { box: 500 }),
		...meeting(1, '2025-01-01', borrowed(1000)),
		...meeting(2, '2025-02-01', takenOff(400)).map((event) =>
			event.type === 'MeetingSealed' ? { ...event, approvals: sealedBy as never } : event
		)
	];
	const told = (sealedBy: readonly string[]) =>
		exceptions(book(sealedBy), { ...view, from: day('2025-01-01'), to: day('2025-12-31') });

	test('needs the code of another officer at the close, or the register of exceptions tells it', () => {
		expect(told(['m1']).missingApprovals.map(({ type }) => type)).toContain('BorrowingCredited');
		expect(told(['m1', 'm2']).missingApprovals.map(({ type }) => type)).not.toContain('BorrowingCredited');
	});

	test('is put right as any entry: the group owes it again', () => {
		const events = [...book(['m1', 'm2']), opened(3)('2025-03-01')];
		const [credited] = events.filter(({ type }) => type === 'BorrowingCredited');
		const id = credited?.eventId ?? String(events.findIndex((event) => event === credited) + 1);
		const put = [...events, corrected(id)('2025-03-01')];
		expect(borrowings(put, view).outstanding).toBe(rupees(1000));
	});
});
