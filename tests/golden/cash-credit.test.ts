import { describe, expect, test } from 'vitest';
import { checkAll, compact, expand, type GroupEvent } from '#group';
import { bookReport, borrowings } from '#reports';
import {
	bankOpened,
	bookOf,
	day,
	entry,
	event,
	founded,
	meeting,
	opened,
	opening,
	refusalOf,
	sealed,
	withFields
} from '../support/builders.ts';
import { account, before, cc, via } from '../support/cash-credit.ts';
import {
	borrowed,
	corrected,
	creditOpened,
	debited,
	drawn,
	paidBack,
	powerSet
} from '../support/outside-money.ts';

const in5 = [...account, opened(5)('2024-05-10')];
const creditOn = (events: readonly GroupEvent[], on: string) => {
	const all = borrowings(events, { currency: 'INR', on: day(on) });
	return all.borrowings[0];
};

describe('a cash credit', () => {
	test('is drawn and repaid as often as the group likes, on one account', () => {
		const report = bookReport(account, { currency: 'INR', on: day('2024-04-30') });
		expect(report.trialBalance['borrowings/cc']).toBe(-29_000_000);
		expect(report.expense).toMatchObject({ 'interest-paid': 385_000, 'bank-charges': 25_000 });
		// 1,00,000 + 1,50,000 − 80,000 + 1,28,250 − 12,100 − 250
		expect(report.bank).toBe(28_590_000);
		expect(report.balanced).toBe(true);
	});

	test('shows its conduct by month', () => {
		const credit = creditOn(account, '2024-04-30')?.credit;
		const figures = credit?.months.map((one) => [
			one.month,
			one.drawingPower,
			one.drawn,
			one.repaid,
			one.interest,
			one.charges,
			one.balance
		]);
		const power = 30_000_000;
		expect(figures).toEqual([
			['2024-01', power, 25_000_000, 0, 0, 0, 25_000_000],
			['2024-02', power, 0, 8_000_000, 175_000, 0, 17_175_000],
			['2024-03', power, 12_825_000, 0, 210_000, 0, 30_210_000],
			['2024-04', power, 0, 1_235_000, 0, 25_000, 29_000_000]
		]);
		expect(credit).toMatchObject({ limit: 60_000_000, drawingPower: power, drawable: 1_000_000, above: 0 });
	});

	test('the bank’s interest may lift it above the drawing power: that is said, with the days', () => {
		expect(creditOn(account, '2024-03-31')).toMatchObject({ overdue: 210_000, overdueDays: 21 });
	});

	test('has the drawing power of the day, by year', () => {
		const renewed = [...account, powerSet(400_000, { from: '2025-01-01' })('2024-12-01')];
		expect(creditOn(renewed, '2024-12-31')?.credit).toMatchObject({ drawingPower: 30_000_000 });
		expect(creditOn(renewed, '2025-01-01')?.credit).toMatchObject({
			drawingPower: 40_000_000,
			drawable: 11_000_000
		});
		const year = bookOf([...renewed, opened(5)('2024-12-10')]);
		expect(refusalOf(year, drawn(10_001)('2024-12-10'))).toMatchObject({ type: 'AboveDrawingPower' });
		expect(refusalOf(year, drawn(10_000)('2024-12-10'))).toBeNull();
		const next = bookOf([...renewed, opened(5)('2025-01-10')]);
		expect(refusalOf(next, drawn(110_000)('2025-01-10'))).toBeNull();
		expect(refusalOf(next, drawn(110_001)('2025-01-10'))).toEqual({
			type: 'AboveDrawingPower',
			power: 40_000_000,
			owed: 29_000_000
		});
	});

	test('comes with the cut-off sheet', () => {
		const line = { borrowingId: 'cc', lender: 'Gramin Bank', kind: 'cashCredit', outstanding: 12_000_000 };
		const sheet = (more: object) =>
			opening({ box: 12_000_000, borrowings: [{ ...line, ...more }] })('2024-01-05');
		const group = founded('2024-01-05');
		const held = { cashCredit: { limit: 60_000_000, drawingPower: 15_000_000 } };
		const state = bookOf([...group, sheet(held), opened(1)('2024-01-10')]);
		expect(refusalOf(state, drawn(30_000)('2024-01-10'))).toBeNull();
		expect(refusalOf(state, drawn(30_001)('2024-01-10'))).toMatchObject({ owed: 12_000_000 });
		const refused = { type: 'TermsInvalid', field: 'drawingPower' };
		expect(refusalOf(bookOf(group), sheet({}))).toEqual(refused);
		expect(refusalOf(bookOf(group), sheet({ ...held, kind: 'bank' }))).toEqual(refused);
		expect(refusalOf(bookOf(group), sheet({ cashCredit: { limit: 1, drawingPower: 2 } }))).toEqual(refused);
		expect(creditOn([...group, sheet(held)], '2024-01-31')).toMatchObject({
			broughtIn: true,
			credit: { broughtIn: 12_000_000, months: [{ month: '2024-01', drawn: 0, balance: 12_000_000 }] }
		});
	});

	test('is kept with the balances', () => {
		const state = bookOf(account);
		expect(expand(compact(state)).borrowings).toEqual(state.borrowings);
	});
});

describe('who would cheat with it', () => {
	const open = bookOf(in5);
	const on = '2024-05-10';

	test('draws more than the drawing power, at once or in small sums', () => {
		expect(refusalOf(open, drawn(10_001)(on))).toMatchObject({ type: 'AboveDrawingPower' });
		const twice = bookOf([...in5, drawn(6000)(on)]);
		expect(refusalOf(twice, drawn(4001)(on))).toEqual({
			type: 'AboveDrawingPower',
			power: 30_000_000,
			owed: 29_600_000
		});
	});

	test('raises the drawing power above the limit, or dates it before the account', () => {
		const refused = { type: 'TermsInvalid', field: 'drawingPower' };
		expect(refusalOf(open, powerSet(600_001)(on))).toEqual(refused);
		expect(refusalOf(open, powerSet(700_000, { limit: 65_000_000 })(on))).toEqual(refused);
		expect(refusalOf(open, powerSet(650_000, { limit: 65_000_000 })(on))).toBeNull();
		expect(refusalOf(open, powerSet(400_000, { from: '2024-01-09' })(on))).toMatchObject({
			type: 'DayBeforeBorrowing'
		});
		expect(refusalOf(bookOf(founded('2024-01-05')), creditOpened(5, { limit: 400 })('2024-01-10'))).toEqual(
			refused
		);
	});

	test('receives a loan twice in place of a cash credit, or draws on a loan', () => {
		const loan = bookOf([...in5, borrowed(1000)(on)]);
		expect(refusalOf(loan, borrowed(1000)(on))).toEqual({ type: 'NotACashCredit', borrowingId: 'bl1' });
		expect(refusalOf(loan, drawn(10, { borrowingId: 'bl1' })(on))).toMatchObject({ type: 'NotACashCredit' });
		expect(refusalOf(loan, powerSet(10, { borrowingId: 'bl1' })(on))).toMatchObject({
			type: 'NotACashCredit'
		});
		expect(refusalOf(open, borrowed(10, { borrowingId: 'cc' })(on))).toMatchObject({
			type: 'NotACashCredit'
		});
		expect(refusalOf(open, drawn(10, { borrowingId: 'cc9' })(on))).toMatchObject({
			type: 'BorrowingUnknown'
		});
	});

	test('draws from another lender, on terms of a loan, or opens it twice', () => {
		const invalid = (field: string) => ({ type: 'TermsInvalid', field });
		expect(refusalOf(open, drawn(10, { lender: 'Other Bank' })(on))).toEqual(invalid('lender'));
		expect(refusalOf(open, drawn(10, { terms: { instalments: 3 } })(on))).toEqual(invalid('instalments'));
		expect(refusalOf(open, creditOpened(10)(on))).toMatchObject({ type: 'DuplicateId' });
	});

	test('repays more than is owed', () => {
		expect(refusalOf(open, paidBack(290_001, cc)(on))).toEqual({ type: 'MoreThanOwed', owed: 29_000_000 });
		expect(refusalOf(open, paidBack(280_000, { ...cc, ...via })(on))).toBeNull();
	});

	test('enters a draw on a late page on which it would not have been given', () => {
		const late = (number: number, on: string) =>
			event({ type: 'MeetingOpened', occurredOn: on, number, kind: 'regular', late: true });
		// On 20 February 1,71,750 were owed and 1,28,250 may be drawn; on 10 March the group drew just that.
		const february = bookOf([...account, late(5, '2024-02-20')]);
		expect(refusalOf(february, drawn(1)('2024-02-20'))).toMatchObject({ type: 'AboveDrawingPower' });
		const january = bookOf([...before, ...meeting(1, '2024-03-10', drawn(100_000)), late(2, '2024-02-20')]);
		expect(refusalOf(january, drawn(200_000)('2024-02-20'))).toBeNull();
		expect(refusalOf(january, drawn(200_001)('2024-02-20'))).toMatchObject({ type: 'AboveDrawingPower' });
	});

	test('dates a draw before the repayment that makes room for it, or a repayment before its draw, in a meeting of several days', () => {
		// Of 3,00,000 all is drawn on 10 January; the meeting of 10 February goes on to the 12th, on which 50,000 are repaid.
		const full = [...before, ...meeting(1, '2024-01-10', drawn(300_000, via)), opened(2)('2024-02-10')];
		const repaid = bookOf([...full, paidBack(50_000, { ...cc, ...via })('2024-02-12')]);
		expect(refusalOf(repaid, drawn(50_000, via)('2024-02-12'))).toBeNull();
		for (const day of ['2024-02-10', '2024-02-11'])
			expect(refusalOf(repaid, drawn(1, via)(day))).toEqual({
				type: 'AboveDrawingPower',
				power: 30_000_000,
				owed: 30_000_000
			});
		// 1,00,000 drawn on the 12th, and 40,000 repaid on the 13th: on the 10th nothing is owed, and 2,00,000 may be drawn.
		const later = [
			...before,
			opened(1)('2024-02-10'),
			drawn(100_000, via)('2024-02-12'),
			paidBack(40_000, { ...cc, ...via })('2024-02-13')
		];
		const open = bookOf(later);
		expect(refusalOf(open, paidBack(1, { ...cc, ...via })('2024-02-10'))).toEqual({
			type: 'MoreThanOwed',
			owed: 0
		});
		expect(refusalOf(open, paidBack(60_000, { ...cc, ...via })('2024-02-12'))).toBeNull();
		expect(refusalOf(open, paidBack(60_001, { ...cc, ...via })('2024-02-12'))).toEqual({
			type: 'MoreThanOwed',
			owed: 6_000_000
		});
		expect(refusalOf(open, drawn(200_000, via)('2024-02-10'))).toBeNull();
		expect(refusalOf(open, drawn(200_001, via)('2024-02-10'))).toMatchObject({ type: 'AboveDrawingPower' });
	});

	test('takes out a repayment on which a later draw stands', () => {
		const reversed = { type: 'AboveDrawingPower', power: 30_000_000, owed: 25_175_000 };
		expect(refusalOf(open, corrected('repaid')(on))).toEqual(reversed);
	});

	test('puts one draw right, with the others standing', () => {
		const draw = (amount: number) =>
			withFields(drawn(amount, via), { corrects: 'second', occurredOn: '2024-01-10' });
		const pair = (amount: number) =>
			checkAll([...in5, corrected('second')(on), draw(amount)(on), sealed(on)], 'INR');
		expect(pair(140_000).ok).toBe(true);
		expect(pair(150_001)).toMatchObject({ ok: false, error: { rejection: { type: 'AboveDrawingPower' } } });
		// One draw is taken out for good: 2,90,000 − 1,50,000 are left, no day is below zero.
		expect(refusalOf(open, corrected('second')(on))).toBeNull();
	});

	test('makes a day that was above before worse, but may put anything else right', () => {
		const wrongCharge = withFields(debited({ ...cc, charges: 1000 }), { eventId: 'charge' });
		// The bank lowered the power to 2,00,000 from March on, and said so in April; 3,00,000 were owed after the draw of March.
		const lowered = [...account, powerSet(200_000, { from: '2024-03-01' })('2024-04-20')];
		// Interest of 500 of a paper page of February came to light in May: then 3,00,500 were owed after the draw of March.
		const late = [
			...account,
			event({ type: 'MeetingOpened', occurredOn: '2024-02-20', number: 9, kind: 'regular', late: true }),
			debited({ ...cc, interest: 50_000 })('2024-02-20'),
			sealed('2024-02-20')
		];
		for (const above of [lowered, late]) {
			const book = [...above, ...meeting(10, on, wrongCharge), opened(11)('2024-06-10')];
			const open = bookOf(book);
			expect(refusalOf(open, corrected('charge')('2024-06-10'))).toBeNull();
			// Less drawn in January is less above in March.
			const draw = (amount: number) =>
				withFields(drawn(amount, via), { corrects: 'second', occurredOn: '2024-01-10' })('2024-06-10');
			const pair = [corrected('second')('2024-06-10'), draw(149_999), sealed('2024-06-10')];
			expect(checkAll([...book, ...pair], 'INR').ok).toBe(true);
			const more = checkAll([...book, ...pair.with(1, draw(150_001))], 'INR');
			expect(more).toMatchObject({ ok: false, error: { rejection: { type: 'AboveDrawingPower' } } });
			expect(refusalOf(open, corrected('repaid')('2024-06-10'))).toMatchObject({ type: 'AboveDrawingPower' });
		}
	});

	test('takes out the opening, or a drawing power that was used', () => {
		const named = account.map((one) =>
			one.type === 'CashCreditOpened' ? ({ ...one, eventId: 'credit' } as GroupEvent) : one
		);
		expect(refusalOf(bookOf([...named, opened(5)(on)]), corrected('credit')(on))).toMatchObject({
			type: 'NeededByEvent'
		});
		const raised = [
			...account,
			withFields(powerSet(400_000), { eventId: 'power' })('2024-04-20'),
			...meeting(5, '2024-05-10', drawn(50_000)),
			opened(6)('2024-06-10')
		];
		expect(refusalOf(bookOf(raised), corrected('power')('2024-06-10'))).toMatchObject({
			type: 'AboveDrawingPower',
			power: 30_000_000
		});
	});
});

test('two receipts on one loan, as a book of before wrote a cash credit: refused, and it is said what to do', () => {
	const twice = [
		...founded('2024-01-05', { members: 1 }),
		bankOpened('b')('2024-01-05'),
		opened(1)('2024-01-10'),
		entry({
			type: 'BorrowingReceived',
			borrowingId: 'cc',
			lender: 'Bank',
			kind: 'bank',
			amount: 10_000_000,
			via: 'bank/b'
		})('2024-01-10')
	];
	const again = drawn(50_000, { lender: 'Bank', kind: 'bank', via: 'bank/b' })('2024-01-10');
	expect(refusalOf(bookOf(twice), again)).toEqual({ type: 'NotACashCredit', borrowingId: 'cc' });
});
