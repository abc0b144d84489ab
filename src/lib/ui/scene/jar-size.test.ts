import { money } from '#money';
import { expect, test } from 'vitest';
import { fullJar, partOf } from './jar-size.ts';

// The jar sizes of the design: 500, 1,000, 2,000, 5,000, 10,000 rupees.
test.each([
	[0, 500],
	[49_999, 500],
	[50_000, 1000],
	[126_000, 2000],
	[999_900, 10_000],
	[120_000_000, 2_000_000]
])('%i paise stand in a jar of %i rupees', (paise, rupees) => {
	expect(fullJar(money(paise), 'INR')).toBe(rupees * 100);
});

test('a jar is never more than full, and never less than empty', () => {
	expect(partOf(money(60_000), money(50_000))).toBe(1);
	expect(partOf(money(-100), money(50_000))).toBe(0);
	expect(partOf(money(25_000), money(50_000))).toBe(0.5);
	expect(partOf(money(100), money(0))).toBe(0);
});
