import { describe, expect, test } from 'vitest';
import { Defect, present } from '#kernel';
import type { KeyDocument, KeyRenewal, OpenKeys } from '#app';
import { createBackupFile } from '#vault/copies';
import { aBook, book, deviceSecret, radha, sita } from '../support/quick-vault.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function read(keys: OpenKeys, sealed: Uint8Array, about: string): Promise<string | null> {
	const clear = await keys.decrypt(sealed, about);
	return clear.ok ? new TextDecoder().decode(clear.value) : null;
}

async function renewalOf(keys: OpenKeys, document: KeyDocument): Promise<KeyRenewal> {
	return present(await keys.renewed(document), 'the group key is due and can be renewed');
}

/** Radha's code was taken away; the group key was renewed for it. */
async function afterRadha() {
	const made = await aBook();
	const { keys, document, vault, slotOf } = made;
	const clone = await vault.openWithCode(document, slotOf(radha), '1397', deviceSecret);
	if (!clone.ok) throw new Error(clone.error.type);
	const before = await keys.encrypt(bytes('before'), 'x');
	const without = await keys.withoutCode(document, radha.memberId);
	const renewal = await renewalOf(keys, without);
	renewal.inForce();
	const after = await keys.encrypt(bytes('after'), 'x');
	return { ...made, without, renewal, renewed: renewal.document, before, after, hers: clone.value };
}

describe('after a woman with a code has gone', () => {
	test('who stays opens with her code, nobody was asked for it, and reads what was written before and after', async () => {
		const { vault, keys, renewed, slotOf, before, after } = await afterRadha();
		expect([renewed.epoch, renewed.slots.map(({ memberId }) => memberId)]).toEqual([1, [sita.memberId]]);
		expect([await read(keys, before, 'x'), await read(keys, after, 'x')]).toEqual(['before', 'after']);
		const opened = await vault.openWithCode(renewed, slotOf(sita), '482915', deviceSecret);
		if (!opened.ok) throw new Error(opened.error.type);
		const { value } = opened;
		expect([await read(value, before, 'x'), await read(value, after, 'x')]).toEqual(['before', 'after']);
		// The same group and the same installation go on.
		expect([value.groupPublicKey, value.writer]).toEqual([keys.groupPublicKey, keys.writer]);
		const signed = await value.sign(bytes('r'));
		expect(await vault.verify(keys.writerPublicKey, signed, bytes('r'))).toBe(true);
	});

	test('the key paper opens it as before, and its mark is the same', async () => {
		const { vault, document, renewed, recoveryCode, before, after } = await afterRadha();
		const opened = await vault.openWithRecovery(renewed, recoveryCode, false);
		if (!opened.ok) throw new Error(opened.error.type);
		const { keys } = opened.value;
		expect([await read(keys, before, 'x'), await read(keys, after, 'x')]).toEqual(['before', 'after']);
		expect(await vault.paperMark(renewed)).toBe(await vault.paperMark(document));
		const elsewhere = await vault.openWithRecovery(renewed, recoveryCode, true);
		expect(elsewhere.ok && (await read(elsewhere.value.keys, before, 'x'))).toBe('before');
	});

	test('her code and the key that she kept from a clone of the phone open what was written up to then and nothing newer', async () => {
		const { vault, hers, renewed, slotOf, before, after } = await afterRadha();
		expect([await read(hers, before, 'x'), await read(hers, after, 'x')]).toEqual(['before', null]);
		const slotId = slotOf(radha);
		expect(await vault.openWithCode(renewed, slotId, '1397', deviceSecret)).toMatchObject({
			error: { type: 'UnknownSlot' }
		});
		// Nor does her old slot, planted in the new document, or the new document under the old key.
		const { document } = await afterRadha();
		const planted = {
			...renewed,
			slots: document.slots,
			sealed: { ...renewed.sealed, codes: document.sealed['codes'] }
		};
		expect((await vault.openWithCode(planted, slotId, '1397', deviceSecret)).ok).toBe(false);
		await expect(
			hers.withCode(renewed, radha, { kind: 'digits', digits: '111111' }, deviceSecret)
		).rejects.toThrow(Defect);
	});

	test('a copy of after is closed to the key of before, and one of before is open to the new key', async () => {
		const { keys, document, renewed, hers, vault, recoveryCode } = await afterRadha();
		const file = createBackupFile();
		const about = { book, records: 0, head: '' };
		const pack = async (of: OpenKeys, from: KeyDocument) => {
			const packed = await file.pack({
				document: await of.forBackup(from),
				payload: bytes('x'),
				keys: of,
				about
			});
			const opened = packed.ok ? await file.open(packed.value) : packed;
			if (!opened.ok) throw new Error(opened.error.type);
			return opened.value;
		};
		const [old, young] = [await pack(hers, document), await pack(keys, renewed)];
		expect((await young.decryptWith(hers)).ok).toBe(false);
		expect((await old.decryptWith(keys)).ok).toBe(true);
		expect([old.document.epoch, young.document.epoch]).toEqual([0, 1]);
		const elsewhere = await vault.openWithRecovery(young.document, recoveryCode, true);
		expect(elsewhere.ok && (await young.decryptWith(elsewhere.value.keys)).ok).toBe(true);
		// A copy is made whole under one key, never its slots under one and its document under another.
		await expect(pack(keys, document)).rejects.toThrow(Defect);
	});
});

describe('a renewal', () => {
	test('is due when what opened the book is taken out, and never otherwise', async () => {
		const { keys, document } = await aBook();
		expect(await keys.renewed(document)).toBeNull();
		expect(await keys.renewed(await keys.withOffices(document, sita.memberId, ['treasurer']))).toBeNull();
		expect(await keys.renewed(await keys.withoutCode(document, 'nobody' as never))).toBeNull();
		const code = { kind: 'digits', digits: '111111' } as const;
		const another = { ...radha, memberId: 'gita' as never };
		expect(await keys.renewed(await keys.withCode(document, another, code, deviceSecret))).toBeNull();
		expect(await keys.renewed(await keys.withCode(document, sita, code, deviceSecret))).not.toBeNull();
		expect(await keys.renewed((await keys.withNewPaper(document)).document)).not.toBeNull();
		expect(await keys.renewed(await keys.withoutCode(document, radha.memberId))).not.toBeNull();
	});

	test('is still due where it did not come about, and is done once', async () => {
		const { keys, document } = await aBook();
		const without = await keys.withoutCode(document, radha.memberId);
		await renewalOf(keys, without);
		const again = await renewalOf(keys, await keys.withOffices(without, sita.memberId, ['treasurer']));
		again.inForce();
		expect(await keys.renewed(again.document)).toBeNull();
	});

	test('that was not stored changes nothing: the phone was killed before, and the old document opens as ever', async () => {
		const { vault, keys, document, slotOf } = await aBook();
		const without = await keys.withoutCode(document, radha.memberId);
		const renewal = await renewalOf(keys, without);
		const sealed = await keys.encrypt(bytes('meanwhile'), 'x');
		for (const stored of [without, renewal.document]) {
			const opened = await vault.openWithCode(stored, slotOf(sita), '482915', deviceSecret);
			expect(opened.ok && (await read(opened.value, sealed, 'x'))).toBe('meanwhile');
		}
	});

	test('comes into force for no keys that were forgotten, nor twice', async () => {
		const { keys, document } = await aBook();
		const without = await keys.withoutCode(document, radha.memberId);
		const [first, second] = [await renewalOf(keys, without), await renewalOf(keys, without)];
		first.inForce();
		second.inForce();
		expect((await keys.forBackup(first.document)).epoch).toBe(1);
		await expect(keys.forBackup(second.document)).rejects.toThrow(Defect);
		keys.forget();
		first.inForce();
		expect(() => keys.encrypt(bytes('x'), 'x')).toThrow(Defect);
	});

	test('may be done twenty times: everything is read by the last key, each stretch by no key of before it', async () => {
		const { vault, keys, document, recoveryCode } = await aBook();
		let now = document;
		const written: Uint8Array[] = [];
		const clones: OpenKeys[] = [];
		for (let epoch = 0; epoch < 20; epoch++) {
			written.push(await keys.encrypt(bytes(`in ${epoch}`), 'x'));
			const clone = await vault.openWithRecovery(now, recoveryCode, false);
			if (!clone.ok) throw new Error(clone.error.type);
			clones.push(clone.value.keys);
			const code = { kind: 'digits', digits: '111111' } as const;
			const renewal = await renewalOf(keys, await keys.withCode(now, sita, code, deviceSecret));
			renewal.inForce();
			now = renewal.document;
		}
		for (const [of, clone] of clones.entries())
			for (const [epoch, sealed] of written.entries())
				expect(await read(clone, sealed, 'x')).toBe(epoch <= of ? `in ${epoch}` : null);
		for (const [epoch, sealed] of written.entries())
			expect(await read(keys, sealed, 'x')).toBe(`in ${epoch}`);
	});

	test('that comes into force while something older is read loses none of the keys of before', async () => {
		const { keys, document } = await aBook();
		const written: Uint8Array[] = [];
		let now = document;
		for (let epoch = 0; epoch < 3; epoch++) {
			written.push(await keys.encrypt(bytes(`in ${epoch}`), 'x'));
			const code = { kind: 'digits', digits: '111111' } as const;
			const renewal = await renewalOf(keys, await keys.withCode(now, sita, code, deviceSecret));
			const reading = read(keys, present(written[0], 'something was written'), 'x');
			renewal.inForce();
			now = renewal.document;
			expect(await reading).toBe('in 0');
		}
		for (const [epoch, sealed] of written.entries())
			expect(await read(keys, sealed, 'x')).toBe(`in ${epoch}`);
	});

	test('of a document with any bit changed opens nothing', async () => {
		const { vault, renewed, slotOf } = await afterRadha();
		const older = renewed.sealed['older'] as readonly string[];
		const changed: KeyDocument[] = [
			{ ...renewed, epoch: 0 },
			{ ...renewed, epoch: 2 },
			{ ...renewed, sealed: { ...renewed.sealed, older: [] } },
			{ ...renewed, epoch: 0, sealed: { ...renewed.sealed, older: [] } },
			{ ...renewed, epoch: 2, sealed: { ...renewed.sealed, older: [...older, ...older] } },
			{ ...renewed, sealed: { ...renewed.sealed, due: true } }
		];
		for (const document of changed)
			expect(await vault.openWithCode(document, slotOf(sita), '482915', deviceSecret)).toMatchObject({
				error: { type: 'Damaged' }
			});
	});
});

describe('a woman who lost her office', () => {
	const gita = { ...sita, memberId: 'gita' as never, offices: ['president'] };
	const rekha = { ...sita, memberId: 'rekha' as never, offices: ['treasurer'] };
	const code = { kind: 'digits', digits: '482915' } as const;

	/** Sita writes, Gita is president; Radha has a code for her own page. */
	async function aCircle() {
		const made = await aBook();
		const document = await made.keys.withCode(made.document, gita, code, deviceSecret);
		return { ...made, document };
	}
	const whose = ({ slots }: KeyDocument) => slots.map(({ memberId }) => memberId).toSorted();

	test('opens the book until two others with an office do, and then no more; who has a code for her own page keeps it', async () => {
		const { vault, keys, document } = await aCircle();
		const lost = await keys.withOffices(document, sita.memberId, []);
		expect(await keys.renewed(lost)).toBeNull();
		const slotId = present(
			lost.slots.find(({ memberId }) => memberId === sita.memberId),
			'hers'
		).slotId;
		expect((await vault.openWithCode(lost, slotId, '482915', deviceSecret)).ok).toBe(true);
		const renewal = await renewalOf(keys, await keys.withCode(lost, rekha, code, deviceSecret));
		expect(whose(renewal.document)).toEqual(['gita', 'radha', 'rekha']);
		expect((await vault.openWithCode(renewal.document, slotId, '482915', deviceSecret)).ok).toBe(false);
	});

	test('and got it back meanwhile, keeps her code', async () => {
		const { keys, document } = await aCircle();
		const lost = await keys.withOffices(document, sita.memberId, []);
		const again = await keys.withOffices(lost, sita.memberId, ['writer']);
		const renewal = await renewalOf(keys, again);
		expect(whose(renewal.document)).toEqual(['gita', 'radha', 'sita']);
	});
});

describe('a newer app', () => {
	test('wrote the keys: that is said, and nothing is called damaged', async () => {
		const { vault, document, slotOf, recoveryCode } = await aBook();
		const newer = { ...document, version: 3 as never, more: true };
		const refused = { ok: false, error: { type: 'StorageNewer' } };
		expect(await vault.openWithCode(newer, slotOf(sita), '482915', deviceSecret)).toEqual(refused);
		expect(await vault.verifyCode(newer, slotOf(sita), '482915', deviceSecret)).toEqual(refused);
		expect(await vault.openWithRecovery(newer, recoveryCode, false)).toEqual(refused);
	});
});
