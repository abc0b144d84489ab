import { combine } from 'shamir-secret-sharing';
import { describe, expect, test } from 'vitest';
import { checkOf, fromFives, present, readLetters, toFives, writeLetters } from '#kernel';
import { createBackupFile } from '#vault/copies';
import { aBook, book, quickVault, radha } from '../support/quick-vault.ts';

/** A card as this test reads it: three letters of the set, 28 of the share, one that checks them. */
const setLetters = 3;

function shareOf(card: string): Uint8Array {
	const values = present(readLetters(card), 'a card is letters');
	return present(fromFives(values.slice(setLetters, -1)), 'a share is bytes').subarray(0, 17);
}

function cardOf(card: string, share: Uint8Array): string {
	const set = present(readLetters(card), 'a card is letters').slice(0, setLetters);
	const values = [...set, ...toFives(share)];
	return writeLetters([...values, checkOf(values)]);
}

async function withCards() {
	const made = await aBook();
	const cards = await made.vault.keyCards(made.recoveryCode);
	const [one = '', two = '', three = ''] = cards;
	const open = async (...given: readonly string[]) => {
		const opened = await made.vault.openWithRecovery(made.document, given.join('\n'), false);
		if (!opened.ok) return opened.error;
		opened.value.keys.forget();
		return 'open';
	};
	return { ...made, cards, one, two, three, open };
}

const wrong = { type: 'WrongCode', triesLeft: null };
/** Typed right, and opens nothing here. */
const other = { type: 'OtherKeyPaper' };

describe('three key cards', () => {
	test('have eight groups of four letters each, with the three letters of their set first', async () => {
		const { cards } = await withCards();
		expect(cards.every((card) => /^[0-9A-Z]{4}( [0-9A-Z]{4}){7}$/.test(card))).toBe(true);
		expect(new Set(cards.map((card) => card.slice(0, setLetters))).size).toBe(1);
		expect(new Set(cards).size).toBe(3);
	});

	test('open the book by any two, in either order, and by all three', async () => {
		const { one, two, three, open } = await withCards();
		const pairs = [
			[one, two],
			[two, one],
			[one, three],
			[three, one],
			[two, three],
			[three, two]
		];
		for (const [first = '', second = ''] of pairs) expect(await open(first, second)).toBe('open');
		expect(await open(one, two, three)).toBe('open');
		expect(await open(one.toLowerCase().replaceAll(' ', '-'), ` ${two.replaceAll(' ', '')} `)).toBe('open');
	});

	test('say nothing by one: it opens nothing, and for each byte of the secret every value is as possible as any other', async () => {
		const { one, two, open } = await withCards();
		expect(await open(one)).toEqual({ type: 'CardMissing', given: 1, needed: 2 });
		const mine = shareOf(one);
		const possible = Array.from(mine.subarray(0, 16), () => new Set<number>());
		for (let value = 0; value < 256; value += 1) {
			const other = new Uint8Array(17).fill(value);
			other[16] = present(shareOf(two)[16], 'a share has its place');
			const secret = await combine([mine.slice(), other]);
			for (const [place, byte] of secret.entries()) possible[place]?.add(byte);
		}
		expect(possible.map(({ size }) => size)).toEqual(Array<number>(16).fill(256));
	});

	test('of two books or two sets are not taken together, and the same card counts once', async () => {
		const { one, open, vault, recoveryCode } = await withCards();
		const [foreign = ''] = (await withCards()).cards;
		expect(await open(one, foreign)).toEqual({ type: 'CardsOfTwoSets' });
		// The same secret, cut a second time: its cards do not fit the first three.
		const [again = ''] = await vault.keyCards(recoveryCode);
		expect(await open(one, again)).toEqual({ type: 'CardsOfTwoSets' });
		expect(await open(one, one)).toEqual({ type: 'SameCard' });
		expect(await open(one, one.toLowerCase())).toEqual({ type: 'SameCard' });
	});

	test('are refused with one letter wrong, wherever it stands, and with one too few or too many', async () => {
		const { one, two, open } = await withCards();
		const plain = one.replaceAll(' ', '');
		for (let place = 0; place < plain.length; place += 1) {
			const letter = plain[place] === 'A' ? 'B' : 'A';
			expect(await open(`${plain.slice(0, place)}${letter}${plain.slice(place + 1)}`, two)).toEqual(wrong);
		}
		expect(await open(plain.slice(0, -1), two)).toEqual(wrong);
		expect(await open(`${plain}A`, two)).toEqual(wrong);
		expect(await open('', two)).toEqual({ type: 'CardMissing', given: 1, needed: 2 });
		expect(await open('not a card', two)).toEqual(wrong);
	});

	test('cannot be forged: a third card that somebody wrote opens nothing with a real one, nor spoils two real ones unseen', async () => {
		const { one, two, three, open } = await withCards();
		const bent = shareOf(three).slice();
		bent[0] = (bent[0] ?? 0) ^ 1;
		const forged = cardOf(three, bent);
		expect(await open(one, forged)).toEqual(other);
		expect(await open(one, two, forged)).toEqual(other);
		// With the place of another card, of no card, and of all cards.
		const twin = shareOf(one).slice();
		twin[0] = (twin[0] ?? 0) ^ 1;
		expect(await open(one, cardOf(one, twin))).toEqual(wrong);
		const nowhere = shareOf(two).slice();
		nowhere[16] = 0;
		expect(await open(one, cardOf(two, nowhere))).toEqual(wrong);
		expect(await open(one, cardOf(two, new Uint8Array(17)))).toEqual(wrong);
	});

	test('are no key paper, and a key paper is no card', async () => {
		const { one, open, recoveryCode } = await withCards();
		expect(await open(recoveryCode, one)).toEqual(wrong);
		expect(await open(one, recoveryCode)).toEqual(wrong);
		expect(await open(recoveryCode, recoveryCode)).toEqual(wrong);
		expect(await open(recoveryCode)).toBe('open');
	});

	test('open after the group key was renewed, and no more after new cards were made', async () => {
		const { keys, document, vault, one, three } = await withCards();
		const renewal = present(await keys.renewed(await keys.withoutCode(document, radha.memberId)), 'due');
		renewal.inForce();
		const together = `${one}\n${three}`;
		expect((await vault.openWithRecovery(renewal.document, together, false)).ok).toBe(true);
		const next = await keys.withNewPaper(renewal.document);
		const fresh = await vault.keyCards(next.recoveryCode);
		expect(await vault.openWithRecovery(next.document, together, false)).toMatchObject({ error: other });
		expect((await vault.openWithRecovery(next.document, fresh.slice(1).join('\n'), false)).ok).toBe(true);
		// A card of each set.
		const mixed = await vault.openWithRecovery(next.document, `${one}\n${fresh[1] ?? ''}`, false);
		expect(mixed).toMatchObject({ error: { type: 'CardsOfTwoSets' } });
	});

	test('leave no trace in a copy: which kind of paper opens it cannot be told', async () => {
		const { keys, document, cards, vault } = await withCards();
		const forCopy = await keys.forBackup(document);
		const about = { book, records: 0, head: '' };
		const packed = await createBackupFile().pack({
			document: forCopy,
			payload: new Uint8Array(9),
			keys,
			about
		});
		if (!packed.ok) throw new Error(packed.error.type);
		const opened = await createBackupFile().open(packed.value);
		if (!opened.ok) throw new Error(opened.error.type);
		const there = await quickVault().openWithRecovery(
			opened.value.document,
			cards.slice(0, 2).join('\n'),
			true
		);
		expect(there.ok).toBe(true);
		expect(JSON.stringify(opened.value.document).toLowerCase()).not.toContain('card');
		expect(await vault.paperMark(document)).toBe(await vault.paperMark(opened.value.document));
	});
});

describe('what is said while cards are read, before the book is tried', () => {
	test('is nothing for cards that fit so far, and why for each that does not', async () => {
		const { vault, one, two, cards } = await withCards();
		const [foreign = ''] = (await withCards()).cards;
		const said = (...given: readonly string[]) => vault.checkCards(given.join('\n'));
		expect(await said(one)).toBe(null);
		expect(await said(...cards)).toBe(null);
		expect(await said(one, one)).toEqual({ type: 'SameCard' });
		expect(await said(one, foreign)).toEqual({ type: 'CardsOfTwoSets' });
		expect(await said(one, two.slice(0, -1))).toEqual(wrong);
		expect(await said('0000')).toEqual(wrong);
	});
});
