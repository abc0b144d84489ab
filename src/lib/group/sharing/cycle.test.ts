import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#kernel';
import { bookOf, founded } from '../../../../tests/support/builders.ts';
import { cycle, first } from '../../../../tests/support/cycles.ts';
import { isCycleOver } from './cycle.ts';

/** Founded on 5 January 2025; 52 weeks later is 4 January 2026. */
describe('the year of a group that shares out', () => {
	const over = '2026-01-04' as LocalDate;

	test('is over after 52 weeks, and not a day before', () => {
		const state = cycle({ m1: 500, m2: 500 });
		expect(isCycleOver(state, '2026-01-03' as LocalDate)).toBe(false);
		expect(isCycleOver(state, over)).toBe(true);
	});

	test('begins anew the day after everything was shared out', () => {
		const state = { ...cycle({ m1: 500, m2: 500 }), sharedOutOn: over };
		expect(isCycleOver(state, '2027-01-03' as LocalDate)).toBe(false);
		expect(isCycleOver(state, '2027-01-04' as LocalDate)).toBe(true);
	});

	test('never ends for a group that keeps its savings', () => {
		const state = bookOf([...founded(first, { members: 2 })]);
		expect(isCycleOver(state, '2030-01-01' as LocalDate)).toBe(false);
	});
});
