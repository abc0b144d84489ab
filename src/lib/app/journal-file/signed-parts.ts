import { canonicalJson, utf8, type BookId } from '#kernel';
import type { Vault } from '../ports/keys.ts';
import type { GroupSigner } from '../record/voucher.ts';
import type { GroupEvent } from '#group';
import type { JournalPerson } from './journal-schema.ts';

/** Names as the phone wrote them into a file, and the group key's signature over them (ADR 0038). */
export interface SignedNames {
	/** Exactly as in the file: another app may normalise names differently. */
	readonly people: readonly JournalPerson[];
	/** Ed25519, base64url. */
	readonly signature: string;
}

/** The signature in a file does not match its names: a name was changed, or the names come from another file. */
export interface NamesChanged {
	readonly type: 'NamesChanged';
}

/** The signature does not match the file's open meeting: an entry was changed, or moved after another page. */
export interface OpenChanged {
	readonly type: 'OpenChanged';
}

/** Data that the group signed outside its records was changed in the file. */
export type SignedPartChanged = NamesChanged | OpenChanged;

/** The book, and its version, for which a part of a file is signed. */
export interface SignedAt {
	readonly id: BookId;
	/** Hash of its last record, hex. */
	readonly head: string;
}

/** Signed bytes, independent of the order in the file; the prefix is unique among the group's signatures. */
function namesBytes({ id, head }: SignedAt, people: readonly JournalPerson[]): Uint8Array {
	const sorted = people
		.map(({ memberId, name }) => ({ memberId, name }))
		.sort((one, other) => (one.memberId < other.memberId ? -1 : 1));
	return utf8(['bahi names 1', id, head, canonicalJson(sorted)].join('\n'));
}

export async function signNames(
	keys: GroupSigner,
	at: SignedAt,
	people: readonly JournalPerson[]
): Promise<SignedNames> {
	return { people, signature: await keys.signAsGroup(namesBytes(at, people)) };
}

export function areNamesSigned(
	{ people, signature }: SignedNames,
	{ groupKey, ...at }: SignedAt & { readonly groupKey: string },
	{ verify }: Pick<Vault, 'verify'>
): Promise<boolean> {
	return verify(groupKey, signature, namesBytes(at, people));
}

/** Signed bytes of an open meeting: its entries in order, and the record before them (law 59). */
const openBytes = ({ id, head }: SignedAt, entries: readonly GroupEvent[]): Uint8Array =>
	utf8(['bahi open 1', id, head, canonicalJson(entries)].join('\n'));

/** @param entries after the last record, at least one @returns Ed25519, base64url */
export const signOpen = (keys: GroupSigner, at: SignedAt, entries: readonly GroupEvent[]): Promise<string> =>
	keys.signAsGroup(openBytes(at, entries));

export const isOpenSigned = (
	{ entries, signature }: { readonly entries: readonly GroupEvent[]; readonly signature: string },
	{ groupKey, ...at }: SignedAt & { readonly groupKey: string },
	{ verify }: Pick<Vault, 'verify'>
): Promise<boolean> => verify(groupKey, signature, openBytes(at, entries));
