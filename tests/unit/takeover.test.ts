import { describe, expect, test } from 'vitest';
import { present } from '#kernel';
import type { Command } from '#group';
import {
	continuationOf,
	makeBackup,
	openBackupWithSheet,
	type BookSession,
	type FoundedBook,
	type KeyDocument
} from '#app';
import { standingOf } from '../../src/lib/app/laptop/continues.ts';
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
			expect(await session.execute(`c-${approvals.join()}` as never, seal(...approvals))).toMatchObject({
				ok: false,
				error: { type: 'ApprovalsMissing' }
			});
		expect(session.state).toBe(before);
		expect(await session.execute('d' as never, seal(second, third))).toMatchObject({ ok: true });
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
			error: { type: 'WrongCode' }
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
