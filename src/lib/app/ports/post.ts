import type { Result } from '#kernel';
import type { OpenKeys } from './keys.ts';

/** Lanes of a post box (docs/POST.md): pages, lists of eras, keys and names. */
export type PostLane = 'p' | 'e' | 'k';

/** Numbers in a box by writer (hex): for pages the last one without a gap before it, for other lanes the newest. */
export type PostHeads = Readonly<Record<PostLane, Readonly<Record<string, number>>>>;

/** Content of a box card. */
export interface PostCard {
	/** Route of four letters, as on the card. */
	readonly route: string;
	/** 16 bytes. */
	readonly secret: Uint8Array;
	/** 101 bytes; null if the letters were typed. */
	readonly ticket: Uint8Array | null;
	/** X25519 keys of those who may read, 32 bytes; null for none. */
	readonly office: Uint8Array | null;
	readonly field: Uint8Array | null;
}

/** Reasons for a failed request to a post box. */
export type PostRefusal =
	/** No network, or the server is no post box. */
	| { readonly type: 'PostNotReached' }
	/** The box has no valid ticket, or was closed. */
	| { readonly type: 'PostShut' }
	/** Retry after so many seconds. */
	| { readonly type: 'PostBusy'; readonly seconds: number }
	/** The response is not what a post box sends: altered bytes, or an inconsistent answer. */
	| { readonly type: 'PostDamaged' };

/** Reasons for which a box card cannot be used. */
export type CardRefusal =
	/** The letters or square code are not of a box card. */
	| { readonly type: 'NoBoxCard' }
	/** The box has no data from which a book can be restored. */
	| { readonly type: 'PostEmpty' };

/** A box, with the proof that the caller has its card. */
export interface BoxOnRoute {
	readonly route: string;
	/** 32 hex digits. */
	readonly box: string;
	/** @param minute whole minutes since 1970 @param path of the request @returns value of the header Bahi-Read */
	readonly prove: (minute: number, path: string) => Promise<string>;
}

/** Client of a post box below the app's own address. None of its methods throws. */
export interface PostDoor {
	/** @returns a number for each envelope */
	readonly put: (
		route: string,
		envelopes: readonly Uint8Array[]
	) => Promise<Result<readonly number[], PostRefusal>>;
	readonly register: (of: BoxOnRoute, ticket: Uint8Array) => Promise<Result<void, PostRefusal>>;
	readonly heads: (of: BoxOnRoute) => Promise<Result<PostHeads, PostRefusal>>;
	/** Envelopes from this number on, as many as one response holds. */
	readonly envelopes: (
		of: BoxOnRoute,
		from: { readonly lane: PostLane; readonly writer: string; readonly n: number }
	) => Promise<Result<readonly Uint8Array[], PostRefusal>>;
}

/** A page to be sent. Its bytes never change: once sealed under a number it is always sent the same. */
export interface PostRow {
	/** Box, lane, writer and number. */
	readonly id: string;
	readonly box: string;
	readonly lane: PostLane;
	readonly n: number;
	readonly bytes: Uint8Array;
	/** Not acknowledged · acknowledged · the box has other bytes under its number · rejected by the box. */
	readonly state: 'waits' | 'there' | 'taken' | 'refused';
	/** Day of that answer, in days since 1970. */
	readonly on: number;
}

/** State of one box in the outbox. */
export interface PostRound {
	readonly box: string;
	readonly route: string;
	readonly writer: string;
	/** Milliseconds since 1970 before which nothing is sent automatically. */
	readonly after: number;
	/** Consecutive attempts without an acknowledgement. */
	readonly tries: number;
	/** Bytes sent on `day`, in days since 1970. */
	readonly day: number;
	readonly sent: number;
	/** Day of the last acknowledgement; 0 before. */
	readonly left: number;
	readonly refusal: PostRefusal['type'] | null;
	/** Place in the book up to which pages were queued, and number of the queued list of eras. */
	readonly place: number;
	readonly era: number;
	readonly keys: number;
	/** Mark of the keys and names queued last. */
	readonly named: string;
	/** For each writer of another phone the number up to which this book has everything. */
	readonly seen: Readonly<Record<string, number>>;
}

/** Sealed pages queued for a network; may be deleted, and is filled again from the book. Throws the browser's errors. */
export interface Outbox {
	readonly rounds: () => Promise<readonly PostRound[]>;
	readonly rows: (box: string) => Promise<readonly PostRow[]>;
	/** One transaction. @returns the new round */
	readonly write: (box: string, change: OutboxChange) => Promise<PostRound | null>;
	/** Deletes everything of this box. */
	readonly forget: (box: string) => Promise<void>;
}

export interface OutboxChange {
	/** Rows to add where their id is unused; existing ones stay. */
	readonly lay?: readonly PostRow[];
	/** New state and day, by id. */
	readonly mark?: ReadonlyMap<string, Pick<PostRow, 'state' | 'on'>>;
	readonly drop?: readonly string[];
	/** Null leaves the round unchanged. */
	readonly round?: (before: PostRound | null) => PostRound | null;
}

/** A decrypted page. */
export interface PostPage {
	/** Its writer, in hex. */
	readonly writer: string;
	readonly n: number;
	/** Signed bytes of the record (`recordBytes`). */
	readonly record: Uint8Array;
}

/** One box, with the keys of its card. Received data is not trusted: null stands for anything invalid. */
export interface OpenPost extends Pick<BoxOnRoute, 'box' | 'prove'> {
	/** Envelopes of this phone; null for data too long for one. */
	readonly sealedPage: (
		by: OpenKeys,
		place: { readonly n: number; readonly era: number; readonly year: number },
		eraKey: Uint8Array,
		packed: Uint8Array
	) => Promise<Uint8Array | null>;
	readonly sealedEras: (
		by: OpenKeys,
		epoch: number,
		eras: readonly Uint8Array[],
		to: Pick<PostCard, 'office' | 'field'>
	) => Promise<Uint8Array | null>;
	readonly sealedNames: (by: OpenKeys, n: number, part: Uint8Array) => Promise<Uint8Array | null>;
	readonly page: (envelope: Uint8Array, eras: readonly Uint8Array[]) => Promise<PostPage | null>;
	readonly eras: (
		envelope: Uint8Array,
		keys: Pick<OpenKeys, 'decrypt'>
	) => Promise<readonly Uint8Array[] | null>;
	readonly names: (envelope: Uint8Array) => Promise<Uint8Array | null>;
}

export interface PostVault {
	/** Parses typed letters or a square code; null for anything else. */
	readonly readCard: (read: string) => Promise<PostCard | null>;
	/** @param secret 16 bytes of the card */
	readonly open: (secret: Uint8Array) => Promise<OpenPost>;
}
