import type { BookId, Result } from '#kernel';
import type { CopyReader, CopySlots, UnlockRefusal } from '../ports/keys.ts';
import type { Fault } from '../ports/storage.ts';

/**
 * What a laptop keeps of many groups: one lock, one list and the books, in a database of its own. Everything but the
 * lock is encrypted under the laptop's passphrase; nothing here tells how a group is called.
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
	/** The list of the groups, encrypted as a whole: opening the shelf reads this and no book. */
	readonly list: Uint8Array;
}

/** A book is kept under a name by chance that says nothing. */
export interface StoredLaptopBook {
	readonly id: string;
	readonly bytes: Uint8Array;
}

/** One atomic change: the new list, added books and removed books. */
export interface LaptopChange {
	/** The version that was read; refused as StaleHead when another tab changed the shelf since. */
	readonly expected: number;
	readonly list: Uint8Array;
	readonly add: readonly StoredLaptopBook[];
	readonly remove: readonly string[];
}

export interface LaptopStore {
	/** Null when no passphrase was chosen on this laptop. */
	readonly load: () => Promise<Result<LaptopContents | null, Fault>>;
	/** Once; refused as StaleHead when the shelf is there already. */
	readonly begin: (lock: LaptopLock, list: Uint8Array) => Promise<Result<void, Fault>>;
	readonly book: (id: string) => Promise<Result<Uint8Array | null, Fault>>;
	/** One strict transaction; reads the list back before it answers ok. */
	readonly change: (change: LaptopChange) => Promise<Result<void, Fault>>;
	/** Throws the whole shelf away, lock and all: after a passphrase was forgotten. The groups have their books. */
	readonly empty: () => Promise<Result<void, Fault>>;
}

/** A key of 32 bytes that only the secret half of a public key opens; base64url. */
export interface SealedTo {
	/** X25519: a public key of the moment, its secret forgotten. */
	readonly point: string;
	readonly wrapped: string;
}

/** Keys of the open shelf. They live in memory only; `forget` ends them. */
export interface LaptopKeys {
	/** AES-256-GCM with a fresh nonce; `about` is bound as associated data. */
	readonly encrypt: (bytes: Uint8Array, about: string) => Promise<Uint8Array>;
	readonly decrypt: (bytes: Uint8Array, about: string) => Promise<Result<Uint8Array, Fault>>;
	/** To which a group gives its copies: X25519, base64url; the same for as long as there is this shelf. */
	readonly publicKey: () => Promise<string>;
	/** The same as 52 letters and a check letter, in groups of four. */
	readonly publicLetters: () => Promise<string>;
	/** What was sealed to that key; null where it was sealed to another. */
	readonly openSealed: (sealed: SealedTo, purpose: string) => Promise<Uint8Array | null>;
	/** Null where the copy was not made for this laptop. */
	readonly openCopy: (book: BookId, slots: CopySlots) => Promise<CopyReader | null>;
	readonly forget: () => void;
}

export interface LaptopVault {
	readonly create: (passphrase: string) => Promise<{ readonly lock: LaptopLock; readonly keys: LaptopKeys }>;
	/** Counts wrong tries before it tries, as the lock of a book does. */
	readonly open: (lock: LaptopLock, passphrase: string) => Promise<Result<LaptopKeys, UnlockRefusal>>;
}
