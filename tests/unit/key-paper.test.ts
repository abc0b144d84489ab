import { describe, expect, test } from 'vitest';
import { addDays, present } from '#kernel';
import {
	lettersThatWait,
	makeBackup,
	openBackupWithSheet,
	provePaper,
	type BookCover,
	type TouchedCode
} from '#app';
import { paperByCodes } from '../support/by-codes.ts';
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
		paperByCodes(phone.vault, { cover, keys: founded.keys, session }, codes);
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
		expect(await renew([president, { slotId: 'nobody', digits: '1357' }])).toMatchObject({
			error: { type: 'UnknownSlot' }
		});
		expect(await renew([president, { ...writer, digits: '246803' }])).toMatchObject({
			error: { type: 'WrongCode' }
		});
		// A woman without an office has a code for her own page: it gives no key paper.
		const holder = { memberId: first, number: 1, symbol: 'parrot', offices: ['president'] };
		const code = { kind: 'digits', digits: '111111' } as const;
		const document = await keys.withCode(cover.keys, holder, code, cover.deviceSecret);
		const hers = present(document.slots.at(-1), 'she has a code').slotId;
		const parts = { cover: { ...cover, keys: document }, keys, session };
		expect(await paperByCodes(phone.vault, parts, [president, { slotId: hers, digits: '111111' }])).toEqual(
			missing(1)
		);
		expect((await renew([president, writer])).ok).toBe(true);
	});

	test('where every term has run out, those who held an office last make it, as they decide everything else', async () => {
		const { president, writer, phone, keys, session, cover } = await aBook();
		const ended = present(session.state.foundedOn, 'the group was founded');
		const offices = session.state.offices.map((term) => ({ ...term, until: ended }));
		const state = { ...session.state, offices, lastSealedDay: addDays(ended, 400) };
		const later = { book: session.book, head: session.head, operations: session.operations, state };
		const open = { cover, keys, session: later };
		const renewed = await paperByCodes(phone.vault, open, [president, writer]);
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
		expect(await opened(after.bytes, recoveryCode)).toMatchObject({ error: { type: 'PaperOfOtherCopy' } });
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

describe('three key cards', () => {
	async function aBookWithCards() {
		const made = await aBook();
		const renewed = await paperByCodes(
			made.phone.vault,
			{ cover: made.cover, keys: made.keys, session: made.session },
			[made.president, made.writer],
			'cards'
		);
		if (!renewed.ok) throw new Error(renewed.error.type);
		const waits = await lettersThatWait(made.keys, renewed.value);
		const [one = '', two = '', three = ''] = present(waits.ok ? waits.value : null, 'they wait').split('\n');
		return { ...made, withCards: renewed.value, one, two, three };
	}

	test('are made by two officers as a new key paper is, and by no woman alone', async () => {
		const { phone, cover, keys, session, president, writer } = await aBook();
		const cards = (codes: readonly TouchedCode[]) =>
			paperByCodes(phone.vault, { cover, keys, session }, codes, 'cards');
		const missing = { ok: false, error: { type: 'ApprovalsMissing', given: 1, needed: 2 } };
		expect(await cards([president])).toEqual(missing);
		expect(await cards([president, president])).toEqual(missing);
		const holder = { memberId: first, number: 1, symbol: 'parrot', offices: [] };
		const code = { kind: 'digits', digits: '111111' } as const;
		const document = await keys.withCode(cover.keys, holder, code, cover.deviceSecret);
		const hers = present(document.slots.at(-1), 'she has a code').slotId;
		const parts = { cover: { ...cover, keys: document }, keys, session };
		const asked = [president, { slotId: hers, digits: '111111' }];
		expect(await paperByCodes(phone.vault, parts, asked, 'cards')).toEqual(missing);
		expect((await cards([president, writer])).ok).toBe(true);
	});

	test('open a copy on another phone by any two, and the key paper of before does not', async () => {
		const { withCards, copyOf, one, two, three, recoveryCode } = await aBookWithCards();
		const { bytes } = await copyOf(withCards);
		const opened = (...letters: readonly string[]) =>
			openBackupWithSheet(aPhone(), bytes, letters.join('\n'));
		expect((await opened(one, two)).ok).toBe(true);
		expect((await opened(three, one)).ok).toBe(true);
		expect(await opened(two)).toMatchObject({ error: { type: 'CardMissing' } });
		expect(await opened(recoveryCode)).toMatchObject({ error: { type: 'PaperOfOtherCopy' } });
	});

	test('are proved when each of the three was read back, and not by two: the third would fail when it is needed', async () => {
		const { phone, keys, withCards, one, two, three, copyOf } = await aBookWithCards();
		const prove = (...letters: readonly string[]) => provePaper(phone.vault, withCards, letters.join('\n'));
		expect(await prove(one, three)).toEqual({
			ok: false,
			error: { type: 'CardMissing', given: 2, needed: 3 }
		});
		expect(
			await prove(
				one,
				two,
				three.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
			)
		).toMatchObject({
			error: { type: 'WrongCode' }
		});
		expect((await copyOf(withCards)).hasPaper).toBe(false);
		const proved = await prove(one, two, three);
		if (!proved.ok) throw new Error(proved.error.type);
		const cover = { ...withCards, paper: proved.value };
		expect(await lettersThatWait(keys, cover)).toEqual({ ok: true, value: null });
		expect((await copyOf(cover)).hasPaper).toBe(true);
	});

	test('of an old set die when new ones are made, and a card of each set goes with no other', async () => {
		const { phone, keys, session, withCards, one, two, president, writer } = await aBookWithCards();
		const again = await paperByCodes(
			phone.vault,
			{ cover: withCards, keys, session },
			[president, writer],
			'cards'
		);
		if (!again.ok) throw new Error(again.error.type);
		const waits = await lettersThatWait(keys, again.value);
		const [fresh = '', other = ''] = present(waits.ok ? waits.value : null, 'they wait').split('\n');
		const opens = async (...letters: readonly string[]) => {
			const opened = await phone.vault.openWithRecovery(again.value.keys, letters.join('\n'), false);
			return opened.ok ? 'open' : opened.error.type;
		};
		expect(await opens(one, two)).toBe('OtherKeyPaper');
		expect(await opens(one, fresh)).toBe('CardsOfTwoSets');
		expect(await opens(fresh, other)).toBe('open');
	});

	test('cannot be told from a key paper by what lies on the phone, waiting or proved', async () => {
		const { cover, withCards } = await aBookWithCards();
		const waiting = ({ paper }: BookCover) => (paper?.state === 'waits' ? paper.letters.length : null);
		expect(waiting(withCards)).toBe(waiting(cover));
		expect(JSON.stringify({ ...withCards, deviceSecret: '' })).not.toMatch(/card/i);
	});
});
