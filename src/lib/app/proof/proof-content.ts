import type { LocalDate } from '#kernel';
import type { MeetingKind } from '#group';
import { lettersAsBytes } from './code-bytes.ts';

/** Papers with a code; the index in this list is stored in the bytes for ever (ADR 0019). */
export const printKinds = ['group', 'meeting', 'member', 'letter', 'bank'] as const;
export type PrintKind = (typeof printKinds)[number];

/** Figures that a code can hold, in the order of their bits (ADR 0019). New ones go to the end; there is room for 31. */
export const figureNames = [
	'members',
	'meetings',
	'savings',
	'loans',
	'box',
	'bank',
	'corpus',
	'surplus',
	'number',
	'present',
	'saved',
	'principal',
	'interest',
	'lent',
	'interestDue',
	'asked',
	'decided',
	'overdue',
	'owed',
	'depositMonths',
	'account'
] as const;
export type FigureName = (typeof figureNames)[number];

const counts: ReadonlySet<FigureName> = new Set([
	'members',
	'meetings',
	'number',
	'present',
	'depositMonths',
	'account'
]);
/** True for figures that are counts or digits of an account; all others are minor units. */
export const isCount = (name: FigureName): boolean => counts.has(name);

/** Content of the code on a print; signed by the group. */
export interface ProofContent {
	readonly kind: PrintKind;
	readonly practice: boolean;
	/** First 6 bytes of SHA-256 of the book's id, hex. */
	readonly book: string;
	/** ISO 4217. */
	readonly currency: string;
	readonly printedOn: LocalDate;
	/** The last meeting that the figures hold; null before the first. */
	readonly until: {
		readonly kind: MeetingKind;
		readonly number: number;
		readonly day: LocalDate;
		readonly sealed: boolean;
	} | null;
	readonly figures: ReadonlyMap<FigureName, number>;
	/** Code of the seal that stands on the print. */
	readonly seal: { readonly digits: string; readonly pictures: readonly number[] } | null;
	/** First 16 bytes of the hash of the last record, hex; zeros where there is none. */
	readonly head: string;
	/** On the file for the bank: what the group is called, as `nameInCode` says it. */
	readonly group?: string;
	/** On the page of a woman: her share of the balances of all (ADR 0092). */
	readonly share?: BalanceShare;
}

/** Bytes of a name: beside fifteen of the greatest figures a code of 300 bytes has room for no more. */
export const groupNameMost = 33;

/** The name of a group as a code holds it: of a long one its first words. Undefined where not even one fits. */
export function nameInCode(name: string): string | undefined {
	const fits = (text: string) => lettersAsBytes(text).length <= groupNameMost;
	if (fits(name)) return name === '' ? undefined : name;
	const words = name.split(' ');
	const count = words.findLastIndex((_, last) => fits(`${words.slice(0, last + 1).join(' ')}…`)) + 1;
	return count === 0 ? undefined : `${words.slice(0, count).join(' ')}…`;
}

/** Bytes of a piece: a code of 300 bytes has room for no more. */
export const pieceMost = 96;

/** Share of the book's balances on one slip; fewer than `needed` shares reveal nothing. */
export interface BalanceShare {
	/** Number of slips that rebuild the balances, 2…255. */
	readonly needed: number;
	/** Number of the slip in its set, 1…255. */
	readonly place: number;
	/** Id of the set of slips: 16 bytes, hex. */
	readonly set: string;
	/** Share of the key that opens the balances: 16 bytes, hex. */
	readonly key: string;
	/** Share of the encrypted balances; equally long on all slips of a set. */
	readonly piece: Uint8Array;
}

/** A code that was read and whose signature fits. */
export interface Proof extends ProofContent {
	/** The group's key, base64url: whose fingerprint stands on the registration letter. */
	readonly publicKey: string;
}

export type ProofRefusal =
	/** Something else: an address, a ticket, the letters of a key paper. */
	| { readonly type: 'NotAProof' }
	/** Read wrongly, or typed: the code does not fit its own check. */
	| { readonly type: 'ProofDamaged' }
	/** Everything is in its place but the signature: somebody changed a figure. */
	| { readonly type: 'ProofChanged' }
	/** Printed by a newer version of the app. */
	| { readonly type: 'ProofNewer' }
	/** The proof is of a practice book: nothing in it is real. */
	| { readonly type: 'ProofOfPractice' };

/** Result of comparing a paper with a book. */
export type Continuation =
	/** The paper is of another group, or of another key than the one of this book. */
	| { readonly is: 'otherGroup' }
	/** The book holds the page that the paper was printed from. @property since records that were sealed after it */
	| { readonly is: 'continues'; readonly since: number }
	/** The page that the paper was printed from is not in this book: it was lost, replaced, or written on another phone. */
	| { readonly is: 'missing' };

/** The book that is open. */
interface OpenedBook {
	/** First 6 bytes of SHA-256 of its id, hex. */
	readonly book: string;
	/** Hashes of its records, hex, oldest first. */
	readonly hashes: readonly string[];
}

/** A paper from before the first record stands on none: any book of the group continues it. */
const noRecord = /^0+$/;

/** True if a book continues the history on the paper. A signature says who printed it, not from which book. */
export function continuationOf(paper: Pick<Proof, 'book' | 'head'>, opened: OpenedBook): Continuation {
	if (paper.book !== opened.book) return { is: 'otherGroup' };
	if (noRecord.test(paper.head)) return { is: 'continues', since: opened.hashes.length };
	const place = opened.hashes.findIndex((hash) => hash.startsWith(paper.head));
	return place < 0 ? { is: 'missing' } : { is: 'continues', since: opened.hashes.length - 1 - place };
}
