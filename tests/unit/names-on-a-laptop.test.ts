import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeAll, describe, expect, test } from 'vitest';
import {
	beginLaptop,
	lacksWordForNames,
	readJournal,
	signOpen,
	type JournalFile,
	type LaptopParts,
	type LaptopShelf,
	type ShelvedGroup,
	type SignedNames
} from '#app';
import { present, type LocalDate, type MemberId } from '#kernel';
import type { GroupEvent } from '#group';
import { createLaptopStore } from '#storage';
import { createLaptopVault } from '#vault/copies';
import { journalText } from '../../src/lib/app/laptop/shelved-group.ts';
import { threeYearsWithLoan } from '../support/dossier-books.ts';
import { exportText, namesOf, twoPhones, vouchedIn, type WrittenBook } from '../support/exported-book.ts';
import { aPhone } from '../support/parts.ts';
import { countTries, quick } from '../support/quick-vault.ts';

// Names on a laptop: those for which the group vouches are replaced by no others (ADR 0038). From its list the bank's file and the
// passbooks are printed.

const on = '2026-11-24' as LocalDate;
const called = (memberId: string, name: string) => ({ memberId: memberId as MemberId, name });
const [sita, gita] = [called('m1', 'Sita'), called('m2', 'Gita')];
const right = [sita, gita];
const swapped = [called('m1', 'Gita'), called('m2', 'Sita')];

/** One book, as it stands after a meeting, and after the next. */
let before: WrittenBook;
let after: WrittenBook;

beforeAll(async () => {
	const events = threeYearsWithLoan(on);
	const seals = events.flatMap((event, place) => (event.type === 'MeetingSealed' ? [place + 1] : []));
	const cut = (meeting: number): number => present(seals[meeting], 'they met');
	const common: readonly GroupEvent[] = events.slice(0, cut(1));
	[before, after] = await twoPhones(common, [[], events.slice(cut(1), cut(2))]);
});

type Names = SignedNames['people'];
async function fileOf(written: WrittenBook, names?: Partial<SignedNames>): Promise<JournalFile> {
	const read = readJournal(exportText(written, await vouchedIn(written), names));
	if (!read.ok) throw new Error(JSON.stringify(read.error[0]));
	return read.value;
}
const signed = async (written: WrittenBook, people: Names) => fileOf(written, await namesOf(written, people));
const unsigned = (written: WrittenBook, people: Names) => fileOf(written, { people });

async function aShelf(): Promise<LaptopShelf> {
	const phone = aPhone();
	const parts: LaptopParts = {
		laptopStore: createLaptopStore({ indexedDB: new IDBFactory(), IDBKeyRange }),
		laptopVault: createLaptopVault({ random: phone.random, tries: countTries(), ...quick }),
		vault: phone.vault,
		random: phone.random
	};
	const begun = await beginLaptop(parts, 'four words of rain');
	return begun.ok ? begun.value : Promise.reject(new Error(begun.error.type));
}
async function shelfWith(file: JournalFile, from: 'journal' | 'copy' = 'journal'): Promise<LaptopShelf> {
	const shelf = await aShelf();
	expect(await shelf.add(file, from, on)).toMatchObject({ value: { isTaken: true } });
	return shelf;
}
const only = (shelf: LaptopShelf): ShelvedGroup => present(shelf.groups[0], 'one group');
async function bookOn(shelf: LaptopShelf): Promise<JournalFile> {
	expect(shelf.groups).toHaveLength(1);
	const read = await shelf.read(only(shelf).id);
	return read.ok ? read.value : Promise.reject(new Error(read.error.type));
}
const namesOn = async (shelf: LaptopShelf): Promise<Names> => (await bookOn(shelf)).people;

describe('a file', () => {
	test('with other names than were signed is not taken, and the reason is said by name', async () => {
		const shelf = await shelfWith(await signed(before, right));
		const { signature } = await namesOf(after, right);
		const file = await fileOf(after, { people: swapped, signature });
		expect(await shelf.add(file, 'journal', on)).toEqual({ ok: false, error: { type: 'NamesChanged' } });
		expect(await namesOn(shelf)).toEqual(right);
	});

	test('that goes on from here brings the names that its phone signed', async () => {
		const shelf = await shelfWith(await signed(before, swapped));
		await shelf.add(await signed(after, right), 'journal', on);
		expect([await namesOn(shelf), only(shelf).namesVouched]).toEqual([right, true]);
	});

	test('whose names nobody vouches for brings its entries, and takes no name of those that were vouched for', async () => {
		for (const names of [swapped, [...swapped, called('m3', 'Rani')], []]) {
			const shelf = await shelfWith(await signed(before, right));
			expect(await shelf.add(await unsigned(after, names), 'journal', on)).toMatchObject({
				value: { standing: 'newer', isTaken: true }
			});
			const book = await bookOn(shelf);
			// They were signed for the page before: the book that is kept says of them what is true, and is read again.
			expect([book.people, book.signedNames]).toEqual([right, null]);
			expect(book.events).toEqual(after.history.events);
			expect([only(shelf).namesVouched, lacksWordForNames(only(shelf))]).toEqual([true, false]);
			// Nor does the next one.
			await shelf.add(await unsigned(after, [...swapped, called('m3', 'Rani')]), 'journal', on);
			expect(await namesOn(shelf)).toEqual(right);
		}
	});

	test('with the same entries takes the place of one whose names nobody vouched for, and not the other way round', async () => {
		const shelf = await shelfWith(await unsigned(before, [...swapped, called('m3', 'Rani')]));
		expect(lacksWordForNames(only(shelf))).toBe(true);
		expect(await shelf.add(await signed(before, right), 'journal', on)).toMatchObject({
			value: { standing: 'same', isTaken: true }
		});
		expect([await namesOn(shelf), lacksWordForNames(only(shelf))]).toEqual([right, false]);
		const more = await unsigned(before, [...swapped, called('m3', 'Rani')]);
		expect(await shelf.add(more, 'journal', on)).toMatchObject({
			value: { standing: 'same', isTaken: false }
		});
		expect(await namesOn(shelf)).toEqual(right);
	});

	test('with signed names of more women takes their place; a file without names takes none', async () => {
		const shelf = await shelfWith(await signed(before, [sita]));
		expect(await shelf.add(await fileOf(before), 'journal', on)).toMatchObject({
			value: { isTaken: false }
		});
		expect(await shelf.add(await signed(before, right), 'journal', on)).toMatchObject({
			value: { isTaken: true }
		});
		expect(await namesOn(shelf)).toEqual(right);
		expect(await shelf.add(await signed(before, [sita]), 'journal', on)).toMatchObject({
			value: { isTaken: false }
		});
	});

	test('in which names stand where none were known is taken, whoever vouches for them', async () => {
		const shelf = await shelfWith(await fileOf(before));
		expect(lacksWordForNames(only(shelf))).toBe(false);
		await shelf.add(await unsigned(before, right), 'journal', on);
		expect([await namesOn(shelf), lacksWordForNames(only(shelf))]).toEqual([right, true]);
		// Of names for which nobody vouches the later file is believed, as before.
		await shelf.add(await unsigned(after, swapped), 'journal', on);
		expect(await namesOn(shelf)).toEqual(swapped);
	});
});

describe('the group vouches for names', () => {
	test('that came in a copy, which nobody makes without its keys', async () => {
		const shelf = await shelfWith(await unsigned(before, right), 'copy');
		expect([only(shelf).namesVouched, lacksWordForNames(only(shelf))]).toEqual([true, false]);
		await shelf.add(await unsigned(after, swapped), 'journal', on);
		expect(await namesOn(shelf)).toEqual(right);
	});

	test('letter by letter as they were signed: what is kept of a file can be handed on, and holds', async () => {
		const turned = [called('m1', 'Si\u2066ta'), gita];
		const shelf = await shelfWith(await signed(before, turned));
		const book = await bookOn(shelf);
		expect([book.people, book.signedNames?.people]).toEqual([right, turned]);
		const again = readJournal(journalText(book));
		expect(again.ok && (await (await aShelf()).add(again.value, 'journal', on)).ok).toBe(true);
	});

	test('stays with its signature where a file of the same page has more entries and no names', async () => {
		const shelf = await shelfWith(await signed(before, right));
		const open: WrittenBook = {
			...before,
			open: present(after.history.links.at(-1), 'a page').content.events.slice(0, 2)
		};
		const head = present(open.history.hashes.at(-1), 'a record');
		const openSignature = await signOpen(open.keys, { id: open.book, head }, open.open);
		const more = readJournal(exportText(open, await vouchedIn(open), undefined, openSignature));
		await shelf.add(more.ok ? more.value : expect.fail('a book'), 'journal', on);
		const book = await bookOn(shelf);
		expect(book.events).toHaveLength(before.history.events.length + 2);
		expect([book.people, book.signedNames?.people]).toEqual([right, right]);
	});

	test('or not: of a list and of a practice group', async () => {
		const group = only(await shelfWith(await unsigned(before, right)));
		expect(lacksWordForNames(group)).toBe(true);
		expect(lacksWordForNames({ ...group, groupKey: null })).toBe(false);
		expect(lacksWordForNames({ ...group, from: 'practice' })).toBe(false);
	});
});
