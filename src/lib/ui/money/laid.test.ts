import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { money, zero } from '#money';
import { laidTotal, laidWith, piecesOn, typedAmount, typedText } from './laid.ts';

describe('what is entered', () => {
	test('stays as it was laid while it makes up the amount', () => {
		const laid = [{ piece: money(2000), count: 6 }];
		expect(piecesOn(laid, money(12_000), 'INR')).toBe(laid);
		expect(piecesOn(laid, money(5000), 'INR')).toEqual([{ piece: money(5000), count: 1 }]);
	});

	test('a piece put and taken leaves the note pad as before', () => {
		const laid = laidWith([], money(10_000), 1);
		expect(laidWith(laidWith(laid, money(2000), 1), money(2000), -1)).toEqual(laid);
		expect(laidWith(laid, money(10_000), -1)).toEqual([]);
	});

	test('any whole amount can be laid with the fewest pieces', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 99_99_999 }),
				fc.constantFrom('INR', 'NPR'),
				(rupees, currency) => {
					const amount = money(rupees * 100);
					expect(laidTotal(piecesOn([], amount, currency))).toBe(amount);
				}
			)
		);
	});
});

describe('typed amounts', () => {
	test.each([
		['', zero],
		['7', money(700)],
		['12.', money(1200)],
		['12.5', money(1250)],
		['0.05', money(5)]
	])('"%s" is %i paise', (text, amount) => {
		expect(typedAmount(text, 'INR')).toBe(amount);
	});

	test('what is shown reads back as the same amount', () => {
		fc.assert(
			fc.property(fc.nat({ max: 99_99_99_999 }), fc.constantFrom('INR', 'UGX', 'BHD'), (minor, currency) => {
				expect(typedAmount(typedText(money(minor), currency), currency)).toBe(minor);
			})
		);
	});
});
