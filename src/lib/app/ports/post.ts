import type { Result } from '#kernel';
import type { OpenKeys } from './keys.ts';

/** Lanes of a post box (docs/POST.md): pages, lists of eras, keys and names. */
export type PostLane = 'p' | 'e' | 'k';

/** What a box has, by writer in hex: of pages the last up to which none is missing, of others the newest. */
export type PostHeads = Readonly<Record<PostLane, Readonly<Record<string, number>>>>;

/** What a box card says. */
export interface PostCard {
	/** Four letters, as on the card. */
	readonly route: string;
	/** 16 bytes. */
	readonly secret: Uint8Array;
	/** 101 bytes; null where a hand typed the letters. */
	readonly ticket: Uint8Array | null;
	/** X25519 keys of those who may read, 32 bytes; null where nobody does. */
	readonly office: Uint8Array | null;
	readonly field: Uint8Array | null;
}

/** Why nothing came of asking a post box. */
export type PostRefusal =
	/** No network, or who answered is no door of a post box. */
	| { readonly type: 'PostNotReached' }
	/** No ticket counts for this box, or it was shut. */
	| { readonly type: 'PostShut' }
	/** Later, in so many seconds. */
	| { readonly type: 'PostBusy'; readonly seconds: number }
	/** What came is not what a door gives: bytes that were changed, or a phone that was told lies. */
	| { readonly type: 'PostDamaged' };

/** Why a box card leads to nothing. */
export type CardRefusal =
	/** Not the letters or the square code of a box card. */
	| { readonly type: 'NoBoxCard' }
	/** Nothing that brings a book back lies in its box. */
	| { readonly type: 'PostEmpty' };

/** A box, and how whoever has its card proves that. */
export interface BoxOnRoute {
	readonly route: string;
	/** 32 letters of hex. */
	readonly box: string;
	/** @param minute whole minutes since 1970 @param path of the request @returns the header Bahi-Read */
	readonly prove: (minute: number, path: string) => Promise<string>;
}

/** The door of a post box below the app's own address. None of these throws. */
export interface PostDoor {
	/** @returns a number for each envelope */
	readonly put: (
		route: string,
		envelopes: readonly Uint8Array[]
	) => Promise<Result<readonly number[], PostRefusal>>;
	readonly register: (of: BoxOnRoute, ticket: Uint8Array) => Promise<Result<void, PostRefusal>>;
	readonly heads: (of: BoxOnRoute) => Promise<Result<PostHeads, PostRefusal>>;
	/** As many envelopes from this number on as one answer holds. */
	readonly envelopes: (
		of: BoxOnRoute,
		from: { readonly lane: PostLane; readonly writer: string; readonly n: number }
	) => Promise<Result<readonly Uint8Array[], PostRefusal>>;
}

/** A page on its way. Its bytes never change: what was sealed once under a number goes as it is, however often. */
export interface PostRow {
	/** Box, lane, writer and number. */
	readonly id: string;
	readonly box: string;
	readonly lane: PostLane;
	readonly n: number;
	readonly bytes: Uint8Array;
	/** Nobody acknowledged it · the door said that it has it · other bytes are under its number · the door takes no such page. */
	readonly state: 'waits' | 'there' | 'taken' | 'refused';
	/** Day of that answer, in days since 1970. */
	readonly on: number;
}

/** What the outbox knows of one box. */
export interface PostRound {
	readonly box: string;
	readonly route: string;
	readonly writer: string;
	/** Milliseconds since 1970 before which nothing leaves by itself. */
	readonly after: number;
	/** How often in a row nothing was acknowledged. */
	readonly tries: number;
	/** Bytes that left on `day`, in days since 1970. */
	readonly day: number;
	readonly sent: number;
	/** Day on which a page was last acknowledged; 0 before. */
	readonly left: number;
	readonly refusal: PostRefusal['type'] | null;
	/** Up to this place of the book its pages were laid in, and which list of eras, keys and names was. */
	readonly place: number;
	readonly era: number;
	readonly keys: number;
	/** Mark of the keys and names that were laid in last. */
	readonly named: string;
	/** By writer of another phone up to which number this book has everything. */
	readonly seen: Readonly<Record<string, number>>;
}

/** Sealed pages that wait for a network; may be thrown away, and is filled again from the book. Throws what the browser says. */
export interface Outbox {
	readonly rounds: () => Promise<readonly PostRound[]>;
	readonly rows: (box: string) => Promise<readonly PostRow[]>;
	/** One transaction. @returns the round as it is now */
	readonly write: (box: string, change: OutboxChange) => Promise<PostRound | null>;
	/** Nothing of this box stays. */
	readonly forget: (box: string) => Promise<void>;
}

export interface OutboxChange {
	/** Laid in where their place is free; what lies there stays. */
	readonly lay?: readonly PostRow[];
	/** State and day, by id. */
	readonly mark?: ReadonlyMap<string, Pick<PostRow, 'state' | 'on'>>;
	readonly drop?: readonly string[];
	/** Null leaves it as it is. */
	readonly round?: (before: PostRound | null) => PostRound | null;
}

/** A page that was opened. */
export interface PostPage {
	/** Who put it, in hex. */
	readonly writer: string;
	readonly n: number;
	/** Signed bytes of the record (`recordBytes`). */
	readonly record: Uint8Array;
}

/** One box, with the keys of its card. Of what comes nothing is believed: null is for all that is not right. */
export interface OpenPost extends Pick<BoxOnRoute, 'box' | 'prove'> {
	/** Envelopes of this phone; null for what is longer than one. */
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
	/** From letters that were typed, or a square code; null for anything else. */
	readonly readCard: (read: string) => Promise<PostCard | null>;
	/** @param secret 16 bytes of the card */
	readonly open: (secret: Uint8Array) => Promise<OpenPost>;
}
