import type { LaptopKeys, LaptopVault, RandomSource } from '#app';
import { err, once, stillHeld, ok, present, toBase64url, utf8, wipe } from '#kernel';
import {
	createArgon2,
	countTry,
	isAcceptable,
	slowHash,
	usualArgon2,
	usualPbkdf2,
	type SlowHash
} from './slow-hash.ts';
import { importCipherKey, nonceLength, seal, unseal, derive, bytesOf, unwrap, wrap } from './cipher.ts';
import { openForLaptop } from './copy-key.ts';
import { isPlainLock, type PlainLock } from './key-document.ts';
import { loadAgreement, openSealedTo, writeLaptopKey } from './laptop-key.ts';
import type { VaultOptions } from './vault.ts';

/** The one slot of a laptop, also for the counter of wrong tries. */
const slotId = 'laptop';
const purpose = 'bahi/1 laptop passphrase';
const secretKeyPurpose = 'bahi/1 laptop secret key';
const saltLength = 16;

/**
 * The shelf of a laptop: a random key encrypts it, and the passphrase, stretched as the codes of a book are, wraps that
 * key. No sheet opens it: who forgets the passphrase empties the shelf and takes the files in again. The secret key to which groups
 * give their copies follows from that key, so that it lies nowhere (ADR 0077).
 */
export function createLaptopVault(options: VaultOptions): LaptopVault {
	const { random, tries } = options;
	const argon2 = createArgon2(options.startWorker ?? null);
	const usualHash = (): SlowHash =>
		typeof WebAssembly === 'object' ? { ...usualArgon2, ...options.argon2Parameters } : usualPbkdf2;
	return {
		async create(passphrase) {
			const [raw, salt, typed] = [random.bytes(32), random.bytes(saltLength), utf8(passphrase)];
			const asked = await slowHash(usualHash(), typed, salt, argon2);
			const hash = asked === null ? usualPbkdf2 : usualHash();
			const secret = present(asked ?? (await slowHash(hash, typed, salt, argon2)), 'PBKDF2 runs everywhere');
			const wrapped = await wrap(raw, secret, salt, purpose, random);
			const sealed = { slotId, hash, salt: toBase64url(salt), wrapped } satisfies PlainLock;
			return { lock: { version: 1, sealed }, keys: await keysOf(raw, random) };
		},
		async open({ sealed }, passphrase) {
			if (!isPlainLock(sealed) || !isAcceptable(sealed.hash, options.weakSlowHashForTestsOnly ?? false))
				return err({ type: 'Damaged', about: 'lock of the laptop' });
			const salt = bytesOf(sealed.salt);
			const counted = await countTry(tries, slotId, () =>
				slowHash(sealed.hash, utf8(passphrase), salt, argon2)
			);
			if (!counted.ok) return counted;
			const { secret, triesLeft } = counted.value;
			const opened = await unwrap(sealed.wrapped, secret, salt, purpose);
			if (opened === null) return err({ type: 'WrongCode', triesLeft });
			await tries.succeeded(slotId);
			return ok(await keysOf(opened, random));
		}
	};
}

/** Wipes `raw`. */
async function keysOf(raw: Uint8Array, random: RandomSource): Promise<LaptopKeys> {
	let key: CryptoKey | null = await importCipherKey(raw);
	const secretKey = await derive(raw, utf8('laptop'), secretKeyPurpose);
	wipe(raw);
	const held = (): CryptoKey => stillHeld(key);
	const heldSecret = (): Uint8Array => (held(), secretKey);
	const publicKey = once(async () => (await loadAgreement()).publicKeyOf(heldSecret()));
	const bound = (about: string): string => `bahi/1 laptop ${about}`;
	return {
		encrypt: (bytes, about) => seal(held(), random.bytes(nonceLength), bytes, bound(about)),
		async decrypt(bytes, about) {
			const clear = await unseal(held(), bytes, bound(about));
			return clear === null ? err({ type: 'Damaged', about }) : ok(clear);
		},
		publicKey: async () => toBase64url(await publicKey()),
		publicLetters: async () => writeLaptopKey(await publicKey()),
		openSealed: async (sealed, about) =>
			openSealedTo({ secretKey: heldSecret(), publicKey: await publicKey() }, sealed, about),
		openCopy: (book, slots) => openForLaptop(book, slots, heldSecret()),
		forget() {
			key = null;
			wipe(secretKey);
		}
	};
}
