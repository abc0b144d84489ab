import { expect, test } from 'vitest';
import { fullTenths, isDraft, readinessOf, readyTenths, type BankCondition } from './readiness.ts';

const conditions = (marks: readonly BankCondition['is'][]): readonly BankCondition[] =>
	marks.map((is, place) => ({ is, number: place + 1 }) as never);

test('what is counted is what the book can answer; the bank judges the rest', () => {
	expect(readinessOf(conditions(['met', 'bank', 'notMet', 'met', 'bank']))).toEqual({
		is: 'notMet',
		met: 2,
		of: 3,
		notMet: [3],
		forBank: [2, 5]
	});
	expect(readinessOf(conditions(['bank']))).toEqual({ is: 'bank', met: 0, of: 0, notMet: [], forBank: [1] });
});

test('all is met only where nothing is left to the bank, and one line that is not met makes a draft', () => {
	const is = (...marks: readonly BankCondition['is'][]) => readinessOf(conditions(marks)).is;
	expect([is('met', 'met'), is('met', 'bank'), is('met', 'bank', 'notMet')]).toEqual([
		'met',
		'bank',
		'notMet'
	]);
	expect((['met', 'bank', 'notMet'] as const).map((state) => isDraft({ is: state }))).toEqual([
		false,
		false,
		true
	]);
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
