import { fromBase64url, toBase64url, utf8, type BookId, type LocalDate } from '#kernel';
import type { Vault } from '../ports/keys.ts';
import { proofParts } from './proof-bytes.ts';
import type { Proof } from './proof-content.ts';
import { readProof } from './sign-proof.ts';

/** What a print calls its book: first 6 bytes of SHA-256 of the id, hex. */
export const printedBookId = async (id: BookId, { hash }: Pick<Vault, 'hash'>): Promise<string> =>
	(await hash(utf8(id))).slice(0, 12);

/** What a print calls the last record of its book: the first 16 bytes of the hash; zeros where none was written yet. */
export const printedHead = (hash: string | undefined): string => (hash ?? '').slice(0, 32).padEnd(32, '0');

/** The book of a file, as its header and its last record name it. */
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
 * A code that a file carries for prints elsewhere (ADR 0068): signed by the key that vouches for the writers of this very book, at
 * its last record.
 *
 * @param print base64url
 * @returns null where it is anything else
 */
export async function carriedPrint(
	print: string,
	book: PrintedBook,
	checks: Pick<Vault, 'hash' | 'verify'>
): Promise<CarriedPrint | null> {
	const bytes = fromBase64url(print);
	// Bits that base64url leaves unused could say the same in other letters: one code has one text.
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

/** The last day on which one of them was signed; null without any. Their signatures are not looked at. */
export function signedOn(prints: readonly string[]): LocalDate | null {
	const days = prints.flatMap(
		(print) => proofParts(fromBase64url(print) ?? new Uint8Array())?.content.printedOn ?? []
	);
	return days.reduce<LocalDate | null>((last, day) => (last === null || day > last ? day : last), null);
}
