import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import {
	beginLaptop,
	journalOfCopy,
	laptopThatReads,
	makeBackup,
	openBackupWithSheet,
	readJournal,
	restoreBook,
	type BookCover,
	type LaptopShelf,
	type TouchedCode
} from '#app';
import { createLaptopStore } from '#storage';
import { createBackupFile } from '#vault';
import { writePayload } from '../../src/lib/app/backup/backup-payload.ts';
import { openCopyOnLaptop } from '../../src/lib/app/laptop/shelved-group.ts';
import { laptopByCodes } from '../support/by-codes.ts';
import { aPhone } from '../support/parts.ts';
import { count, first, found, gave, open, run, second, third, today } from '../support/small-book.ts';

// The laptop of staff that opens copies without their key papers (ADR 0077), and what it cannot do.

async function aGroup() {
	const phone = aPhone();
	const founded = await found(phone);
	const { cover, keys } = founded;
	const session = await open(phone, founded);
	const meet = async (name: string, box: number): Promise<void> => {
		await run(session, `${name}-1`, { type: 'OpenMeeting', on: today, kind: 'regular' }, gave(first, 2500));
		await run(session, `${name}-2`, count(box), {
			type: 'SealMeeting',
			on: today,
			approvals: [second, third]
		});
	};
	await meet('first', 2500);
	const touched = (memberId: string, digits: string): TouchedCode => ({
		slotId: present(
			cover.keys.slots.find((slot) => slot.memberId === memberId),
			'she has a code'
		).slotId,
		digits
	});
	const copyOf = async (of: BookCover): Promise<Uint8Array> => {
		const made = await makeBackup(phone, session, keys, of, today);
		if (!made.ok) throw new Error(JSON.stringify(made.error));
		return made.value.bytes;
	};
	return {
		...founded,
		phone,
		session,
		meet,
		copyOf,
		president: touched(second, '1357'),
		writer: touched(third, '246802'),
		openBook: { cover, keys, session }
	};
}

async function aLaptop() {
	const phone = aPhone();
	const laptopStore = createLaptopStore({
		databaseName: phone.random.id(),
		indexedDB: new IDBFactory(),
		IDBKeyRange
	});
	const begun = await beginLaptop({ ...phone, laptopStore }, 'four words of rain');
	if (!begun.ok) throw new Error(begun.error.type);
	const shelf = begun.value;
	return { phone, shelf, ...(await shelf.publicKey()) };
}
const opened = (shelf: LaptopShelf, bytes: Uint8Array) => shelf.openCopy(aPhone(), bytes);

async function given() {
	const [group, laptop] = [await aGroup(), await aLaptop()];
	const { phone, openBook, president, writer } = group;
	const now = await laptopByCodes(phone.vault, openBook, laptop.key, [president, writer]);
	if (!now.ok) throw new Error(now.error.type);
	return { ...group, laptop, now: now.value };
}

describe('a laptop is given copies', () => {
	test('by the codes of two officers: one, one twice, and a woman without an office give nothing', async () => {
		const { phone, openBook, cover, keys, president, writer } = await aGroup();
		const { key } = await aLaptop();
		const give = (touched: readonly TouchedCode[], of = openBook) =>
			laptopByCodes(phone.vault, of, key, touched);
		const missing = (one: number) => ({ error: { type: 'ApprovalsMissing', given: one, needed: 2 } });
		expect(await give([])).toMatchObject(missing(0));
		expect(await give([president])).toMatchObject(missing(1));
		expect(await give([president, president])).toMatchObject(missing(1));
		expect(await give([president, { ...writer, digits: '246803' }])).toMatchObject({
			error: { type: 'WrongCode' }
		});
		const holder = { memberId: first, number: 1, symbol: 'parrot', offices: ['president'] };
		const code = { kind: 'digits', digits: '111111' } as const;
		const document = await keys.withCode(cover.keys, holder, code, cover.deviceSecret);
		const hers = { slotId: present(document.slots.at(-1), 'hers').slotId, digits: '111111' };
		const withHers = { ...openBook, cover: { ...cover, keys: document } };
		expect(await give([president, hers], withHers)).toMatchObject(missing(1));
		const now = await give([president, writer]);
		expect(now.ok && (await laptopThatReads(keys, now.value))).toEqual({ ok: true, value: key });
	});

	test('which is not seen on a locked phone, nor in a copy, nor by its length', async () => {
		const { cover, now, laptop, copyOf } = await given();
		const [without, with_] = [present(cover.laptop, 'always there'), present(now.laptop, 'always there')];
		expect(with_.length).toBe(without.length);
		expect(JSON.stringify(now)).not.toContain(laptop.key);
		const [plain, forLaptop] = [await copyOf(cover), await copyOf(now)];
		expect(forLaptop.length).toBe(plain.length);
		const bytes = Buffer.from(Buffer.from(forLaptop).toString('latin1'), 'base64url').toString('latin1');
		expect(bytes).not.toContain(laptop.key);
		expect(bytes).toContain('"laptop"');
	});

	test('and then opens a copy without any letters, and finds the same book as the key paper does', async () => {
		const { now, copyOf, laptop, recoveryCode, session } = await given();
		const bytes = await copyOf(now);
		const onLaptop = await opened(laptop.shelf, bytes);
		if (onLaptop?.ok !== true) throw new Error('the laptop opens it');
		const byPaper = await openBackupWithSheet(aPhone(), bytes, recoveryCode);
		expect(byPaper.ok && byPaper.value.backup).toEqual(onLaptop.value.backup);
		const { book, backup, vouched, prints } = onLaptop.value;
		expect(backup.head).toBe(session.head.hash);
		const journal = readJournal(journalOfCopy(book, backup, vouched, prints));
		if (!journal.ok) throw new Error(JSON.stringify(journal.error));
		// Its writers are vouched for, so that it stands beside exports of the same group.
		expect(await laptop.shelf.add(journal.value, 'copy', today)).toMatchObject({
			ok: true,
			value: { standing: 'new', group: { savings: 2500, names: 1, groupKey: vouched.groupKey } }
		});
	});

	test('not another laptop, and not a copy that was made before', async () => {
		const { cover, now, copyOf, laptop } = await given();
		expect(await opened(laptop.shelf, await copyOf(cover))).toBeNull();
		expect(await opened((await aLaptop()).shelf, await copyOf(now))).toBeNull();
	});

	test('until one officer takes it back: what was given can be read still, later copies cannot', async () => {
		const { phone, now, openBook, copyOf, laptop, president, keys, meet } = await given();
		const before = await copyOf(now);
		expect(await laptopByCodes(phone.vault, { ...openBook, cover: now }, null, [])).toMatchObject({
			error: { type: 'ApprovalsMissing' }
		});
		const back = await laptopByCodes(phone.vault, { ...openBook, cover: now }, null, [president]);
		if (!back.ok) throw new Error(back.error.type);
		expect(await laptopThatReads(keys, back.value)).toEqual({ ok: true, value: null });
		await meet('second', 5000);
		expect(await opened(laptop.shelf, await copyOf(back.value))).toBeNull();
		expect((await opened(laptop.shelf, before))?.ok).toBe(true);
	});

	test('and stays so when the book is brought back on another phone', async () => {
		const { now, copyOf, laptop, recoveryCode } = await given();
		const other = aPhone();
		const read = await openBackupWithSheet(other, await copyOf(now), recoveryCode);
		if (!read.ok) throw new Error(read.error.type);
		const restored = await restoreBook(other, read.value, []);
		if (!restored.ok) throw new Error(restored.error.type);
		const { cover, keys } = restored.value;
		expect(await laptopThatReads(keys, cover)).toEqual({ ok: true, value: laptop.key });
	});

	test('a key that somebody puts into the storage of the phone is damage, not a laptop', async () => {
		const { now, keys, cover, phone, session } = await given();
		const strange = present(now.laptop, 'always there').replace(/^./, (letter) =>
			letter === 'A' ? 'B' : 'A'
		);
		expect(await laptopThatReads(keys, { laptop: strange })).toMatchObject({ error: { type: 'Damaged' } });
		expect(await makeBackup(phone, session, keys, { ...cover, laptop: strange }, today)).toMatchObject({
			error: { type: 'Damaged' }
		});
	});
});

describe('a hostile laptop', () => {
	test('makes no copy that anybody takes: it can encrypt, and cannot sign', async () => {
		const { now, copyOf, laptop, keys, phone, recoveryCode, cover } = await given();
		const read = await opened(laptop.shelf, await copyOf(now));
		if (read?.ok !== true) throw new Error('the laptop opens it');
		const { backup } = read.value;
		// Everything that it has: the key document, the contents, and a key for a copy; the signature is its own.
		const { keys: own } = await phone.vault.create(cover.book);
		const payload = writePayload({ ...backup.payload, people: [[first, { name: 'Somebody else' }]] });
		const about = { book: backup.book, records: backup.links.length, head: backup.head };
		const document = await keys.forBackup(cover.keys);
		const forged = await createBackupFile().pack({
			document,
			payload,
			keys: { ...keys, signAsGroup: own.signAsGroup },
			about
		});
		if (!forged.ok) throw new Error(forged.error.type);
		const refused = { ok: false, error: { type: 'Damaged', about: 'signature' } };
		expect(await openBackupWithSheet(aPhone(), forged.value, recoveryCode)).toEqual(refused);
		expect(await openCopyOnLaptop(aPhone(), forged.value, {} as never)).toEqual(refused);
	});

	test('makes no copy under the name of the group with keys of its own', async () => {
		const { now, copyOf, laptop, recoveryCode, cover, phone, session } = await given();
		const journalIn = async (bytes: Uint8Array) => {
			const read = await opened(laptop.shelf, bytes);
			if (read?.ok !== true) throw new Error('the laptop opens it');
			const { book, backup, vouched, prints } = read.value;
			const journal = readJournal(journalOfCopy(book, backup, vouched, prints));
			if (!journal.ok) throw new Error('a book');
			return laptop.shelf.add(journal.value, 'copy', today);
		};
		const { keys: own, document } = await phone.vault.create(cover.book);
		const about = { book: cover.book, records: session.head.place, head: session.head.hash };
		const held = await session.pages();
		if (!held.ok) throw new Error(held.error.type);
		const payload = writePayload({
			currency: 'INR',
			practice: false,
			cover: { symbol: 'mango', colour: 1 },
			records: held.value.links,
			rows: [],
			people: [],
			vouchers: [],
			prints: [],
			laptop: null
		});
		const packed = await createBackupFile().pack({
			document: await own.forBackup(document),
			payload,
			keys: own,
			about,
			laptop: laptop.key
		});
		if (!packed.ok) throw new Error(packed.error.type);
		expect(await openBackupWithSheet(aPhone(), packed.value, recoveryCode)).toMatchObject({
			error: { type: 'PaperOfOtherCopy' }
		});
		expect(await journalIn(await copyOf(now))).toMatchObject({ value: { standing: 'new' } });
		// Without the word of the real key its writers are strangers, and the shelf does not take it.
		expect(await journalIn(packed.value)).toMatchObject({ ok: false });
	});
});
