import type { BookId, LocalDate, MemberId, OperationId, Result } from '#kernel';
import type { CodeHolder, KeyDocument, KeyPaper } from './keys.ts';

/** A temporary failure of the phone, shown to the user; nothing was written. */
export type Fault =
	/** The phone's storage is full. */
	| { readonly type: 'StorageFull' }
	/** The database was closed by the browser or by another version of the app. */
	| { readonly type: 'StorageClosed' }
	/** A newer version of the app has written the database: this one neither reads nor writes it. */
	| { readonly type: 'StorageNewer' }
	/** Another tab or window has the write lock. */
	| { readonly type: 'OtherTabWrites' }
	/** The head moved since the state was read: reload and decide again. */
	| { readonly type: 'StaleHead' }
	/** The bytes read back differ from those written. */
	| { readonly type: 'NotSaved' }
	/** Stored bytes do not decrypt, or a hash, counter or signature does not fit. */
	| { readonly type: 'Damaged'; readonly about: string }
	/** Another tab renewed the group key since this one opened the book: its keys read nothing newer. */
	| { readonly type: 'KeysRenewed' }
	/** The canary remembers records that the database no longer has: go to recovery, never to "new group". */
	| { readonly type: 'RecordsMissing'; readonly expected: number; readonly found: number }
	/** No copy on this phone has these sealed pages intact: functions that need every page need a file first (ADR 0036). */
	| { readonly type: 'PagesUnreadable'; readonly places: readonly number[] }
	/** The code belongs to a member without an office: it opens only her own page (ADR 0026). */
	| { readonly type: 'MemberPageOnly' }
	/** The worker that read a file was killed by the phone or never answered. */
	| { readonly type: 'ReadingStopped' }
	/** Any other error of the browser; `message` is for staff. */
	| { readonly type: 'StorageFailed'; readonly message: string };

/** One encrypted entry of the open meeting; `place` counts from 1 within that meeting. */
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
	/** Number of records. */
	readonly place: number;
	/** Hash of the last one, hex; '' if there is none. */
	readonly hash: string;
}

export interface StoredHead {
	readonly head: Head;
	readonly balances: StoredBalances | null;
	/** Rows of the open meeting in order; empty if none is open. */
	readonly rows: readonly StoredRow[];
}

export interface WriteBatch {
	readonly operationId: OperationId;
	/** Refused as StaleHead if the store's head or its number of open rows differs. */
	readonly expected: { readonly head: Head; readonly rowCount: number };
	readonly addRows: readonly StoredRow[];
	readonly addRecords: readonly StoredRecord[];
	/** Only together with addRecords: removes the rows of the meeting that becomes a record in the same transaction. */
	readonly clearRows: boolean;
	readonly balances: StoredBalances | null;
	/** Members named by the entries: name and entry are stored together or not at all. */
	readonly people?: readonly StoredPerson[];
	/** True for a count, an accepted difference or a seal, which may use the space reserved for it on a full phone. */
	readonly endsMeeting?: boolean;
}

/** A mutable, encrypted record beside the journal: a member's name and recorded voice. */
export interface StoredPerson {
	readonly memberId: MemberId;
	readonly bytes: Uint8Array;
}

/** Data that is readable without a key; it names no group and no member. */
export interface BookCover {
	readonly book: BookId;
	/** True for a practice book: nothing in it is real, and it can be deleted. */
	readonly practice: boolean;
	/** ISO 4217 code of the one currency of this book. */
	readonly currency: string;
	/** Symbol and colour by which women tell the books on one phone apart. */
	readonly symbol: string;
	readonly colour: number;
	/** Members without a code on this phone, whose pictures the lock shows beside the others; undefined until the first opening. */
	readonly withoutCode?: readonly CodeHolder[];
	/** Key slots, wrapped keys and their parameters; the vault's own JSON. */
	readonly keys: KeyDocument;
	/** Device-bound secret, random, of this installation; mixed into code slots. */
	readonly deviceSecret: Uint8Array;
	/** State of the key paper; undefined for practice books, which have none. */
	readonly paper?: KeyPaper;
	/** Public key of the laptop that may open copies, encrypted with the group key, base64url; of fixed length, with and without a laptop. */
	readonly laptop: string;
	/** The group's post box (`post-slot.ts`), encrypted with the group key, base64url; undefined if it never had one. */
	readonly post?: string;
	/** Day of the last verified backup that another app or device took, and its number of records. */
	readonly lastBackup: { readonly on: LocalDate; readonly place: number } | null;
	/** Number of renewals of the group key at the last copy outside the phone; undefined for none. */
	readonly copiedEpoch?: number;
	/** Latest day of the book in a copy that was opened with its key paper, as a trial or to restore; undefined for none. */
	readonly copyTriedOn?: LocalDate;
}

/** Verified bytes for damaged or lost entries; none beyond the last stored one. */
export interface GoodEntries {
	/** Number of records; if it differs, the rows are of another meeting. */
	readonly headPlace: number;
	readonly records: readonly StoredRecord[];
	readonly rows: readonly StoredRow[];
}

export interface BookStore {
	/** Head, balances and open rows in one read. Fails with RecordsMissing if the canary remembers more. */
	readonly load: () => Promise<Result<StoredHead, Fault>>;
	/** Records from `fromPlace` (default 1) on, in order. A lost one leaves a gap, which the caller must check. */
	readonly records: (fromPlace?: number) => Promise<Result<readonly StoredRecord[], Fault>>;
	/**
	 * One strict transaction; waits for its `complete`, reads back and compares before it returns ok.
	 * `repeated` if this operation id was already written: nothing was written again.
	 */
	readonly write: (batch: WriteBatch) => Promise<Result<{ readonly repeated: boolean }, Fault>>;
	/**
	 * Replaces damaged bytes by bytes that the caller has verified; one strict transaction, read back.
	 * Refused as StaleHead if it would change the book's length.
	 */
	readonly mend: (good: GoodEntries) => Promise<Result<void, Fault>>;
	readonly people: () => Promise<Result<readonly StoredPerson[], Fault>>;
	readonly savePerson: (person: StoredPerson) => Promise<Result<void, Fault>>;
	readonly erasePerson: (memberId: MemberId) => Promise<Result<void, Fault>>;
	readonly close: () => void;
}

export interface Shelf {
	/**
	 * Replaces the cover of a stored book: new codes, the date of the last backup. Refused as StaleHead if its keys do not
	 * follow the stored ones, because data written under those would be lost.
	 */
	readonly saveCover: (cover: BookCover) => Promise<Result<void, Fault>>;
	/** Adopts the second copy's cover if its group key is a renewal of the stored one; otherwise does nothing. */
	readonly takeNewerKeys: (cover: BookCover) => Promise<Result<void, Fault>>;
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
	/** Takes the write lock of `book`; null if another tab has it. Call the result to release it. */
	readonly takePen: (book: BookId) => Promise<(() => void) | null>;
	/** Requests persistent storage when a group is made. Nothing waits for the answer, which may never come. */
	readonly persist: () => void;
	/** True if the browser granted persistent storage; false if it cannot tell. */
	readonly isKept: () => Promise<boolean>;
	/** True if the phone is nearly full: users free space before an entry is refused. False if the browser cannot tell. */
	readonly isRoomSmall: () => Promise<boolean>;
	/** True if a meeting of a real book is open: an update must wait. False if the database cannot be read. */
	readonly hasOpenMeeting: () => Promise<boolean>;
	/**
	 * After recovery, when users decided to continue with the present data: the canary is reset to the database's
	 * content, and `covers` and `load` no longer fail with RecordsMissing.
	 */
	readonly acceptLoss: () => Promise<Result<void, Fault>>;
}

/** The encrypted records in an append-only file outside the database, flushed separately after the write. Not for practice books. */
export interface SecondCopy {
	/**
	 * Creates the empty files of a new book in advance: a browser flushes a file's name only half a minute later, and by then the book
	 * exists (ADR 0101). Removes files of an earlier book that was never made.
	 */
	readonly begin: (book: BookId) => Promise<Result<void, Fault>>;
	/** Appends records. @returns what was read back of them */
	readonly append: (
		book: BookId,
		records: readonly StoredRecord[]
	) => Promise<Result<readonly StoredRecord[], Fault>>;
	/** Stores the cover too, as from `coverToCopy`: without its key slots nobody could open the records. The latest wins. */
	readonly keepCover: (cover: BookCover) => Promise<Result<void, Fault>>;
	/** Books in the second copy, for when the database is lost. */
	readonly covers: () => Promise<Result<readonly BookCover[], Fault>>;
	/** All intact records by place, the latest last. A place occurs twice if it was encrypted again, or for two histories. */
	readonly read: (book: BookId) => Promise<Result<readonly StoredRecord[], Fault>>;
	/** Stores entries of the open meeting after the write. Removes those of an earlier meeting, with another head. */
	readonly keepRows: (
		book: BookId,
		headPlace: number,
		rows: readonly StoredRow[]
	) => Promise<Result<void, Fault>>;
	/** Intact rows, in the order of writing. */
	readonly rows: (book: BookId) => Promise<Result<readonly RowCopy[], Fault>>;
}

/** An entry in the second copy. */
export interface RowCopy {
	/** Number of records when it was written. */
	readonly headPlace: number;
	readonly row: StoredRow;
}

/** Parts received from another phone by square codes; without a kind, the draft of the open meeting. */
export type DraftKind = 'squares';

/**
 * Store of undecided answers: one encrypted value for each book, and that of a founding. It may be deleted at any
 * time, and is not in a backup.
 */
export interface DraftStore {
	/** Null if nothing is stored. */
	readonly read: (book: BookId, kind?: DraftKind) => Promise<Result<Uint8Array | null, Fault>>;
	/** Replaces an older one. */
	readonly keep: (book: BookId, bytes: Uint8Array, kind?: DraftKind) => Promise<Result<void, Fault>>;
	readonly drop: (book: BookId, kind?: DraftKind) => Promise<Result<void, Fault>>;
}

// ── vault ──────────────────────────────────────────────────────────────────────────────────────────────────
