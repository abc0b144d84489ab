import { describe, expect, test } from 'vitest';
import type { OpenKeys, StartWorker } from '#app';
import { present } from '#kernel';
import {
	aBook,
	book,
	countTries,
	deviceSecret,
	quick,
	quickVault,
	random,
	sita
} from '../../../tests/support/quick-vault.ts';
import { createLaptopVault } from './laptop-vault.ts';
import { createVault } from './vault.ts';

const code = { kind: 'digits', digits: '482915' } as const;
const hashesIn = ({ sealed }: Awaited<ReturnType<OpenKeys['withCode']>>) =>
	(sealed['codes'] as readonly { readonly hash: unknown }[]).map(({ hash }) => hash);

async function withoutWebAssembly<Value>(run: () => Promise<Value>): Promise<Value> {
	const own = present(Object.getOwnPropertyDescriptor(globalThis, 'WebAssembly'), 'Node has it');
	Object.defineProperty(globalThis, 'WebAssembly', { value: undefined, configurable: true });
	try {
		return await run();
	} finally {
		Object.defineProperty(globalThis, 'WebAssembly', own);
	}
}

describe('a phone without WebAssembly', () => {
	const stretched = { kind: 'pbkdf2-sha256', rounds: 600_000 };

	test('stretches new codes in the way that runs everywhere', async () => {
		const vault = createVault({ random, tries: countTries() });
		const { keys, document } = await vault.create(book);
		const withSita = await withoutWebAssembly(() => keys.withCode(document, sita, code, deviceSecret));
		expect(hashesIn(withSita)).toEqual([stretched]);
	});

	test('does so with the passphrase of a laptop', async () => {
		const vault = createLaptopVault({ random, tries: countTries() });
		const { lock } = await withoutWebAssembly(() => vault.create('four words of rain'));
		expect(lock).toMatchObject({ version: 1, sealed: { hash: stretched } });
	});
});

describe('the slow hash', () => {
	/** Says that it was asked, and answers with the same bytes whatever the job. */
	function aWorker() {
		let asked = 0;
		const startWorker: StartWorker = () => {
			const worker = {
				postMessage() {
					asked += 1;
					worker.onmessage?.call(
						worker as Worker,
						new MessageEvent('message', { data: new Uint8Array(32).fill(5) })
					);
				},
				terminate: () => undefined
			} as Partial<Worker>;
			return worker as Worker;
		};
		return { startWorker, asked: () => asked };
	}

	test('is worked out in a worker where there is one, on a phone and on a laptop', async () => {
		const { startWorker, asked } = aWorker();
		const options = { random, tries: countTries(), startWorker, ...quick };
		const { keys, document } = await createVault(options).create(book);
		await keys.withCode(document, sita, code, deviceSecret);
		expect(asked()).toBe(1);
		await createLaptopVault(options).create('four words of rain');
		expect(asked()).toBe(2);
	});
});

describe('the key paper', () => {
	test('opens a copy, in which no writer is, with a new writer, also where nobody asked for one', async () => {
		const { vault, keys, document, recoveryCode } = await aBook();
		const travelling = await keys.forBackup(document);
		const opened = await vault.openWithRecovery(travelling, recoveryCode, false);
		if (!opened.ok) throw new Error(opened.error.type);
		expect(opened.value.keys.writer).not.toBe(keys.writer);
		expect(opened.value.document.sealed['writer']).not.toBeNull();
		const again = await vault.openWithRecovery(opened.value.document, recoveryCode, false);
		expect(again.ok && again.value.keys.writer).toBe(opened.value.keys.writer);
	});

	test('of another book, and one in the place of another, have other marks; a mark is SHA-256 in hex', async () => {
		const { vault, keys, document } = await aBook();
		const other = await aBook();
		const { document: replaced } = await keys.withNewPaper(document);
		const marks = await Promise.all([document, other.document, replaced].map((of) => vault.paperMark(of)));
		expect(new Set(marks).size).toBe(3);
		for (const mark of marks) expect(mark).toMatch(/^[0-9a-f]{64}$/);
	});
});

describe('what is refused', () => {
	test('is a document that is none, by code and by paper, and no try is counted', async () => {
		const { vault, tries, document, slotOf, recoveryCode } = await aBook();
		const none = { ...document, sealed: {} };
		const damaged = { ok: false, error: { type: 'Damaged', about: 'key document' } };
		expect(await vault.openWithCode(none, slotOf(sita), code.digits, deviceSecret)).toEqual(damaged);
		expect(await vault.openWithRecovery(none, recoveryCode, false)).toEqual(damaged);
		const letters = { ...document, sealed: { ...document.sealed, tag: '='.repeat(43) } };
		expect(await vault.openWithCode(letters, slotOf(sita), code.digits, deviceSecret)).toEqual(damaged);
		expect(tries.begun()).toBe(0);
	});

	test('is a code whose slot the list of the lock does not show, and one that only the list shows', async () => {
		const { vault, tries, document, slotOf } = await aBook();
		const unknown = { ok: false, error: { type: 'UnknownSlot' } };
		const id = slotOf(sita);
		const hidden = { ...document, slots: document.slots.filter(({ slotId }) => slotId !== id) };
		expect((await vault.openWithCode(hidden, id, code.digits, deviceSecret)).ok).toBe(false);
		expect(await vault.openWithCode(document, 'nobody', code.digits, deviceSecret)).toEqual(unknown);
		expect(tries.begun()).toBe(0);
	});

	test('is a document that somebody changed, for the tag that covers all of it', async () => {
		const { vault, document, slotOf } = await aBook();
		const changed = { ...document, slots: document.slots.map((slot) => ({ ...slot, number: 1 })) };
		const opened = await vault.openWithCode(changed, slotOf(sita), code.digits, deviceSecret);
		expect(opened).toEqual({ ok: false, error: { type: 'Damaged', about: 'tag of the key document' } });
	});

	test('is a signature that is none, or of another length, under a key that is one', async () => {
		const { vault, keys } = await aBook();
		const text = new Uint8Array(1);
		const signed = await keys.signAsGroup(text);
		expect(await vault.verify(keys.groupPublicKey, signed, text)).toBe(true);
		for (const wrong of ['=', '', signed.slice(0, -4), `${signed}AAAA`])
			expect(await vault.verify(keys.groupPublicKey, wrong, text)).toBe(false);
		expect(await vault.verify(keys.groupPublicKey.slice(0, -4), signed, text)).toBe(false);
	});

	test('says what was damaged of what was packed', async () => {
		const vault = quickVault();
		const packed = await vault.compress(new Uint8Array(2_000));
		expect(await vault.decompress(packed, 1_000)).toEqual({
			ok: false,
			error: { type: 'Damaged', about: 'too long compressed bytes' }
		});
		expect(await vault.decompress(packed.slice(0, -1), 2_000)).toEqual({
			ok: false,
			error: { type: 'Damaged', about: 'broken compressed bytes' }
		});
	});
});

// The public key of the first test of RFC 8032, 7.1; computed with @noble/hashes, another implementation of RFC 9106.
test('the code of a laptop is the same on every phone for ever, and is not the fingerprint of that key', async () => {
	const key = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';
	expect(await quickVault().laptopCode(key)).toEqual({ digits: '60932186', pictures: [59, 36, 39] });
});
