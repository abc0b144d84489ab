import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import {
	beginLaptop,
	journalOfCopy,
	journalRecords,
	makeBackup,
	openBackupWithSheet,
	openLaptop,
	readJournal,
	vouchedCopy,
	writeJournal,
	type BookSession,
	type JournalFile,
	type JournalToWrite,
	type LaptopParts,
	type LaptopShelf
} from '#app';
import { LaptopShelf as Shelf } from '../../src/lib/app/laptop/laptop-shelf.ts';
import { canonicalJson, present, utf8, type BookId, type EventId, type LocalDate } from '#kernel';
import { officersWhoDecide, type GroupEvent } from '#group';
import { money } from '#money';
import { createLaptopStore } from '#storage';
import { createLaptopVault } from '#vault/copies';
import { threeYearsWithLoan } from '../support/dossier-books.ts';
import { exportText, vouchedIn, writtenBook, type WrittenBook } from '../support/exported-book.ts';
import { aPhone } from '../support/parts.ts';
import { countTries, quick } from '../support/quick-vault.ts';
import { count, first, found, gave, open, run, second, third, today } from '../support/small-book.ts';

const passphrase = 'four words of rain';
const on = '2026-11-24' as LocalDate;

function aLaptop() {
	const phone = aPhone();
	const laptopStore = createLaptopStore({ indexedDB: new IDBFactory(), IDBKeyRange });
	const laptopVault = createLaptopVault({ random: phone.random, tries: countTries(), ...quick });
	const parts: LaptopParts = { laptopStore, laptopVault, vault: phone.vault, random: phone.random };
	return parts;
}
async function aShelf(parts = aLaptop()): Promise<LaptopShelf> {
	const begun = await beginLaptop(parts, passphrase);
	return begun.ok ? begun.value : Promise.reject(new Error(begun.error.type));
}

function journalOf(
	book: string,
	events: readonly GroupEvent[],
	more: Partial<JournalToWrite> = {}
): JournalFile {
	const read = readJournal(writeJournal({ book: { id: book as BookId, currency: 'INR' }, events, ...more }));
	if (!read.ok) throw new Error(JSON.stringify(read.error[0]));
	return read.value;
}
/** Events from the beginning to the seal of so many meetings. */
function until(events: readonly GroupEvent[], meetings: number): readonly GroupEvent[] {
	const seals = events.flatMap((event, place) => (event.type === 'MeetingSealed' ? [place] : []));
	return events.slice(0, (seals[meetings - 1] ?? 0) + 1);
}
const three = until(threeYearsWithLoan(on), 36);

async function exported(session: BookSession, names = true): Promise<JournalFile> {
	const history = await session.history();
	if (!history.ok) throw new Error(history.error.type);
	const people = [...session.people].map(([memberId, { name }]) => ({ memberId, name }));
	return journalOf(session.book, history.value.events, {
		records: journalRecords(history.value),
		...(names ? { people } : {})
	});
}
/** @param box rupees in the box when it is counted */
async function meet(session: BookSession, kind: 'regular' | 'special', box: number): Promise<void> {
	await run(session, `${kind}-a`, { type: 'OpenMeeting', on: today, kind }, gave(first, 2500));
	await run(session, `${kind}-b`, gave(second, 2500), count(box * 100), {
		type: 'SealMeeting',
		on: today,
		approvals: [second, third]
	});
}

function readExport(text: string): JournalFile {
	const read = readJournal(text);
	if (!read.ok) throw new Error(JSON.stringify(read.error[0]));
	return read.value;
}
/** The last saving a hundred times as large. */
function raisedIn(events: readonly GroupEvent[]): readonly GroupEvent[] {
	const place = events.findLastIndex(({ type }) => type === 'SavingDeposited');
	const event = present(events[place], 'they saved');
	return event.type === 'SavingDeposited'
		? events.with(place, { ...event, amount: money(event.amount * 100) })
		: events;
}

/** One record more by the same phone, of an event outside a meeting. */
async function withOneMore(written: WrittenBook, event: GroupEvent): Promise<WrittenBook> {
	const { history, vault, keys } = written;
	const last = present(history.links.at(-1), 'a last page');
	const content = {
		v: 1 as const,
		book: written.book,
		writer: last.content.writer,
		n: last.content.n + 1,
		before: present(history.hashes.at(-1), 'its hash'),
		heads: [],
		events: [event]
	};
	const canonical = canonicalJson(content);
	const hash = await vault.hash(utf8(canonical));
	const link = { content, canonical, signature: await keys.sign(utf8(hash)), hash };
	return {
		...written,
		history: {
			...history,
			links: [...history.links, link],
			hashes: [...history.hashes, hash],
			events: [...history.events, event]
		}
	};
}

describe('the shelf of a laptop', () => {
	test('says of a group what its book says, and opens again with the passphrase alone', async () => {
		const parts = aLaptop();
		const shelf = await aShelf(parts);
		expect(await shelf.add(journalOf('three', three), 'journal', on)).toMatchObject({
			value: { standing: 'new' }
		});
		shelf.close();
		const again = await openLaptop(parts, passphrase);
		const [group] = again.ok ? again.value.groups : [];
		// 12 women, ₹ 100 each in 36 monthly meetings.
		expect(group).toMatchObject({ members: 12, meetings: 36, savings: 12 * 36 * 100_00 });
		const read = again.ok && (await again.value.read(present(group, 'it is there').id));
		expect(read && read.ok && read.value.events).toEqual(three);
		expect(await openLaptop(parts, 'four words of snow')).toMatchObject({ error: { type: 'WrongCode' } });
	});

	test('nothing that is stored can be read without it', async () => {
		const parts = aLaptop();
		const shelf = await aShelf(parts);
		const placed = await shelf.add(journalOf('three', three), 'journal', on);
		const id = placed.ok ? placed.value.group.id : '';
		const [loaded, book] = [await parts.laptopStore.load(), await parts.laptopStore.book(id)];
		const list = loaded.ok ? present(loaded.value, 'begun').list : new Uint8Array();
		const text = [list, (book.ok && book.value) || new Uint8Array()].map((bytes) =>
			Buffer.from(bytes).toString('latin1')
		);
		for (const marker of [present(three[0], 'founded').type, 'SavingDeposited', '"book"', 'three'])
			expect(text.join()).not.toContain(marker);
		expect(list.length % (4 * 1024)).toBe(28);
	});

	test('a newer file takes the place of the older one; an older and an equal one take none', async () => {
		const shelf = await aShelf();
		const standings: string[] = [];
		for (const meetings of [20, 24, 24, 18, 36]) {
			const placed = await shelf.add(journalOf('three', until(three, meetings)), 'journal', on);
			standings.push(placed.ok ? placed.value.standing : placed.error.type);
		}
		expect(standings).toEqual(['new', 'newer', 'same', 'older', 'newer']);
		expect(shelf.groups.map(({ meetings }) => meetings)).toEqual([36]);
	});

	test('a file that went another way stands beside the other, and both can go on', async () => {
		const shelf = await aShelf();
		const other = until(three, 20);
		const seal = { ...present(other.at(-1), 'sealed'), recordedAt: '2026-01-01T00:00:00.000Z' };
		const changed = other.with(-1, seal as GroupEvent);
		await shelf.add(journalOf('three', until(three, 20)), 'journal', on);
		expect(await shelf.add(journalOf('three', changed), 'journal', on)).toMatchObject({
			value: { standing: 'differs' }
		});
		expect(shelf.groups).toHaveLength(2);
		expect(await shelf.add(journalOf('three', three), 'journal', on)).toMatchObject({
			value: { standing: 'newer' }
		});
		expect(shelf.groups.map(({ meetings }) => meetings).sort()).toEqual([20, 36]);
	});

	test('an export with one changed signature is refused; a good one keeps its chain', async () => {
		const shelf = await aShelf();
		const phone = aPhone();
		const session = await open(phone, await found(phone));
		await meet(session, 'regular', 50);
		const good = await exported(session);
		const records = present(good.records, 'an export has its chain');
		const forged = {
			...good,
			records: records.with(0, { ...present(records[0], 'founded'), signature: 'A'.repeat(86) })
		};
		expect(await shelf.add(forged, 'journal', on)).toMatchObject({ error: { type: 'Damaged' } });
		expect(shelf.groups).toEqual([]);
		expect(await shelf.add(good, 'journal', on)).toMatchObject({ value: { standing: 'new' } });
		const read = await shelf.read(present(shelf.groups[0], 'added').id);
		expect(read.ok && read.value.records).toEqual(records);
	});

	test('a sealed book is kept against every file with fewer or other records, however it is called', async () => {
		const shelf = await aShelf();
		const written = await writtenBook(three);
		const good = readExport(exportText(written, await vouchedIn(written)));
		expect(await shelf.add(good, 'journal', on)).toMatchObject({ value: { standing: 'new' } });
		const { events, records, book } = good;
		const chain = present(records, 'an export has its chain');
		const kept = chain.slice(0, -1);
		const page = present(chain.at(-1), 'a last page').events;
		// Records cut away and a meeting opened again; no records at all; the group's key taken out.
		const open = { ...good, events: events.slice(0, -1), records: kept };
		const bare = { ...good, records: null, book: { id: book.id, currency: book.currency } };
		const raised = { ...bare, events: raisedIn(events) };
		const noKey = { ...good, book: bare.book, records: chain.map(({ voucher: _, ...record }) => record) };
		const older = { ...good, events: events.slice(0, -page), records: kept };
		for (const [file, standing] of [
			[open, 'older'],
			[bare, 'differs'],
			[raised, 'differs'],
			[noKey, 'differs'],
			[older, 'older']
		] as const)
			expect(await shelf.add(file, 'journal', on)).toMatchObject({ value: { standing } });
		expect(shelf.groups).toHaveLength(1);
		const read = await shelf.read(present(shelf.groups[0], 'kept').id);
		expect(read.ok && read.value.records).toEqual(chain);
		expect(read.ok && read.value.events).toEqual(events);
	});

	test('a sealed book of which no key is known is kept against a file that says its officers set it beside', async () => {
		const shelf = await aShelf();
		// As another program may give it away: no key of the group.
		const good = readExport(exportText(await writtenBook(three), null));
		expect(await shelf.add(good, 'journal', on)).toMatchObject({ value: { standing: 'new' } });
		// Whoever has that file writes all records anew under a key of her own, and says that two officers settled it.
		const settled: GroupEvent = {
			type: 'PhonesSettled',
			occurredOn: on,
			beside: [present(good.records?.at(-1), 'a last page').hash],
			approvedBy: officersWhoDecide(good.state).slice(0, 2)
		};
		const forged = await withOneMore(await writtenBook(raisedIn(three)), {
			...settled,
			eventId: 'settled' as EventId
		});
		const file = readExport(exportText(forged, await vouchedIn(forged)));
		expect(await shelf.add(file, 'journal', on)).toMatchObject({
			value: { standing: 'differs', isTaken: false }
		});
		const read = await shelf.read(present(shelf.groups[0], 'kept').id);
		expect(read.ok && read.value.events).toEqual(good.events);
	});

	test('a phone that the key does not vouch for adds nothing to a book, and a sealed book takes the place of its own list', async () => {
		const shelf = await aShelf();
		const two = await writtenBook(three, { from: three.length - 20 });
		const vouched = await vouchedIn(two);
		const first = two.history.links[0]?.content.writer;
		const whole = readExport(exportText(two, vouched));
		const bare = { ...whole, records: null, book: { id: whole.book.id, currency: whole.book.currency } };
		expect(await shelf.add(bare, 'journal', on)).toMatchObject({ value: { standing: 'new' } });
		const strange = new Map([...vouched.vouchers].filter(([writer]) => writer === first));
		const added = readExport(exportText(two, { ...vouched, vouchers: strange }));
		expect(await shelf.add(added, 'journal', on)).toMatchObject({ error: { type: 'Damaged' } });
		expect(await shelf.add(whole, 'journal', on)).toMatchObject({ value: { standing: 'same' } });
		const read = await shelf.read(present(shelf.groups[0], 'kept').id);
		expect(read.ok && read.value.book.groupKey).toBe(two.keys.groupPublicKey);
	});

	test('a copy of the phone goes on from its own export; names that came once stay', async () => {
		const shelf = await aShelf();
		const phone = aPhone();
		const founded = await found(phone);
		const session = await open(phone, founded);
		await meet(session, 'regular', 50);
		const before = await exported(session);
		await shelf.add({ ...before, people: [{ memberId: first, name: 'Sita' }] }, 'journal', on);
		await meet(session, 'special', 100);
		const copy = await makeBackup(phone, session, founded.keys, founded.cover, today);
		const bytes = copy.ok ? copy.value.bytes : new Uint8Array();
		const opened = await openBackupWithSheet(phone, bytes, founded.recoveryCode);
		if (!opened.ok) throw new Error(opened.error.type);
		const { backup, keys } = opened.value;
		const journal = readJournal(
			journalOfCopy(session.book, backup, await vouchedCopy(session.book, backup, keys))
		);
		const named = journal.ok ? { ...journal.value, people: [] } : before;
		expect(await shelf.add(named, 'copy', on)).toMatchObject({ value: { standing: 'newer' } });
		expect(shelf.groups).toMatchObject([{ meetings: 1, savings: 10_000, from: 'copy', names: 1 }]);
	});

	test('a group that is taken off is gone with its book', async () => {
		const parts = aLaptop();
		const shelf = await aShelf(parts);
		await shelf.add(journalOf('three', three), 'journal', on);
		const { id } = present(shelf.groups[0], 'added');
		expect(await shelf.remove(id)).toEqual({ ok: true, value: undefined });
		expect(shelf.groups).toEqual([]);
		expect(await parts.laptopStore.book(id)).toEqual({ ok: true, value: null });
	});
});

test('what a list says of the bank by a rule of yesterday is worked out anew, once, and kept', async () => {
	const parts = aLaptop();
	const shelf = await aShelf(parts);
	const placed = await shelf.add(journalOf('old', three), 'journal', on);
	const loaded = await parts.laptopStore.load();
	if (!placed.ok || !loaded.ok || loaded.value === null) throw new Error('a shelf with a group');
	const { lock, version } = loaded.value;
	const keys = await parts.laptopVault.open(lock, passphrase);
	if (!keys.ok) throw new Error(keys.error.type);
	const { conditions, ...others } = placed.value.group;
	expect(conditions?.of).toBeGreaterThan(0);
	const before = { is: 'notMet', met: 2, of: 10, forBank: 0, look: 0, by: 'a rule of yesterday' } as const;
	const groups = [{ ...others, conditions: before }];
	const older = new Shelf(parts, { keys: keys.value, version, groups });
	expect(await older.renewConditions()).toEqual({ ok: true, value: true });
	expect(older.groups[0]?.conditions).toEqual(conditions);
	expect(await older.renewConditions()).toEqual({ ok: true, value: false });
	const again = await openLaptop(parts, passphrase);
	expect(again.ok ? again.value.groups.map((group) => group.conditions) : null).toEqual([conditions]);
});

test('a shelf that is closed meanwhile writes no list without groups', async () => {
	const parts = aLaptop();
	const shelf = await aShelf(parts);
	await shelf.add(journalOf('old', three), 'journal', on);
	const group = present(shelf.groups[0], 'a group');
	const loaded = await parts.laptopStore.load();
	if (!loaded.ok || loaded.value === null) throw new Error('a shelf with a group');
	const keys = await parts.laptopVault.open(loaded.value.lock, passphrase);
	if (!keys.ok) throw new Error(keys.error.type);
	const older = new Shelf(parts, {
		keys: keys.value,
		version: loaded.value.version,
		groups: [{ ...group, conditions: null }]
	});
	const renewing = older.renewConditions();
	older.close();
	expect(await renewing).toEqual({ ok: true, value: false });
	const again = await openLaptop(parts, passphrase);
	expect(again.ok ? again.value.groups.length : null).toBe(1);
});
