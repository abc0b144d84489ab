import { Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BookId, LocalDate, MemberId } from '#kernel';
import { readJournal, signNames, verifyRecords, type SignedNames } from '#app';
import { verifyExport } from '../../scripts/verify-export/verify.mjs';
import { runExport } from '../../src/cli/export.ts';
import { runPrint } from '../../src/cli/print.ts';
import { book as command, fileIn, scratch } from '../cli/book-command.ts';
import { threeYearsWithLoan } from '../support/dossier-books.ts';
import { exportText, namesOf, vouchedIn, writtenBook, type WrittenBook } from '../support/exported-book.ts';

// A file says which woman is which number, and no record does. The key of the group signs the names in it (ADR 0038): who has the file
// can change them no more than the entries, and two verifiers that share no code agree about it.

const called = (memberId: string, name: string) => ({ memberId: memberId as MemberId, name });
const [sita, gita, rani] = [called('m1', 'Sita'), called('m2', 'गीता'), called('m3', 'Rani "R"')];
const people = [sita, gita, rani];

let written: WrittenBook;
let other: WrittenBook;
let signed: SignedNames;
let vouched: Awaited<ReturnType<typeof vouchedIn>>;
/** The file with other names, or another signature of names. */
const fileWith = (names: Partial<SignedNames>): string =>
	exportText(written, vouched, { ...signed, ...names });

beforeAll(async () => {
	const all = threeYearsWithLoan('2026-11-24' as LocalDate);
	const events = all.slice(0, all.findIndex(({ type }, place) => place > 60 && type === 'MeetingSealed') + 1);
	written = await writtenBook(events);
	other = await writtenBook(events, { name: 'other' });
	vouched = await vouchedIn(written);
	signed = await namesOf(written, people);
});

/** What the app, the second verifier and the command say. */
async function told(text: string) {
	const journal = readJournal(text);
	if (!journal.ok) throw new Error(JSON.stringify(journal.error[0]));
	const { records } = journal.value;
	const app = await verifyRecords({ ...journal.value, records: records ?? [] }, written.vault);
	const second = verifyExport(new TextEncoder().encode(text));
	const check = await command(['check', '-'], text);
	return { app: app.ok ? 'sound' : app.error.type, second, check };
}

async function isSound(text: string) {
	const { app, second, check } = await told(text);
	expect([app, second.problems, check.code]).toEqual(['sound', [], 0]);
	return { notes: second.notes, out: check.out };
}

describe('names that the phone signed', () => {
	test('are sound to both verifiers and the command, and nothing is to be told of them', async () => {
		const { notes, out } = await isSound(fileWith({}));
		expect(notes.filter((note) => note.includes('names'))).toEqual([]);
		expect(out).not.toContain('vouches for');
	});

	test('may stand in any order', async () => {
		await isSound(fileWith({ people: [rani, sita, gita] }));
	});

	// Another app may have kept what this one leaves out when it shows a name.
	test('are held to what stands in the file, letter by letter, and shown as this app shows names', async () => {
		const turned = [{ ...sita, name: 'Si\u2066ta' }, gita, rani];
		const text = fileWith(await namesOf(written, turned));
		await isSound(text);
		const read = readJournal(text);
		expect(read.ok && [read.value.people, read.value.signedNames?.people]).toEqual([people, turned]);
	});

	test('are signed as RFC 8032 and docs/adr/0038 say, over four lines', async () => {
		const lines = [
			'bahi names 1',
			written.book,
			written.history.hashes.at(-1),
			'[{"memberId":"m1","name":"Sita"},{"memberId":"m2","name":"गीता"},{"memberId":"m3","name":"Rani \\"R\\""}]'
		];
		const byHand = await written.keys.signAsGroup(new TextEncoder().encode(lines.join('\n')));
		expect(signed.signature).toBe(byHand);
	});
});

describe('a file is refused by both verifiers and the command', () => {
	const swapped = [{ ...sita, name: gita.name }, { ...gita, name: sita.name }, rani];
	test.each<readonly [string, SignedNames['people']]>([
		['two names were swapped', swapped],
		['a name was changed', [{ ...sita, name: 'Sīta' }, gita, rani]],
		['a name was left out', [sita, gita]],
		['a name was added', [...people, called('m4', 'Usha')]],
		['a name stands twice', [...people, sita]],
		['one woman is another number', [sita, gita, { ...rani, memberId: 'm4' as MemberId }]]
	])('where %s', async (_, changed) => {
		await isRefused(fileWith({ people: changed }));
	});

	const at = (book: WrittenBook, place: number) => ({
		id: book.book,
		head: book.history.hashes.at(place) ?? ''
	});
	test.each<readonly [string, () => Promise<SignedNames>]>([
		['for another book', () => signNames(written.keys, { ...at(written, -1), id: 'b' as BookId }, people)],
		['for an older page', () => signNames(written.keys, at(written, -2), people)],
		['with another key', () => signNames(other.keys, at(written, -1), people)],
		['in another file of another group', () => namesOf(other, people)],
		['with the signature of other names', () => namesOf(written, swapped)]
	])('where names were signed %s', async (_, sign) => {
		await isRefused(fileWith({ signature: (await sign()).signature }));
	});

	test('where the letters of the signature are others, though the bits are the same', async () => {
		const last = signed.signature.at(-1) ?? '';
		const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
		const alike = letters[letters.indexOf(last) + 1] ?? '';
		await isRefused(fileWith({ signature: signed.signature.slice(0, -1) + alike }));
	});

	async function isRefused(text: string): Promise<void> {
		const { app, second, check } = await told(text);
		expect(app).toBe('NamesChanged');
		expect(second.problems).toEqual(['the key of the group did not sign the names in the file']);
		expect([check.code, check.out]).toEqual([1, '']);
		expect(check.errors).toMatch(/^The names in the file are not those that the phone of the group signed/);
		expect(check.errors).toContain('Take the file from the phone again.');
	}
});

describe('names that are asked for on paper and in tables', () => {
	async function shown(text: string, names = ['--names']) {
		const folder = scratch();
		const file = fileIn(folder, 'f.json', text);
		const none = Readable.from([]);
		const where = ['--out', folder];
		const asked = ['--paper', 'passbook', '--member', '1', ...where, ...names];
		const print = await runPrint([file, ...asked], none);
		const table = await runExport([file, '--as', 'csv', ...where, ...names], none);
		return [print, table].map(({ code, errors }) => [code, errors.replace(`${file}: `, '')]);
	}

	test('are shown where they are as signed; changed ones are not; that nobody vouches for them is said', async () => {
		const fine = [0, ''];
		expect(await shown(fileWith({}))).toEqual([fine, fine]);
		const changed = [1, expect.stringMatching(/^The names in the file are not those that the phone/)];
		expect(await shown(fileWith({ people: [sita, gita] }))).toEqual([changed, changed]);
		const unsigned = [0, expect.stringMatching(/^note: nobody vouches for 3 names in the file:/)];
		expect(await shown(exportText(written, vouched, { people }))).toEqual([unsigned, unsigned]);
		expect(await shown(exportText(written, vouched, { people }), [])).toEqual([fine, fine]);
	});
});

describe('a signature without what it signs is no part of a file', () => {
	test.each([
		['names', () => fileWith({ people: [] })],
		[
			'the key of the group',
			() =>
				fileWith({})
					.replace(/,"groupKey":"[^"]*"/, '')
					.replace(/,"voucher":"[^"]*"/, '')
		]
	])('%s', (_, text) => {
		const read = readJournal(text());
		expect(read).toMatchObject({ error: [{ type: 'HeaderInvalid', field: 'namesSignature' }] });
		expect(verifyExport(new TextEncoder().encode(text())).problems).toEqual([
			'the key of the group did not sign the names in the file'
		]);
	});
});

describe('where nobody vouches for the names', () => {
	test('the file is read, and both say so', async () => {
		const { notes, out } = await isSound(exportText(written, vouched, { people }));
		expect(notes).toContain('nobody vouches for the names in the file');
		expect(out).toContain('note: nobody vouches for 3 names in the file: another program wrote it, or');
	});

	test('because they were left out, nothing is said of that', async () => {
		const { notes, out } = await isSound(exportText(written, vouched));
		expect(notes.filter((note) => note.includes('names'))).toEqual([]);
		expect(out).not.toContain('nobody vouches for');
	});

	test('nor for the phones that wrote it, that is what is said', async () => {
		const { notes, out } = await isSound(exportText(written, null, { people }));
		expect(notes.filter((note) => note.includes('vouches'))).toEqual([
			'no key of the group vouches for the writers'
		]);
		expect(out.match(/vouches for/g)).toHaveLength(1);
	});
});
