import { afterEach, describe, expect, test, vi } from 'vitest';
import { createVault } from '#vault';
import {
	aBook,
	book,
	countTries,
	deviceSecret,
	quick,
	quickVault,
	random,
	sita
} from '../support/quick-vault.ts';

// What older browsers lack, and small phones have no room for.

const bytes = (text: string) => new TextEncoder().encode(text);

test('a phone without Ed25519 signs what other phones verify', async () => {
	vi.spyOn(crypto.subtle, 'generateKey').mockRejectedValue(new DOMException('no', 'NotSupportedError'));
	vi.resetModules();
	const { createVault: createOldVault } = await import('#vault');
	const { keys } = await createOldVault({ random, tries: countTries(), ...quick }).create(book);
	vi.restoreAllMocks();
	const signature = await keys.sign(bytes('r'));
	expect(await quickVault().verify(keys.writerPublicKey, signature, bytes('r'))).toBe(true);
});

test('a browser without WebAssembly stretches codes with PBKDF2', async () => {
	vi.stubGlobal('WebAssembly', undefined);
	const vault = createVault({ random, tries: countTries() });
	const { keys, document } = await vault.create(book);
	const withSita = await keys.withCode(document, sita, { kind: 'digits', digits: '482915' }, deviceSecret);
	expect((withSita.sealed['codes'] as { hash: unknown }[])[0]?.hash).toEqual({
		kind: 'pbkdf2-sha256',
		rounds: 600_000
	});
	const opened = await vault.openWithCode(withSita, withSita.slots[0]?.slotId ?? '', '482915', deviceSecret);
	vi.unstubAllGlobals();
	expect(opened.ok).toBe(true);
});

describe('a phone that cannot work out Argon2', () => {
	const noRoom = { argon2Parameters: { memoryKib: 128 * 1024, passes: 1 }, weakSlowHashForTestsOnly: true };

	afterEach(() => {
		vi.unstubAllGlobals();
		vi.restoreAllMocks();
	});

	/** WebAssembly is there and does not run, and 128 MiB are not there. */
	function withoutRoom(): void {
		vi.spyOn(WebAssembly, 'instantiate').mockRejectedValue(new RangeError('no room'));
		const construct = (target: Uint32ArrayConstructor, given: readonly unknown[]): object => {
			if (typeof given[0] === 'number' && given[0] > 2 ** 20) throw new RangeError('no room');
			return Reflect.construct(target, given) as object;
		};
		vi.stubGlobal('Uint32Array', new Proxy(Uint32Array, { construct }));
	}

	test('opens a slot of Argon2 without WebAssembly, as it was made with it', async () => {
		const { vault, document, slotOf } = await aBook();
		vi.stubGlobal('WebAssembly', undefined);
		expect((await vault.openWithCode(document, slotOf(sita), '482915', deviceSecret)).ok).toBe(true);
	});

	test('says so, uses up no try, and goes on with the key paper', async () => {
		const tries = countTries();
		const vault = createVault({ random, tries, ...noRoom });
		const { keys, document, recoveryCode } = await vault.create(book);
		const withSita = await keys.withCode(document, sita, { kind: 'digits', digits: '482915' }, deviceSecret);
		const slotId = withSita.slots[0]?.slotId ?? '';
		withoutRoom();
		const refused = { ok: false, error: { type: 'CodeNotWorkedOut' } };
		expect(await vault.openWithCode(withSita, slotId, '482915', deviceSecret)).toEqual(refused);
		expect(await vault.verifyCode(withSita, slotId, '482915', deviceSecret)).toEqual(refused);
		expect(tries.begun()).toBe(0);
		expect((await vault.openWithRecovery(withSita, recoveryCode, false)).ok).toBe(true);
		expect(await vault.sealCode('ab')).toBeNull();
	});

	test('gives new codes under PBKDF2 with 600,000 rounds', async () => {
		const vault = createVault({ random, tries: countTries(), ...noRoom });
		const { keys, document } = await vault.create(book);
		withoutRoom();
		const withSita = await keys.withCode(document, sita, { kind: 'digits', digits: '482915' }, deviceSecret);
		expect((withSita.sealed['codes'] as { hash: unknown }[])[0]?.hash).toEqual({
			kind: 'pbkdf2-sha256',
			rounds: 600_000
		});
		expect(
			(await vault.openWithCode(withSita, withSita.slots[0]?.slotId ?? '', '482915', deviceSecret)).ok
		).toBe(true);
	});
});
