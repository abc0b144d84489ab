import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bookKinds, registerKinds } from '#papers/registers/registers.ts';
import { Readable } from 'node:stream';
import { assert, present, type BookId, type LocalDate } from '#kernel';
import { readJournalBytes, writeJournal } from '#app';
import { loadPaperLanguage } from '#i18n';
import { readPageData } from '#papers/file/page-data.ts';
import { releaseName } from '../../scripts/version.mjs';
import { paperOfJournal } from '../../src/cli/paper-of-journal.ts';
import { runPrint } from '../../src/cli/print.ts';
import { bankGroups, journalOf } from '../papers/bank-groups.ts';
import { threeYearsWithLoan } from '../support/dossier-books.ts';
import { exportText, vouchedIn, writtenBook } from '../support/exported-book.ts';
import { expectNeutral } from '../support/neutral.ts';
import { practiceEvents } from '../support/practice-events.ts';
import { fileIn, goldenJournal, scratch } from './book-command.ts';

// `book print` on the booklet of tests/golden/passbook-declining.json: its figures are those of the paper booklet.

const folder = scratch();
const booklet = fileIn(folder, 'booklet.json', JSON.stringify(goldenJournal('passbook-declining')));
const print = (...args: readonly string[]) =>
	runPrint([booklet, '--out', folder, ...args], Readable.from([]));
const written = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('a paper of the book', () => {
	test('her passbook has the lines of the booklet, and sums that foot', async () => {
		const { code, errors } = await print('--paper', 'passbook', '--member', '1');
		expect({ code, errors }).toEqual({ code: 0, errors: '' });
		const lines = written('passbook.csv').trimEnd().split('\r\n');
		expect(lines.find((line) => line.startsWith('7,'))).toContain('2006-09-05');
		expect(lines.find((line) => line.startsWith('7,'))).toContain('10.00');
		// Interest 34 in all, by the booklet.
		expect(lines.find((line) => line.includes('Total,'))).toContain('34.00');
		expect(written('passbook.html')).toContain('<table>');
	});

	test('version and day stand in the foot of each sheet, and once at the end for browsers that draw no margins of ours', async () => {
		await print('--paper', 'passbook', '--member', '1');
		const name = `Bahi ${releaseName()}`;
		expect(written('passbook.html')).toContain(`@bottom-right{content:"${name} · " counter(page)`);
		expect(written('passbook.html')).toContain(`<footer>${name}</footer>`);
	});

	test.each([...bookKinds, ...registerKinds, 'bank-file', 'meeting-fill'])('%s is written', async (paper) => {
		const { code, out, errors } = await print('--paper', paper);
		expect({ code, errors }).toEqual({ code: 0, errors: '' });
		expect(out.trim().split('\n')).toEqual([join(folder, `${paper}.html`), join(folder, `${paper}.csv`)]);
		expect(written(`${paper}.html`)).toContain('</html>');
	});

	test('with names, a woman without one stands by the name of her symbol, as on paper of the phone', async () => {
		const journal = goldenJournal('passbook-declining');
		const events = journal.events.map((event) =>
			event['type'] === 'MemberJoined' ? { ...event, symbol: 'goat' } : event
		);
		const named = fileIn(folder, 'symbol.json', JSON.stringify({ ...journal, events }));
		const args = ['--paper', 'passbook', '--member', '1', '--out', folder];
		await runPrint([named, ...args, '--names'], Readable.from([]));
		expect(written('passbook.csv')).toContain('1 (बकरी)');
		await runPrint([named, ...args], Readable.from([]));
		expect(written('passbook.csv')).not.toContain('बकरी');
	});

	test('the sheet of a meeting', async () => {
		const { code } = await print('--paper', 'meeting-sheet', '--meeting', '2');
		expect(code).toBe(0);
		expect(written('meeting-sheet.csv')).toContain('2006-04-05');
	});
});

describe('the page of the file for the bank', () => {
	const group = present(
		bankGroups.find(({ name }) => name === 'good'),
		'a group'
	);
	const file = fileIn(folder, 'good.json', journalOf(group, '2026-11-24' as LocalDate));
	const page = async (...args: readonly string[]): Promise<string> => {
		const { code } = await runPrint(
			[file, '--paper', 'bank-file', '--out', folder, ...args],
			Readable.from([])
		);
		expect(code).toBe(0);
		return written('bank-file.html');
	};

	test('has names of women only where they were asked for', async () => {
		expect(await page('--names')).toContain('रुक्मिणी देवी');
		expect(await page()).not.toContain('रुक्मिणी');
	});

	test('holds the words that it says, and not those of the screens', async () => {
		const { words } = readPageData(
			present(/id="data">(.*?)<\/script>/s.exec(await page())?.[1], 'the page has its data')
		);
		for (const { language, messages } of [words.local, words.english]) {
			const all = await loadPaperLanguage(language);
			const said = Object.keys(messages);
			expect(said).toEqual(expect.arrayContaining(['dossier.title', 'paper.check-says', 'paper.total']));
			expect(said.filter((key) => /^(?:lock|school|setup|voice)\./.test(key))).toEqual([]);
			expect(JSON.stringify(messages).length / JSON.stringify(all).length).toBeLessThan(0.3);
		}
	});

	test('may fetch nothing and run no script but its own, which stands in it with its fonts', async () => {
		const html = await page();
		const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
		expect(policy.split('; ')).toEqual([
			"default-src 'none'",
			expect.stringMatching(/^script-src 'sha256-[\w+/]{43}='$/),
			"style-src 'unsafe-inline'",
			'font-src data:'
		]);
		expect(html.match(/<\/script/g)).toHaveLength(2);
		expect(html.match(/url\(data:font\/woff2/g)).toHaveLength(4);
		expect(html).not.toMatch(/<(?:link|img|iframe|base)\b|\ssrc=|@import/);
	});
});

describe('no paper of a group names a host, an address or an organisation', () => {
	const book = { id: 'practice' as BookId, currency: 'INR' };
	const text = writeJournal({ book, events: practiceEvents('2026-11-24') });
	const practice = fileIn(folder, 'practice.json', text);

	// Before a share-out its papers are empty.
	const papers = [...bookKinds, ...registerKinds].filter((name) => !name.startsWith('share-out'));

	test.each(papers)('%s, as a page, as a table, and as its report', async (paper) => {
		const { code } = await runPrint([practice, '--out', folder, '--paper', paper], Readable.from([]));
		expect(code).toBe(0);
		expectNeutral(written(`${paper}.csv`), paper);
		// What a browser shows; the head of the page says how it is drawn.
		expectNeutral(written(`${paper}.html`).replace(/<style>.*?<\/style>|<[^>]*>/gs, ' '), paper);
		const journal = readJournalBytes(new TextEncoder().encode(text));
		assert(journal.ok, 'a journal of our own');
		const of = { file: practice, paper, out: folder, on: null, member: null, meeting: null, names: false };
		const made = await paperOfJournal(journal.value, of);
		assert(made.ok, 'a paper of the practice group');
		expectNeutral(JSON.stringify(made.value.report), paper);
	});
});

describe('what cannot be printed says why', () => {
	test.each([
		[['--paper', 'poster'], 'There is no paper "poster".'],
		[['--paper', 'passbook'], 'Say whose passbook: --member NUMBER.'],
		[['--paper', 'passbook', '--member', '9'], 'The book has no member number 9.'],
		[['--paper', 'meeting-sheet', '--meeting', '99'], 'The book has no regular meeting 99.']
	])('%j', async (args, sentence) => {
		const { code, errors } = await print(...args);
		expect(code).toBe(1);
		expect(errors).toContain(sentence);
	});

	const unwritten = join(folder, 'unwritten');
	const bankFile = (file: string) =>
		runPrint([file, '--paper', 'bank-file', '--out', unwritten], Readable.from([]));

	test('a file for the bank whose records do not hold, of which a desk prints none either', async () => {
		const written = await writtenBook(threeYearsWithLoan('2026-11-24' as LocalDate));
		const text = exportText(written, await vouchedIn(written));
		expect((await bankFile(fileIn(folder, 'sound.json', text))).code).toBe(0);
		rmSync(unwritten, { recursive: true });
		const changed = text.replace(/"lender": ?"Gramin Bank"/, '"lender": "Dehat Bank"');
		expect(changed).not.toBe(text);
		const { code, errors } = await bankFile(fileIn(folder, 'changed.json', changed));
		expect(code).toBe(1);
		expect(errors).toContain('The hash chain does not hold');
		expect(existsSync(unwritten)).toBe(false);
	});

	test('a command that is not understood shows how it is used', async () => {
		const { code, errors } = await print('--paper', 'passbook', '--member', 'Sunita');
		expect(code).toBe(2);
		expect(errors).toContain('--member is the number of a member, not "Sunita".');
		expect(errors).toContain('book -- print FILE --paper NAME');
	});
});
