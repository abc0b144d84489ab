import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { filesUnder, textOf } from '../support/sources.ts';

const decisions = filesUnder('docs/adr').filter((path) => /adr\/\d{4}-[^/]+\.md$/.test(path));
const numberOf = (path: string): string => basename(path).slice(0, 4);
const titleOf = (path: string): string => /^# (\d{4} .*)$/m.exec(textOf(path))?.[1] ?? '';

/** Where decisions are cited: sources, tests, programs and pages. This test is left out, and what is generated from other files. */
const citing = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'layers.config.js']
	.concat(['src', 'tests', 'scripts', 'bench', 'docs'].flatMap((folder) => filesUnder(folder)))
	.filter((path) => /\.(?:ts|mjs|js|svelte|md|css)$/.test(path) && !path.endsWith('decisions.test.ts'));

/** Numbers that a text cites: "ADR 0066, 0073", "docs/adr/0002", "[0051](adr/0051-….md)". */
function citedIn(text: string): readonly string[] {
	const lists = text.matchAll(/\bADRs?\s[\s*/]*\d{4}(?:(?:, | and )\d{4}\b)*|\badr\/\d{4}\b|\]\(\d{4}(?=-)/g);
	return [...lists].flatMap(([list]) => list.match(/\d{4}/g) ?? []);
}

test('each decision stands once in the table of docs/adr/README.md, in order and by its title', () => {
	const rows = [...textOf('docs/adr/README.md').matchAll(/^\| \[(\d{4})\]\(([^)]+)\) +\| (.*?) +\|$/gm)];
	expect(rows.map(([, number = '', path = '', title = '']) => [path, `${number} ${title}`])).toEqual(
		decisions.toSorted().map((path) => [basename(path), titleOf(path)])
	);
	expect(decisions.filter((path) => titleOf(path).length > 5 + 84)).toEqual([]);
});

test('a decision is short, and says the same things in the same order as all others', () => {
	const headings = ['## Situation', '## Decision', '## What else we thought of', '## What follows'];
	const wrong = decisions.filter((path) => {
		const text = textOf(path);
		const found: readonly string[] = text.match(/^##.*$/gm) ?? [];
		const inOrder = headings.filter((heading) => found.includes(heading));
		const isShaped = found.includes('## Decision') && inOrder.join() === found.join();
		return (
			!isShaped ||
			!/^Status: accepted, \d{4}-\d\d-\d\d\./m.test(text) ||
			text.trimEnd().split('\n').length > 40
		);
	});
	expect(wrong).toEqual([]);
});

test('each decision is cited from a source or a page, and no citation names one that is not there', () => {
	const numbers = decisions.map(numberOf);
	const pages = citing.filter((path) => !path.startsWith('docs/adr/'));
	const cited = new Set(pages.flatMap((path) => citedIn(textOf(path))));
	expect(numbers.filter((number) => !cited.has(number))).toEqual([]);
	expect(
		citing.flatMap((path) =>
			citedIn(textOf(path))
				.filter((number) => !numbers.includes(number))
				.map((number) => `${path} cites ${number}`)
		)
	).toEqual([]);
});
