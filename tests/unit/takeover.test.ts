import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import type { Command } from '#group';
import {
	checkBackup,
	codesOfToday,
	continuationOf,
	lettersThatWait,
	makeBackup,
	openBackupWithSheet,
	withRenewal,
	type BookCover,
	type BookSession,
	type FoundedBook,
	type KeyDocument,
	type OpenKeys,
	type StoredRecord
} from '#app';
import { standingOf } from '../../src/lib/app/laptop/file-standing.ts';
import { openBalances, openRecord, openRow } from '../../src/lib/app/session/pages.ts';
import { executeNamed, paperByCodes } from '../support/by-codes.ts';
import { aPhone, type Phone } from '../support/parts.ts';
import {
	count,
	first,
	found,
	gave,
	open,
	openWithCode,
	run,
	second,
	third,
	today
} from '../support/small-book.ts';

// Trials of taking a book over (docs/THREATS.md, "Who can take the book"): lines that no other test asks.

const hashesOf = async (session: BookSession): Promise<readonly string[]> => {
	const history = await session.history();
	if (!history.ok) throw new Error(history.error.type);
	return history.value.hashes;
};

const seal = (...approvals: (typeof first)[]): Command => ({ type: 'SealMeeting', on: today, approvals });

async function holdMeeting(session: BookSession, name: string, amount: number, held: number): Promise<void> {
	await run(session, `${name}-1`, { type: 'OpenMeeting', on: today, kind: 'regular' }, gave(first, amount));
	await run(session, `${name}-2`, count(held));
	await run(session, `${name}-3`, seal(second, third));
}

async function aGroup(): Promise<{ phone: Phone; founded: FoundedBook; session: BookSession }> {
	const phone = aPhone();
	const founded = await found(phone);
	const session = await open(phone, founded);
	await holdMeeting(session, 'first', 2500, 2500);
	return { phone, founded, session };
}

describe('one officer and half the circle', () => {
	test('close no page: a woman without an office approves nothing, however many say yes', async () => {
		const { session } = await aGroup();
		await run(session, 'a', { type: 'OpenMeeting', on: today, kind: 'regular' }, gave(first, 2500));
		await run(session, 'b', count(5000));
		const before = session.state;
		for (const approvals of [[second], [second, first], [third, first], [second, second]])
			expect(await executeNamed(session, `c-${approvals.join()}`, seal(...approvals))).toMatchObject({
				ok: false,
				error: { type: 'ApprovalsMissing' }
			});
		expect(session.state).toBe(before);
		expect(await executeNamed(session, 'd', seal(second, third))).toMatchObject({ ok: true });
	});

	test('give no office that counts before two officers closed the page', async () => {
		const { session } = await aGroup();
		const here = [first, second, third].map((memberId): Command => ({
			type: 'MarkAttendance',
			on: today,
			memberId,
			state: 'present'
		}));
		await run(session, 'a', { type: 'OpenMeeting', on: today, kind: 'regular' }, ...here);
		const given = await session.execute(
			'b' as never,
			{
				type: 'GiveOffice',
				on: today,
				memberId: first,
				office: 'treasurer',
				agreedBy: [second, first]
			} as never
		);
		expect(given).toMatchObject({ ok: false, error: { type: 'ApprovalsMissing' } });
	});
});

describe('a stolen copy', () => {
	async function aCopy() {
		const group = await aGroup();
		const { phone, founded, session } = group;
		const made = await makeBackup(phone, session, founded.keys, founded.cover, today);
		if (!made.ok) throw new Error(made.error.type);
		return { ...group, bytes: made.value.bytes };
	}

	test('opens with no code at all: the codes of the officers are not in it', async () => {
		const { phone, founded, bytes } = await aCopy();
		const opened = await phone.backupFile.open(bytes);
		if (!opened.ok) throw new Error(opened.error.type);
		const { document } = opened.value;
		expect(document.slots).toEqual([]);
		// Not even together with the storage of the phone, for a slot that was there.
		const { slotId } = present(founded.cover.keys.slots[0], 'the president has a code');
		expect(await phone.vault.openWithCode(document, slotId, '1357', founded.cover.deviceSecret)).toEqual({
			ok: false,
			error: { type: 'UnknownSlot' }
		});
	});

	test('opens with no other paper, and with no slot that somebody puts in', async () => {
		const { phone, founded, bytes } = await aCopy();
		const other = await found(aPhone());
		expect(await openBackupWithSheet(phone, bytes, other.recoveryCode)).toMatchObject({
			ok: false,
			error: { type: 'PaperOfOtherCopy' }
		});
		const opened = await phone.backupFile.open(bytes);
		if (!opened.ok) throw new Error(opened.error.type);
		const { slots, sealed } = founded.cover.keys;
		const planted = {
			...opened.value.document,
			slots,
			sealed: { ...opened.value.document.sealed, codes: sealed['codes'] }
		} as KeyDocument;
		const { slotId } = present(slots[0], 'the president has a code');
		expect(await phone.vault.openWithCode(planted, slotId, '1357', founded.cover.deviceSecret)).toMatchObject(
			{ ok: false, error: { type: 'Damaged' } }
		);
	});
});

describe('a cloned phone', () => {
	/** Every byte of the storage, on another phone: cover with device secret, records, people. */
	async function aClone() {
		const group = await aGroup();
		const { phone, founded } = group;
		const store = phone.shelf.open(founded.cover.book);
		const [records, people] = [await store.records(), await store.people()];
		if (!records.ok || !people.ok) throw new Error('the storage is read');
		const clone = aPhone();
		await clone.shelf.add({
			cover: founded.cover,
			records: records.value,
			rows: [],
			balances: null,
			people: people.value
		});
		return { ...group, clone };
	}

	test('opens with an officer’s code and without none', async () => {
		const { clone, founded } = await aClone();
		const { slotId } = present(founded.cover.keys.slots[0], 'the president has a code');
		expect(
			await clone.vault.openWithCode(founded.cover.keys, slotId, '9999', founded.cover.deviceSecret)
		).toMatchObject({ ok: false, error: { type: 'WrongCode' } });
		const session = await openWithCode(clone, founded, '1357');
		expect(session.state.name).toBe('Ujala');
	});

	test('what it writes is another history: a paper of the real book is missing in it, and a shelf says that they differ', async () => {
		const { clone, founded, session } = await aClone();
		const other = await openWithCode(clone, founded, '1357');
		await holdMeeting(other, 'forged', 100, 2600);
		await holdMeeting(session, 'second', 2500, 5000);
		const [real, forged] = [await hashesOf(session), await hashesOf(other)];
		expect(forged.slice(0, -1)).toEqual(real.slice(0, -1));
		const paper = { book: 'b', head: present(real.at(-1), 'a page').slice(0, 32) };
		expect(continuationOf(paper, { book: 'b', hashes: forged })).toEqual({ is: 'missing' });
		expect(continuationOf(paper, { book: 'b', hashes: real })).toEqual({ is: 'continues', since: 0 });
		expect(standingOf(forged, real)).toBe('differs');
		// And in the passbooks stands the code of the other page.
		const [mine, theirs] = await Promise.all(
			[real, forged].map((hashes) => clone.vault.sealCode(present(hashes.at(-1), 'a page')))
		);
		expect(mine).not.toEqual(theirs);
	});
});

describe('an officer of before, with a clone of the phone and a copy from before the handover', () => {
	/** What she carried away: the key out of the clone, by her code, and the copy with the letters of the key paper of then. */
	async function afterHandover() {
		const group = await aGroup();
		const { phone, founded, session } = group;
		const { keys, cover } = founded;
		const slot = present(
			cover.keys.slots.find(({ memberId }) => memberId === third),
			'the writer has a code'
		);
		const clone = await phone.vault.openWithCode(cover.keys, slot.slotId, '246802', cover.deviceSecret);
		if (!clone.ok) throw new Error(clone.error.type);
		const copyBefore = await copyOf(phone, session, keys, cover);
		// Another writes now: she has a code, and the page on which she got her office is closed.
		const holder = { memberId: first, number: 1, symbol: 'parrot', offices: ['writer'] };
		const code = { kind: 'digits', digits: '135790' } as const;
		const document = await keys.withCode(cover.keys, holder, code, cover.deviceSecret);
		const offices = session.state.offices.map((term) =>
			term.memberId === third ? { ...term, memberId: first } : term
		);
		const state = { ...session.state, deciding: { ...session.state.deciding, terms: offices } };
		const shown = await codesOfToday(document, keys, state);
		const renewed = await withRenewal(keys, { ...cover, keys: shown });
		if (!renewed.ok || !renewed.value.isRenewed) throw new Error('the group key is renewed');
		expect((await phone.shelf.saveCover(renewed.value.cover)).ok).toBe(true);
		renewed.value.inForce();
		await holdMeeting(session, 'after', 2500, 5000);
		return { ...group, hers: clone.value, slot, copyBefore, now: renewed.value.cover };
	}

	async function copyOf(phone: Phone, session: BookSession, keys: OpenKeys, cover: BookCover) {
		const made = await makeBackup(phone, session, keys, cover, today);
		if (!made.ok) throw new Error(JSON.stringify(made.error));
		return made.value.bytes;
	}

	test('reads with all of it what was written up to then, and nothing newer: no page, no entry, no copy, out of the phone of after', async () => {
		const { phone, founded, session, hers, slot, copyBefore, now } = await afterHandover();
		const { book } = founded.cover;
		const stored = await phone.shelf.open(book).records();
		if (!stored.ok) throw new Error(stored.error.type);
		const openBy = (keys: OpenKeys, record: StoredRecord) =>
			openRecord({ book, keys, vault: phone.vault }, record);
		const [before, after] = [present(stored.value.at(-2), 'a page'), present(stored.value.at(-1), 'a page')];
		expect([(await openBy(hers, before)).ok, (await openBy(hers, after)).ok]).toEqual([true, false]);
		expect((await openBy(founded.keys, before)).ok).toBe(true);
		await run(session, 'open', { type: 'OpenMeeting', on: today, kind: 'regular' }, gave(first, 2500));
		const loaded = await phone.shelf.open(book).load();
		const row = present(loaded.ok ? loaded.value.rows[0] : undefined, 'an entry');
		const pages = { book, vault: phone.vault };
		expect((await openRow({ ...pages, keys: hers }, after.place, row)).ok).toBe(false);
		expect((await openRow({ ...pages, keys: founded.keys }, after.place, row)).ok).toBe(true);
		const balances = present(loaded.ok ? loaded.value.balances : null, 'balances');
		expect((await openBalances({ ...pages, keys: hers }, balances)).ok).toBe(false);
		const copyAfter = await copyOf(phone, session, founded.keys, now);
		expect((await checkBackup(phone, copyBefore, hers)).ok).toBe(true);
		expect(await checkBackup(phone, copyAfter, hers)).toMatchObject({ ok: false });
		// Her code opens nothing on the phone of after, and the letters of a paper that waits are nowhere under her key.
		const { deviceSecret } = now;
		expect(await phone.vault.openWithCode(now.keys, slot.slotId, '246802', deviceSecret)).toMatchObject({
			error: { type: 'UnknownSlot' }
		});
		expect(now.paper?.state).toBe('waits');
		expect((await lettersThatWait(hers, now)).ok).toBe(false);
	});

	test('cannot write a key document that opens for the others, nor be let in again by the one of before', async () => {
		const { phone, founded, hers, now } = await afterHandover();
		await expect(hers.withNewPaper(now.keys)).rejects.toThrow('only a document that was opened is changed');
		expect(await phone.shelf.saveCover(founded.cover)).toMatchObject({ error: { type: 'StaleHead' } });
	});

	test('who stays reads the whole book with her code, before and after', async () => {
		const { phone, session, now } = await afterHandover();
		const again = phone.restarted();
		const opened = await openWithCode(again, { cover: now }, '1357');
		expect(await hashesOf(opened)).toEqual(await hashesOf(session));
		expect(opened.people.get(first)?.name).toBe('Rose');
	});
});

describe('a key paper that was lost, with a copy of its day', () => {
	test('opens that copy, and none that is made after the new paper, not by the key inside the copy either', async () => {
		const { phone, founded, session } = await aGroup();
		const { keys, cover, recoveryCode } = founded;
		const copy = async (of: BookCover) => {
			const made = await makeBackup(phone, session, keys, of, today);
			if (!made.ok) throw new Error(JSON.stringify(made.error));
			return made.value.bytes;
		};
		const before = await copy(cover);
		const slotId = (index: number) => present(cover.keys.slots[index], 'she has a code').slotId;
		const paper = await paperByCodes(phone.vault, { cover, keys, session }, [
			{ slotId: slotId(0), digits: '1357' },
			{ slotId: slotId(1), digits: '246802' }
		]);
		if (!paper.ok) throw new Error(paper.error.type);
		const renewed = await withRenewal(keys, paper.value);
		if (!renewed.ok) throw new Error(renewed.error.type);
		await phone.shelf.saveCover(renewed.value.cover);
		renewed.value.inForce();
		await holdMeeting(session, 'after', 2500, 5000);
		const after = await copy(renewed.value.cover);
		const finder = await openBackupWithSheet(aPhone(), before, recoveryCode);
		if (!finder.ok) throw new Error(finder.error.type);
		expect(await openBackupWithSheet(aPhone(), after, recoveryCode)).toMatchObject({
			error: { type: 'PaperOfOtherCopy' }
		});
		expect(await checkBackup(aPhone(), after, finder.value.keys)).toMatchObject({ ok: false });
		const letters = await lettersThatWait(keys, renewed.value.cover);
		const newCode = present(letters.ok ? letters.value : null, 'the new paper waits');
		const found = await openBackupWithSheet(aPhone(), after, newCode);
		expect(found.ok && found.value.backup.head).toBe(session.head.hash);
		expect((await lettersThatWait(finder.value.keys, renewed.value.cover)).ok).toBe(false);
	});
});
