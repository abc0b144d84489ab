import { describe, expect, test } from 'vitest';
import { addDays, toLocalDate, type LocalDate } from '#kernel';
import { litPath, moonAge, moonPhase } from './moon.ts';

const day = (text: string): LocalDate => {
	const read = toLocalDate(text);
	if (!read.ok) throw new Error(text);
	return read.value;
};

describe('the moon of a day', () => {
	// Full and new moons in universal time, from published almanacs.
	test.each([
		['2024-04-08', 'calendar.moon-new'],
		['2024-10-17', 'calendar.moon-full'],
		['2025-03-14', 'calendar.moon-full'],
		['2025-09-21', 'calendar.moon-new'],
		['2026-08-12', 'calendar.moon-new'],
		['2026-11-24', 'calendar.moon-full']
	])('%s is %s', (text, phase) => {
		expect(moonPhase(moonAge(day(text)))).toBe(phase);
	});

	test('grows for two weeks, then shrinks', () => {
		const ages = Array.from({ length: 28 }, (_, days) => moonAge(addDays(day('2025-09-23'), days)));
		expect(ages.every((age, days) => days === 0 || age > (ages[days - 1] ?? 0))).toBe(true);
	});

	test('is lit on the right while it grows, on the left while it shrinks', () => {
		expect(litPath(0.25, 10)).toBe('M0 -10A10 10 0 0 1 0 10A0.00 10 0 0 1 0 -10z');
		expect(litPath(0.1, 10)).toContain('A10 10 0 0 1 0 10');
		expect(litPath(0.9, 10)).toContain('A10 10 0 0 0 0 10');
	});
});
