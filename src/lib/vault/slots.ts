import type { RandomSource } from '#app';
import { concat, present, toBase64url, utf8, wipe, type CodeKind } from '#kernel';
import { derive, bytesOf } from './cipher.ts';
import type { CodeLock, PaperLock, SlotPair } from './key-document.ts';
import { loadAgreement, openSealedTo, sealTo } from './laptop-key.ts';
import { slowHash, usualPbkdf2, type SlowHash, type Argon2 } from './slow-hash.ts';

/*
 * The secret of a slot (a stretched code with the phone's secret, or the key paper) gives a key pair, and the group key is sealed to
 * its public half: a new group key is sealed to every slot that stays without anybody's code (ADR 0078).
 */

/** A short code and what makes it worth more: the slow hash and the secret of this phone. */
export interface ShortCode {
	readonly kind: CodeKind;
	readonly digits: string;
	readonly deviceSecret: Uint8Array;
}

const saltLength = 16;

/**
 * Where this phone cannot compute the slow hash that was asked for, the slot takes PBKDF2 (ADR 0034).
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
	const sealed = await lock(groupKey, secret, salt, purpose, tools.random);
	return { slotId: slot.slotId, hash, ...sealed, leaves: false };
}

/**
 * The slow half of opening a slot, which says nothing about the code yet.
 *
 * @returns what `unlockWithSecret` tries; null where this phone cannot compute it
 */
export function secretOf(lock: CodeLock, code: ShortCode, argon2: Argon2): Promise<Uint8Array | null> {
	return codeSecret(lock.hash, code, bytesOf(lock.salt), argon2);
}

/** Wipes `secret`. @returns the group key, or null when the code is wrong */
export async function unlockWithSecret(
	lock: CodeLock,
	book: string,
	secret: Uint8Array
): Promise<Uint8Array | null> {
	return unlock(lock, secret, codePurpose(book, lock.slotId));
}

/** @param recoverySecret 16 bytes from the printed sheet; wiped */
export function lockWithSheet(
	groupKey: Uint8Array,
	book: string,
	recoverySecret: Uint8Array,
	random: RandomSource
): Promise<PaperLock> {
	return lock(groupKey, recoverySecret, random.bytes(saltLength), sheetPurpose(book), random);
}

/** Wipes `recoverySecret`. @returns the group key, or null when the sheet belongs to another book */
export async function unlockWithSheet(
	lock: PaperLock,
	book: string,
	recoverySecret: Uint8Array
): Promise<Uint8Array | null> {
	return unlock(lock, recoverySecret, sheetPurpose(book));
}

/** The slot of a code with another group key, by its public key alone. */
export async function codeSealedAgain(
	groupKey: Uint8Array,
	book: string,
	lock: CodeLock,
	random: RandomSource
): Promise<CodeLock> {
	const { publicKey } = lock.pair;
	return { ...lock, ...(await sealed(groupKey, publicKey, codePurpose(book, lock.slotId), random)) };
}

/** `codeSealedAgain` for the key paper. */
export async function paperSealedAgain(
	groupKey: Uint8Array,
	book: string,
	lock: PaperLock,
	random: RandomSource
): Promise<PaperLock> {
	return { ...lock, ...(await sealed(groupKey, lock.pair.publicKey, sheetPurpose(book), random)) };
}

const codePurpose = (book: string, slotId: string): string => `bahi/1 code slot ${book} ${slotId}`;
const sheetPurpose = (book: string): string => `bahi/1 recovery slot ${book}`;
/** The key pair of a secret and the data sealed to it use different keys. */
const pairPurpose = (purpose: string): string => `${purpose} pair`;
const sealedPurpose = (purpose: string): string => `${purpose} sealed`;

/** The stretched code and the phone's secret together: a copied slot without the phone's secret cannot be tried. */
async function codeSecret(
	hash: SlowHash,
	code: ShortCode,
	salt: Uint8Array,
	argon2: Argon2
): Promise<Uint8Array | null> {
	const stretched = await slowHash(hash, utf8(`${code.kind} ${code.digits}`), salt, argon2);
	if (stretched === null) return null;
	const secret = concat(stretched, code.deviceSecret);
	wipe(stretched);
	return secret;
}

/** Wipes `secret`. */
async function lock(
	groupKey: Uint8Array,
	secret: Uint8Array,
	salt: Uint8Array,
	purpose: string,
	random: RandomSource
): Promise<PaperLock> {
	const secretKey = await secretKeyOf(secret, salt, purpose);
	const publicKey = await publicKeyOf(secretKey);
	wipe(secretKey, secret);
	return { salt: toBase64url(salt), ...(await sealed(groupKey, publicKey, purpose, random)) };
}

/** Wipes `secret`. */
async function unlock(
	{ pair, wrapped, salt }: PaperLock,
	secret: Uint8Array,
	purpose: string
): Promise<Uint8Array | null> {
	const secretKey = await secretKeyOf(secret, bytesOf(salt), purpose);
	const keys = { secretKey, publicKey: bytesOf(pair.publicKey) };
	const groupKey = await openSealedTo(keys, { point: pair.point, wrapped }, sealedPurpose(purpose));
	wipe(secretKey, secret);
	return groupKey;
}

async function sealed(
	groupKey: Uint8Array,
	publicKey: string,
	purpose: string,
	random: RandomSource
): Promise<{ readonly wrapped: string; readonly pair: SlotPair }> {
	const { point, wrapped } = await sealTo(bytesOf(publicKey), groupKey, sealedPurpose(purpose), random);
	return { wrapped, pair: { publicKey, point } };
}

const secretKeyOf = (secret: Uint8Array, salt: Uint8Array, purpose: string): Promise<Uint8Array> =>
	derive(secret, salt, pairPurpose(purpose));

const publicKeyOf = async (secretKey: Uint8Array): Promise<string> =>
	toBase64url((await loadAgreement()).publicKeyOf(secretKey));
