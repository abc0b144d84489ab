import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { runConvert } from '../../src/cli/convert.ts';
import { changed, csv, cutOffGroup, paperGroup } from '../support/sheets.ts';
import { book, bookProcess, fileIn, scratch, type Ran } from './book-command.ts';

const convert = (args: readonly string[], input = ''): Promise<Ran> =>
	runConvert(args, Readable.from([Buffer.from(input)]));

/** The figures of cutOffGroup are computed beside it, in rupees. */
const summary =
	'Ujala, 3 members, savings 11200.00, loans 9500.00, box 1350.00, bank 4150.00, surplus 900.00';
const spoiled = csv([...cutOffGroup('G1'), ...changed(cutOffGroup('G2'), 9, { amount: 'x' })]);
const said = 'row 27, group G2, amount: "x" is no amount: write rupees such as 1250, 1,250 or 1,25,000.50.';

describe('a sheet that is right', () => {
	test('one journal a group, which check and report take', async () => {
		const folder = scratch();
		const out = join(folder, 'journals');
		const sheet = fileIn(
			folder,
			'groups.csv',
			`\ufeff${csv([...cutOffGroup('G1'), ...paperGroup('P1')], ';')}`
		);
		const { code, out: answer, errors } = await convert([sheet, '--out', out]);
		expect({ code, errors }).toEqual({ code: 0, errors: '' });
		expect(answer.split('\n')).toEqual([
			`${join(out, 'G1.journal.json')}: ${summary}`,
			`${join(out, 'P1.journal.json')}: Roshni, 2 members, 2 meetings, savings 500.00, loans 400.00, box 100.00, bank 0.00, surplus 0.00`,
			''
		]);
		const checked = await Promise.all(
			['G1', 'P1'].map((key) => book(['check', join(out, `${key}.journal.json`)]))
		);
		expect(checked.map(({ code: each }) => each)).toEqual([0, 0]);
		// 4 to found it with its account, 7 of the first meeting, 4 of the second.
		expect(checked[1]?.out).toMatch(
			/^The book is unsealed: .* Its entries agree: 15 events, 2 meetings, 2 members, until 2024-05-05\./
		);
		const report = await book(['report', join(out, 'G1.journal.json')]);
		expect(JSON.parse(report.out)).toMatchObject({
			balanced: true,
			box: 135_000,
			bank: 415_000,
			surplus: 90_000
		});
	});

	test('the names are in the people of the file, not in its events', async () => {
		const folder = scratch();
		await convert(['-', '--out', folder], csv(cutOffGroup()));
		const journal = JSON.parse(readFileSync(join(folder, 'G1.journal.json'), 'utf8')) as {
			book: object;
			people: object[];
		};
		expect(journal.book).toEqual({ id: 'G1', currency: 'INR' });
		expect(journal.people).toEqual(
			['A', 'B', 'C'].map((name, index) => ({ memberId: `m${index + 1}`, name }))
		);
	});

	test('a computed surplus is said to be computed', async () => {
		const rows = cutOffGroup().map((row) => (row['row'] === 'surplus' ? { ...row, amount: 'rest' } : row));
		const { out } = await convert(['-', '--out', scratch()], csv(rows));
		expect(out).toContain('surplus 900.00 (computed, not from the sheet)');
	});

	test('nothing is written over', async () => {
		const folder = scratch();
		fileIn(folder, 'G2.journal.json', 'a book');
		const { code, out, errors } = await convert(
			['-', '--out', folder],
			csv([...cutOffGroup('G1'), ...cutOffGroup('G2')])
		);
		expect({ code, out }).toEqual({ code: 1, out: '' });
		expect(errors).toBe(`${join(folder, 'G2.journal.json')} is there already: nothing is written over it.\n`);
		expect(readdirSync(folder)).toEqual(['G2.journal.json']);
	});
});

describe('a sheet with errors', () => {
	test('all are said by row and column, exit 1, nothing is written', async () => {
		const folder = scratch();
		const { code, out, errors } = await convert(['-', '--out', folder], spoiled);
		expect({ code, out }).toEqual({ code: 1, out: '' });
		expect(errors).toBe(`${said}\nNothing is written; 1 group would be right: --partial writes them.\n`);
		expect(readdirSync(folder)).toEqual([]);
	});

	test('with --partial the groups that are right are written, and the exit is still 1', async () => {
		const folder = scratch();
		const { code, out, errors } = await convert(['-', '--partial', '--out', folder], spoiled);
		expect({ code, errors }).toEqual({ code: 1, errors: `${said}\n` });
		expect(out).toBe(`${join(folder, 'G1.journal.json')}: ${summary}\n`);
		expect(readdirSync(folder)).toEqual(['G1.journal.json']);
	});

	test.each([
		[
			csv(changed(cutOffGroup(), 15, { amount: '700' })),
			'row 2, group G1: the sheet does not balance: 15250.00 against 15200.00; box, bank, loans and expenses are 50.00 more than the rest.'
		],
		[
			csv(changed(cutOffGroup(), 3, { symbol: 'mango' })),
			'row 5, group G1, symbol: the symbol "mango" is another'
		],
		[csv(cutOffGroup()).replace('amount', 'sum'), 'row 1: "sum" is no head that is known'],
		['', 'The file is empty.'],
		['group,row\n', 'The sheet has no group']
	])('in words: %#', async (text, words) => {
		const { code, errors } = await convert(['-'], text);
		expect(code).toBe(1);
		expect(errors).toContain(words);
	});

	test('a file that is not there', async () => {
		const { code, errors } = await convert([join(scratch(), 'none.csv')]);
		expect(code).toBe(1);
		expect(errors).toContain('is not there: check the name.');
	});
});

describe('the command', () => {
	test.each([
		[[], 'Say which spreadsheet to convert.'],
		[['a.csv', 'b.csv'], 'One file at a time: "b.csv" is too much.'],
		[['a.csv', '--on', '2025-01-01'], '"convert" has no option --on.'],
		[['--template', 'village'], '--template is groups or paperBook, not "village".'],
		[['a.csv', '--template', 'groups'], '--template stands alone.']
	])('%j is not understood', async (args, words) => {
		const { code, out, errors } = await convert(args);
		expect({ code, out }).toEqual({ code: 2, out: '' });
		expect(errors.startsWith(words)).toBe(true);
		expect(errors).toContain('Usage');
	});

	test('as a person runs it: the template, filled in, becomes a book', async () => {
		const folder = scratch();
		const template = await bookProcess(['convert', '--template', 'paperBook'], { cwd: folder });
		expect(template.code).toBe(0);
		const sheet = fileIn(folder, 'book.csv', template.out.replaceAll('\r\nexample,', '\r\nB1,'));
		const ran = await bookProcess(['convert', sheet], { cwd: folder });
		expect({ code: ran.code, errors: ran.errors }).toEqual({ code: 0, errors: '' });
		expect(existsSync(join(folder, 'B1.journal.json'))).toBe(true);
	});
});
