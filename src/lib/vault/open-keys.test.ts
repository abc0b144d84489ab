import { describe, expect, test } from 'vitest';
import { Defect, present, type CodeKind, type MemberId } from '#kernel';
import type { KeyDocument, OpenKeys } from '#app';
import {
	aBook,
	deviceSecret,
	radha,
	sita,
	book,
	countTries,
	quick,
	random
} from '../../../tests/support/quick-vault.ts';
import { readSealed, tagged, type SealedKeys } from './key-document.ts';
import { keyRing, makeSigningKey } from './key-ring.ts';
import { createVault } from './vault.ts';

const officesIn = (document: KeyDocument) =>
	Object.fromEntries(document.slots.map(({ memberId, offices }) => [memberId, offices]));
/** Who goes with the next group key. */
function leavingIn(document: KeyDocument): readonly MemberId[] {
	const codes = document.sealed['codes'] as readonly { readonly slotId: string; readonly leaves: boolean }[];
	return codes
		.filter(({ leaves }) => leaves)
		.map(
			({ slotId }) =>
				present(
					document.slots.find((slot) => slot.slotId === slotId),
					'hers'
				).memberId
		);
}

describe('offices on the lock', () => {
	test('are hers alone, wherever she stands in the list', async () => {
		const { keys, document } = await aBook();
		const shown = await keys.withOffices(document, radha.memberId, ['treasurer']);
		expect(officesIn(shown)).toEqual({ sita: ['writer'], radha: ['treasurer'] });
		expect(leavingIn(shown)).toEqual([]);
	});

	test('that she never had are not lost: her code for her own page stays, and nothing is due', async () => {
		const { keys, document } = await aBook();
		const shown = await keys.withOffices(document, radha.memberId, []);
		expect([leavingIn(shown), shown.sealed['due']]).toEqual([[], false]);
	});

	test('that are lost let her code go with the next group key, also when it is said again; with a new office it stays', async () => {
		const { keys, document } = await aBook();
		const lost = await keys.withOffices(document, sita.memberId, []);
		expect([leavingIn(lost), lost.sealed['due']]).toEqual([['sita'], true]);
		const again = await keys.withOffices(lost, sita.memberId, []);
		expect([leavingIn(again), again.sealed['due']]).toEqual([['sita'], true]);
		const back = await keys.withOffices(again, sita.memberId, ['writer']);
		expect(leavingIn(back)).toEqual([]);
	});

	test('of a woman without a code change nothing', async () => {
		const { keys, document } = await aBook();
		for (const offices of [[], ['treasurer']]) {
			const shown = await keys.withOffices(document, 'nobody' as MemberId, offices);
			expect(shown).toEqual(document);
		}
	});
});

test.each<[CodeKind, string]>([
	['digits', '1234567'],
	['digits', 'x123456'],
	['digits', '123456x'],
	['digits', ''],
	['pictures', '12345'],
	['pictures', 'x1234'],
	['pictures', '1234x'],
	['pictures', '1230']
])('a code of another form is our bug: %s %s', async (kind, digits) => {
	const { keys, document } = await aBook();
	await expect(keys.withCode(document, sita, { kind, digits }, deviceSecret)).rejects.toThrow(Defect);
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const code = { kind: 'digits', digits: '482915' } as const;

describe('a new writer', () => {
	test('signs once its document is stored, and is the one that the document opens with', async () => {
		const { vault, keys, document, slotOf } = await aBook();
		const [before, keyBefore] = [keys.writer, keys.writerPublicKey];
		const renewal = await keys.withNewWriter(document);
		expect([keys.writer, keys.writerPublicKey]).toEqual([before, keyBefore]);
		expect(await vault.verify(keyBefore, await keys.sign(bytes('r')), bytes('r'))).toBe(true);
		renewal.inForce();
		expect(keys.writer).not.toBe(before);
		expect(keys.writerPublicKey).not.toBe(keyBefore);
		const signed = await keys.sign(bytes('r'));
		expect(await vault.verify(keys.writerPublicKey, signed, bytes('r'))).toBe(true);
		expect(await vault.verify(keyBefore, signed, bytes('r'))).toBe(false);
		const opened = await vault.openWithCode(renewal.document, slotOf(sita), code.digits, deviceSecret);
		expect(opened.ok && opened.value.writer).toBe(keys.writer);
		expect((await keys.forBackup(renewal.document)).book).toBe(book);
	});

	test('does not bring forgotten keys back', async () => {
		const { keys, document } = await aBook();
		const renewal = await keys.withNewWriter(document);
		const before = keys.writer;
		keys.forget();
		renewal.inForce();
		expect(keys.writer).toBe(before);
		await expect(keys.sign(bytes('r'))).rejects.toThrow(Defect);
		expect(() => keys.encrypt(bytes('x'), 'x')).toThrow(Defect);
	});

	test('is written in no document that these keys did not open', async () => {
		const { keys, document } = await aBook();
		const changed = { ...document, slots: document.slots.map((slot) => ({ ...slot, number: 1 })) };
		await expect(keys.withNewWriter(changed)).rejects.toThrow(Defect);
	});
});

describe('a renewal', () => {
	const renewalOf = async (keys: OpenKeys, document: KeyDocument) =>
		present(await keys.renewed(document), 'it is due and can be done');

	test('encrypts under the new key what is stored with its document: the key of before does not open it', async () => {
		const { keys, document } = await aBook();
		const renewal = await renewalOf(keys, await keys.withoutCode(document, radha.memberId));
		const sealed = await renewal.encrypt(bytes('people'), 'people');
		expect((await keys.decrypt(sealed, 'people')).ok).toBe(false);
		renewal.inForce();
		expect(await keys.decrypt(sealed, 'people')).toEqual({ ok: true, value: bytes('people') });
	});

	test('lets nobody go while one officer alone stays, however many have a code for their own page', async () => {
		const { keys, document } = await aBook();
		const named = (name: string, offices: readonly string[]) => ({
			...sita,
			memberId: name as MemberId,
			offices: [...offices]
		});
		let circle = document;
		for (const holder of [named('gita', ['president']), named('meena', []), named('asha', [])])
			circle = await keys.withCode(circle, holder, code, deviceSecret);
		const lost = await keys.withOffices(circle, sita.memberId, []);
		expect(await keys.renewed(lost)).toBeNull();
		const second = await keys.withOffices(lost, 'meena' as MemberId, ['treasurer']);
		expect((await renewalOf(keys, second)).document.slots.map(({ memberId }) => memberId)).toEqual(
			expect.not.arrayContaining(['sita'])
		);
	});

	test('of what leaves the phone is done, too, and no writer comes into it', async () => {
		const { vault, keys, document, recoveryCode } = await aBook();
		const travelling = await keys.forBackup(await keys.withoutCode(document, radha.memberId));
		const renewal = await renewalOf(keys, travelling);
		expect([renewal.document.sealed['writer'], renewal.document.sealed['codes']]).toEqual([null, []]);
		expect((await vault.openWithRecovery(renewal.document, recoveryCode, true)).ok).toBe(true);
	});

	test('of a document that is none does not come about', async () => {
		const { keys, document } = await aBook();
		expect(await keys.renewed({ ...document, sealed: {} })).toBeNull();
	});
});

test('forgotten keys change no document', async () => {
	const { keys, document } = await aBook();
	keys.forget();
	await expect(keys.forBackup(document)).rejects.toThrow(Defect);
});

test('a document whose seeds the key of the group did not wrap is damaged, though its tag is right', async () => {
	const drawn: Uint8Array[] = [];
	const watched = {
		...random,
		bytes(count: number) {
			const made = random.bytes(count);
			drawn.push(made.slice());
			return made;
		}
	};
	const vault = createVault({ random: watched, tries: countTries(), ...quick });
	const { document, recoveryCode } = await vault.create(book);
	const ring = await keyRing(present(drawn[0], 'the key of the group is drawn first'), book);
	const sealed = present(readSealed(document), 'it was made');
	const foreign = await keyRing(random.bytes(32), book);
	for (const purpose of ['group', 'writer'] as const) {
		const { wrapped } = await makeSigningKey(foreign, book, purpose, random);
		const planted = await tagged(document, { ...sealed, [purpose]: wrapped }, ring.tags);
		expect(await vault.openWithRecovery(planted, recoveryCode, false)).toEqual({
			ok: false,
			error: { type: 'Damaged', about: 'signing key' }
		});
	}
	const same = await tagged(document, sealed, ring.tags);
	expect((await vault.openWithRecovery(same, recoveryCode, false)).ok).toBe(true);
});

test('the mark of a key paper is of what stays of its slot at a renewal, and none is of a document that is none', async () => {
	const { vault, document } = await aBook();
	const sealed = present(readSealed(document), 'it was made');
	const markWith = (fields: Partial<SealedKeys['recovery']>) =>
		vault.paperMark({ ...document, sealed: { ...sealed, recovery: { ...sealed.recovery, ...fields } } });
	const other = (letters: string): string => `${letters.startsWith('A') ? 'B' : 'A'}${letters.slice(1)}`;
	const { salt, wrapped, pair } = sealed.recovery;
	const marks = [
		await markWith({}),
		await markWith({ salt: other(salt) }),
		await markWith({ pair: { ...pair, publicKey: other(pair.publicKey) } }),
		await vault.paperMark({ ...document, sealed: {} })
	];
	expect(new Set(marks).size).toBe(4);
	expect(await markWith({ wrapped: other(wrapped) })).toBe(marks[0]);
	expect(await vault.paperMark(document)).toBe(marks[0]);
});
