import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { columns, readSpreadsheet, template } from './spreadsheet.ts';
import { rowKinds } from './choices.ts';
import { rules } from './constitution.ts';

const kinds = ['groups', 'paperBook'] as const;

describe.each(kinds)('the template "%s"', (kind) => {
	const text = template(kind);

	test('as it is given out it holds no book: the example is not read, and nothing is wrong with it', () => {
		expect(readSpreadsheet(text)).toEqual({ groups: [], problems: [] });
	});

	test('its example is a book once it has a key of its own', () => {
		const { groups, problems } = readSpreadsheet(text.replaceAll('\r\nexample,', '\r\nG1,'));
		expect(problems).toEqual([]);
		expect(groups).toHaveLength(1);
	});

	test('begins with the mark by which spreadsheet programs know UTF-8; no cell is a formula', () => {
		expect(text.startsWith('\ufeffgroup / समूह,row / पंक्ति,')).toBe(true);
		expect(text).not.toMatch(/(?:^|[,\n])"?[=+\-@\t]/);
	});

	test('explains every column that it has', () => {
		const [heads = '', notes = ''] = text.replaceAll('""', '"').split('\r\n');
		const shown = columns.filter(({ en, hi }) => heads.includes(`${en} / ${hi}`));
		expect(heads.split(',')).toHaveLength(shown.length);
		for (const { note, code } of shown.slice(2)) expect([code, notes.includes(note)]).toEqual([code, true]);
	});
});

test('the example of many groups holds the figures that are worked out beside it', () => {
	const { groups } = readSpreadsheet(template('groups').replaceAll('\r\nexample,', '\r\nG1,'));
	// Rupees: 1,350 + 4,150 + 9,500 = 15,000 = 11,200 + 2,000 + 300 + 1,500.
	expect(groups[0]?.figures).toMatchObject({
		box: 135_000,
		bank: 415_000,
		loans: 950_000,
		savings: 1_120_000,
		borrowings: 200_000,
		socialFund: 30_000,
		surplus: 150_000
	});
});

test('together the templates have every column', () => {
	const heads = kinds.map((kind) => template(kind).split('\r\n')[0] ?? '').join(',');
	expect(columns.filter(({ en, hi }) => !heads.includes(`${en} / ${hi}`))).toEqual([]);
});

test('docs/SPREADSHEET.md names every column, row and rule in both languages', () => {
	const page = readFileSync(join(import.meta.dirname, '../../../docs/SPREADSHEET.md'), 'utf8').replace(
		/ +/g,
		' '
	);
	const missing = [...columns, ...rowKinds, ...rules].filter(
		({ code, en, hi }) => !page.includes(`| \`${code}\` | ${en} | ${hi} |`)
	);
	expect(missing).toEqual([]);
	expect(columns.filter(({ note }) => !page.includes(note)).map(({ code }) => code)).toEqual([]);
});
