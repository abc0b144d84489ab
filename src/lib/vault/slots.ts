import type { RandomSource } from '#app';
import { concat, fromBase64url, present, toBase64url, utf8, wipe, type CodeKind } from '#kernel';
import { importCipherKey, nonceLength, seal, unseal } from './cipher.ts';
import { derive } from './derive.ts';
import type { CodeLock, SealedKeys } from './key-document.ts';
import { slowHash, usualPbkdf2, type SlowHash } from './slow-hash.ts';
import type { Argon2 } from './argon2-runner.ts';

/** A short code and what makes it worth more: the slow hash and the secret of this phone. */
export interface ShortCode {
	readonly kind: CodeKind;
	readonly digits: string;
	readonly deviceSecret: Uint8Array;
}

const saltLength = 16;

/**
 * Where this phone cannot work out the slow hash that was asked for, the slot takes PBKDF2 (safety.md, "Keys").
 *
 * @param groupKey 32 bytes, left as they are
 */
export async function lockWithCode(
	groupKey: Uint8Array,
	slot: { readonly book: string; readonly slotId: string; readonly hash: SlowHash },
	code: ShortCode,
	tools: { readonly random: RandomSource; readonly argon2: Argon2 }
): Promise<CodeLock> {
	const salt = tools.random.bytes(saltLength);
	const asked = await codeSecret(slot.hash, code, salt, tools.argon2);
	const hash = asked === null ? usualPbkdf2 : slot.hash;
	const secret = present(
		asked ?? (await codeSecret(hash, code, salt, tools.argon2)),
		'PBKDF2 runs everywhere'
	);
	const purpose = codePurpose(slot.book, slot.slotId);
	const wrapped = await wrap(groupKey, secret, salt, purpose, tools.random);
	return { slotId: slot.slotId, hash, salt: toBase64url(salt), wrapped };
}

/**
 * The slow half of opening a slot, which says nothing about the code yet.
 *
 * @returns what `unlockWithSecret` tries; null where this phone cannot work it out
 */
export function secretOf(lock: CodeLock, code: ShortCode, argon2: Argon2): Promise<Uint8Array | null> {
	return codeSecret(lock.hash, code, bytesOf(lock.salt), argon2);
}

/** Wipes `secret`. @returns the group key, or null when the code is wrong */
export function unlockWithSecret(
	lock: CodeLock,
	book: string,
	secret: Uint8Array
): Promise<Uint8Array | null> {
	return unwrap(lock.wrapped, secret, bytesOf(lock.salt), codePurpose(book, lock.slotId));
}

/** @param recoverySecret 16 bytes from the printed sheet */
export async function lockWithSheet(
	groupKey: Uint8Array,
	book: string,
	recoverySecret: Uint8Array,
	random: RandomSource
): Promise<SealedKeys['recovery']> {
	const salt = random.bytes(saltLength);
	const wrapped = await wrap(groupKey, recoverySecret, salt, sheetPurpose(book), random);
	return { salt: toBase64url(salt), wrapped };
}

/** @returns the group key, or null when the sheet belongs to another book */
export function unlockWithSheet(
	lock: SealedKeys['recovery'],
	book: string,
	recoverySecret: Uint8Array
): Promise<Uint8Array | null> {
	return unwrap(lock.wrapped, recoverySecret, bytesOf(lock.salt), sheetPurpose(book));
}

const codePurpose = (book: string, slotId: string): string => `bahi/1 code slot ${book} ${slotId}`;
const sheetPurpose = (book: string): string => `bahi/1 recovery slot ${book}`;

/** The stretched code and the phone's secret together: a copied slot without the phone's secret cannot be tried. */
async function codeSecret(
	hash: SlowHash,
	code: ShortCode,
	salt: Uint8Array,
	argon2: Argon2
): Promise<Uint8Array | null> {
	const stretched = await slowHash(hash, utf8(`${code.kind} ${code.digits}`), salt, argon2);
	return stretched === null ? null : concat(stretched, code.deviceSecret);
}

/** Wipes `secret`, as `unwrap` does. */
export async function wrap(
	groupKey: Uint8Array,
	secret: Uint8Array,
	salt: Uint8Array,
	purpose: string,
	random: RandomSource
): Promise<string> {
	const raw = await derive(secret, salt, purpose);
	const sealed = await seal(await importCipherKey(raw), random.bytes(nonceLength), groupKey, purpose);
	wipe(raw, secret);
	return toBase64url(sealed);
}

export async function unwrap(
	wrapped: string,
	secret: Uint8Array,
	salt: Uint8Array,
	purpose: string
): Promise<Uint8Array | null> {
	const raw = await derive(secret, salt, purpose);
	const groupKey = await unseal(await importCipherKey(raw), bytesOf(wrapped), purpose);
	wipe(raw, secret);
	return groupKey;
}

export const bytesOf = (text: string): Uint8Array => fromBase64url(text) ?? new Uint8Array();
