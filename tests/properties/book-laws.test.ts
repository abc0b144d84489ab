import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { money, splitByWeight, splitIntoInstalments } from '#money';
import { cases, seed } from '../support/soak.ts';

const runs = { numRuns: cases(300), seed: seed() };

describe('dividing a whole', () => {
	const whole = fc.integer({ min: 0, max: 10_000_000 }).map((rupees) => money(rupees * 100));

	test('into instalments loses nothing, and only the last part differs', () => {
		fc.assert(
			fc.property(
				whole,
				fc.integer({ min: 1, max: 240 }),
				fc.constantFrom(1, 100, 500),
				(total, count, unit) => {
					const parts = splitIntoInstalments(total, count, money(unit));
					expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
					expect(new Set(parts.slice(0, -1)).size).toBeLessThanOrEqual(1);
					expect(parts.slice(0, -1).every((part) => part % unit === 0)).toBe(true);
				}
			),
			runs
		);
	});

	test('by weight loses nothing, and nobody is off by a whole unit', () => {
		const weights = fc
			.array(fc.nat({ max: 500 }), { minLength: 1, maxLength: 30 })
			.filter((all) => all.some((one) => one > 0));
		fc.assert(
			fc.property(whole, weights, (total, all) => {
				const parts = splitByWeight(total, all);
				const sum = all.reduce((left, right) => left + right, 0);
				expect(parts.reduce((left, right) => left + right, 0)).toBe(total);
				parts.forEach((part, place) =>
					expect(Math.abs(part - (total * (all[place] ?? 0)) / sum)).toBeLessThan(1)
				);
			}),
			runs
		);
	});
});
