import { expect, test } from 'vitest';
import { rowKinds } from '../../src/lib/spreadsheet/choices.ts';
import { columns } from '../../src/lib/spreadsheet/columns.ts';
import { rules } from '../../src/lib/spreadsheet/constitution.ts';
import { textOf } from '../support/sources.ts';

// docs/SPREADSHEET.md names each row, column and rule by its code and by both of its words, as the reader of sheets takes them.

const rows = [...textOf('docs/SPREADSHEET.md').matchAll(/^\| `(\w+)` +\| ([^|]+?) +\| ([^|]+?) +\|/gm)];
const documented = new Set(
	rows
		.filter(([, , en]) => en !== 'English')
		.map(([, code, en, hi]) => `${String(code)} | ${String(en)} | ${String(hi)}`)
);

test.each([
	['rows', rowKinds],
	['columns', columns],
	['rules', rules]
])('%s of a sheet are on the page', (_, words) => {
	const missing = words.filter(({ code, en, hi }) => !documented.has(`${code} | ${en} | ${hi}`));
	expect(missing.map(({ code }) => code)).toEqual([]);
});

test('the page has no word that the reader does not know', () => {
	const known = new Set(
		[...rowKinds, ...columns, ...rules].map(({ code, en, hi }) => `${code} | ${en} | ${hi}`)
	);
	expect(documented.size).toBeGreaterThan(100);
	expect([...documented].filter((word) => !known.has(word))).toEqual([]);
});
