import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { filesUnder, textOf } from '../support/sources.ts';

// Sizes at which a file or a folder is still taken in at one look (docs/adr/0048).

const sources = filesUnder('src').filter(
	(path) => /\.(?:ts|svelte)$/.test(path) && !path.endsWith('.test.ts')
);
const linesOf = (path: string): number => textOf(path).trimEnd().split('\n').length;
/** Words are lists: a file of them is as long as the language has sentences. */
const isWords = (path: string): boolean => path.startsWith('src/lib/i18n/messages/');

test('no folder holds more than forty files', () => {
	const counts = new Map<string, number>();
	for (const path of sources) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
	expect([...counts].filter(([, count]) => count > 40)).toEqual([]);
});

test('no file has more than three hundred lines', () => {
	expect(sources.filter((path) => !isWords(path) && linesOf(path) > 300)).toEqual([]);
});

test('half of the files have seventy lines or fewer', () => {
	const lines = sources.map(linesOf).sort((left, right) => left - right);
	expect(lines[Math.floor(lines.length / 2)]).toBeLessThanOrEqual(70);
});
