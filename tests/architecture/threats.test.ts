import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// docs/THREATS.md says of each who could take the book which test tries it: the file is there, and has the words that are quoted.

const sections = readFileSync('docs/THREATS.md', 'utf8').split(/^## /m);
const trials = sections
	.filter((section) => /^(?:Who can take the book|The attack of)/.test(section))
	.flatMap((section) => section.split('\n'))
	.filter((line) => line.startsWith('|') && !/^\| (?:Who |What was taken|Act |-)/.test(line))
	.map((line) => {
		const [, who = '', , , triedBy = ''] = line.split('|').map((cell) => cell.trim());
		return { who, tests: [...triedBy.matchAll(/`([^`]+)`(?: \("([^"]+)"\))?/g)] };
	});

test('there are trials, of the key cards too', () => {
	expect(trials.length).toBeGreaterThanOrEqual(28);
	expect(trials.some(({ who }) => who.includes('key card'))).toBe(true);
});

test.each(trials)('$who is tried by a test that is there', ({ tests }) => {
	expect(tests.length).toBeGreaterThan(0);
	for (const [, path = '', words] of tests) {
		expect(existsSync(path), path).toBe(true);
		if (words !== undefined) expect(readFileSync(path, 'utf8'), path).toContain(words);
	}
});
