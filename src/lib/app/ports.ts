import type { BookId, Instant, LocalDate, MemberId, OperationId, Result, WriterId } from '#kernel';
import type { VoicePack, VoicePackAbout } from '#voice';

/**
 * The interfaces through which the use cases reach the outside. Storage keeps sealed bytes in order and knows
 * nothing of groups; the vault encrypts and knows nothing of storage. Boot hands one to the other.
 */

/** Something the phone cannot do just now. A person is told; nothing was written. */
export type Fault =
	/** The phone's storage is full. */
	| { readonly type: 'StorageFull' }
	/** The database was closed under us, by the browser or by another version of the app. */
	| { readonly type: 'StorageClosed' }
	/** Another tab or window has the pen. */
	| { readonly type: 'OtherTabWrites' }
	/** The head moved since the state was read: reload and decide again. */
	| { readonly type: 'StaleHead' }
	/** What was read back is not what was written. */
	| { readonly type: 'NotSaved' }
	/** Stored bytes do not decrypt, or a hash, counter or signature does not fit. */
	| { readonly type: 'Damaged'; readonly about: string }
	/** The canary remembers records that the database no longer has: go to recovery, never to "new group". */
	| { readonly type: 'RecordsMissing'; readonly expected: number; readonly found: number }
	/** These sealed pages read well in no copy on this phone: what needs every page waits for a file (ADR 0036). */
	| { readonly type: 'PagesUnreadable'; readonly places: readonly number[] }
	/** Who opened the book holds no office: she reads her own page, and writes nothing (ADR 0026). */
	| { readonly type: 'OnlyHerPage' }
	/** Any other refusal of the browser; `message` is for staff. */
	| { readonly type: 'StorageFailed'; readonly message: string };

/** Why a code or a sheet does not open the book. */
export type UnlockRefusal =
	/** `triesLeft` is null for the printed sheet: 128 bits cannot be tried out, so nothing is counted. */
	| { readonly type: 'WrongCode'; readonly triesLeft: number | null }
	/** Too many wrong tries; survives a restart. */
	| { readonly type: 'WaitBeforeNextTry'; readonly seconds: number }
	| { readonly type: 'UnknownSlot' }
	/** This phone could not work out the slow hash, for want of memory most likely. No code was tried, and none counted. */
	| { readonly type: 'CodeNotWorkedOut' }
	| { readonly type: 'Damaged'; readonly about: string };

export interface Clock {
	/** The device's local calendar day. */
	readonly today: () => LocalDate;
	readonly now: () => Instant;
	/** Milliseconds since the epoch, for idle and waiting times only. */
	readonly milliseconds: () => number;
}

export interface RandomSource {
	/** 128 random bits, lower-case base32 without padding (26 letters): ids of books, events, loans, operations. */
	readonly id: () => string;
	readonly bytes: (count: number) => Uint8Array;
}

// ── storage ────────────────────────────────────────────────────────────────────────────────────────────────

/** One encrypted entry of the meeting that is open; `place` counts from 1 within that meeting. */
export interface StoredRow {
	readonly place: number;
	readonly operationId: OperationId;
	readonly bytes: Uint8Array;
}

/** One encrypted record that never changes: a sealed meeting, or one event outside a meeting. */
export interface StoredRecord {
	/** Place in the book on this phone, from 1, without gaps. */
	readonly place: number;
	/** SHA-256 of the canonical bytes inside, hex. */
	readonly hash: string;
	readonly operationId: OperationId;
	readonly bytes: Uint8Array;
}

/** Encrypted balances as of the record `place`; may be dropped and rebuilt at any time. */
export interface StoredBalances {
	readonly place: number;
	readonly bytes: Uint8Array;
}

export interface Head {
	/** How many records there are. */
	readonly place: number;
	/** Hash of the last one, hex; '' when there is none. */
	readonly hash: string;
}

export interface StoredHead {
	readonly head: Head;
	readonly balances: StoredBalances | null;
	/** Rows of the open meeting in order; empty when none is open. */
	readonly rows: readonly StoredRow[];
}

export interface WriteBatch {
	readonly operationId: OperationId;
	/** Refused as StaleHead when the store's head or its number of open rows is another. */
	readonly expected: { readonly head: Head; readonly rowCount: number };
	readonly addRows: readonly StoredRow[];
	readonly addRecords: readonly StoredRecord[];
	/** Only together with addRecords: the rows of the meeting that becomes a record leave in the same transaction. */
	readonly clearRows: boolean;
	readonly balances: StoredBalances | null;
}

/** A mutable, encrypted record beside the journal: a member's name and recorded voice. */
export interface StoredPerson {
	readonly memberId: MemberId;
	readonly bytes: Uint8Array;
}

/** What can be seen without a key. Nothing here names a group or a woman. */
export interface BookCover {
	readonly book: BookId;
	/** A practice book: nothing in it is real and it can be thrown away. */
	readonly practice: boolean;
	/** ISO 4217 code of the one currency of this book. */
	readonly currency: string;
	/** Symbol and colour by which women tell the books on one phone apart. */
	readonly symbol: string;
	readonly colour: number;
	/** Key slots, wrapped keys and their parameters; the vault's own JSON. */
	readonly keys: KeyDocument;
	/** Device-bound secret, random, of this installation; mixed into code slots. */
	readonly deviceSecret: Uint8Array;
	/** Whether people have the key paper; left out where nobody was asked: practice books, books of an older app. */
	readonly paper?: KeyPaper;
	/** Day of the last verified backup that another app or device took, and how many records it held. */
	readonly lastBackup: { readonly on: LocalDate; readonly place: number } | null;
}

/** Verified bytes for entries that are damaged or lost, none behind the last that there is. */
export interface GoodEntries {
	/** How many records there are; with another number, the rows are of another meeting. */
	readonly headPlace: number;
	readonly records: readonly StoredRecord[];
	readonly rows: readonly StoredRow[];
}

/** The printed sheet that opens a copy on another phone. */
export type KeyPaper =
	/** Nobody typed its letters back yet. They are kept encrypted by the group key (base64url), and shown at each opening. */
	| { readonly state: 'waits'; readonly letters: string }
	/** Somebody typed them all; `slot` is the mark (`Vault.paperMark`) of the slot that they opened. */
	| { readonly state: 'proved'; readonly slot: string };

export interface BookStore {
	/** Head, balances and open rows in one read. Fails with RecordsMissing when the canary knows better. */
	readonly load: () => Promise<Result<StoredHead, Fault>>;
	/** Records from `fromPlace` (default 1) on, in order. One that was lost leaves a gap: the reader looks. */
	readonly records: (fromPlace?: number) => Promise<Result<readonly StoredRecord[], Fault>>;
	/**
	 * One strict transaction; waits for its `complete`, reads back and compares before it answers ok.
	 * `repeated` when this operation id was already written: nothing was written again.
	 */
	readonly write: (batch: WriteBatch) => Promise<Result<{ readonly repeated: boolean }, Fault>>;
	/**
	 * Puts good bytes in the place of damaged ones, which the caller has verified; one strict transaction, read back.
	 * Refused as StaleHead where it would make the book longer or shorter.
	 */
	readonly mend: (good: GoodEntries) => Promise<Result<void, Fault>>;
	readonly people: () => Promise<Result<readonly StoredPerson[], Fault>>;
	readonly savePerson: (person: StoredPerson) => Promise<Result<void, Fault>>;
	readonly erasePerson: (memberId: MemberId) => Promise<Result<void, Fault>>;
	readonly close: () => void;
}

export interface Shelf {
	/** Replaces the cover of a book that is on the shelf: new codes, the age of the last backup. */
	readonly saveCover: (cover: BookCover) => Promise<Result<void, Fault>>;
	/** Covers of all books on this phone. Fails with RecordsMissing when the canary remembers books that are gone. */
	readonly covers: () => Promise<Result<readonly BookCover[], Fault>>;
	/** Writes cover, records, balances and people of a new or restored book in one strict transaction. */
	readonly add: (book: {
		readonly cover: BookCover;
		readonly records: readonly StoredRecord[];
		readonly rows: readonly StoredRow[];
		readonly balances: StoredBalances | null;
		readonly people: readonly StoredPerson[];
	}) => Promise<Result<void, Fault>>;
	readonly open: (book: BookId) => BookStore;
	/** Only for practice books. @throws Defect for any other. */
	readonly discardPractice: (book: BookId) => Promise<Result<void, Fault>>;
	/** Takes the pen for `book`; null when another tab has it. The release function gives it back. */
	readonly takePen: (book: BookId) => Promise<(() => void) | null>;
	/** Asks the browser not to clear this origin, when a group is made. Nothing waits for the answer: it may never come. */
	readonly persist: () => void;
	/** Whether the browser promised not to clear this origin; false where it cannot say. */
	readonly isKept: () => Promise<boolean>;
	/**
	 * After recovery, when people decided to go on with what is here: the canary takes over what the database
	 * holds, and `covers` and `load` no longer fail with RecordsMissing.
	 */
	readonly acceptLoss: () => Promise<Result<void, Fault>>;
}

/** The encrypted records appended to a file outside the database, flushed on their own, after the tick. Not for practice books. */
export interface SecondCopy {
	readonly append: (book: BookId, records: readonly StoredRecord[]) => Promise<Result<void, Fault>>;
	/** Keeps the cover too: without its key slots nobody could open the records. Later ones win. */
	readonly keepCover: (cover: BookCover) => Promise<Result<void, Fault>>;
	/** Books that the second copy knows, for when the database is gone. */
	readonly covers: () => Promise<Result<readonly BookCover[], Fault>>;
	/** Everything that still reads well, by place, the latest last. A place twice: encrypted anew, or two histories. */
	readonly read: (book: BookId) => Promise<Result<readonly StoredRecord[], Fault>>;
	/** Entries of the meeting that is open, after the tick. Those of an earlier meeting, with another head, leave. */
	readonly keepRows: (
		book: BookId,
		headPlace: number,
		rows: readonly StoredRow[]
	) => Promise<Result<void, Fault>>;
	/** What still reads well of them, in the order in which they were kept. */
	readonly rows: (book: BookId) => Promise<Result<readonly RowCopy[], Fault>>;
}

/** An entry as the second copy has it. */
export interface RowCopy {
	/** How many records there were when it was written. */
	readonly headPlace: number;
	readonly row: StoredRow;
}

/**
 * What is talked about and not decided yet: one encrypted piece a book, beside the books. It may be thrown away at any
 * time, and is not in a backup.
 */
export interface DraftStore {
	/** Null where nothing is kept. */
	readonly read: (book: BookId) => Promise<Result<Uint8Array | null, Fault>>;
	/** In the place of an older one. */
	readonly keep: (book: BookId, bytes: Uint8Array) => Promise<Result<void, Fault>>;
	readonly drop: (book: BookId) => Promise<Result<void, Fault>>;
}

// ── vault ──────────────────────────────────────────────────────────────────────────────────────────────────

/** Who may open with a code. Shown on the lock: no name, no face. */
export interface CodeHolder {
	readonly memberId: MemberId;
	readonly number: number;
	readonly symbol: string;
	/** None: her code opens her own page. The book decides, not this copy of what it says (ADR 0026). */
	readonly offices: readonly string[];
}

/** 'pictures': four of nine, ordered, as digits 1–9. 'digits': six of 0–9. The code itself is a string of those digits. */
export type CodeKind = 'pictures' | 'digits';

export interface CodeSlotInfo extends CodeHolder {
	readonly slotId: string;
	readonly codeKind: CodeKind;
}

/** Opaque to everybody but the vault; plain JSON, so that it can be stored and written to a backup. */
export interface KeyDocument {
	readonly version: 1;
	readonly book: BookId;
	readonly slots: readonly CodeSlotInfo[];
	/** The vault's own fields: wrapped keys, salts, parameters, tag. */
	readonly sealed: Readonly<Record<string, unknown>>;
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
	/** A new document that only a new key paper opens, not the one before; and its letters, as `create` gives them. */
	readonly withNewPaper: (
		document: KeyDocument
	) => Promise<{ readonly document: KeyDocument; readonly recoveryCode: string }>;
	readonly withoutCode: (document: KeyDocument, memberId: MemberId) => Promise<KeyDocument>;
	/** A new document in which the lock shows these offices of hers; her code stays as it is. */
	readonly withOffices: (
		document: KeyDocument,
		memberId: MemberId,
		offices: readonly string[]
	) => Promise<KeyDocument>;
	/** Every slot that needs this phone's secret left out: what may leave the phone. */
	readonly forBackup: (document: KeyDocument) => Promise<KeyDocument>;
	readonly forget: () => void;
}

/** What people read aloud and compare: 8 digits, and 3 pictures as places in a list of 64. */
export interface SpokenCode {
	readonly digits: string;
	readonly pictures: readonly number[];
}

export interface Vault {
	/** A fresh group key, signing key and writer key with one recovery slot and no code yet. */
	readonly create: (book: BookId) => Promise<{
		readonly keys: OpenKeys;
		readonly document: KeyDocument;
		/** 128 bits for the printed sheet: 26 base32 letters and a check letter, in groups of four. Shown once. */
		readonly recoveryCode: string;
	}>;
	/** Opens with an officer's code on this phone. Counts wrong tries before it tries (see `tries`). */
	readonly openWithCode: (
		document: KeyDocument,
		slotId: string,
		digits: string,
		deviceSecret: Uint8Array
	) => Promise<Result<OpenKeys, UnlockRefusal>>;
	/** Opens with the printed recovery sheet. `newWriter` when the document comes from a backup. */
	readonly openWithRecovery: (
		document: KeyDocument,
		recoveryCode: string,
		newWriter: boolean
	) => Promise<Result<{ readonly keys: OpenKeys; readonly document: KeyDocument }, UnlockRefusal>>;
	/** SHA-256 over the slot of the key paper, hex: the same in a copy, another one after a new paper. */
	readonly paperMark: (document: KeyDocument) => Promise<string>;
	/** Checks an officer's code without opening: for the approvals at the seal. */
	readonly verifyCode: (
		document: KeyDocument,
		slotId: string,
		digits: string,
		deviceSecret: Uint8Array
	) => Promise<Result<void, UnlockRefusal>>;
	/** SHA-256, hex. */
	readonly hash: (bytes: Uint8Array) => Promise<string>;
	readonly verify: (publicKey: string, signature: string, bytes: Uint8Array) => Promise<boolean>;
	/** deflate-raw; done before encryption, because ciphertext does not compress. */
	readonly compress: (bytes: Uint8Array) => Promise<Uint8Array>;
	/** Stops with Damaged when the result would pass `limit` bytes. */
	readonly decompress: (bytes: Uint8Array, limit: number) => Promise<Result<Uint8Array, Fault>>;
	/** From a slow hash of the record hash: what women write into passbooks. Null where this phone cannot work it out. */
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

/** What a backup says about itself to whoever has the file. */
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
	/** More than 5 MiB packed, 20 MiB unpacked or 50 times its packed size. */
	| { readonly type: 'TooLarge' }
	| { readonly type: 'Damaged'; readonly about: string };

export interface OpenedBackup {
	/** For `Vault.openWithRecovery`. */
	readonly document: KeyDocument;
	/** Believed only after `decryptWith` answered ok: before, anybody may have written it. */
	readonly about: BackupAbout;
	readonly decryptWith: (keys: OpenKeys) => Promise<Result<Uint8Array, BackupRefusal>>;
}

/** The bytes of a backup file: format, limits, transport check. What the payload means is the caller's. */
export interface BackupFile {
	/** @throws Defect when `document` still has a code slot or a writer; hand in what `forBackup` gave. */
	readonly pack: (contents: {
		readonly document: KeyDocument;
		readonly payload: Uint8Array;
		readonly keys: OpenKeys;
		readonly about: BackupAbout;
	}) => Promise<Result<Uint8Array, BackupRefusal>>;
	/** The same file in letters: what a share sheet takes. */
	readonly asText: (file: Uint8Array) => Promise<Uint8Array>;
	/** Takes a file as bytes or in letters. Checks form and transport; nothing is decrypted yet. */
	readonly open: (bytes: Uint8Array) => Promise<Result<OpenedBackup, BackupRefusal>>;
}

// ── device ─────────────────────────────────────────────────────────────────────────────────────────────────

export interface FileOut {
	/** Share sheet where the phone has one, else a download. 'cancelled' when the person closed the sheet. */
	readonly hand: (
		name: string,
		bytes: Uint8Array,
		mime: string
	) => Promise<'shared' | 'downloaded' | 'cancelled'>;
}

/** What the ear says: recorded clips, joined on the phone. */
export interface Voice {
	/**
	 * Stops what is being said and says this. Resolves when done or stopped; never rejects.
	 * `soft`: only she who holds the phone at her ear hears it.
	 */
	readonly say: (text: string, language: string, options?: { readonly soft?: boolean }) => Promise<void>;
	readonly stop: () => void;
	/** False when this phone has no voice for the language: the ear is then drawn crossed. */
	readonly canSpeak: (language: string) => boolean;
	/** The sound is turned off: nothing is said until it is turned on. */
	readonly quiet: (on: boolean) => void;
	/** Plays one recording back. */
	readonly play: (clip: Uint8Array) => Promise<void>;
	/** Fetches the trial voice of the language, so that it is there without a network. */
	readonly prepare: (language: string) => Promise<void>;
	/** A recorded voice before the trial voice of the same words; null for the trial voice alone. */
	readonly useVoice: (pack: VoicePack | null) => void;
	/** The women of the open book; none while everything is locked. */
	readonly useNames: (names: readonly SpokenName[]) => void;
}

/** How a woman's name is said. */
export interface SpokenName {
	/** With its digits as words, as it stands in a sentence that is said. */
	readonly name: string;
	/** Her name as she or a neighbour said it; null where nobody recorded it. */
	readonly clip: Uint8Array | null;
	/** What is said in place of a name without recording: her symbol and number, in words. */
	readonly instead: string | null;
}

/** Why there is no recording. */
export type RecorderRefusal =
	/** A person or the phone said no to the microphone. */
	| { readonly type: 'MicrophoneRefused' }
	/** This phone has no microphone, or its browser cannot record. */
	| { readonly type: 'NoMicrophone' };

/** The microphone; asked for only where a voice or a name is recorded (R17). */
export interface Recorder {
	/** Resolves when it records. */
	readonly start: () => Promise<Result<void, RecorderRefusal>>;
	/** Ends, and gives what was recorded as a file that browsers play; null when nothing was. */
	readonly stop: () => Promise<Uint8Array | null>;
	/** Lets the microphone go: its light goes out. */
	readonly release: () => void;
}

/** A voice that people record, or one that was read from a file. Beside the books; may be thrown away. */
export interface KeptVoice {
	/** Random. */
	readonly id: string;
	readonly about: VoicePackAbout;
	/** How many clips it has. */
	readonly count: number;
}

export interface VoiceStore {
	readonly list: () => Promise<Result<readonly KeptVoice[], Fault>>;
	/** With all its clips; null when it is not there. */
	readonly read: (id: string) => Promise<Result<VoicePack | null, Fault>>;
	/** A new voice, with the clips that it has already. */
	readonly add: (id: string, pack: VoicePack) => Promise<Result<void, Fault>>;
	/** One recording, in place of an older one. */
	readonly keepClip: (id: string, clip: string, bytes: Uint8Array) => Promise<Result<void, Fault>>;
	readonly remove: (id: string) => Promise<Result<void, Fault>>;
}

/** What a voice asks of the app. */
export interface VoiceParts {
	/** The sentence with its digits as words of the language. */
	readonly readDigits: (text: string, language: string) => string;
	/** No voice had some of these words: they must be seen. */
	readonly onUnsaid: (text: string) => void;
}

/**
 * Choices of this phone that say nothing of anybody: language, digits, size of letters, small
 * sounds, and on which screen an open meeting was left.
 * Kept in the clear, because the lock needs them.
 */
export interface Settings {
	readonly read: (name: SettingName) => string | null;
	readonly write: (name: SettingName, value: string) => void;
}

export type SettingName =
	| 'language'
	| 'digits'
	| 'calendar'
	| 'screen'
	/** Which rounds and lessons were gone through on this phone; says nothing of whom. */
	| 'school'
	/** The practice group of the last round, so that the next one throws it away and no other. */
	| 'round'
	| 'sound'
	/** How large letters are, and whether small sounds are made. */
	| 'letters'
	| 'sounds'
	/** A day, and which books were looked through page by page on it; random ids. */
	| 'audited'
	| 'voice'
	/** Tags of the languages that came in word files, and the words of each. */
	| 'languages'
	| `words.${string}`
	/** What a reviewer said so far of the words of a language. */
	| `review.${string}`;

/** New versions of the app: fetched in the background, offered at the lock, never in a meeting. */
export interface UpdateOffer {
	readonly start: () => Promise<void>;
	readonly accept: () => void;
}

/** A note falls on the mat · a step of the meeting is done · book and box are equal. */
export type SoundName = 'tick' | 'step' | 'chord';

/** Small tones beside what is seen; nothing depends on them, and a phone may be without. */
export interface Sounds {
	readonly play: (name: SoundName) => void;
}

/** Locks the book when nobody touches the phone, or when the app was left (safety.md, "Outing"). */
export interface IdleLock {
	/** The book was opened: watch from now on. */
	readonly start: () => void;
	/** The book was locked by hand. */
	readonly stop: () => void;
	readonly meetingIsOpen: (isOpen: boolean) => void;
}
