import { canonicalJson, utf8, type BookId } from '#kernel';
import type { Vault } from '../ports/keys.ts';
import type { GroupSigner } from '../record/voucher.ts';
import type { JournalPerson } from './journal-schema.ts';

/** Names as the phone wrote them into a file, and the signature of the group's key over them (ADR 0132). */
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

/** The book that names are signed for, as it stands. */
export interface NamedAt {
	readonly id: BookId;
	/** Hash of its last record, hex. */
	readonly head: string;
}

/** What is signed: no other signature of the group begins so. In whatever order the file lists them, the bytes are the same. */
function namesBytes({ id, head }: NamedAt, people: readonly JournalPerson[]): Uint8Array {
	const sorted = people
		.map(({ memberId, name }) => ({ memberId, name }))
		.sort((one, other) => (one.memberId < other.memberId ? -1 : 1));
	return utf8(['bahi names 1', id, head, canonicalJson(sorted)].join('\n'));
}

export async function signNames(
	keys: GroupSigner,
	at: NamedAt,
	people: readonly JournalPerson[]
): Promise<SignedNames> {
	return { people, signature: await keys.signAsGroup(namesBytes(at, people)) };
}

export function areNamesSigned(
	{ people, signature }: SignedNames,
	{ groupKey, ...at }: NamedAt & { readonly groupKey: string },
	{ verify }: Pick<Vault, 'verify'>
): Promise<boolean> {
	return verify(groupKey, signature, namesBytes(at, people));
}
