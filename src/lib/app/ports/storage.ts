import type { BookId, LocalDate, MemberId, OperationId, Result } from '#kernel';
import type { CodeHolder, KeyDocument, KeyPaper } from './keys.ts';

/** Something the phone cannot do just now. A person is told; nothing was written. */
export type Fault =
	/** The phone's storage is full. */
	| { readonly type: 'StorageFull' }
	/** The database was closed under us, by the browser or by another version of the app. */
	| { readonly type: 'StorageClosed' }
	/** A newer version of the app has written the database: this one neither reads nor writes it. */
	| { readonly type: 'StorageNewer' }
	/** Another tab or window has the pen. */
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
	/** These sealed pages read well in no copy on this phone: what needs every page waits for a file (ADR 0036). */
	| { readonly type: 'PagesUnreadable'; readonly places: readonly number[] }
	/** The code belongs to a member without an office: she reads her own page only (ADR 0026). */
	| { readonly type: 'MemberPageOnly' }
	/** The worker that read a file was killed by the phone or never answered. */
	| { readonly type: 'ReadingStopped' }
	/** Any other refusal of the browser; `message` is for staff. */
	| { readonly type: 'StorageFailed'; readonly message: string };

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
	/** Women whose names the entries say: the name and what the book says of it come together or not at all. */
	readonly people?: readonly StoredPerson[];
	/** A count, an accepted difference or a seal: it may take the room that is reserved for it when the phone is full. */
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
	/** A practice book: nothing in it is real and it can be thrown away. */
	readonly practice: boolean;
	/** ISO 4217 code of the one currency of this book. */
	readonly currency: string;
	/** Symbol and colour by which women tell the books on one phone apart. */
	readonly symbol: string;
	readonly colour: number;
	/** Women of the group who have no code on this phone: the lock shows their pictures beside the others; left out until the book was open once. */
	readonly withoutCode?: readonly CodeHolder[];
	/** Key slots, wrapped keys and their parameters; the vault's own JSON. */
	readonly keys: KeyDocument;
	/** Device-bound secret, random, of this installation; mixed into code slots. */
	readonly deviceSecret: Uint8Array;
	/** Whether people have the key paper; left out where nobody is asked: practice books. */
	readonly paper?: KeyPaper;
	/** Public key of the laptop that may open copies, encrypted by the group key, base64url; of one length, with and without a laptop. */
	readonly laptop: string;
	/** The group's post box (`post-slot.ts`), encrypted by the group key, base64url; left out where it never had one. */
	readonly post?: string;
	/** Day of the last verified backup that another app or device took, and how many records it held. */
	readonly lastBackup: { readonly on: LocalDate; readonly place: number } | null;
	/** How often the group key had been renewed when the last copy was made that left; left out where it never was. */
	readonly copiedEpoch?: number;
	/** Until which day of the book a copy was opened with its key paper, for trial or in earnest; left out where none was. */
	readonly copyTriedOn?: LocalDate;
}

/** Verified bytes for entries that are damaged or lost, none behind the last that there is. */
export interface GoodEntries {
	/** How many records there are; with another number, the rows are of another meeting. */
	readonly headPlace: number;
	readonly records: readonly StoredRecord[];
	readonly rows: readonly StoredRow[];
}

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
	/**
	 * Replaces the cover of a book that is on the shelf: new codes, the age of the last backup. Refused as StaleHead where its keys do not
	 * follow those that are there: what was written under these would be lost.
	 */
	readonly saveCover: (cover: BookCover) => Promise<Result<void, Fault>>;
	/** The cover of the second copy where the group key was renewed since that of the book here; nothing otherwise. */
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
	/** Takes the pen for `book`; null when another tab has it. The release function gives it back. */
	readonly takePen: (book: BookId) => Promise<(() => void) | null>;
	/** Asks the browser not to clear this origin, when a group is made. Nothing waits for the answer: it may never come. */
	readonly persist: () => void;
	/** Whether the browser promised not to clear this origin; false where it cannot say. */
	readonly isKept: () => Promise<boolean>;
	/** The phone is nearly full: people make room before an entry is refused. False where the browser cannot say. */
	readonly isRoomSmall: () => Promise<boolean>;
	/** A meeting of a real book is open: no new app takes over. False where the database cannot be read. */
	readonly hasOpenMeeting: () => Promise<boolean>;
	/**
	 * After recovery, when people decided to go on with what is here: the canary takes over what the database
	 * holds, and `covers` and `load` no longer fail with RecordsMissing.
	 */
	readonly acceptLoss: () => Promise<Result<void, Fault>>;
}

/** The encrypted records appended to a file outside the database, flushed on their own, after the tick. Not for practice books. */
export interface SecondCopy {
	/**
	 * Makes the empty files of a book that is about to begin: a browser flushes a file's name only half a minute later, and by then the book
	 * is there (ADR 0101). Files of an earlier one that never began leave.
	 */
	readonly begin: (book: BookId) => Promise<Result<void, Fault>>;
	/** Adds records behind those that are there. @returns what was read back of them */
	readonly append: (
		book: BookId,
		records: readonly StoredRecord[]
	) => Promise<Result<readonly StoredRecord[], Fault>>;
	/** Keeps the cover too, as `coverToCopy` gives it: without its key slots nobody could open the records. Later ones win. */
	readonly keepCover: (cover: BookCover) => Promise<Result<void, Fault>>;
	/** Books that the second copy knows, for when the database is gone. */
	readonly covers: () => Promise<Result<readonly BookCover[], Fault>>;
	/** Everything that still reads well, by place, the latest last. A place twice: encrypted again, or two histories. */
	readonly read: (book: BookId) => Promise<Result<readonly StoredRecord[], Fault>>;
	/** Entries of the meeting that is open, after the tick. Those of an earlier meeting, with another head, leave. */
	readonly keepRows: (
		book: BookId,
		headPlace: number,
		rows: readonly StoredRow[]
	) => Promise<Result<void, Fault>>;
	/** Rows that are still readable, in the order of writing. */
	readonly rows: (book: BookId) => Promise<Result<readonly RowCopy[], Fault>>;
}

/** An entry as the second copy has it. */
export interface RowCopy {
	/** How many records there were when it was written. */
	readonly headPlace: number;
	readonly row: StoredRow;
}

/** Talk of the open meeting where it is left out; or what came of another phone by square codes. */
export type DraftKind = 'squares';

/**
 * What is talked about and not decided yet: one encrypted piece a book, beside the books; and that of a founding. It may be thrown away at any
 * time, and is not in a backup.
 */
export interface DraftStore {
	/** Null where nothing is kept. */
	readonly read: (book: BookId, kind?: DraftKind) => Promise<Result<Uint8Array | null, Fault>>;
	/** In the place of an older one. */
	readonly keep: (book: BookId, bytes: Uint8Array, kind?: DraftKind) => Promise<Result<void, Fault>>;
	readonly drop: (book: BookId, kind?: DraftKind) => Promise<Result<void, Fault>>;
}

// ── vault ──────────────────────────────────────────────────────────────────────────────────────────────────
