import { canonicalJson, utf8, type BookId } from '#kernel';
import type { Vault } from '../ports/keys.ts';
import type { GroupSigner } from '../record/voucher.ts';
import type { GroupEvent } from '#group';
import type { JournalPerson } from './journal-schema.ts';

/** Names as the phone wrote them into a file, and the signature of the group's key over them (ADR 0038). */
export interface SignedNames {
	/** Letter by letter as in the file: another app may show a name in another form. */
	readonly people: readonly JournalPerson[];
	/** Ed25519, base64url. */
	readonly signature: string;
}

/** The signature in a file does not fit its names: somebody changed one, or took the names of another file. */
export interface NamesChanged {
	readonly type: 'NamesChanged';
}

/** The signature in a file does not fit the meeting that is open in it: somebody changed an entry, or put it behind another page. */
export interface OpenChanged {
	readonly type: 'OpenChanged';
}

/** Data that the group signed outside its records was changed in the file. */
export type SignedPartChanged = NamesChanged | OpenChanged;

/** The book that a part of a file is signed for, as it stands. */
export interface SignedAt {
	readonly id: BookId;
	/** Hash of its last record, hex. */
	readonly head: string;
}

/** Bytes that are signed, independent of the order in the file; no other signature of the group begins like this. */
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

/** The entries of an open meeting, in their order, behind the record that they stand on (law 59). */
const openBytes = ({ id, head }: SignedAt, entries: readonly GroupEvent[]): Uint8Array =>
	utf8(['bahi open 1', id, head, canonicalJson(entries)].join('\n'));

/** @param entries behind the last record, at least one @returns Ed25519, base64url */
export const signOpen = (keys: GroupSigner, at: SignedAt, entries: readonly GroupEvent[]): Promise<string> =>
	keys.signAsGroup(openBytes(at, entries));

export const isOpenSigned = (
	{ entries, signature }: { readonly entries: readonly GroupEvent[]; readonly signature: string },
	{ groupKey, ...at }: SignedAt & { readonly groupKey: string },
	{ verify }: Pick<Vault, 'verify'>
): Promise<boolean> => verify(groupKey, signature, openBytes(at, entries));
