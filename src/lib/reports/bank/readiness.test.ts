import { expect, test } from 'vitest';
import type { BankCondition } from './condition-types.ts';
import { fullTenths, readinessOf, readyTenths } from './readiness.ts';

const conditions = (marks: readonly BankCondition['is'][]): readonly BankCondition[] =>
	marks.map((is) => ({ is }) as never);

test('what is counted is what the book can answer; the bank judges the rest', () => {
	expect(readinessOf(conditions(['met', 'bank', 'notMet', 'met', 'bank']))).toEqual({ met: 2, of: 3 });
	expect(readinessOf(conditions(['bank']))).toEqual({ met: 0, of: 0 });
});

test('ten tenths only where nothing is lacking, and nothing is rounded up', () => {
	expect(readyTenths({ met: 12, of: 13 })).toBe(9);
	expect(readyTenths({ met: 13, of: 13 })).toBe(10);
	expect(readyTenths({ met: 1, of: 11 })).toBe(0);
	expect(readyTenths({ met: 0, of: 0 })).toBeNull();
});

test('a share of three tenths is three, though no machine can write it', () => {
	expect(['0.3', '0.7', '0.29', '1.2', null].map(fullTenths)).toEqual([3, 7, 2, 10, null]);
});
