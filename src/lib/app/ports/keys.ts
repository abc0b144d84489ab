import type { BookId, CodeKind, MemberId, Result, WriterId } from '#kernel';
import type { LaptopKeys } from '../laptop/ports.ts';
import type { Fault } from './storage.ts';

/** Why a code or a sheet does not open the book. */
export type UnlockRefusal =
	/** `triesLeft` is null for the printed sheet: 128 bits cannot be tried out, so nothing is counted. */
	| { readonly type: 'WrongCode'; readonly triesLeft: number | null }
	/** Too many wrong tries; survives a restart. */
	| { readonly type: 'WaitBeforeNextTry'; readonly seconds: number }
	| { readonly type: 'UnknownSlot' }
	/** The letters of a paper, or of two cards, are typed right by their own check letters, and open nothing here: replaced, or of another group. */
	| { readonly type: 'OtherKeyPaper' }
	| CardsRefusal
	/** This phone could not compute the slow hash, for want of memory most likely. No code was tried, and none counted. */
	| { readonly type: 'CodeNotWorkedOut' }
	/** A newer version of the app wrote the keys. */
	| { readonly type: 'StorageNewer' }
	| { readonly type: 'Damaged'; readonly about: string };

/** Why cards of a key do not go together. */
export type CardsRefusal =
	/** One says nothing; another one of the same set is asked for. */
	| { readonly type: 'CardMissing'; readonly given: number; readonly needed: number }
	| { readonly type: 'SameCard' }
	/** One of them is of another book, or was made before or after the others. */
	| { readonly type: 'CardsOfTwoSets' };

/** The printed sheet that opens a copy on another phone, or the three cards in its place: which of the two, the phone does not say. */
export type KeyPaper =
	/** Nobody typed its letters back yet. They are kept encrypted by the group key (base64url), and shown at each opening. */
	| { readonly state: 'waits'; readonly letters: string }
	/** Somebody typed them all; `slot` is the mark (`Vault.paperMark`) of the slot that they opened. */
	| { readonly state: 'proved'; readonly slot: string };

/** A member who may open with a code, as the lock shows her: no name, no face. */
export interface CodeHolder {
	readonly memberId: MemberId;
	readonly number: number;
	readonly symbol: string;
	/** None: her code opens her own page. The book decides, not this copy of what it says (ADR 0026). */
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
	/** How often the group key was renewed (ADR 0078). */
	readonly epoch: number;
	readonly slots: readonly CodeSlotInfo[];
	/** The vault's own fields: wrapped keys, salts, parameters, tag. */
	readonly sealed: Readonly<Record<string, unknown>>;
}

/** A new group key that is not in force yet: the document is stored first. */
export interface KeyRenewal {
	readonly document: KeyDocument;
	/** `OpenKeys.encrypt` under the new key, for data that is stored together with the document. */
	readonly encrypt: OpenKeys['encrypt'];
	/** The document is stored: from now on the open keys write under the new key. Nothing where they were forgotten meanwhile. */
	readonly inForce: () => void;
}

/** A new key under which this phone writes, not in force yet: the document is stored first. */
export interface WriterRenewal {
	readonly document: KeyDocument;
	/** The document is stored: from now on the open keys sign as the new writer. Nothing where they were forgotten meanwhile. */
	readonly inForce: () => void;
}

/** Where a copy keeps its own key: wrapped by the group's keys, and to a laptop. All base64url. */
export interface CopySlots {
	readonly group: string;
	/** X25519: a key of the moment, and what its secret with the laptop's wraps. Without a laptop it opens for nobody. */
	readonly laptop: { readonly point: string; readonly wrapped: string };
}

/** Reads one copy. */
export interface CopyReader {
	readonly decrypt: (bytes: Uint8Array, about: string) => Promise<Result<Uint8Array, Fault>>;
}

/** Keys of an open book. They live in memory only; `forget` ends them. */
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
	 * HMAC-SHA-256 under a key that follows from the seed of the group signing key, base64url: the same on every phone of the group and after each
	 * renewal of the group key; nobody else can make one.
	 */
	readonly markAsGroup: (bytes: Uint8Array) => Promise<string>;
	/** Raw public keys, base64url. */
	readonly writerPublicKey: string;
	readonly groupPublicKey: string;
	/** A new document in which `holder` opens with `code` (an older slot of hers is replaced). */
	readonly withCode: (
		document: KeyDocument,
		holder: CodeHolder,
		code: { readonly kind: CodeKind; readonly digits: string },
		deviceSecret: Uint8Array
	) => Promise<KeyDocument>;
	/** A new document that only a new key paper opens, not the one before; and its letters, as `create` gives them. The group key is due. */
	readonly withNewPaper: (
		document: KeyDocument
	) => Promise<{ readonly document: KeyDocument; readonly recoveryCode: string }>;
	/** The group key is due, where she had a code. */
	readonly withoutCode: (document: KeyDocument, memberId: MemberId) => Promise<KeyDocument>;
	/** The group key renewed; null where that is not due, or cannot be yet. */
	readonly renewed: (document: KeyDocument) => Promise<KeyRenewal | null>;
	/** This phone goes on as a new writer, because officers set pages beside the book that it wrote. */
	readonly withNewWriter: (document: KeyDocument) => Promise<WriterRenewal>;
	/** A new document in which the lock shows these offices of hers. Without any, her code opens until the group key is renewed: it is due. */
	readonly withOffices: (
		document: KeyDocument,
		memberId: MemberId,
		offices: readonly string[]
	) => Promise<KeyDocument>;
	/** Every slot that needs this phone's secret left out: what may leave the phone. */
	readonly forBackup: (document: KeyDocument) => Promise<KeyDocument>;
	/**
	 * A fresh key for one copy.
	 *
	 * @param document that the copy carries: it and the slots are of one group key, or nobody could open the copy
	 * @param laptop public key that opens it too, base64url; null for none
	 */
	readonly newCopyKey: (
		document: KeyDocument,
		laptop: string | null
	) => Promise<{
		readonly slots: CopySlots;
		readonly encrypt: (bytes: Uint8Array, about: string) => Promise<Uint8Array>;
	}>;
	/** Null where another group made the copy. */
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
		/** 128 bits for the printed sheet: 26 base32 letters and two check letters, in groups of four. Shown once. */
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
	 * Three cards in the place of the key paper: any two of them open what it opens, one alone says nothing (ADR 0079). Another set each time.
	 *
	 * @param recoveryCode letters of the key paper, as `create` gives them
	 */
	readonly keyCards: (recoveryCode: string) => Promise<readonly string[]>;
	/** Checks the cards read so far, one a line, before enough are there; null if they are right. */
	readonly checkCards: (letters: string) => Promise<UnlockRefusal | null>;
	/**
	 * Opens with the printed recovery sheet, or with two or three key cards. `newWriter` when the document comes from a backup.
	 *
	 * @param letters of the sheet; of cards, one a line
	 */
	readonly openWithRecovery: (
		document: KeyDocument,
		letters: string,
		newWriter: boolean
	) => Promise<Result<{ readonly keys: OpenKeys; readonly document: KeyDocument }, UnlockRefusal>>;
	/** SHA-256 over what is the paper's own in its slot, hex: the same in a copy, another one after a new paper. */
	readonly paperMark: (document: KeyDocument) => Promise<string>;
	/** Checks an officer's code without opening: for the approvals at the seal. */
	readonly verifyCode: (
		document: KeyDocument,
		slotId: string,
		digits: string,
		deviceSecret: Uint8Array
	) => Promise<Result<void, UnlockRefusal>>;
	/** The public key of a laptop from its letters, base64url; null for letters of anything else, and for a key that keeps no secret. */
	readonly readLaptopKey: (typed: string) => Promise<string | null>;
	/** Code by which people compare the key on both screens; null if this phone cannot compute it. */
	readonly laptopCode: (publicKey: string) => Promise<SpokenCode | null>;
	/** SHA-256, hex. */
	readonly hash: (bytes: Uint8Array) => Promise<string>;
	readonly verify: (publicKey: string, signature: string, bytes: Uint8Array) => Promise<boolean>;
	/** AES-256-GCM under a secret that locks nothing else, ever; 16 bytes longer than `bytes`. */
	readonly lockOnce: (secret: Uint8Array, bytes: Uint8Array) => Promise<Uint8Array>;
	/** Null where the secret did not lock these bytes. */
	readonly unlockOnce: (secret: Uint8Array, locked: Uint8Array) => Promise<Uint8Array | null>;
	/** deflate-raw; done before encryption, because ciphertext does not compress. */
	readonly compress: (bytes: Uint8Array) => Promise<Uint8Array>;
	/** Stops with Damaged when the result would pass `limit` bytes. */
	readonly decompress: (bytes: Uint8Array, limit: number) => Promise<Result<Uint8Array, Fault>>;
	/** From a slow hash of the record hash: what women write into passbooks. Null where this phone cannot compute it. */
	readonly sealCode: (recordHash: string) => Promise<SpokenCode | null>;
	/** From a slow hash of the group's public key (base64url, 32 bytes): what the bank compares with the registration letter. Null as above. */
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
	/** How many records are inside. */
	readonly records: number;
	/** Hash of the last of them, hex; '' when there is none. */
	readonly head: string;
}

export type BackupRefusal =
	/** Another kind of file. */
	| { readonly type: 'NotABackup' }
	/** The file ends too early: it was not copied to the end. */
	| { readonly type: 'CutOff' }
	/** Made by a newer version of the app. */
	| { readonly type: 'NewerVersion'; readonly version: number }
	/** A paper, or two cards, typed right: made before or after this copy, or of another group. */
	| { readonly type: 'PaperOfOtherCopy' }
	/** More than 5 MiB packed, 20 MiB unpacked or 50 times its packed size. */
	| { readonly type: 'TooLarge' }
	/** The last pages only: no book comes to life from them. */
	| { readonly type: 'PartOfCopy' }
	/** The last pages only, and this phone lacks the page before them. */
	| { readonly type: 'PagesBeforeMissing' }
	| { readonly type: 'Damaged'; readonly about: string };

export interface OpenedBackup {
	/** For `Vault.openWithRecovery`. */
	readonly document: KeyDocument;
	/** The group's public key, base64url; it signed the file. */
	readonly groupKey: string;
	readonly decryptWith: (keys: OpenKeys) => Promise<Result<BackupContents, BackupRefusal>>;
	/** Null where the group did not give the copy to this laptop. */
	readonly readOnLaptop: (keys: LaptopKeys) => Promise<Result<BackupContents, BackupRefusal> | null>;
}

export interface BackupContents {
	readonly about: BackupAbout;
	readonly payload: Uint8Array;
}

/** The bytes of a backup file: format, limits, transport check. What the payload means is the caller's. */
export interface BackupFile {
	/** @throws Defect when `document` still has a code slot or a writer; hand in what `forBackup` gave. */
	readonly pack: (contents: {
		readonly document: KeyDocument;
		readonly payload: Uint8Array;
		readonly keys: OpenKeys;
		readonly about: BackupAbout;
		/** Public key of the laptop that may open it too, base64url. */
		readonly laptop?: string | null;
		/** The last pages only, by squares: its length tells less coarsely how much it is. */
		readonly isPart?: boolean;
	}) => Promise<Result<Uint8Array, BackupRefusal>>;
	/** The backup file in letters: what a share sheet takes. */
	readonly asText: (file: Uint8Array) => Promise<Uint8Array>;
	/** Takes a file as bytes or in letters. Checks form and transport; nothing is decrypted yet. */
	readonly open: (bytes: Uint8Array) => Promise<Result<OpenedBackup, BackupRefusal>>;
}

// ── device ─────────────────────────────────────────────────────────────────────────────────────────────────
