import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readTables } from '../../scripts/words.mjs';
import { textOf } from '../support/sources.ts';

const folder = 'src/lib/i18n/words';
const paths = readdirSync(folder).sort();
const tables = readTables(paths.map((path) => ({ path, text: textOf(`${folder}/${path}`) })));

const heading = 'key\ten\thi\thi sure';
const faultsOf = (...lines: readonly string[]): readonly string[] =>
	readTables([{ path: 'bank.tsv', text: [heading, ...lines, ''].join('\n') }]).faults;

describe('the tables of words', () => {
	test('hold every message in every language, each once', () => {
		expect(paths.filter((path) => !path.endsWith('.tsv'))).toEqual([]);
		expect(tables.faults).toEqual([]);
		expect(tables.rows.length).toBeGreaterThan(3000);
	});

	test('give the modules that the app imports', async () => {
		for (const language of tables.languages) {
			const made = (await import(`../../src/lib/i18n/messages/${language}.ts`)) as Record<string, object>;
			const inTable = tables.rows.map(({ cells }) => [cells['key'], cells[language]]);
			expect(made[language]).toEqual(Object.fromEntries(inTable));
		}
	});
});

describe('a row that is not in order is named', () => {
	test.each([
		[
			'a key that stands twice',
			['bank.a\tone\tएक\tB', 'bank.a\ttwo\tदो\tB'],
			'bank.tsv:3: bank.a stands twice'
		],
		['a key of another table', ['loan.a\tone\tएक\tB'], 'bank.tsv:2: loan.a belongs into another table'],
		[
			'a word that is missing',
			['bank.a\tone\t\tB'],
			'bank.tsv:2: bank.a: hi is empty: translate it, or say C'
		],
		['no English', ['bank.a\t\tएक\tB'], 'bank.tsv:2: bank.a: en is empty'],
		['a space at an end', ['bank.a\tone \tएक\tB'], 'bank.tsv:2: bank.a: en begins or ends with a space'],
		['no sureness', ['bank.a\tone\tएक'], 'bank.tsv:2: bank.a: hi sure is "" and must be A, B or C'],
		['too many cells', ['bank.a\tone\tएक\tB\tmore'], 'bank.tsv:2: has more cells than columns']
	])('%s', (_, lines, fault) => {
		expect(faultsOf(...lines)).toEqual([fault]);
	});

	test('columns that differ from those of another table', () => {
		const other = { path: 'loan.tsv', text: 'key\ten\n' };
		const bank = { path: 'bank.tsv', text: `${heading}\n` };
		expect(readTables([bank, other]).faults).toEqual([
			'loan.tsv:1: its columns are not those of the other tables'
		]);
	});
});

describe('a table that a spreadsheet saved', () => {
	test('may have a mark before it, returns and quotes', () => {
		const text = `\uFEFF${heading}\r\nbank.a\t"say ""one"""\tएक\tB\r\n`;
		const { faults, rows } = readTables([{ path: 'bank.tsv', text }]);
		expect(faults).toEqual([]);
		expect(rows.map(({ cells }) => cells)).toEqual([
			{ key: 'bank.a', en: 'say "one"', hi: 'एक', 'hi sure': 'B' }
		]);
	});

	test('a language that begins may lack a word of which it says C', () => {
		expect(faultsOf('bank.a\tone\t\tC')).toEqual([]);
	});
});
