import type { BookId, CodeKind, MemberId, Result, WriterId } from '#kernel';
import type { LaptopKeys } from '../laptop/ports.ts';
import type { Fault } from './storage.ts';

/** Reasons for which a code or key paper does not open the book. */
export type UnlockRefusal =
	/** `triesLeft` is null for the key paper: 128 bits cannot be guessed, so tries are not counted. */
	| { readonly type: 'WrongCode'; readonly triesLeft: number | null }
	/** Too many wrong tries; survives a restart. */
	| { readonly type: 'WaitBeforeNextTry'; readonly seconds: number }
	| { readonly type: 'UnknownSlot' }
	/** The letters of a paper or of two cards match their check letters but open nothing here: replaced, or of another group. */
	| { readonly type: 'OtherKeyPaper' }
	| CardsRefusal
	/** This phone could not compute the slow hash, most likely for lack of memory. No code was tried, and none counted. */
	| { readonly type: 'CodeNotWorkedOut' }
	/** A newer version of the app wrote the keys. */
	| { readonly type: 'StorageNewer' }
	| { readonly type: 'Damaged'; readonly about: string };

/** Reasons for which key cards cannot be combined. */
export type CardsRefusal =
	/** One card alone reveals nothing; another one of the same set is needed. */
	| { readonly type: 'CardMissing'; readonly given: number; readonly needed: number }
	| { readonly type: 'SameCard' }
	/** One of them is of another book or another set. */
	| { readonly type: 'CardsOfTwoSets' };

/** State of the key paper, or of three cards in its place, with which a copy opens on another phone; the stored state does not tell which of the two. */
export type KeyPaper =
	/** Its letters were not typed back yet. They are encrypted with the group key (base64url) and shown at each opening. */
	| { readonly state: 'waits'; readonly letters: string }
	/** All letters were typed; `slot` is the mark (`Vault.paperMark`) of the slot that they opened. */
	| { readonly state: 'proved'; readonly slot: string };

/** A member with a code, as the lock shows her: no name, no face. */
export interface CodeHolder {
	readonly memberId: MemberId;
	readonly number: number;
	readonly symbol: string;
	/** Empty if her code opens only her own page. The book decides, not this copy of it (ADR 0026). */
	readonly offices: readonly string[];
}

export interface CodeSlotInfo extends CodeHolder {
	readonly slotId: string;
	readonly codeKind: CodeKind;
}

/** Opaque to everybody but the vault; plain JSON, so that it can be stored and written to a backup. */
export interface KeyDocument {
	readonly version: 2;
	readonly book: BookId;
	/** Number of renewals of the group key (ADR 0078). */
	readonly epoch: number;
	readonly slots: readonly CodeSlotInfo[];
	/** The vault's own fields: wrapped keys, salts, parameters, tag. */
	readonly sealed: Readonly<Record<string, unknown>>;
}

/** A new group key, not in force until the document is stored. */
export interface KeyRenewal {
	readonly document: KeyDocument;
	/** `OpenKeys.encrypt` under the new key, for data that is stored together with the document. */
	readonly encrypt: OpenKeys['encrypt'];
	/** Called once the document is stored: the open keys now write under the new key. Does nothing if they were deleted meanwhile. */
	readonly inForce: () => void;
}

/** A new writer key of this phone, not in force until the document is stored. */
export interface WriterRenewal {
	readonly document: KeyDocument;
	/** Called once the document is stored: the open keys now sign as the new writer. Does nothing if they were deleted meanwhile. */
	readonly inForce: () => void;
}

/** A copy's own key, wrapped by the group's keys and for a laptop. All base64url. */
export interface CopySlots {
	readonly group: string;
	/** X25519 ephemeral key, and the copy key wrapped with the secret shared with the laptop. Without a laptop nobody can open it. */
	readonly laptop: { readonly point: string; readonly wrapped: string };
}

/** Reads one copy. */
export interface CopyReader {
	readonly decrypt: (bytes: Uint8Array, about: string) => Promise<Result<Uint8Array, Fault>>;
}

/** Keys of an open book, in memory only; `forget` deletes them. */
export interface OpenKeys {
	readonly writer: WriterId;
	/** AES-256-GCM with a fresh nonce; `about` is bound as associated data (version, book, place). */
	readonly encrypt: (bytes: Uint8Array, about: string) => Promise<Uint8Array>;
	readonly decrypt: (bytes: Uint8Array, about: string) => Promise<Result<Uint8Array, Fault>>;
	/** Ed25519 by this installation's writer key, base64url. */
	readonly sign: (bytes: Uint8Array) => Promise<string>;
	/** Ed25519 by the group signing key, base64url: for prints. */
	readonly signAsGroup: (bytes: Uint8Array) => Promise<string>;
	/**
	 * HMAC-SHA-256 under a key derived from the seed of the group signing key, base64url: the same on every phone of the group and after each
	 * renewal of the group key; only the group can compute it.
	 */
	readonly markAsGroup: (bytes: Uint8Array) => Promise<string>;
	/** Raw public keys, base64url. */
	readonly writerPublicKey: string;
	readonly groupPublicKey: string;
	/** A new document that `code` of `holder` opens; it replaces an older slot of hers. */
	readonly withCode: (
		document: KeyDocument,
		holder: CodeHolder,
		code: { readonly kind: CodeKind; readonly digits: string },
		deviceSecret: Uint8Array
	) => Promise<KeyDocument>;
	/** A new document for a new key paper, which the old one cannot open; and its letters, as from `create`. Marks the group key for renewal. */
	readonly withNewPaper: (
		document: KeyDocument
	) => Promise<{ readonly document: KeyDocument; readonly recoveryCode: string }>;
	/** Removes her code; marks the group key for renewal if she had one. */
	readonly withoutCode: (document: KeyDocument, memberId: MemberId) => Promise<KeyDocument>;
	/** The renewed group key; null if that is not due, or not possible yet. */
	readonly renewed: (document: KeyDocument) => Promise<KeyRenewal | null>;
	/** Makes this phone a new writer, because officers set pages that it wrote beside the book. */
	readonly withNewWriter: (document: KeyDocument) => Promise<WriterRenewal>;
	/** A new document with these offices for the lock. Without any, the group key is marked for renewal, until which her code still opens the book. */
	readonly withOffices: (
		document: KeyDocument,
		memberId: MemberId,
		offices: readonly string[]
	) => Promise<KeyDocument>;
	/** The document without slots that depend on this phone's secret, which may leave the phone. */
	readonly forBackup: (document: KeyDocument) => Promise<KeyDocument>;
	/**
	 * A fresh key for one copy.
	 *
	 * @param document of the copy: it must have the same group key as the slots, or nobody could open the copy
	 * @param laptop public key of a laptop that may open it, base64url; null for none
	 */
	readonly newCopyKey: (
		document: KeyDocument,
		laptop: string | null
	) => Promise<{
		readonly slots: CopySlots;
		readonly encrypt: (bytes: Uint8Array, about: string) => Promise<Uint8Array>;
	}>;
	/** Null if another group made the copy. */
	readonly openCopy: (slots: CopySlots) => Promise<CopyReader | null>;
	readonly forget: () => void;
}

/** Code that people read aloud and compare: 8 digits, and 3 pictures as indexes into a list of 64. */
export interface SpokenCode {
	readonly digits: string;
	readonly pictures: readonly number[];
}

export interface Vault {
	/** A fresh group key, signing key and writer key with one recovery slot and no code yet. */
	readonly create: (book: BookId) => Promise<{
		readonly keys: OpenKeys;
		readonly document: KeyDocument;
		/** 128 bits for the key paper: 26 base32 letters and two check letters, in groups of four. Shown once. */
		readonly recoveryCode: string;
	}>;
	/** Opens with an officer's code on this phone. Counts wrong tries before it tries (see `tries`). */
	readonly openWithCode: (
		document: KeyDocument,
		slotId: string,
		digits: string,
		deviceSecret: Uint8Array
	) => Promise<Result<OpenKeys, UnlockRefusal>>;
	/**
	 * Three cards that replace the key paper: any two open the book, one alone reveals nothing (ADR 0079). Each call makes another set.
	 *
	 * @param recoveryCode letters of the key paper, as from `create`
	 */
	readonly keyCards: (recoveryCode: string) => Promise<readonly string[]>;
	/** Checks the cards read so far, one a line, before enough are there; null if they are right. */
	readonly checkCards: (letters: string) => Promise<UnlockRefusal | null>;
	/**
	 * Opens with the key paper, or with two or three key cards. `newWriter` if the document comes from a backup.
	 *
	 * @param letters of the paper; of cards, one a line
	 */
	readonly openWithRecovery: (
		document: KeyDocument,
		letters: string,
		newWriter: boolean
	) => Promise<Result<{ readonly keys: OpenKeys; readonly document: KeyDocument }, UnlockRefusal>>;
	/** SHA-256 over the paper-specific data of its slot, hex: the same in a copy, different after a new paper. */
	readonly paperMark: (document: KeyDocument) => Promise<string>;
	/** Checks an officer's code without opening: for the approvals at the seal. */
	readonly verifyCode: (
		document: KeyDocument,
		slotId: string,
		digits: string,
		deviceSecret: Uint8Array
	) => Promise<Result<void, UnlockRefusal>>;
	/** The public key of a laptop from its letters, base64url; null for other letters, and for a weak key. */
	readonly readLaptopKey: (typed: string) => Promise<string | null>;
	/** Code by which people compare the key on both screens; null if this phone cannot compute it. */
	readonly laptopCode: (publicKey: string) => Promise<SpokenCode | null>;
	/** SHA-256, hex. */
	readonly hash: (bytes: Uint8Array) => Promise<string>;
	readonly verify: (publicKey: string, signature: string, bytes: Uint8Array) => Promise<boolean>;
	/** AES-256-GCM under a secret that is used only once; 16 bytes longer than `bytes`. */
	readonly lockOnce: (secret: Uint8Array, bytes: Uint8Array) => Promise<Uint8Array>;
	/** Null if another secret encrypted these bytes. */
	readonly unlockOnce: (secret: Uint8Array, locked: Uint8Array) => Promise<Uint8Array | null>;
	/** deflate-raw; done before encryption, because ciphertext does not compress. */
	readonly compress: (bytes: Uint8Array) => Promise<Uint8Array>;
	/** Fails with Damaged if the result would exceed `limit` bytes. */
	readonly decompress: (bytes: Uint8Array, limit: number) => Promise<Result<Uint8Array, Fault>>;
	/** From a slow hash of the record hash: the code that members write into passbooks. Null if this phone cannot compute it. */
	readonly sealCode: (recordHash: string) => Promise<SpokenCode | null>;
	/** From a slow hash of the group's public key (base64url, 32 bytes): the code that the bank compares with the registration letter. Null as above. */
	readonly fingerprint: (publicKey: string) => Promise<SpokenCode | null>;
}

/** Wrong tries, kept across restarts, counted before each try. Five free, then 30 s, 1, 5, 15, 60 minutes. */
export interface TryCounter {
	/** Seconds still to wait; 0 when a try is allowed. */
	readonly wait: (slotId: string) => Promise<number>;
	readonly begin: (slotId: string) => Promise<{ readonly triesLeft: number }>;
	readonly succeeded: (slotId: string) => Promise<void>;
}

// ── backup ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Description of a backup, readable only with the keys of its book. */
export interface BackupAbout {
	readonly book: BookId;
	/** Number of records inside. */
	readonly records: number;
	/** Hash of the last of them, hex; '' if there is none. */
	readonly head: string;
}

export type BackupRefusal =
	/** Another kind of file. */
	| { readonly type: 'NotABackup' }
	/** The file is truncated. */
	| { readonly type: 'CutOff' }
	/** Made by a newer version of the app. */
	| { readonly type: 'NewerVersion'; readonly version: number }
	/** The letters of a paper or of two cards are valid, but of a paper from before or after this copy, or of another group. */
	| { readonly type: 'PaperOfOtherCopy' }
	/** More than 5 MiB packed, 20 MiB unpacked or 50 times its packed size. */
	| { readonly type: 'TooLarge' }
	/** The last pages only: no book can be restored from them. */
	| { readonly type: 'PartOfCopy' }
	/** The last pages only, and this phone lacks the page before them. */
	| { readonly type: 'PagesBeforeMissing' }
	| { readonly type: 'Damaged'; readonly about: string };

export interface OpenedBackup {
	/** For `Vault.openWithRecovery`. */
	readonly document: KeyDocument;
	/** The group's public key, base64url, with which the file is signed. */
	readonly groupKey: string;
	readonly decryptWith: (keys: OpenKeys) => Promise<Result<BackupContents, BackupRefusal>>;
	/** Null if the group did not encrypt the copy to this laptop. */
	readonly readOnLaptop: (keys: LaptopKeys) => Promise<Result<BackupContents, BackupRefusal> | null>;
}

export interface BackupContents {
	readonly about: BackupAbout;
	readonly payload: Uint8Array;
}

/** Format, limits and transport check of a backup file. The caller interprets the payload. */
export interface BackupFile {
	/** @throws Defect if `document` has a code slot or a writer; pass the result of `forBackup`. */
	readonly pack: (contents: {
		readonly document: KeyDocument;
		readonly payload: Uint8Array;
		readonly keys: OpenKeys;
		readonly about: BackupAbout;
		/** Public key of a laptop that may open it too, base64url. */
		readonly laptop?: string | null;
		/** The last pages only, for square codes: padded in smaller steps. */
		readonly isPart?: boolean;
	}) => Promise<Result<Uint8Array, BackupRefusal>>;
	/** The backup file as text, for a share sheet. */
	readonly asText: (file: Uint8Array) => Promise<Uint8Array>;
	/** Parses a file as bytes or text. Checks format and transport; decrypts nothing yet. */
	readonly open: (bytes: Uint8Array) => Promise<Result<OpenedBackup, BackupRefusal>>;
}

// ── device ─────────────────────────────────────────────────────────────────────────────────────────────────
