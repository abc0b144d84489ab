import { describe, expect, test } from 'vitest';
import { Defect } from '#kernel';
import { createVault } from '#vault';
import {
	aBook,
	book,
	countTries,
	deviceSecret,
	quickVault,
	radha,
	random,
	sita
} from '../support/quick-vault.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('encrypting', () => {
	test('what was encrypted is read back, and only for the same purpose and by the same book', async () => {
		const { keys, vault } = await aBook();
		const sealed = await keys.encrypt(bytes('twenty rupees'), 'record 7');
		expect(await keys.decrypt(sealed, 'record 7')).toEqual({ ok: true, value: bytes('twenty rupees') });
		expect(await keys.decrypt(sealed, 'record 8')).toEqual({
			ok: false,
			error: { type: 'Damaged', about: 'record 8' }
		});
		const other = await vault.create(book);
		expect((await other.keys.decrypt(sealed, 'record 7')).ok).toBe(false);
	});

	test('every changed bit and every cut is noticed', async () => {
		const { keys } = await aBook();
		const sealed = await keys.encrypt(bytes('fine'), 'x');
		for (let bit = 0; bit < sealed.length * 8; bit++) {
			const changed = sealed.slice();
			changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			expect((await keys.decrypt(changed, 'x')).ok).toBe(false);
		}
		for (let length = 0; length < sealed.length; length++) {
			expect((await keys.decrypt(sealed.slice(0, length), 'x')).ok).toBe(false);
		}
	});

	test('no nonce comes twice', async () => {
		const { keys } = await aBook();
		const nonces = new Set<string>();
		for (let index = 0; index < 2_000; index++) {
			const sealed = await keys.encrypt(bytes('same words'), 'same purpose');
			nonces.add(String(sealed.subarray(0, 12)));
		}
		expect(nonces.size).toBe(2_000);
	});

	test('forgotten keys do nothing more', async () => {
		const { keys } = await aBook();
		const sealed = await keys.encrypt(bytes('x'), 'x');
		keys.forget();
		keys.forget();
		expect(() => keys.encrypt(bytes('x'), 'x')).toThrow(Defect);
		await expect(keys.decrypt(sealed, 'x')).rejects.toThrow(Defect);
		await expect(keys.sign(bytes('x'))).rejects.toThrow(Defect);
	});
});

describe('opening with a code', () => {
	test('digits and pictures open the book, with the same writer', async () => {
		const { vault, keys, document, slotOf } = await aBook();
		const sealed = await keys.encrypt(bytes('x'), 'x');
		for (const [holder, digits] of [
			[sita, '482915'],
			[radha, '1397']
		] as const) {
			const opened = await vault.openWithCode(document, slotOf(holder), digits, deviceSecret);
			if (!opened.ok) throw new Error(opened.error.type);
			expect(opened.value.writer).toBe(keys.writer);
			expect(await opened.value.decrypt(sealed, 'x')).toEqual({ ok: true, value: bytes('x') });
		}
	});

	test('a wrong code, another phone and an unknown slot do not', async () => {
		const { vault, document, slotOf } = await aBook();
		const wrong = await vault.openWithCode(document, slotOf(sita), '482916', deviceSecret);
		expect(wrong).toEqual({ ok: false, error: { type: 'WrongCode', triesLeft: 4 } });
		const elsewhere = await vault.openWithCode(document, slotOf(sita), '482915', new Uint8Array(32));
		expect(elsewhere).toEqual({ ok: false, error: { type: 'WrongCode', triesLeft: 3 } });
		const unknown = await vault.openWithCode(document, 'nobody', '482915', deviceSecret);
		expect(unknown).toEqual({ ok: false, error: { type: 'UnknownSlot' } });
	});

	test('five wrong tries are free, the sixth waits even with the right code', async () => {
		const { vault, tries, document, slotOf } = await aBook();
		const guesses = Array.from({ length: 8 }, (_, index) =>
			vault.openWithCode(document, slotOf(sita), `00000${index}`, deviceSecret)
		);
		const answers = await Promise.all(guesses);
		expect(answers.map((answer) => !answer.ok && answer.error.type)).toEqual([
			...Array<string>(5).fill('WrongCode'),
			...Array<string>(3).fill('WaitBeforeNextTry')
		]);
		expect(tries.begun()).toBe(5);
		const right = await vault.openWithCode(document, slotOf(sita), '482915', deviceSecret);
		expect(right).toEqual({ ok: false, error: { type: 'WaitBeforeNextTry', seconds: 30 } });
	});

	test('the try is counted before it is made', async () => {
		const { document, slotOf } = await aBook();
		const order: string[] = [];
		const vault = quickVault({
			wait: () => Promise.resolve(0),
			begin: () => Promise.reject(new Error('the counter cannot be written')),
			succeeded: () => Promise.resolve(void order.push('succeeded'))
		});
		await expect(vault.openWithCode(document, slotOf(sita), '482915', deviceSecret)).rejects.toThrow(
			'counter'
		);
		expect(order).toEqual([]);
	});

	test('an approval checks the code and opens nothing', async () => {
		const { vault, document, slotOf } = await aBook();
		const right = await vault.verifyCode(document, slotOf(radha), '1397', deviceSecret);
		expect(right).toEqual({ ok: true, value: undefined });
		const wrong = await vault.verifyCode(document, slotOf(radha), '1398', deviceSecret);
		expect(wrong).toEqual({ ok: false, error: { type: 'WrongCode', triesLeft: 4 } });
	});

	test('the lock shows other offices of hers, and her code stays', async () => {
		const { vault, keys, document, slotOf } = await aBook();
		const shown = await keys.withOffices(document, sita.memberId, ['treasurer', 'keyHolder']);
		const hers = shown.slots.find((slot) => slot.memberId === sita.memberId);
		expect(hers?.offices).toEqual(['treasurer', 'keyHolder']);
		expect(shown.slots.filter((slot) => slot.memberId !== sita.memberId)).toEqual(
			document.slots.filter((slot) => slot.memberId !== sita.memberId)
		);
		expect((await vault.openWithCode(shown, slotOf(sita), '482915', deviceSecret)).ok).toBe(true);
	});

	test('a new code takes the place of the old one, and a member without a code stays outside', async () => {
		const { vault, keys, document, slotOf } = await aBook();
		const renewed = await keys.withCode(document, sita, { kind: 'pictures', digits: '2468' }, deviceSecret);
		expect(renewed.slots).toHaveLength(2);
		const old = await vault.openWithCode(renewed, slotOf(sita), '482915', deviceSecret);
		expect(old).toEqual({ ok: false, error: { type: 'UnknownSlot' } });
		const without = await keys.withoutCode(renewed, radha.memberId);
		expect(without.slots.map((slot) => slot.memberId)).toEqual([sita.memberId]);
		const opened = await vault.openWithCode(without, without.slots[0]?.slotId ?? '', '2468', deviceSecret);
		expect(opened.ok).toBe(true);
	});

	test('a code of the wrong form is our bug', async () => {
		const { keys, document } = await aBook();
		const short = keys.withCode(document, sita, { kind: 'digits', digits: '1234' }, deviceSecret);
		await expect(short).rejects.toThrow(Defect);
	});
});

describe('the printed sheet', () => {
	test('opens the book on its own phone with the same writer', async () => {
		const { vault, keys, document, recoveryCode } = await aBook();
		const opened = await vault.openWithRecovery(document, recoveryCode.toLowerCase(), false);
		if (!opened.ok) throw new Error(opened.error.type);
		expect(opened.value.keys.writer).toBe(keys.writer);
		expect(opened.value.document).toBe(document);
	});

	test('opens a backup on another phone as a new writer, and the code of the old phone is not in it', async () => {
		const { vault, keys, document, recoveryCode } = await aBook();
		const travelling = await keys.forBackup(document);
		expect(travelling.slots).toEqual([]);
		expect(JSON.stringify(travelling)).not.toContain(keys.writerPublicKey);
		const opened = await vault.openWithRecovery(travelling, recoveryCode, true);
		if (!opened.ok) throw new Error(opened.error.type);
		expect(opened.value.keys.writer).not.toBe(keys.writer);
		expect(opened.value.keys.groupPublicKey).toBe(keys.groupPublicKey);
		const withCode = await opened.value.keys.withCode(
			opened.value.document,
			sita,
			{ kind: 'digits', digits: '111222' },
			deviceSecret
		);
		const again = await vault.openWithCode(withCode, withCode.slots[0]?.slotId ?? '', '111222', deviceSecret);
		expect(again.ok && again.value.writer).toBe(opened.value.keys.writer);
	});

	test('of another book does not open, and nothing is counted', async () => {
		const { vault, tries, document } = await aBook();
		const other = await vault.create(book);
		const opened = await vault.openWithRecovery(document, other.recoveryCode, false);
		expect(opened).toEqual({ ok: false, error: { type: 'OtherKeyPaper' } });
		expect(tries.begun()).toBe(0);
	});

	test('that was replaced is told apart from one that is typed wrong, by its own check letters: nothing of it is kept', async () => {
		const { vault, document, recoveryCode, keys } = await aBook();
		const { document: renewed } = await keys.withNewPaper(document);
		const open = (letters: string) => vault.openWithRecovery(renewed, letters, false);
		expect(await open(recoveryCode)).toEqual({ ok: false, error: { type: 'OtherKeyPaper' } });
		const slip = recoveryCode.startsWith('A') ? 'B' : 'A';
		const wrong = { ok: false, error: { type: 'WrongCode', triesLeft: null } };
		expect(await open(slip + recoveryCode.slice(1))).toEqual(wrong);
		expect(await open(recoveryCode.slice(0, -5))).toEqual(wrong);
	});
});

describe('signing', () => {
	test('the writer signs records, the group signs prints', async () => {
		const { vault, keys } = await aBook();
		const [byWriter, byGroup] = [await keys.sign(bytes('r')), await keys.signAsGroup(bytes('r'))];
		expect(await vault.verify(keys.writerPublicKey, byWriter, bytes('r'))).toBe(true);
		expect(await vault.verify(keys.groupPublicKey, byGroup, bytes('r'))).toBe(true);
		expect(await vault.verify(keys.groupPublicKey, byWriter, bytes('r'))).toBe(false);
		expect(await vault.verify(keys.writerPublicKey, byWriter, bytes('s'))).toBe(false);
		expect(await vault.verify('no key', 'no signature', bytes('r'))).toBe(false);
	});
});

describe('the seal code', () => {
	// Computed with another implementation of RFC 9106 (@noble/hashes).
	test('is the same on every phone for ever', async () => {
		const hash = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
		expect(await quickVault().sealCode(hash)).toEqual({ digits: '53349029', pictures: [40, 17, 55] });
	});

	// The public key of the first test of RFC 8032, 7.1; computed as above.
	test('of a key is its fingerprint, under a salt of its own', async () => {
		const key = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';
		expect(await quickVault().fingerprint(key)).toEqual({ digits: '52169930', pictures: [17, 34, 26] });
	});
});

describe('packing', () => {
	test('gives back what was packed', async () => {
		const vault = quickVault();
		for (const length of [0, 1, 1_000, 200_000]) {
			const clear = Uint8Array.from({ length }, (_, index) => (index * 7) % 251);
			const packed = await vault.compress(clear);
			expect(await vault.decompress(packed, length)).toEqual({ ok: true, value: clear });
		}
	});

	test('stops a bomb at its limit, and refuses nonsense and cut streams', async () => {
		const vault = quickVault();
		const bomb = await vault.compress(new Uint8Array(5_000_000));
		expect(await vault.decompress(bomb, 1_000)).toMatchObject({ ok: false, error: { type: 'Damaged' } });
		expect(await vault.decompress(bytes('no deflate'), 1_000)).toMatchObject({
			ok: false,
			error: { type: 'Damaged' }
		});
		expect(await vault.decompress(bomb.slice(0, -3), 9_000_000)).toMatchObject({
			ok: false,
			error: { type: 'Damaged' }
		});
	});
});

test('an officer opens with the slow hash that the real app uses', async () => {
	const vault = createVault({ random, tries: countTries() });
	const { keys, document } = await vault.create(book);
	const withSita = await keys.withCode(document, sita, { kind: 'digits', digits: '482915' }, deviceSecret);
	expect((withSita.sealed['codes'] as { hash: unknown }[])[0]?.hash).toEqual({
		kind: 'argon2id',
		memoryKib: 32_768,
		passes: 3
	});
	const opened = await vault.openWithCode(withSita, withSita.slots[0]?.slotId ?? '', '482915', deviceSecret);
	expect(opened.ok).toBe(true);
});
