import { describe, expect, test } from 'vitest';
import { err, ok, present, toBase64url, type LocalDate } from '#kernel';
import { foundBook, openBackupWithSheet, provePaper, type BookCover, type OpenBook, type Shelf } from '#app';
import { aPhone } from '../../../../tests/support/parts.ts';
import {
	codes,
	count,
	exampleGroup,
	first,
	gave,
	open,
	run,
	second,
	third,
	today
} from '../../../../tests/support/small-book.ts';
import { keptLaptop, laptopThatReads } from '../books/laptop-slot.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBook } from './restore-book.ts';

// A copy contains all that a phone holds of a book, and restores all of it on another phone.

const laterDay = '2026-12-01' as LocalDate;
const damaged = err({ type: 'Damaged', about: 'the disk' } as const);

/** One sealed meeting, and another open one. */
async function aGroup({ practice = false } = {}) {
	const phone = aPhone();
	const founded = await foundBook(phone, { ...exampleGroup, practice });
	if (!founded.ok) throw new Error(founded.error.type);
	const { cover, keys, recoveryCode } = founded.value;
	const session = await open(phone, founded.value);
	await run(session, 'op-1', { type: 'OpenMeeting', on: today, kind: 'regular' }, gave(first, 2500));
	await run(session, 'op-2', count(2500), { type: 'SealMeeting', on: today, approvals: [second, third] });
	await run(session, 'op-3', { type: 'OpenMeeting', on: today, kind: 'special' }, gave(second, 5000));
	return { phone, cover, keys, recoveryCode, session };
}
type Group = Awaited<ReturnType<typeof aGroup>>;

async function madeOf({ phone, session, keys, cover }: Group, prints: readonly string[] = []) {
	const made = await makeBackup(phone, session, keys, cover, laterDay, prints);
	if (!made.ok) throw new Error(made.error.type);
	return made.value;
}

async function openedOf({ recoveryCode }: Group, bytes: Uint8Array) {
	const phone = aPhone();
	const opened = await openBackupWithSheet(phone, bytes, recoveryCode);
	if (!opened.ok) throw new Error(opened.error.type);
	return { phone, opened: opened.value };
}

async function keyOfLaptop(): Promise<string> {
	const pair = await crypto.subtle.generateKey('X25519', true, ['deriveBits']);
	return toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
}

/** The same with overridden properties. */
const answering = <Asked extends object>(asked: Asked, answers: Partial<Asked>): Asked =>
	new Proxy(asked, {
		get: (target, name) => {
			if (name in answers) return answers[name as keyof Asked];
			const value = Reflect.get(target, name) as unknown;
			return typeof value === 'function' ? (value.bind(target) as unknown) : value;
		}
	});

describe('a copy', () => {
	test('holds the pages, the open meeting, the women and who vouches for the phones', async () => {
		const group = await aGroup();
		const made = await madeOf(group, ['p'.repeat(150)]);
		expect(made).toMatchObject({ name: 'mango-2026-12-01.txt', place: group.session.head.place, epoch: 0 });
		// The group, three members and two offices have a page each, followed by the sealed meeting.
		expect(made.place).toBe(7);
		const { opened } = await openedOf(group, made.bytes);
		const { payload, book, head, state } = opened.backup;
		expect({ book, head }).toEqual({ book: group.cover.book, head: group.session.head.hash });
		expect(payload).toMatchObject({
			currency: 'INR',
			practice: false,
			cover: { symbol: 'mango', colour: 1 },
			people: [['m1', { name: 'Rose' }]],
			laptop: null
		});
		expect(payload.rows).toEqual(group.session.operations);
		expect(payload.vouchers.map(([writer]) => writer)).toEqual([group.keys.writer]);
		expect(state.openMeeting).toMatchObject({ kind: 'special' });
		// Without a laptop that reads it, it has no print codes.
		expect(payload.prints).toEqual([]);
		expect(opened.document.slots).toEqual([]);
	});

	test('holds codes for prints and the key of the laptop, where the group gives its copies to one', async () => {
		const group = await aGroup();
		const key = await keyOfLaptop();
		const laptop = await keptLaptop(group.keys, key);
		const print = 'p'.repeat(150);
		const given = { ...group, cover: { ...group.cover, laptop } };
		const { opened } = await openedOf(group, (await madeOf(given, [print])).bytes);
		expect(opened.backup.payload).toMatchObject({ laptop: key, prints: [print] });
		expect((await openedOf(group, (await madeOf(given)).bytes)).opened.backup.payload.prints).toEqual([]);
		const spoiled = { ...group.cover, laptop: 'AAAA' };
		const refused = await laptopThatReads(group.keys, spoiled);
		expect(refused.ok).toBe(false);
		const made = (cover: BookCover) => makeBackup(group.phone, group.session, group.keys, cover, today);
		expect(await made(spoiled)).toEqual(refused);
		expect((await made(given.cover)).ok).toBe(true);
	});

	test('says whether somebody typed the letters of the paper that opens it; practice needs none', async () => {
		const group = await aGroup();
		expect((await madeOf(group)).hasPaper).toBe(false);
		const paper = await provePaper(group.phone.vault, group.cover, group.recoveryCode);
		if (!paper.ok) throw new Error(paper.error.type);
		expect((await madeOf({ ...group, cover: { ...group.cover, paper: paper.value } })).hasPaper).toBe(true);
		const another: BookCover = { ...group.cover, paper: { state: 'proved', slot: 'of another paper' } };
		expect((await madeOf({ ...group, cover: another })).hasPaper).toBe(false);
		expect((await madeOf(await aGroup({ practice: true }))).hasPaper).toBe(true);
	});

	test('is called good only once it was read back: all of it, and up to the last page', async () => {
		const group = await aGroup();
		const { phone, keys, cover } = group;
		const made = (session: OpenBook, parts: Partial<Parameters<typeof makeBackup>[0]> = {}) =>
			makeBackup({ ...phone, ...parts }, session, keys, cover, today);
		const { session } = group;
		const unread = answering<OpenBook>(session, { pages: () => Promise.resolve(damaged) });
		expect(await made(unread)).toEqual(damaged);
		const { backupFile } = phone;
		const tooLarge = err({ type: 'TooLarge' } as const);
		expect(
			await made(session, {
				backupFile: answering(backupFile, { pack: () => Promise.resolve(tooLarge) })
			})
		).toEqual(tooLarge);
		expect(
			await made(session, {
				backupFile: answering(backupFile, {
					asText: async (file) => (await backupFile.asText(file)).slice(0, -9)
				})
			})
		).toMatchObject({ ok: false });
		expect(await made(session, { readBack: () => Promise.resolve(damaged) })).toEqual(damaged);
		expect(await made(session, { readBack: () => Promise.resolve(ok('another page')) })).toEqual(
			err({ type: 'NotSaved' })
		);
	});
});

describe('on another phone', () => {
	test('the book goes on where it stood, with new codes, as a new writer', async () => {
		const group = await aGroup();
		const { phone, opened } = await openedOf(group, (await madeOf(group)).bytes);
		let kept = 0;
		const shelf = answering<Shelf>(phone.shelf, { persist: () => void (kept += 1) });
		const restored = await restoreBook({ ...phone, shelf }, opened, codes);
		if (!restored.ok) throw new Error(restored.error.type);
		const { cover, keys } = restored.value;
		expect(kept).toBe(1);
		expect(cover).toMatchObject({
			...{ book: group.cover.book, practice: false, currency: 'INR', symbol: 'mango', colour: 1 },
			...{ lastBackup: null, copyTriedOn: today, paper: { state: 'proved' } }
		});
		// The group key was never renewed.
		expect(cover).not.toHaveProperty('copiedEpoch');
		expect(cover.laptop).toHaveLength((await keptLaptop(keys, null)).length);
		expect(cover.deviceSecret).toHaveLength(32);
		expect(await phone.shelf.covers()).toMatchObject({ value: [cover] });

		const store = phone.shelf.open(cover.book);
		const records = await store.records();
		expect(records.ok && records.value.map(({ operationId }) => operationId)).toEqual(
			[1, 2, 3, 4, 5, 6, 7].map((place) => `restored-${place}`)
		);
		for (const { holder, digits } of codes) {
			const slot = present(
				cover.keys.slots.find(({ memberId }) => memberId === holder.memberId),
				'a code of hers'
			);
			const hers = await phone.vault.openWithCode(cover.keys, slot.slotId, digits, cover.deviceSecret);
			expect(hers.ok).toBe(true);
		}
		const session = await open(phone, { cover, keys, recoveryCode: '' });
		expect(keys.writer).not.toBe(group.keys.writer);
		expect(session.head).toEqual(group.session.head);
		expect(session.people).toEqual(group.session.people);
		expect(session.operations).toEqual(group.session.operations);
		expect(session.state.balances).toEqual(group.session.state.balances);
		// The next seal is a page of both: the new phone's own, after the last of the other.
		await run(session, 'op-9', count(7500), { type: 'SealMeeting', on: today, approvals: [second, third] });
		const history = await session.history();
		const last = present(history.ok ? history.value.links.at(-1) : undefined, 'a page');
		const before = [group.keys.writer, group.session.head.place, group.session.head.hash];
		expect(last.content).toMatchObject({ writer: keys.writer, n: 2, heads: [before] });
		expect(await session.audit(false)).toMatchObject({ ok: true });
	});

	test('a laptop that reads its copies reads them from there too; a book without a sealed meeting was not tried', async () => {
		const group = await aGroup();
		const key = await keyOfLaptop();
		const cover = { ...group.cover, laptop: await keptLaptop(group.keys, key) };
		const { phone, opened } = await openedOf(group, (await madeOf({ ...group, cover })).bytes);
		const { sealed, state } = opened.backup;
		const backup = { ...opened.backup, sealed, state: { ...state, lastSealedDay: null } };
		const document = { ...opened.document, epoch: 3 };
		const restored = await restoreBook(
			{ ...phone, shelf: answering<Shelf>(phone.shelf, { add: () => Promise.resolve(ok(undefined)) }) },
			{ ...opened, document, backup },
			[]
		);
		if (!restored.ok) throw new Error(restored.error.type);
		expect(restored.value.cover).not.toHaveProperty('copyTriedOn');
		expect(restored.value.cover.copiedEpoch).toBe(3);
		expect(await laptopThatReads(restored.value.keys, restored.value.cover)).toEqual(ok(key));
	});

	test('a practice group waits for no paper, and asks the browser to keep nothing', async () => {
		const group = await aGroup({ practice: true });
		const { phone, opened } = await openedOf(group, (await madeOf(group)).bytes);
		let kept = 0;
		const shelf = answering<Shelf>(phone.shelf, { persist: () => void (kept += 1) });
		const restored = await restoreBook({ ...phone, shelf }, opened, codes);
		if (!restored.ok) throw new Error(restored.error.type);
		expect(kept).toBe(0);
		expect(restored.value.cover).toMatchObject({ practice: true });
		expect(restored.value.cover).not.toHaveProperty('paper');
	});

	test('it is refused where it is already, where two women never decided, and where it cannot be written', async () => {
		const group = await aGroup();
		const { phone, opened } = await openedOf(group, (await madeOf(group)).bytes);
		const here = { ok: false, error: { type: 'BookAlreadyHere' } } as const;
		const on = (answers: Partial<Shelf>) =>
			restoreBook({ ...phone, shelf: answering<Shelf>(phone.shelf, answers) }, opened, codes);
		const stale = err({ type: 'StaleHead' } as const);
		expect(await on({ add: () => Promise.resolve(stale) })).toEqual(here);
		expect(await on({ add: () => Promise.resolve(damaged) })).toEqual(damaged);
		expect(await on({ covers: () => Promise.resolve(damaged) })).toEqual(damaged);
		const missing = err({ type: 'RecordsMissing', expected: 2, found: 0 } as const);
		const others = ok([{ ...group.cover, book: 'another' as never }]);
		const { backup } = opened;
		const sealed = { ...backup.sealed, offices: backup.sealed.offices.slice(0, 1) };
		expect(await restoreBook(phone, { ...opened, backup: { ...backup, sealed } }, codes)).toEqual(
			err({ type: 'TooFewOfficers', has: 1 })
		);
		const add: Shelf['add'] = () => Promise.resolve(ok(undefined));
		expect((await on({ covers: () => Promise.resolve(others), add })).ok).toBe(true);
		expect((await on({ covers: () => Promise.resolve(missing), add })).ok).toBe(true);
		expect((await on({})).ok).toBe(true);
		// A storage that fails: nothing was written.
		expect(await on({ add: () => Promise.resolve(damaged) })).toEqual(here);
	});
});
