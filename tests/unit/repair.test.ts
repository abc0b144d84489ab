import { describe, expect, test } from 'vitest';
import { checkBackup, makeBackup, mendUnopened, type BookSession, type FoundedBook } from '#app';
import { compact } from '#group';
import { present } from '#kernel';
import { aBook, at, lastPage, openedWith } from '../support/copied-book.ts';
import { damage, flipped } from '../support/intruder.ts';
import type { Phone } from '../support/parts.ts';
import { count, first, gave, open, run, second, third, today } from '../support/small-book.ts';
import { nameWoman } from '../support/names.ts';

const pagesOf = (session: BookSession) => session.history();
const backupOf = (phone: Phone, session: BookSession, { keys, cover }: FoundedBook) =>
	makeBackup(phone, session, keys, cover, today);

/** No private files, as on a phone whose second copy was lost with the rest. */
const withoutCopy = (phone: Phone, { cover }: FoundedBook): void => {
	phone.secondCopy.records.delete(cover.book);
	phone.secondCopy.rowCopies.delete(cover.book);
};

describe('the second copy', () => {
	test('has every page and every entry of the open meeting, and the cover', async () => {
		const { phone, founded, session } = await aBook();
		const held = phone.secondCopy.records.get(founded.cover.book) ?? [];
		expect(held.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
		expect(phone.secondCopy.rowCopies.get(founded.cover.book)?.map(({ row }) => row.operationId)).toEqual([
			'row-1',
			'row-2',
			'row-3'
		]);
		expect(session.secondCopyPlace).toBe(lastPage);
	});

	test('with a gap is not good: the mark says how far it goes, and the next opening fills it', async () => {
		const { phone, founded } = await aBook();
		const { book } = founded.cover;
		const whole = phone.secondCopy.records.get(book) ?? [];
		phone.secondCopy.records.set(
			book,
			whole.filter(({ place }) => place !== 2)
		);
		const { append } = phone.secondCopy;
		const fails = {
			...phone.secondCopy,
			append: () => Promise.resolve({ ok: false, error: { type: 'StorageFull' } } as const)
		};
		const full = await openedWith({ ...phone, secondCopy: fails }, founded);
		await full.audit(false);
		expect(full.secondCopyPlace).toBe(0);
		const again = await openedWith({ ...phone, secondCopy: { ...phone.secondCopy, append } }, founded);
		await again.audit(false);
		expect(again.secondCopyPlace).toBe(lastPage);
		expect(phone.secondCopy.records.get(book)).toHaveLength(lastPage);
	});

	test('that answers "written" and keeps nothing is not called good', async () => {
		const { phone, founded } = await aBook();
		withoutCopy(phone, founded);
		const lies = {
			...phone.secondCopy,
			append: () => Promise.resolve({ ok: true, value: [] } as const)
		};
		const session = await openedWith({ ...phone, secondCopy: lies }, founded);
		await session.audit(false);
		expect(session.secondCopyPlace).toBe(0);
	});

	test('gains what is sealed as it is written; neither it nor the book is read as a whole again', async () => {
		const { phone, founded } = await aBook();
		const { watched, wholeReads } = countingReads(phone);
		const session = await openedWith(watched, founded);
		await session.audit(false);
		const before = wholeReads();
		await run(session, 'seal', count(15_000), { type: 'SealMeeting', on: today, approvals: [second, third] });
		await expect.poll(() => session.secondCopyPlace).toBe(lastPage + 1);
		expect(wholeReads()).toBe(before);
		const again = await open(phone.restarted(), founded);
		expect(await pagesOf(again)).toEqual(await pagesOf(session));
		expect(phone.secondCopy.records.get(founded.cover.book)).toHaveLength(lastPage + 1);
	});

	test('that lost a page when it was added says so, and has it with the next one', async () => {
		const { phone, founded } = await aBook();
		let lies = true;
		const { append } = phone.secondCopy;
		const forgetful: Phone['secondCopy'] = {
			...phone.secondCopy,
			append: (book, added) => (lies ? Promise.resolve({ ok: true, value: [] }) : append(book, added))
		};
		const session = await openedWith({ ...phone, secondCopy: forgetful }, founded);
		await session.audit(false);
		let told = 0;
		session.follow(() => (told += 1));
		await run(session, 'seal', count(15_000), { type: 'SealMeeting', on: today, approvals: [second, third] });
		// Told once for the entry, and once for the copy.
		await expect.poll(() => told).toBe(2);
		expect(session.secondCopyPlace).toBe(lastPage);
		lies = false;
		await run(session, 'next', { type: 'OpenMeeting', on: today, kind: 'special' }, count(15_000), {
			type: 'SealMeeting',
			on: today,
			approvals: [second, third]
		});
		await expect.poll(() => session.secondCopyPlace).toBe(lastPage + 2);
		expect(phone.secondCopy.records.get(founded.cover.book)).toHaveLength(lastPage + 2);
	});

	test('takes no damaged page from the database over a good one', async () => {
		const { phone, founded } = await aBook();
		const before = phone.secondCopy.records.get(founded.cover.book);
		await damage(phone, 'records', at(8, flipped));
		const session = await open(phone.restarted(), founded);
		await session.audit(false);
		expect(phone.secondCopy.records.get(founded.cover.book)).toEqual(before);
	});
});

/** Counts how often all records are read, of the database or of the copy. */
function countingReads(phone: Phone) {
	let reads = 0;
	const counted =
		<Given extends readonly unknown[], Answer>(read: (...given: Given) => Answer) =>
		(...given: Given): Answer => {
			reads += 1;
			return read(...given);
		};
	const secondCopy = { ...phone.secondCopy, read: counted(phone.secondCopy.read) };
	const opened = (book: Parameters<Phone['shelf']['open']>[0]) => {
		const store = phone.shelf.open(book);
		return { ...store, records: counted(store.records) };
	};
	const watched: Phone = { ...phone, secondCopy, shelf: { ...phone.shelf, open: opened } };
	return { watched, wholeReads: () => reads };
}

describe('a damaged page', () => {
	test.each([
		['one bit of it', at(8, flipped)],
		['a page that is gone', at(8, () => null)],
		['its hash', at(8, (entry) => ({ ...entry, hash: 'e'.repeat(64) }))],
		['its bytes and its hash', at(8, (entry) => ({ ...flipped(entry), hash: 'e'.repeat(64) }))],
		['the last page', at(lastPage, flipped)],
		['the hash of the last page', at(lastPage, (entry) => ({ ...entry, hash: 'e'.repeat(64) }))],
		['the first page, which bears the key of its writer', at(1, flipped)]
	])('%s comes back from the second copy, and the backup is whole', async (_, change) => {
		const { phone, founded, session } = await aBook();
		const whole = await pagesOf(session);
		await damage(phone, 'records', change);
		const again = await open(phone.restarted(), founded);
		expect(await pagesOf(again)).toEqual(whole);
		expect((await backupOf(phone, again, founded)).ok).toBe(true);
		expect(again.setAside.records).toEqual([]);
		const later = await open(phone.restarted(), founded);
		expect(compact(later.state)).toEqual(compact(session.state));
		await run(later, 'later', count(15_000), { type: 'SealMeeting', on: today, approvals: [second, third] });
		expect((await pagesOf(later)).ok).toBe(true);
	});

	test('is found when nobody asks for it, by the audit', async () => {
		const { phone, founded } = await aBook();
		await damage(phone, 'records', at(7, flipped));
		const again = await open(phone.restarted(), founded);
		expect(await again.audit(false)).toEqual({ ok: true, value: 1 });
		expect(await again.audit(true)).toEqual({ ok: true, value: 0 });
	});

	test('that no copy has is set aside and named; meetings go on', async () => {
		const { phone, founded } = await aBook();
		withoutCopy(phone, founded);
		await damage(phone, 'records', at(7, flipped));
		const again = await open(phone.restarted(), founded);
		expect(await again.audit(true)).toEqual({ ok: true, value: 0 });
		expect(again.setAside.records).toEqual([7]);
		expect(await pagesOf(again)).toEqual({ ok: false, error: { type: 'PagesUnreadable', places: [7] } });
		await run(again, 'later', count(15_000), { type: 'SealMeeting', on: today, approvals: [second, third] });
		const later = await open(phone.restarted(), founded);
		expect(later.state.openMeeting).toBeNull();
		await later.audit(false);
		expect(later.secondCopyPlace).toBe(6);
	});

	test('is not replaced by another history, even where that reads well', async () => {
		const { phone, founded } = await aBook();
		const { book } = founded.cover;
		const other = await aBook();
		const foreign = other.phone.secondCopy.records.get(other.founded.cover.book) ?? [];
		phone.secondCopy.records.set(book, foreign);
		await damage(phone, 'records', at(7, flipped));
		const again = await open(phone.restarted(), founded);
		await again.audit(true);
		expect(again.setAside.records).toEqual([7]);
	});
});

describe('a damaged entry of the open meeting', () => {
	test.each([
		['one bit of it', at(2, flipped)],
		['an entry that is gone', at(2, () => null)],
		['the opening of the meeting', at(1, flipped)]
	])('%s comes back from the second copy', async (_, change) => {
		const { phone, founded, session } = await aBook();
		await damage(phone, 'rows', change);
		const again = await open(phone.restarted(), founded);
		expect(again.setAside.rows).toEqual([]);
		expect(compact(again.state)).toEqual(compact(session.state));
		expect(again.operations).toEqual(session.operations);
		const later = await open(phone.restarted(), founded);
		expect(later.operations).toEqual(session.operations);
	});

	test.each([
		['one bit of it', at(2, flipped)],
		['an entry that is gone', at(2, () => null)]
	])('%s, which no copy has, is set aside; the meeting goes on and is sealed', async (_, change) => {
		const { phone, founded } = await aBook();
		withoutCopy(phone, founded);
		await damage(phone, 'rows', change);
		const again = await open(phone.restarted(), founded);
		expect(again.setAside.rows).toEqual([2]);
		expect(again.operations.map(({ operationId }) => operationId)).toEqual(['row-1', 'row-3']);
		expect(again.state.openMeeting?.cashIn).toBe(5000);
		await run(again, 'row-4', gave(second, 2500));
		await run(again, 'seal', count(15_000), { type: 'SealMeeting', on: today, approvals: [second, third] });
		expect(again.setAside.rows).toEqual([]);
		const later = await open(phone.restarted(), founded);
		expect((await pagesOf(later)).ok).toBe(true);
		expect(later.state.openMeeting).toBeNull();
	});

	test('the opening of the meeting, which no copy has: what stands on it is set aside, and a meeting can be opened', async () => {
		const { phone, founded } = await aBook();
		withoutCopy(phone, founded);
		await damage(phone, 'rows', at(1, flipped));
		const again = await open(phone.restarted(), founded);
		expect(again.setAside.rows).toEqual([1, 2, 3]);
		expect(again.state.openMeeting).toBeNull();
		await run(again, 'row-4', { type: 'OpenMeeting', on: today, kind: 'regular' }, gave(first, 2500));
		await run(again, 'seal', count(10_000), { type: 'SealMeeting', on: today, approvals: [second, third] });
		expect((await pagesOf(await open(phone.restarted(), founded))).ok).toBe(true);
	});
});

describe('a damaged name', () => {
	test('does not shut the book; she is named, and her name can be said again', async () => {
		const { phone, founded, session } = await aBook();
		await nameWoman(session, { memberId: second, name: 'Another', on: today });
		await damage(phone, 'people', (entry) => (entry['memberId'] === first ? flipped(entry) : entry));
		const again = await open(phone.restarted(), founded);
		expect(again.setAside.people).toEqual([first]);
		expect([...again.people]).toEqual([[second, { name: 'Another' }]]);
		expect((await backupOf(phone, again, founded)).ok).toBe(true);
		await nameWoman(again, { memberId: first, name: 'Rose', on: today });
		expect(again.setAside.people).toEqual([]);
		expect((await open(phone.restarted(), founded)).people.size).toBe(2);
	});
});

describe('a checked copy from a file', () => {
	async function aCopy() {
		const { phone, founded, session } = await aBook();
		const made = await backupOf(phone, session, founded);
		if (!made.ok) throw new Error(made.error.type);
		const copy = await checkBackup(phone, made.value.bytes, founded.keys);
		if (!copy.ok) throw new Error(copy.error.type);
		withoutCopy(phone, founded);
		return { phone, founded, session, copy: copy.value };
	}

	test('brings back pages, entries of the open meeting and names, and nothing is set aside any more', async () => {
		const { phone, founded, session, copy } = await aCopy();
		await damage(phone, 'records', at(7, flipped));
		await damage(phone, 'rows', at(2, flipped));
		await damage(phone, 'people', flipped);
		const again = await open(phone.restarted(), founded);
		await again.audit(true);
		expect(again.setAside).toEqual({ people: [first], rows: [2], records: [7] });
		expect(await again.bringBack(copy)).toEqual({ ok: true, value: { people: [], rows: [], records: [] } });
		expect(compact(again.state)).toEqual(compact(session.state));
		expect(again.operations).toEqual(session.operations);
		expect(again.people).toEqual(session.people);
		expect(await pagesOf(again)).toEqual(await pagesOf(session));
	});

	test('of an earlier day gives its pages, and no entries of a meeting that is not this one', async () => {
		const { phone, founded, session, copy } = await aCopy();
		const approvals = [second, third];
		await run(session, 'seal-4', count(15_000), { type: 'SealMeeting', on: today, approvals });
		await run(session, 'row-1b', { type: 'OpenMeeting', on: today, kind: 'regular' }, gave(first, 2500));
		await run(session, 'row-2b', gave(second, 2500));
		await session.audit(false);
		withoutCopy(phone, founded);
		await damage(phone, 'records', at(7, flipped));
		await damage(phone, 'rows', at(2, flipped));
		const again = await open(phone.restarted(), founded);
		await again.audit(true);
		expect(await again.bringBack(copy)).toEqual({ ok: true, value: { people: [], rows: [2], records: [] } });
		expect(again.state.openMeeting?.cashIn).toBe(2500);
	});

	test('mends a book that does not open: its balances are damaged as well as a page', async () => {
		const { phone, founded, session, copy } = await aCopy();
		await damage(phone, 'records', at(7, flipped));
		await damage(phone, 'balances', flipped);
		await expect(open(phone.restarted(), founded)).rejects.toThrow('PagesUnreadable');
		const pages = { book: founded.cover.book, keys: founded.keys, vault: phone.vault };
		const { shelf, secondCopy } = phone.restarted();
		const document = founded.cover.keys;
		const mended = await mendUnopened(
			{ pages, store: shelf.open(founded.cover.book), secondCopy },
			{ backup: copy, document },
			document
		);
		expect(mended).toMatchObject({ ok: true, value: { mended: 1, unreadable: [] } });
		expect(compact((await open(phone.restarted(), founded)).state)).toEqual(compact(session.state));
	});

	test('under keys that this phone has not, as another phone renewed them, changes nothing: its own codes would not open it', async () => {
		const { phone, founded, session } = await aCopy();
		// The other phone of the group took a code away: its copies are under a key that this one never had.
		const [slot] = founded.cover.keys.slots;
		const without = await founded.keys.withoutCode(founded.cover.keys, present(slot, 'a code').memberId);
		const renewal = present(await founded.keys.renewed(without), 'the key is renewed');
		renewal.inForce();
		const there = { ...founded, cover: { ...founded.cover, keys: renewal.document } };
		const made = await backupOf(phone, session, there);
		const copy = made.ok ? await checkBackup(phone, made.value.bytes, founded.keys) : made;
		if (!copy.ok) throw new Error(copy.error.type);
		withoutCopy(phone, founded);
		await damage(phone, 'records', at(7, flipped));
		const { shelf, secondCopy } = phone.restarted();
		const store = shelf.open(founded.cover.book);
		const before = await store.records();
		const pages = { book: founded.cover.book, keys: founded.keys, vault: phone.vault };
		const opened = { backup: copy.value, document: renewal.document };
		const mended = await mendUnopened({ pages, store, secondCopy }, opened, founded.cover.keys);
		expect(mended).toEqual({ ok: false, error: { type: 'CopyForOtherPhone' } });
		expect(await store.records()).toEqual(before);
	});
});
