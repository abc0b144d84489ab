import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import {
	beginLaptop,
	mergeFiles,
	readJournal,
	readLines,
	signOpen,
	verifyRecords,
	type JournalFile,
	type LaptopParts
} from '#app';
import { heldUnder } from '#ledger';
import { chart, type GroupEvent } from '#group';
import { canonicalJson, present, type BookId, type LocalDate } from '#kernel';
import { createLaptopStore } from '#storage';
import { createLaptopVault } from '#vault/copies';
import { verifyExport } from '../../scripts/verify-export/verify.mjs';
import { runExport } from '../../src/cli/export.ts';
import { runPrint } from '../../src/cli/print.ts';
import { book as command, fileIn, scratch } from '../cli/book-command.ts';
import { threeYearsWithLoan } from '../support/dossier-books.ts';
import { exportText, vouchedIn, writtenBook, type WrittenBook } from '../support/exported-book.ts';
import { aPhone } from '../support/parts.ts';
import { countTries, quick } from '../support/quick-vault.ts';

// No record covers the meeting that is open in a file: the key of the group signs it, for the page on which it stands. What nobody
// signed is shown apart: it counts in no figure and goes on no shelf. An attacker with a good file wrote ₹9,000 of savings behind
// it, and the app, the second verifier and the shelf of a laptop took it (law 59; attack of 30 November 2026, probe-files P1d).

const on = '2026-11-24' as LocalDate;
/** The founding, three sealed meetings and the first entries of a fourth. */
let open: WrittenBook;
/** Of another group. */
let other: WrittenBook;
let vouched: Awaited<ReturnType<typeof vouchedIn>>;
let closedText: string;
let openText: string;

beforeAll(async () => {
	const events = threeYearsWithLoan(on);
	const seals = events.flatMap(({ type }, place) => (type === 'MeetingSealed' ? [place + 1] : []));
	const third = present(seals[2], 'they met three times');
	open = await writtenBook(events.slice(0, third + 4));
	other = await writtenBook(events.slice(0, third));
	vouched = await vouchedIn(open);
	closedText = exportText({ ...open, open: [] }, vouched);
	openText = exportText(open, vouched, undefined, await signOpen(open.keys, headOf(open), open.open));
});

const headOf = ({ book, history }: WrittenBook) => ({
	id: book,
	head: present(history.hashes.at(-1), 'a record')
});

interface Raw {
	events: (Partial<GroupEvent> & Record<string, unknown>)[];
	book: { groupKey?: string };
	records: Record<string, unknown>[];
	openSignature?: string;
}
function changed(text: string, change: (journal: Raw) => void): string {
	const journal = JSON.parse(text) as Raw;
	change(journal);
	return JSON.stringify(journal);
}
/** A meeting of the attacker's own, in which m4 saves ₹9,000. */
const forged = (text: string): string =>
	changed(text, ({ events }) => {
		const day = events.findLast(({ type }) => type === 'MeetingSealed')?.['occurredOn'];
		events.push(
			{ type: 'MeetingOpened', occurredOn: day, number: 990, kind: 'regular' } as never,
			{ type: 'SavingDeposited', occurredOn: day, memberId: 'm4', fund: 'regular', amount: 900_000 } as never
		);
	});

function read(text: string): JournalFile {
	const journal = readJournal(text);
	return journal.ok ? journal.value : expect.fail(JSON.stringify(journal.error[0]));
}
const savings = ({ state }: JournalFile): number => heldUnder(state.balances, chart, 'savings');
const second = (text: string) => verifyExport(new TextEncoder().encode(text));
async function app(text: string): Promise<string> {
	const journal = read(text);
	const verified = await verifyRecords({ ...journal, records: journal.records ?? [] }, open.vault);
	return verified.ok ? 'sound' : verified.error.type;
}

describe('a meeting that is open in a file of its phone', () => {
	test('is signed: both verifiers take it, and the first lines say that no record covers it', async () => {
		expect(await app(openText)).toBe('sound');
		const { problems, notes } = second(openText);
		expect(problems).toEqual([]);
		expect(notes).toContain(
			'the last 4 events, of an open meeting, are covered by no record; the key of the group signed them'
		);
		const { code, out } = await command(['check', '-'], openText);
		expect(code).toBe(0);
		expect(out).toContain('; the last 4 events, of a meeting that is open, are covered by no record.');
		expect(out).not.toContain('nobody signed');
		expect(read(openText)).toMatchObject({ apart: [] });
	});

	test('is signed as RFC 8032 and docs/adr/0038 say, over four lines', async () => {
		const lines = ['bahi open 1', open.book, headOf(open).head, canonicalJson(open.open)];
		const byHand = await open.keys.signAsGroup(new TextEncoder().encode(lines.join('\n')));
		expect((JSON.parse(openText) as Raw).openSignature).toBe(byHand);
	});
});

describe('an open meeting that nobody signed', () => {
	test.each([
		['forged behind a good file', () => forged(closedText), 2],
		[
			'of which somebody took the signature out',
			() => changed(openText, (file) => delete file.openSignature),
			4
		]
	])('%s counts in no figure, and all say so', async (_, make, many) => {
		const text = make();
		const journal = read(text);
		expect(journal.apart).toHaveLength(many);
		expect(savings(journal)).toBe(savings(read(closedText)));
		expect(journal.events).toEqual(read(closedText).events);
		expect(await app(text)).toBe('sound');
		expect(second(text)).toMatchObject({
			problems: [],
			notes: expect.arrayContaining([
				`the last ${many} events, of an open meeting, are signed by nobody: they count in no figure`
			]) as unknown
		});
		const { code, out } = await command(['check', '-'], text);
		expect(code).toBe(0);
		expect(out).toContain(`note: apart, and signed by nobody: ${many} events of a meeting that is open`);
		const [whole, without] = [
			await command(['report', '-'], text),
			await command(['report', '-'], closedText)
		];
		expect(whole.out).toBe(without.out);
	});

	test('of a book without the key of a group cannot be signed, and stands apart, too', () => {
		const text = changed(openText, (file) => {
			delete file.openSignature;
			delete file.book.groupKey;
			for (const record of file.records) delete record['voucher'];
		});
		expect(read(text).apart).toHaveLength(4);
		expect(second(text).problems).toEqual([]);
	});

	test('goes on no shelf, whether the shelf knows the group or not', async () => {
		const parts = aLaptop();
		const begun = await beginLaptop(parts, 'four words of rain');
		const shelf = begun.ok ? begun.value : expect.fail(begun.error.type);
		const placed = await shelf.add(read(forged(closedText)), 'journal', on);
		expect(placed).toMatchObject({ value: { isTaken: true, group: { savings: savings(read(closedText)) } } });
		expect(await shelf.add(read(closedText), 'journal', on)).toMatchObject({ value: { standing: 'same' } });
		expect(await shelf.add(read(forged(closedText)), 'journal', on)).toMatchObject({
			value: { standing: 'same', isTaken: false }
		});
		const kept = await shelf.read(present(shelf.groups[0], 'one group').id);
		expect(kept.ok && [kept.value.apart, savings(kept.value)]).toEqual([[], savings(read(closedText))]);
		const signed = await shelf.add(read(openText), 'journal', on);
		expect(signed).toMatchObject({ value: { isTaken: true } });
		const again = await shelf.read(present(shelf.groups[0], 'one group').id);
		expect(again.ok && again.value.events.length).toBe(read(openText).events.length);
	});
});

describe('of two files that are put together', () => {
	const lines = (text: string) => {
		const found = readLines(new TextEncoder().encode(text));
		return found.ok ? found.value : expect.fail(JSON.stringify(found.error[0]));
	};
	const bare = () => changed(openText, (file) => delete file.openSignature);

	test('the open meeting that the group signed goes on, with its signature', async () => {
		for (const other of [closedText, bare(), openText])
			for (const pair of [
				[lines(openText), lines(other)] as const,
				[lines(other), lines(openText)] as const
			]) {
				const merged = await mergeFiles(...pair, open.vault);
				const text = merged.ok ? merged.value.text : expect.fail(merged.error.type);
				expect(await app(text)).toBe('sound');
				expect(read(text)).toMatchObject({
					apart: [],
					openSignature: (JSON.parse(openText) as Raw).openSignature
				});
			}
	});

	test('one that nobody signed stays apart, and a forged one takes no place', async () => {
		const merged = await mergeFiles(lines(bare()), lines(closedText), open.vault);
		expect(merged.ok && read(merged.value.text).apart).toHaveLength(4);
		const forgery = await mergeFiles(lines(openText), lines(forged(closedText)), open.vault);
		expect(forgery).toMatchObject({
			ok: false,
			error: { type: 'MeetingStillOpen', file: 'second', events: 2 }
		});
	});
});

describe('a file is refused by both verifiers and every command', () => {
	const at = (place: number) => ({ ...headOf(open), head: open.history.hashes.at(place) ?? '' });
	const withSignature = (openSignature: string) =>
		changed(openText, (file) => Object.assign(file, { openSignature }));
	test.each<readonly [string, () => Promise<string> | string]>([
		[
			'where an entry of the open meeting was changed',
			() =>
				changed(openText, ({ events }) => {
					present(events.at(-1), 'an entry')['eventId'] = 'another' as never;
				})
		],
		['where an entry was left out', () => changed(openText, ({ events }) => void events.pop())],
		[
			'where the signature is of an older page',
			async () => withSignature(await signOpen(open.keys, at(-2), open.open))
		],
		[
			'where it is of another book',
			async () => withSignature(await signOpen(open.keys, { ...at(-1), id: 'b' as BookId }, open.open))
		],
		[
			'where the key of another group signed',
			async () => withSignature(await signOpen(other.keys, at(-1), open.open))
		]
	])('%s', async (_, make) => {
		const text = await make();
		expect(await app(text)).toBe('OpenChanged');
		expect(second(text).problems).toEqual(['the key of the group did not sign the open meeting']);
		const file = fileIn(scratch(), 'f.json', text);
		const none = Readable.from([]);
		for (const { code, out, errors } of [
			await command(['check', '-'], text),
			await command(['report', '-'], text),
			await command(['statement', '-', '--member', '1'], text),
			await runPrint([file, '--paper', 'passbook', '--member', '1', '--out', scratch()], none),
			await runExport([file, '--as', 'csv', '--out', scratch()], none)
		]) {
			expect([code, out]).toEqual([1, '']);
			expect(errors).toMatch(
				/The open meeting in the file is not the one that the phone of the group signed/
			);
		}
	});

	test('where the signature has nothing to sign, or no key of a group', () => {
		const { openSignature } = JSON.parse(openText) as Raw;
		const texts = [
			changed(closedText, (file) => Object.assign(file, { openSignature })),
			changed(openText, (file) => {
				delete file.book.groupKey;
				for (const record of file.records) delete record['voucher'];
			})
		];
		for (const text of texts) {
			expect(readJournal(text)).toMatchObject({ error: [{ type: 'HeaderInvalid', field: 'openSignature' }] });
			expect(second(text).problems).toContain('the key of the group did not sign the open meeting');
		}
	});
});

function aLaptop(): LaptopParts {
	const phone = aPhone();
	return {
		laptopStore: createLaptopStore({ indexedDB: new IDBFactory(), IDBKeyRange }),
		laptopVault: createLaptopVault({ random: phone.random, tries: countTries(), ...quick }),
		vault: phone.vault,
		random: phone.random
	};
}
