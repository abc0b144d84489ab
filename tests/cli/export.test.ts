import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { runExport } from '../../src/cli/export.ts';
import { readHledger } from '../support/plain-accounts.ts';
import { readXlsx } from '../support/read-xlsx.ts';
import { book, fileIn, goldenJournal, scratch } from './book-command.ts';

// `book export` on two golden books; one of them is given a name that must not leave unasked.

const folder = scratch();
const booklet = goldenJournal('passbook-declining');
const people = [{ memberId: 'm1', name: 'Examplina' }];
const named = fileIn(folder, 'booklet.json', JSON.stringify({ ...booklet, people }));
const cash = fileIn(folder, 'cash.json', JSON.stringify(goldenJournal('cash-book-with-bank')));
const out = join(folder, 'out');
const run = (...args: readonly string[]) => runExport(args, Readable.from([]));

describe('a book for a program of accountants', () => {
	test('holds what book report holds', async () => {
		const { code, out: text, errors } = await run(named, '--as', 'hledger');
		expect({ code, errors }).toEqual({ code: 0, errors: '' });
		const report = JSON.parse((await book(['report', named])).out) as { trialBalance: object };
		expect(readHledger(text)).toMatchObject({ held: report.trialBalance, wrong: [] });
	});

	test('stands as at the end of a day that was asked for', async () => {
		const { out: text } = await run(named, '--as', 'hledger', '--on', '2006-09-05');
		const report = JSON.parse((await book(['report', named, '--on', '2006-09-05'])).out) as {
			trialBalance: object;
		};
		expect(readHledger(text)).toMatchObject({ held: report.trialBalance, wrong: [] });
	});

	test.each(['hledger', 'beancount', 'json', 'csv', 'xlsx'])('names nobody unasked: %s', async (as) => {
		const files = as === 'csv' || as === 'xlsx' ? ['--out', out] : [];
		const all = async (...more: readonly string[]) => {
			const { out: said } = await run(named, '--as', as, ...files, ...more);
			if (files.length === 0) return said;
			return said
				.trim()
				.split('\n')
				.map((path) => {
					const bytes = readFileSync(path);
					return as === 'xlsx' ? JSON.stringify([...readXlsx(bytes)]) : bytes.toString('utf8');
				})
				.join('\n');
		};
		expect(await all()).not.toContain('Examplina');
		expect(await all('--names')).toContain('Examplina');
	});
});

describe('many groups', () => {
	test('go into one JSON, each with the code of its book', async () => {
		const { out: text } = await run(named, cash, '--as', 'json');
		const { groups } = JSON.parse(text) as { groups: { book: string; report: object; conditions: object }[] };
		expect(groups.map((group) => group.book)).toEqual(['training-booklet', 'cash-book']);
		const { chain: _, ...report } = JSON.parse((await book(['report', cash])).out) as Record<string, unknown>;
		expect(groups[1]?.report).toEqual(report);
		expect(groups[0]?.conditions).toMatchObject({ ruleFits: true });
		// A rule for rupees says nothing of a book in shillings.
		expect(groups[1]?.conditions).toMatchObject({ ruleFits: false });
	});

	test('go into one workbook and into tables whose names tell nothing of a group', async () => {
		expect((await run(named, cash, '--as', 'xlsx', '--out', out)).code).toBe(0);
		expect((await run(named, cash, '--as', 'csv', '--out', out)).code).toBe(0);
		expect(readdirSync(out).sort()).toEqual([
			'accounts.csv',
			'conditions.csv',
			'deposits.csv',
			'federation.csv',
			'groups.csv',
			'groups.xlsx',
			'loans.csv',
			'meetings.csv',
			'members.csv',
			'month.csv'
		]);
		const sheets = readXlsx(readFileSync(join(out, 'groups.xlsx')));
		// The cash book: box 104,500 shillings and bank 130,000, which has no smaller coin; the booklet: ₹ 1,334 in its box.
		const rows = sheets.get('Trial balance') ?? [];
		expect(rows).toContainEqual(['cash-book', expect.anything(), 'box', 'Cash box', null, 104_500, 0]);
		expect(rows).toContainEqual(['training-booklet', expect.anything(), 'box', 'Cash box', null, 1334, 0]);
	});
});

describe('the month', () => {
	const monthIn = async (...args: readonly string[]) => {
		const folderOf = join(folder, `month ${args.join(' ')}`);
		expect((await run(named, '--as', 'xlsx', '--out', folderOf, ...args)).code).toBe(0);
		const [heads = [], first = []] = readXlsx(readFileSync(join(folderOf, 'groups.xlsx'))).get('Month') ?? [];
		const zero = Date.UTC(1899, 11, 30);
		const day = (head: string) =>
			new Date(zero + Number(first[heads.indexOf(head)]) * 86_400_000).toISOString().slice(0, 10);
		return [day('Month'), day('As at')];
	};

	test('is the one that was asked for, or the last that was over on the newest day', async () => {
		expect(await monthIn('--month', '2006-08')).toEqual(['2006-08-01', '2006-08-31']);
		expect(await monthIn('--on', '2006-09-29')).toEqual(['2006-08-01', '2006-08-31']);
		expect(await monthIn('--on', '2006-09-30')).toEqual(['2006-09-01', '2006-09-30']);
	});
});

describe('what is not understood or not sound writes nothing', () => {
	test.each([
		[['--as', 'hledger'], 2, 'Say which journal to export.'],
		[[named], 2, 'Say as what: --as hledger|beancount|csv|json|xlsx.'],
		[[named, '--as', 'pdf'], 2, 'not "pdf"'],
		[[named, cash, '--as', 'beancount'], 2, 'One book at a time for beancount.'],
		[[named, '--as', 'json', '--out', folder], 2, '--out is for csv and xlsx: json is printed.'],
		[[named, named, '--as', 'json'], 2, 'A file is named twice.'],
		[[named, '--as', 'csv', '--month', '2026-13'], 2, '--month is a month, YYYY-MM or bs-YYYY-MM'],
		[[named, '--as', 'csv', '--month', 'bs-2083-13'], 2, '--month is a month'],
		[[named, '--as', 'json', '--month', '2026-11'], 2, '--month is for csv and xlsx.'],
		[[named, '--as', 'csv', '--on', 'today'], 2, '--on is a day of the calendar'],
		[[join(folder, 'none.json'), '--as', 'csv'], 1, 'is not there']
	] as const)('%j', async (args, code, sentence) => {
		const ran = await run(...args);
		expect({ code: ran.code, out: ran.out }).toEqual({ code, out: '' });
		expect(ran.errors).toContain(sentence);
	});

	test('a second file of the same book', async () => {
		const copy = fileIn(folder, 'copy.json', readFileSync(named));
		const ran = await run(named, copy, '--as', 'json');
		expect(ran).toMatchObject({ code: 1, out: '' });
		expect(ran.errors).toContain(`${named} and ${copy} are of the same book, training-booklet`);
	});

	test('one bad file among good ones', async () => {
		const bad = fileIn(folder, 'bad.json', '{}');
		const target = join(folder, 'never');
		const ran = await run(named, bad, '--as', 'csv', '--out', target);
		expect(ran.code).toBe(1);
		expect(ran.errors).toContain(bad);
		expect(readdirSync(folder)).not.toContain('never');
	});
});
