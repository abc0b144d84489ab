import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { createWords, loadLanguage } from '#i18n';
import { accountBook, bookReport } from '#reports';
import {
	beancountText,
	hledgerText,
	plainJournal,
	type PlainJournal
} from '#papers/accounting/plain-journal.ts';
import { joinedTables } from '#papers/data/data-table.ts';
import { groupTables } from '#papers/data/group-tables.ts';
import { registerSheets } from '#papers/data/register-sheets.ts';
import { sheetOfTable, xlsxOf } from '#papers/data/workbook.ts';
import { missingPrograms, programPath } from '../../scripts/programs.mjs';
import { minorIn, openedByLibreOffice } from '../support/libreoffice.ts';
import { groupOfTables } from '../support/group-of-tables.ts';
import { playRandom } from '../support/random-book/play.ts';
import { randomHistory } from '../support/random-book/wishes.ts';
import { threeYearsWithLoan } from '../support/dossier-books.ts';
import { yearOfOthersMoney } from '../support/year-of-others-money.ts';
import type { LocalDate } from '#kernel';

// The programs themselves, each where it is found: `npm run check:exports`.

const run = promisify(execFile);
const words = createWords('en', await loadLanguage('en'));
const seed = Number(process.env['SEED'] ?? 20_260_105);
const folder = mkdtempSync(join(tmpdir(), 'bahi-exports-'));
const longest = 900_000;

const histories = fc.sample(randomHistory, { numRuns: 100, seed });
/** The year with every kind of other money first. */
const books = [yearOfOthersMoney(), ...histories.map((history) => playRandom(history).events)];
const journals = books.map((events) =>
	plainJournal({
		book: accountBook(events, { currency: 'INR' }),
		currency: 'INR',
		practice: false,
		words,
		nameOf: () => null
	})
);

/** Whether the program takes the text. */
async function takes(program: string, args: readonly string[], name: string, text: string): Promise<boolean> {
	const path = join(folder, name);
	writeFileSync(path, text);
	try {
		await run(program, [...args.map((arg) => (arg === 'FILE' ? path : arg))]);
		return true;
	} catch (cause) {
		if (cause instanceof Error && 'code' in cause && typeof cause.code === 'number') return false;
		throw cause;
	}
}

/** One amount of a leg is a paisa more. */
const spoiled = (text: string): string =>
	text.replace(
		/^( {2,4}[A-Z]\S+ +-?\d+\.)(\d)(\d) INR/m,
		(_, before: string, tens: string, units: string) =>
			`${before}${tens}${String((Number(units) + 1) % 10)} INR`
	);

const accounting = [
	{
		program: 'hledger',
		args: ['-f', 'FILE', 'check', '--strict', 'ordereddates'],
		write: hledgerText,
		ending: 'hledger'
	},
	{ program: 'bean-check', args: ['FILE'], write: beancountText, ending: 'beancount' }
] as const;

test('what is not there is named', () => {
	const { missing, howToGetThem } = missingPrograms();
	expect(howToGetThem.startsWith('apt-get install')).toBe(true);
	console.log(missing.length === 0 ? 'all programs are there' : `not there: ${missing.join(', ')}`);
});

for (const { program, args, write, ending } of accounting)
	if (programPath(program) !== null)
		test(
			`${program} takes a year with all money of others and 100 random books, and none in which an amount was changed`,
			async () => {
				for (const [place, journal] of journals.entries()) {
					const text = write(journal);
					const name = `${String(place)}.${ending}`;
					expect({ place, taken: await takes(program, args, name, text) }).toEqual({ place, taken: true });
					if (place % 10 === 0 && journal.entries.length > 0)
						expect({ place, taken: await takes(program, args, `x${name}`, spoiled(text)) }).toEqual({
							place,
							taken: false
						});
				}
			},
			longest
		);

if (programPath('hledger') !== null)
	test(
		'the balances of hledger are the trial balance of the report',
		async () => {
			for (const [place, journal] of journals.entries()) {
				const path = join(folder, `balance-${String(place)}.hledger`);
				writeFileSync(path, hledgerText(journal));
				const { stdout } = await run('hledger', ['-f', path, 'balance', '--flat', '-N', '-O', 'csv']);
				expect(balancesOf(stdout, journal)).toEqual(
					bookReport(books[place] ?? [], { currency: 'INR' }).trialBalance
				);
			}
		},
		longest
	);

function balancesOf(csv: string, { accounts }: PlainJournal): Readonly<Record<string, number>> {
	const codes = new Map<string, string>(accounts.map(({ path, code }) => [path, code]));
	const rows = Papa.parse<string[]>(csv.trimEnd()).data.slice(1);
	return Object.fromEntries(
		rows.map(([path = '', amount = '']): [string, number] => [
			codes.get(path) ?? path,
			Number(amount.replace(' INR', '').replace('.', ''))
		])
	);
}

if (programPath('soffice') !== null) {
	test(
		'LibreOffice opens the workbook of sixty groups; its trial balances are those of the reports',
		async () => {
			const groups = books.slice(0, 60);
			const tables = joinedTables(
				groups.map((events, place) => groupTables(groupOfTables(events, `g${String(place)}`)))
			);
			const sheets = await openedByLibreOffice(
				folder,
				'sixty',
				await xlsxOf(tables.map((table) => sheetOfTable(table, words)))
			);
			expect(sheets.size).toBe(7);
			const rows = sheets.get('Trial balance') ?? [];
			for (const [place, events] of groups.entries()) {
				const own = rows.filter(([id]) => id === `g${String(place)}`);
				const held = own.map((cells) => [cells[2], minorIn(cells.at(-2)) - minorIn(cells.at(-1))]);
				expect(Object.fromEntries(held)).toEqual(bookReport(events, { currency: 'INR' }).trialBalance);
			}
			expect((sheets.get('Many groups') ?? []).length).toBe(61);
		},
		longest
	);

	test(
		'LibreOffice opens the workbook of one group with all of its registers',
		async () => {
			const group = groupOfTables(threeYearsWithLoan('2026-11-24' as LocalDate), 'g');
			const sheets = [
				...groupTables(group).map((table) => sheetOfTable(table, words)),
				...registerSheets(group, words)
			];
			const read = await openedByLibreOffice(folder, 'one', await xlsxOf(sheets));
			expect(read.size).toBe(sheets.length);
			expect([...read].filter(([, rows]) => rows.length < 2)).toEqual([]);
		},
		longest
	);
}
