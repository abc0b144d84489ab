import { fromBase64url, ok, textIn, toBase64url, utf8, type Result } from '#kernel';
import type { Rejection } from '#group';
import type { OpenKeys, Vault } from '../ports/keys.ts';
import type { BookCover, Fault } from '../ports/storage.ts';
import { haveAgreed, type AgreedAct, type Approved, type OpenUnderKeys } from './codes-of-officers.ts';

/*
 * The laptop of staff that may read copies (ADR 0077). The phone keeps its public key encrypted and in one length, with and without a
 * laptop: who looks at a locked phone, or at many, sees neither that somebody helps this group nor who.
 */

const about = 'laptop that reads copies';
const keyLetters = 43;
const none = '-'.repeat(keyLetters);
/** To give takes two: one alone would hand out what all women said. To take back takes one: it hands out nothing. */
const [givenBy, takenBackBy] = [2, 1] as const;

/** @param publicKey base64url; null where no laptop reads the copies */
export async function keptLaptop(keys: Pick<OpenKeys, 'encrypt'>, publicKey: string | null): Promise<string> {
	return toBase64url(await keys.encrypt(utf8(publicKey ?? none), about));
}

/** The public key of the laptop to which copies are made, base64url, or null. */
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
 * From now on copies are made for this laptop too, by the codes of two women who decide; or for none, by one: what was given before can
 * be read still.
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
