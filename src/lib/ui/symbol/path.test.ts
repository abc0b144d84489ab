import { expect, test } from 'vitest';
import { roundPath } from './path.mjs';

test('a long relative path ends where it should: the error is carried, not added up', () => {
	const steps = Array.from({ length: 100 }, () => 'l.04 .04').join('');
	const ends = [...roundPath(`M0 0${steps}`).matchAll(/l(-?[\d.]+?) ?(-?\.?\d+)(?=l|$)/g)];
	const sum = ends.reduce((total, match) => total + Number(match[1]), 0);
	expect(sum).toBeCloseTo(4, 5);
});

test.each([
	['M1.26 2.34h3.333v-.04z', 'M1.3 2.3h3.3v0z'],
	['m5.04 5.04l1 1 1 1', 'm5 5l1 1l1 1'],
	['M0 0a2.55 2.55 0 015.1 0', 'M0 0a2.6 2.6 0 0 1 5.1 0'],
	['M.123.456c1.11-.22.33.04 2 2', 'M.1 .5c1.1-.3 .4 0 2 2']
])('%s becomes %s', (path, rounded) => {
	expect(roundPath(path)).toBe(rounded);
});
