import {
	err,
	fromBase64url,
	ok,
	present,
	toBase64url,
	utf8,
	type Result,
	type BookId,
	type LocalDate
} from '#kernel';
import type { OpenKeys, Vault } from '../ports/keys.ts';
import { fitsCheck, magic, proofParts, signedBytes, version, withSignature } from './proof-bytes.ts';
import type { Proof, ProofContent, ProofRefusal } from './proof-content.ts';

/** Prefix of the signed bytes, so that no other signature of the group is valid for a print. */
const purpose = utf8('bahi print 1');

/** The bytes of a print's code, signed by the group. */
export async function signProof(
	keys: Pick<OpenKeys, 'signAsGroup' | 'groupPublicKey'>,
	content: ProofContent
): Promise<Uint8Array> {
	const signed = signedBytes(content, decoded(keys.groupPublicKey));
	return withSignature(signed, decoded(await keys.signAsGroup(forPrint(signed))));
}

/**
 * Decodes a code and checks its signature. It proves that the key inside signed these figures; only the fingerprint
 * on the registration letter tells whose key it is.
 */
export async function readProof(
	bytes: Uint8Array,
	{ verify }: Pick<Vault, 'verify'>
): Promise<Result<Proof, ProofRefusal>> {
	if (bytes[0] !== magic) return err({ type: 'NotAProof' });
	if (!fitsCheck(bytes)) return err({ type: 'ProofDamaged' });
	if ((bytes[1] ?? 0) > version) return err({ type: 'ProofNewer' });
	const parts = proofParts(bytes);
	if (parts === null) return err({ type: 'ProofChanged' });
	const publicKey = toBase64url(parts.publicKey);
	if (!(await verify(publicKey, toBase64url(parts.signature), forPrint(parts.signed))))
		return err({ type: 'ProofChanged' });
	return parts.content.practice ? err({ type: 'ProofOfPractice' }) : ok({ ...parts.content, publicKey });
}

const forPrint = (signed: Uint8Array): Uint8Array => Uint8Array.from([...purpose, ...signed]);

const decoded = (text: string): Uint8Array => present(fromBase64url(text), 'the vault writes base64url');

/** Short id of the book on prints: first 6 bytes of SHA-256 of its id, hex. */
export const printedBookId = async (id: BookId, { hash }: Pick<Vault, 'hash'>): Promise<string> =>
	(await hash(utf8(id))).slice(0, 12);

/** Short hash of the last record on prints: its first 16 bytes; zeros before the first record. */
export const printedHead = (hash: string | undefined): string => (hash ?? '').slice(0, 32).padEnd(32, '0');

/** The book of a file, according to its header and last record. */
export interface PrintedBook {
	readonly id: BookId;
	readonly currency: string;
	readonly groupKey?: string | undefined;
	/** Hash of its last record, hex. */
	readonly head: string | undefined;
}

/** A code of a print that came with a file. */
export interface CarriedPrint {
	readonly bytes: Uint8Array;
	readonly proof: Proof;
}

/**
 * Decodes a code that a file carries for prints elsewhere (ADR 0068): it must be signed by the key that vouches for this book's
 * writers, at its last record.
 *
 * @param print base64url
 * @returns null for anything else
 */
export async function carriedPrint(
	print: string,
	book: PrintedBook,
	checks: Pick<Vault, 'hash' | 'verify'>
): Promise<CarriedPrint | null> {
	const bytes = fromBase64url(print);
	// Unused bits of base64url allow several spellings; only the canonical one is accepted.
	if (bytes === null || toBase64url(bytes) !== print) return null;
	const read = await readProof(bytes, checks);
	if (!read.ok) return null;
	const proof = read.value;
	const isOfBook =
		proof.publicKey === book.groupKey &&
		proof.currency === book.currency &&
		proof.head === printedHead(book.head) &&
		proof.book === (await printedBookId(book.id, checks));
	return isOfBook ? { bytes, proof } : null;
}

/** The last day on which one of them was signed; null without any. Signatures are not checked. */
export function signedOn(prints: readonly string[]): LocalDate | null {
	const days = prints.flatMap(
		(print) => proofParts(fromBase64url(print) ?? new Uint8Array())?.content.printedOn ?? []
	);
	return days.reduce<LocalDate | null>((last, day) => (last === null || day > last ? day : last), null);
}
