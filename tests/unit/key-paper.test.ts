import { describe, expect, test } from 'vitest';
import { addDays, present } from '#kernel';
import {
	lettersThatWait,
	makeBackup,
	openBackupWithSheet,
	provePaper,
	renewPaper,
	type BookCover,
	type TouchedCode
} from '#app';
import { aPhone } from '../support/parts.ts';
import { first, found, open, openWithCode, second, third, today } from '../support/small-book.ts';

async function aBook() {
	const phone = aPhone();
	const founded = await found(phone);
	const session = await open(phone, founded);
	const touched = (memberId: string, digits: string): TouchedCode => ({
		slotId: present(
			founded.cover.keys.slots.find((slot) => slot.memberId === memberId),
			'she has a code'
		).slotId,
		digits
	});
	const president = touched(second, '1357');
	const writer = touched(third, '246802');
	const copyOf = async (cover: BookCover) => {
		const made = await makeBackup(phone, session, founded.keys, cover, today);
		if (!made.ok) throw new Error(JSON.stringify(made.error));
		return made.value;
	};
	const renew = (codes: readonly TouchedCode[], cover = founded.cover) =>
		renewPaper(phone.vault, { cover, keys: founded.keys, state: session.state }, codes);
	return { ...founded, phone, session, president, writer, copyOf, renew };
}

describe('the key paper of a new book', () => {
	test('is on the phone, encrypted, from the same transaction as the book, and is read back after a kill', async () => {
		const { phone, recoveryCode, cover } = await aBook();
		const covers = await phone.restarted().shelf.covers();
		const stored = present(covers.ok ? covers.value[0] : undefined, 'the book is on the shelf');
		expect(stored.paper?.state).toBe('waits');
		expect(JSON.stringify(stored)).not.toContain(recoveryCode.slice(0, 4));
		const slot = present(cover.keys.slots[0], 'the president opens');
		const keys = await phone.vault.openWithCode(stored.keys, slot.slotId, '1357', stored.deviceSecret);
		if (!keys.ok) throw new Error(keys.error.type);
		expect(await lettersThatWait(keys.value, stored)).toEqual({ ok: true, value: recoveryCode });
	});

	test('is proved by all of its letters, not by some, and then no phone keeps them', async () => {
		const { phone, recoveryCode, cover, keys } = await aBook();
		const wrong = await provePaper(phone.vault, cover, recoveryCode.slice(-4));
		expect(wrong).toEqual({ ok: false, error: { type: 'WrongCode', triesLeft: null } });
		const proved = await provePaper(phone.vault, cover, recoveryCode.toLowerCase().replaceAll(' ', ''));
		if (!proved.ok) throw new Error(proved.error.type);
		expect(proved.value.state).toBe('proved');
		expect(await lettersThatWait(keys, { ...cover, paper: proved.value })).toEqual({ ok: true, value: null });
	});

	test('is what a backup is checked with: without it, it says so', async () => {
		const { phone, recoveryCode, cover, copyOf } = await aBook();
		expect((await copyOf(cover)).hasPaper).toBe(false);
		const { paper: _, ...olderApp } = cover;
		expect((await copyOf(olderApp)).hasPaper).toBe(false);
		const proved = await provePaper(phone.vault, cover, recoveryCode);
		if (!proved.ok) throw new Error(proved.error.type);
		expect((await copyOf({ ...cover, paper: proved.value })).hasPaper).toBe(true);
	});
});

describe('a new key paper', () => {
	test('needs the codes of two different officers', async () => {
		const { president, writer, renew, phone, keys, session, cover } = await aBook();
		const missing = (given: number) => ({ ok: false, error: { type: 'ApprovalsMissing', given, needed: 2 } });
		expect(await renew([])).toEqual(missing(0));
		expect(await renew([president])).toEqual(missing(1));
		expect(await renew([president, president])).toEqual(missing(1));
		expect(await renew([president, { slotId: 'nobody', digits: '1357' }])).toEqual(missing(1));
		expect(await renew([president, { ...writer, digits: '246803' }])).toMatchObject({
			error: { type: 'WrongCode' }
		});
		// A woman without an office has a code for her own page: it gives no key paper.
		const holder = { memberId: first, number: 1, symbol: 'parrot', offices: ['president'] };
		const code = { kind: 'digits', digits: '111111' } as const;
		const document = await keys.withCode(cover.keys, holder, code, cover.deviceSecret);
		const hers = present(document.slots.at(-1), 'she has a code').slotId;
		const parts = { cover: { ...cover, keys: document }, keys, state: session.state };
		expect(await renewPaper(phone.vault, parts, [president, { slotId: hers, digits: '111111' }])).toEqual(
			missing(1)
		);
		expect((await renew([president, writer])).ok).toBe(true);
	});

	test('where every term has run out, those who held an office last make it, as they decide everything else', async () => {
		const { president, writer, phone, keys, session, cover } = await aBook();
		const ended = present(session.state.foundedOn, 'the group was founded');
		const offices = session.state.offices.map((term) => ({ ...term, until: ended }));
		const state = { ...session.state, offices, lastSealedDay: addDays(ended, 400) };
		const renewed = await renewPaper(phone.vault, { cover, keys, state }, [president, writer]);
		expect(renewed.ok).toBe(true);
	});

	test('opens the copies from then on, and the old one does not; codes stay as they are', async () => {
		const { phone, cover, keys, recoveryCode, president, writer, copyOf, renew } = await aBook();
		const before = await copyOf(cover);
		const renewed = await renew([president, writer]);
		if (!renewed.ok) throw new Error(renewed.error.type);
		const letters = await lettersThatWait(keys, renewed.value);
		const newCode = present(letters.ok ? letters.value : null, 'the new paper waits');
		expect(newCode).not.toBe(recoveryCode);

		const after = await copyOf(renewed.value);
		expect(after.hasPaper).toBe(false);
		const opened = (bytes: Uint8Array, code: string) => openBackupWithSheet(aPhone(), bytes, code);
		expect(await opened(after.bytes, recoveryCode)).toMatchObject({ error: { type: 'WrongCode' } });
		expect((await opened(after.bytes, newCode)).ok).toBe(true);
		expect((await opened(before.bytes, recoveryCode)).ok).toBe(true);
		expect(await provePaper(phone.vault, renewed.value, recoveryCode)).toMatchObject({ ok: false });
		const proved = await provePaper(phone.vault, renewed.value, newCode);
		if (!proved.ok) throw new Error(proved.error.type);
		expect((await copyOf({ ...renewed.value, paper: proved.value })).hasPaper).toBe(true);
		// A mark that an older paper left counts for no later slot.
		expect((await copyOf({ ...cover, paper: proved.value })).hasPaper).toBe(false);
		expect((await openWithCode(phone, { cover: renewed.value }, '1357')).state.name).toBe('Ujala');
	});
});
