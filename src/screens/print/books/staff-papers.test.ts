import { expect, test } from 'vitest';
import type { LocalDate } from '#kernel';
import { bookKinds, registerKinds } from '#papers/registers/registers.ts';
import { staffPapersOf } from './staff-papers.ts';

test('every book and register stands once in the list of staff, in a group of few, with a picture of its own', () => {
	const groups = staffPapersOf({ sharedOutOn: '2026-11-24' as LocalDate });
	const papers = groups.flatMap((group) => group.papers);
	expect(papers.map(({ name }) => name).toSorted()).toEqual(
		[...bookKinds, ...registerKinds, 'minutes', 'extract'].toSorted()
	);
	expect(new Set(papers.map(({ icon }) => icon)).size).toBe(papers.length);
	expect(Math.max(...groups.map((group) => group.papers.length))).toBeLessThanOrEqual(6);
	const without = staffPapersOf({ sharedOutOn: null }).flatMap((group) => group.papers);
	expect(papers.length - without.length).toBe(2);
});
