import { describe, expect, test } from 'vitest';
import { money, type Money } from '#money';
import { debitsLeft, withDebitsPaid } from './borrowing.ts';

const rupees = (amount: number): Money => money(amount * 100);

const row = (interestCharged: number, chargesCharged: number, repaid: number, credited = 0) => ({
	interestCharged: rupees(interestCharged),
	chargesCharged: rupees(chargesCharged),
	repaid: rupees(repaid),
	credited: rupees(credited)
});

describe('what a lender added and nobody paid yet', () => {
	test('is nothing of a loan to which nothing was added', () => {
		expect(debitsLeft([row(0, 0, 0), row(0, 0, 1000)])).toEqual({ interest: 0, charges: 0 });
	});

	test('is lessened by what is paid afterwards, interest first', () => {
		expect(debitsLeft([row(137.5, 20, 0)])).toEqual({ interest: rupees(137.5), charges: rupees(20) });
		expect(debitsLeft([row(137.5, 20, 0), row(0, 0, 100)])).toEqual({
			interest: rupees(37.5),
			charges: rupees(20)
		});
		expect(debitsLeft([row(137.5, 20, 0), row(0, 0, 150)])).toEqual({ interest: 0, charges: rupees(7.5) });
		expect(debitsLeft([row(0, 0, 500), row(50, 0, 0)])).toEqual({ interest: rupees(50), charges: 0 });
	});

	test('is lessened by what the lender takes off, too: nobody pays that interest', () => {
		expect(debitsLeft([row(137.5, 20, 0), row(0, 0, 0, 100), row(0, 0, 30)])).toEqual({
			interest: rupees(7.5),
			charges: rupees(20)
		});
	});
});

describe('a payment', () => {
	// A loan of 15,000 with 137.50 added interest; of 1,137.50 paid, the bank counts 137.50 as interest: 14,000 remain.
	test('of interest that was added lessens the debt, and is no expense a second time', () => {
		const payment = { principal: rupees(1000), interest: rupees(137.5), charges: rupees(0) };
		const left = { interest: rupees(137.5), charges: rupees(0) };
		expect(withDebitsPaid(payment, left)).toEqual({
			principal: rupees(1137.5),
			interest: rupees(0),
			charges: rupees(0)
		});
	});

	test('of more than was added is interest for the rest', () => {
		const payment = { principal: rupees(1000), interest: rupees(200), charges: rupees(30) };
		const left = { interest: rupees(137.5), charges: rupees(20) };
		expect(withDebitsPaid(payment, left)).toEqual({
			principal: rupees(1157.5),
			interest: rupees(62.5),
			charges: rupees(10)
		});
	});

	test('of a loan to which nothing was added stays as it is', () => {
		const payment = { principal: rupees(1000), interest: rupees(90), charges: rupees(5) };
		expect(withDebitsPaid(payment, { interest: rupees(0), charges: rupees(0) })).toEqual(payment);
	});
});
