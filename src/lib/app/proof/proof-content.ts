import type { LocalDate } from '#kernel';
import type { MeetingKind } from '#group';
import { lettersAsBytes } from './code-bytes.ts';

/** Papers with a code; the index in this list is stored in the bytes and must never change (ADR 0019). */
export const printKinds = ['group', 'meeting', 'member', 'letter', 'bank'] as const;
export type PrintKind = (typeof printKinds)[number];

/** Figures of a code, in the order of their bits (ADR 0019). New ones go to the end; there is room for 31. */
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
	/** The last meeting included in the figures; null before the first. */
	readonly until: {
		readonly kind: MeetingKind;
		readonly number: number;
		readonly day: LocalDate;
		readonly sealed: boolean;
	} | null;
	readonly figures: ReadonlyMap<FigureName, number>;
	/** Seal code printed on the paper. */
	readonly seal: { readonly digits: string; readonly pictures: readonly number[] } | null;
	/** First 16 bytes of the hash of the last record, hex; zeros without one. */
	readonly head: string;
	/** On the bank's file: name of the group, from `nameInCode`. */
	readonly group?: string;
	/** On a member's page: her share of the balances of all (ADR 0092). */
	readonly share?: BalanceShare;
}

/** Largest name in bytes: beside fifteen of the largest figures a code of 300 bytes has no more room. */
export const groupNameMost = 33;

/** The name of a group for a code: the first words of a long one. Undefined if not even one fits. */
export function nameInCode(name: string): string | undefined {
	const fits = (text: string) => lettersAsBytes(text).length <= groupNameMost;
	if (fits(name)) return name === '' ? undefined : name;
	const words = name.split(' ');
	const count = words.findLastIndex((_, last) => fits(`${words.slice(0, last + 1).join(' ')}…`)) + 1;
	return count === 0 ? undefined : `${words.slice(0, count).join(' ')}…`;
}

/** Largest piece in bytes: a code of 300 bytes has no more room. */
export const pieceMost = 96;

/** Share of the book's balances on one slip; fewer than `needed` shares reveal nothing. */
export interface BalanceShare {
	/** Number of slips that rebuild the balances, 2…255. */
	readonly needed: number;
	/** Number of the slip in its set, 1…255. */
	readonly place: number;
	/** Id of the set of slips: 16 bytes, hex. */
	readonly set: string;
	/** Share of the key that decrypts the balances: 16 bytes, hex. */
	readonly key: string;
	/** Share of the encrypted balances; equally long on all slips of a set. */
	readonly piece: Uint8Array;
}

/** A code that was read, with a valid signature. */
export interface Proof extends ProofContent {
	/** The group's key, base64url, whose fingerprint is on the registration letter. */
	readonly publicKey: string;
}

export type ProofRefusal =
	/** Another text: an address, a ticket, the letters of a key paper. */
	| { readonly type: 'NotAProof' }
	/** The code fails its own check: read or typed wrongly. */
	| { readonly type: 'ProofDamaged' }
	/** Only the signature is invalid: a figure was changed. */
	| { readonly type: 'ProofChanged' }
	/** Printed by a newer version of the app. */
	| { readonly type: 'ProofNewer' }
	/** The proof is of a practice book: nothing in it is real. */
	| { readonly type: 'ProofOfPractice' };

/** Result of comparing a paper with a book. */
export type Continuation =
	/** The paper is of another group or another group key. */
	| { readonly is: 'otherGroup' }
	/** The book has the page from which the paper was printed. @property since number of records sealed after it */
	| { readonly is: 'continues'; readonly since: number }
	/** The book lacks the page from which the paper was printed: it was lost, replaced, or written on another phone. */
	| { readonly is: 'missing' };

/** The open book. */
interface OpenedBook {
	/** First 6 bytes of SHA-256 of its id, hex. */
	readonly book: string;
	/** Hashes of its records, hex, oldest first. */
	readonly hashes: readonly string[];
}

/** Head of a paper printed before the first record: any book of the group continues it. */
const noRecord = /^0+$/;

/** True if a book continues the history on the paper. A signature proves the group, not the book's state. */
export function continuationOf(paper: Pick<Proof, 'book' | 'head'>, opened: OpenedBook): Continuation {
	if (paper.book !== opened.book) return { is: 'otherGroup' };
	if (noRecord.test(paper.head)) return { is: 'continues', since: opened.hashes.length };
	const place = opened.hashes.findIndex((hash) => hash.startsWith(paper.head));
	return place < 0 ? { is: 'missing' } : { is: 'continues', since: opened.hashes.length - 1 - place };
}
