import { describe, expect, test } from 'vitest';
import { rupees } from '../../../../tests/support/builders.ts';
import { money } from '#money';
import { liabilityShares } from './loan-dose.ts';

// 1,50,000 ÷ 12 = 12,500; ÷ 11 = 13,636.36; ÷ 10 = 15,000; ÷ 9 = 16,666.67.
describe('what each woman owes of a loan', () => {
	test('of ₹1,50,000 among twelve, when all pay and when one, two or three cannot', () => {
		expect(liabilityShares(rupees(150_000), 12, 'INR')).toEqual([
			{ cannot: 0, paying: 12, each: rupees(12_500) },
			{ cannot: 1, paying: 11, each: rupees(13_637) },
			{ cannot: 2, paying: 10, each: rupees(15_000) },
			{ cannot: 3, paying: 9, each: rupees(16_667) }
		]);
	});

	// 1,00,000 ÷ 7 = 14,285.71; ÷ 6 = 16,666.67; ÷ 5 = 20,000; ÷ 4 = 25,000.
	test('is rounded up to whole rupees, so that the shares always cover the loan', () => {
		const shares = liabilityShares(rupees(100_000), 7, 'NPR');
		expect(shares.map(({ each }) => each)).toEqual([14_286, 16_667, 20_000, 25_000].map(rupees));
		for (const { each, paying } of shares) expect(each * paying).toBeGreaterThanOrEqual(rupees(100_000));
	});

	// 101 paise among two is one rupee each, because half a rupee cannot be paid in coins.
	test('of paise is a whole rupee', () => {
		expect(liabilityShares(money(101), 2, 'INR').map(({ each }) => each)).toEqual([100, 200]);
	});

	test('never of a case in which nobody is left to pay', () => {
		expect(liabilityShares(rupees(900), 3, 'INR').map(({ cannot, each }) => [cannot, each])).toEqual([
			[0, rupees(300)],
			[1, rupees(450)],
			[2, rupees(900)]
		]);
		expect(liabilityShares(rupees(900), 1, 'INR')).toEqual([{ cannot: 0, paying: 1, each: rupees(900) }]);
		expect(() => liabilityShares(rupees(900), 0, 'INR')).toThrow('one woman at least');
	});
});
