import { fromBase64url, ok, textIn, toBase64url, utf8, type Result } from '#kernel';
import type { Rejection } from '#group';
import type { OpenKeys, Vault } from '../ports/keys.ts';
import type { BookCover, Fault } from '../ports/storage.ts';
import { haveAgreed, type AgreedAct, type Approved, type OpenUnderKeys } from './codes-of-officers.ts';

/*
 * Staff laptop that may read copies (ADR 0077). The phone stores its public key encrypted and in a fixed length, with and without a
 * laptop: locked phones do not reveal whether somebody helps the group, or who.
 */

const about = 'laptop that reads copies';
const keyLetters = 43;
const none = '-'.repeat(keyLetters);
/** Letting a laptop in needs two codes, because it discloses what all members said; removing it needs one. */
const [givenBy, takenBackBy] = [2, 1] as const;

/** @param publicKey base64url; null if no laptop reads the copies */
export async function keptLaptop(keys: Pick<OpenKeys, 'encrypt'>, publicKey: string | null): Promise<string> {
	return toBase64url(await keys.encrypt(utf8(publicKey ?? none), about));
}

/** Public key of the laptop that reads copies, base64url, or null. */
export async function laptopThatReads(
	keys: OpenKeys,
	{ laptop }: Pick<BookCover, 'laptop'>
): Promise<Result<string | null, Fault>> {
	const plain = await keys.decrypt(fromBase64url(laptop) ?? new Uint8Array(), about);
	if (!plain.ok) return plain;
	const text = textIn(plain.value);
	return ok(text === none ? null : text);
}

/**
 * Makes later copies readable for this laptop, with the codes of two members who decide; or for none, with one: earlier copies
 * stay readable.
 */
export async function giveLaptop(
	vault: Pick<Vault, 'hash'>,
	{ cover, keys, session }: OpenUnderKeys,
	approved: Approved<Extract<AgreedAct, { readonly type: 'laptop' }>>
): Promise<Result<BookCover, Rejection>> {
	const { key } = approved.act;
	const agreed = await haveAgreed(vault, session, approved, key === null ? takenBackBy : givenBy);
	return agreed.ok ? ok({ ...cover, laptop: await keptLaptop(keys, key) }) : agreed;
}
