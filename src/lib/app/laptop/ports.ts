import type { BookId, Result } from '#kernel';
import type { CopyReader, CopySlots, UnlockRefusal } from '../ports/keys.ts';
import type { Fault } from '../ports/storage.ts';

/**
 * Storage of a laptop for many groups: one lock, one list and the books, in a database of its own. Everything but the
 * lock is encrypted under the laptop's passphrase; names of groups are never in plaintext.
 */

/** Opaque to everybody but the vault; plain JSON. */
export interface LaptopLock {
	readonly version: 1;
	/** Salt, parameters and the wrapped key. */
	readonly sealed: Readonly<Record<string, unknown>>;
}

export interface LaptopContents {
	readonly lock: LaptopLock;
	/** Counts the changes of the list, from 1. */
	readonly version: number;
	/** The encrypted list of the groups: opening the shelf reads this and no book. */
	readonly list: Uint8Array;
}

/** A stored book; its id is random and reveals nothing. */
export interface StoredLaptopBook {
	readonly id: string;
	readonly bytes: Uint8Array;
}

/** One atomic change: the new list, added books and removed books. */
export interface LaptopChange {
	/** The version that was read; refused as StaleHead if another tab changed the shelf since. */
	readonly expected: number;
	readonly list: Uint8Array;
	readonly add: readonly StoredLaptopBook[];
	readonly remove: readonly string[];
}

export interface LaptopStore {
	/** Null if no passphrase was set on this laptop. */
	readonly load: () => Promise<Result<LaptopContents | null, Fault>>;
	/** Creates the shelf once; refused as StaleHead if it exists already. */
	readonly begin: (lock: LaptopLock, list: Uint8Array) => Promise<Result<void, Fault>>;
	readonly book: (id: string) => Promise<Result<Uint8Array | null, Fault>>;
	/** One strict transaction; reads the list back before it returns ok. */
	readonly change: (change: LaptopChange) => Promise<Result<void, Fault>>;
	/** Deletes the whole shelf including the lock, after a passphrase was forgotten. The groups have their books. */
	readonly empty: () => Promise<Result<void, Fault>>;
}

/** A 32-byte key encrypted to a public key; base64url. */
export interface SealedTo {
	/** X25519 ephemeral public key; its secret is discarded. */
	readonly point: string;
	readonly wrapped: string;
}

/** Keys of the opened shelf, in memory only; `forget` deletes them. */
export interface LaptopKeys {
	/** AES-256-GCM with a fresh nonce; `about` is bound as associated data. */
	readonly encrypt: (bytes: Uint8Array, about: string) => Promise<Uint8Array>;
	readonly decrypt: (bytes: Uint8Array, about: string) => Promise<Result<Uint8Array, Fault>>;
	/** Public key to which groups encrypt their copies: X25519, base64url; fixed for the life of this shelf. */
	readonly publicKey: () => Promise<string>;
	/** The public key as 52 letters and a check letter, in groups of four. */
	readonly publicLetters: () => Promise<string>;
	/** The plaintext sealed to that key; null if it was sealed to another. */
	readonly openSealed: (sealed: SealedTo, purpose: string) => Promise<Uint8Array | null>;
	/** Null if the copy was not made for this laptop. */
	readonly openCopy: (book: BookId, slots: CopySlots) => Promise<CopyReader | null>;
	readonly forget: () => void;
}

export interface LaptopVault {
	readonly create: (passphrase: string) => Promise<{ readonly lock: LaptopLock; readonly keys: LaptopKeys }>;
	/** Counts wrong tries before it tries, like the lock of a book. */
	readonly open: (lock: LaptopLock, passphrase: string) => Promise<Result<LaptopKeys, UnlockRefusal>>;
}
