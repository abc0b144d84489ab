import { expect, test } from 'vitest';
import type { Panchasutra } from './panchasutra-types.ts';
import { fullTenths, readyTenths } from './readiness.ts';

const figures = (shares: readonly (string | null)[]): Panchasutra => {
	const [meetings, saving, lending, repayment, books] = shares;
	return {
		meetings: { share: meetings },
		saving: { onTime: saving },
		lending: { onLoanShare: lending },
		repayment: { share: repayment },
		books: { share: books }
	} as never;
};

test('the weakest rule counts, and nothing is rounded up', () => {
	expect(readyTenths(figures(['1', '0.99', '0.8', '1', '1']))).toBe(8);
	expect(readyTenths(figures(['1', '0.999999', '1', '1', '1']))).toBe(9);
	expect(readyTenths(figures(['1', '1', '1', '1', '1']))).toBe(10);
});

test('what was never due holds nobody back; before anything was due nothing is said', () => {
	expect(readyTenths(figures(['1', '1', '0.7', null, '1']))).toBe(7);
	expect(readyTenths(figures([null, null, null, null, null]))).toBeNull();
});

test('a share of three tenths is three, though no machine can write it', () => {
	expect(['0.3', '0.7', '0.29', '1.2', null].map(fullTenths)).toEqual([3, 7, 2, 10, null]);
});
