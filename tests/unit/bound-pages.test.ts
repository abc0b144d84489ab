import { describe, expect, test } from 'vitest';
import { openSession, type BookStore, type FoundedBook, type StoredRecord } from '#app';
import { compact } from '#group';
import { openHistory } from '../../src/lib/app/session/history.ts';
import { openBalances, openRecord, openRow, sealBalances } from '../../src/lib/app/session/pages.ts';
import { damage } from '../support/intruder.ts';
import { aPhone, type Phone } from '../support/parts.ts';
import { count, first, found, gave, open, run, second, third, today } from '../support/small-book.ts';
import { nameWoman } from '../support/names.ts';

/*
 * Every stored piece is bound to its book, kind and place, and to the record that it follows. Here each stands where another
 * belongs, with bytes that decrypt: only the one check that this test is about can notice.
 */
async function aBook() {
	const phone = aPhone();
	const founded = await found(phone);
	const session = await open(phone, founded);
	const opening = { type: 'OpenMeeting', on: today, kind: 'regular' } as const;
	await run(session, 'row-1', opening, gave(first, 2500));
	await run(session, 'row-2', gave(second, 2500));
	const early = await loaded(phone, founded);
	await run(session, 'seal', count(5000), { type: 'SealMeeting', on: today, approvals: [second, third] });
	const before = session.state;
	await run(session, 'again', opening, gave(first, 2500));
	await run(session, 'row-b', gave(second, 2500));
	await run(session, 'row-c', gave(third, 2500));
	await session.audit(false);
	phone.secondCopy.records.clear();
	phone.secondCopy.rowCopies.clear();
	const pages = { book: founded.cover.book, keys: founded.keys, vault: phone.vault };
	return { phone, founded, session, early, before, pages };
}

async function loaded({ shelf }: Phone, { cover }: FoundedBook) {
	const head = await shelf.open(cover.book).load();
	if (!head.ok) throw new Error(head.error.type);
	return head.value;
}

async function recordsOf({ shelf }: Phone, { cover }: FoundedBook): Promise<readonly StoredRecord[]> {
	const records = await shelf.open(cover.book).records();
	if (!records.ok) throw new Error(records.error.type);
	return records.value;
}

const isOpened = async (opening: Promise<{ readonly ok: boolean }>): Promise<boolean> => (await opening).ok;

describe('an entry of the open meeting', () => {
	test('reads at its own place only', async () => {
		const { phone, founded, pages } = await aBook();
		const { head, rows } = await loaded(phone, founded);
		const row = rows[1];
		if (row === undefined) throw new Error('there are rows');
		expect(await isOpened(openRow(pages, head.place, row))).toBe(true);
		expect(await isOpened(openRow(pages, head.place, { ...row, place: 3 }))).toBe(false);
		expect(await isOpened(openRow(pages, head.place - 1, row))).toBe(false);
	});

	test('in the place of another, as by a swap, is not taken for it', async () => {
		const { phone, founded } = await aBook();
		const { rows } = await loaded(phone, founded);
		const swapped = new Map([
			[2, rows[2]?.bytes],
			[3, rows[1]?.bytes]
		]);
		await damage(phone, 'rows', (entry, place) => ({
			...entry,
			bytes: swapped.get(place) ?? entry['bytes']
		}));
		const again = await open(phone.restarted(), founded);
		expect(again.setAside.rows).toEqual([2, 3]);
		expect(again.state.openMeeting?.cashIn).toBe(2500);
	});

	test('of an earlier meeting is not taken for one of this', async () => {
		const { phone, founded, early } = await aBook();
		const old = early.rows[1]?.bytes;
		await damage(phone, 'rows', (entry, place) => (place === 2 ? { ...entry, bytes: old } : entry));
		expect((await open(phone.restarted(), founded)).setAside.rows).toEqual([2]);
	});
});

test('a sealed page reads at its own place and in its own book only', async () => {
	const { phone, founded, pages } = await aBook();
	const record = (await recordsOf(phone, founded)).at(-1);
	if (record === undefined) throw new Error('there are records');
	expect(await isOpened(openRecord(pages, record))).toBe(true);
	expect(await isOpened(openRecord(pages, { ...record, place: record.place + 1 }))).toBe(false);
	const elsewhere = { ...pages, book: 'book-b' as typeof pages.book };
	expect(await isOpened(openRecord(elsewhere, record))).toBe(false);
});

test('a hash beside a page that is not the hash of its bytes is noticed', async () => {
	const { phone, founded, pages } = await aBook();
	const records = await recordsOf(phone, founded);
	expect(await isOpened(openHistory(pages, records))).toBe(true);
	for (const [index, record] of records.entries()) {
		const changed = records.with(index, { ...record, hash: 'e'.repeat(64) });
		expect(await openHistory(pages, changed)).toEqual({
			ok: false,
			error: { type: 'Damaged', about: `record ${index + 1}: stored hash` }
		});
	}
});

test('the name of one woman is not read as that of another', async () => {
	const { phone, founded, session } = await aBook();
	await nameWoman(session, { memberId: second, name: 'Another', on: today });
	const stored = await phone.shelf.open(founded.cover.book).people();
	const bytes = stored.ok ? stored.value.find(({ memberId }) => memberId === first)?.bytes : undefined;
	await damage(phone, 'people', (entry) => ({ ...entry, bytes }));
	const again = await open(phone.restarted(), founded);
	expect(again.people).toEqual(new Map([[first, { name: 'Rose' }]]));
	expect(again.setAside.people).toEqual([second]);
});

describe('balances that are old', () => {
	/** A store that gives these balances and leaves the rest as it is. */
	async function openedWith(
		{ phone, founded, pages, before }: Awaited<ReturnType<typeof aBook>>,
		where: (head: { readonly place: number; readonly hash: string }) => { place: number; hash: string }
	) {
		const store = phone.shelf.open(founded.cover.book);
		const { head } = await loaded(phone, founded);
		const empty = { ...before, balances: new Map() };
		const balances = await sealBalances(pages, { ...where(head), writers: {}, state: empty });
		const lying: BookStore = {
			...store,
			load: async () => {
				const found = await store.load();
				return found.ok ? { ok: true, value: { ...found.value, balances } } : found;
			}
		};
		const session = await openSession({ ...phone, pages, store: lying }, 'INR');
		if (!session.ok) throw new Error(session.error.type);
		return session.value;
	}

	test('by their place are worked out again, though their hash is that of the head', async () => {
		const book = await aBook();
		const session = await openedWith(book, ({ place, hash }) => ({ place: place - 1, hash }));
		expect(compact(session.state)).toEqual(compact(book.session.state));
	});

	test('by their hash are worked out again, though their place is that of the head', async () => {
		const book = await aBook();
		const session = await openedWith(book, ({ place }) => ({ place, hash: 'e'.repeat(64) }));
		expect(compact(session.state)).toEqual(compact(book.session.state));
	});

	test('of this head are believed: the two tests above would notice', async () => {
		const session = await openedWith(await aBook(), (head) => head);
		expect(session.state.balances.get('box' as never)).toBe(7500);
		expect((await aBook()).session.state.balances.get('box' as never)).toBe(12_500);
	});

	test('of a page that was lost are not given at all', async () => {
		const { phone, founded } = await aBook();
		const { head, balances } = await loaded(phone, founded);
		expect(balances?.place).toBe(head.place);
		await damage(phone, 'records', (entry, place) => (place === head.place ? null : entry));
		expect((await loaded(phone.restarted(), founded)).balances).toBeNull();
	});

	test('read at their own place only', async () => {
		const { phone, founded, pages } = await aBook();
		const { balances } = await loaded(phone, founded);
		if (balances === null) throw new Error('there are balances');
		expect(await isOpened(openBalances(pages, balances))).toBe(true);
		expect(await isOpened(openBalances(pages, { ...balances, place: balances.place - 1 }))).toBe(false);
	});
});
