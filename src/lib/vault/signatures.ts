import type { RandomSource } from '#app';
import { concat, fromBase64url, present, toHex, unshared, wipe } from '#kernel';

/** Ed25519 (RFC 8032). */
export interface Signatures {
	/** The key pair of a 32-byte seed; `seed` may be wiped afterwards. */
	readonly keyOf: (seed: Uint8Array, publicKey: Uint8Array) => Promise<SigningKey>;
	/** @returns 32 bytes */
	readonly publicKeyOf: (seed: Uint8Array) => Promise<Uint8Array>;
	readonly verify: (publicKey: Uint8Array, signature: Uint8Array, bytes: Uint8Array) => Promise<boolean>;
}

/** A signing key of a book, with what follows from the same seed. */
export interface SeededKey extends SigningKey {
	/** HMAC-SHA-256 under a key that no signature and no renewal of the group key changes. @returns 32 bytes */
	readonly mark: (bytes: Uint8Array) => Promise<Uint8Array>;
}

export interface SigningKey {
	readonly publicKey: Uint8Array;
	/** @returns 64 bytes */
	readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
	readonly forget: () => void;
}

export const newSeed = (random: RandomSource): Uint8Array => random.bytes(32);

let loaded: Promise<Signatures> | undefined;

/** WebCrypto where it knows Ed25519 (Chrome from 137), else @noble/curves, fetched only then. */
export function loadSignatures(): Promise<Signatures> {
	loaded ??= knowsEd25519().then((known) => (known ? webCryptoSignatures : portableSignatures()));
	return loaded;
}

async function knowsEd25519(): Promise<boolean> {
	try {
		await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
		return true;
	} catch {
		return false;
	}
}

const imported = new Map<string, CryptoKey>();

/**
 * The points of small order, by their bytes without the sign of x: 0, 1, two of order eight, −1, and 0 and 1 written as p and p + 1. Under such a key
 * one signature, which nobody's secret made, is good for many texts or for all.
 */
const smallOrder: ReadonlySet<string> = new Set([
	'0000000000000000000000000000000000000000000000000000000000000000',
	'0100000000000000000000000000000000000000000000000000000000000000',
	'26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
	'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
	'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
	'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
	'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'
]);
const isOfSmallOrder = (publicKey: Uint8Array): boolean =>
	smallOrder.has(toHex(publicKey.with(31, (publicKey[31] ?? 0) & 0x7f)));

/** RFC 8410: what stands before the 32 bytes of a seed in a PKCS #8 file. */
const pkcs8Start = Uint8Array.from([0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20]);

export const webCryptoSignatures: Signatures = {
	async keyOf(seed, publicKey) {
		const key = await importSeed(seed, false);
		return {
			publicKey,
			sign: async (bytes) => new Uint8Array(await crypto.subtle.sign('Ed25519', key, unshared(bytes))),
			forget: () => undefined
		};
	},
	async publicKeyOf(seed) {
		// WebCrypto gives a public key for a private one only through this export.
		const exported = await crypto.subtle.exportKey('jwk', await importSeed(seed, true));
		return present(fromBase64url(exported.x ?? ''), 'the browser exports a public key');
	},
	async verify(publicKey, signature, bytes) {
		// Browsers differ about these, the portable code refuses them: two phones would disagree about a book.
		if (isOfSmallOrder(publicKey)) return false;
		try {
			const name = publicKey.join();
			const key =
				imported.get(name) ??
				(await crypto.subtle.importKey('raw', unshared(publicKey), 'Ed25519', false, ['verify']));
			imported.set(name, key);
			return await crypto.subtle.verify('Ed25519', key, unshared(signature), unshared(bytes));
		} catch (cause) {
			// Some browsers refuse a key that is no point of the curve already when it is imported.
			if (cause instanceof DOMException) return false;
			throw cause;
		}
	}
};

async function importSeed(seed: Uint8Array, extractable: boolean): Promise<CryptoKey> {
	const file = concat(pkcs8Start, seed);
	const key = await crypto.subtle.importKey('pkcs8', file, 'Ed25519', extractable, ['sign']);
	wipe(file);
	return key;
}

export async function portableSignatures(): Promise<Signatures> {
	const { ed25519 } = await import('@noble/curves/ed25519.js');
	return {
		keyOf(seed, publicKey) {
			const kept = seed.slice();
			return Promise.resolve({
				publicKey,
				sign: (bytes) => Promise.resolve(ed25519.sign(bytes, kept)),
				forget: () => wipe(kept)
			});
		},
		publicKeyOf: (seed) => Promise.resolve(ed25519.getPublicKey(seed)),
		// zip215 off: this must refuse exactly what WebCrypto refuses, or two phones would disagree about a book.
		verify: (publicKey, signature, bytes) =>
			Promise.resolve(ed25519.verify(signature, bytes, publicKey, { zip215: false }))
	};
}
