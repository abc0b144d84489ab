import { fromBase64url, toBase64url, unshared, utf8 } from '#kernel';
import type { CodeSlotInfo, CopySlots, KeyDocument } from '#app';
import type { SlowHash } from './slow-hash.ts';
import { spellingOf } from './spelling.ts';

/** What the vault keeps in `KeyDocument.sealed`. All bytes are base64url. */
export interface SealedKeys {
	readonly recovery: { readonly salt: string; readonly wrapped: string };
	/** One for each of the document's `slots`, in the same order. */
	readonly codes: readonly CodeLock[];
	/** Ed25519 for prints; wrapped by the group key. */
	readonly group: WrappedSeed;
	/** Ed25519 of this installation; null in what left the phone. */
	readonly writer: WrappedSeed | null;
	/** HMAC-SHA-256 over everything else in the document. */
	readonly tag: string;
}

export interface CodeLock {
	readonly slotId: string;
	readonly hash: SlowHash;
	readonly salt: string;
	readonly wrapped: string;
}

export interface WrappedSeed {
	readonly publicKey: string;
	readonly wrapped: string;
}

/** Null when the document is not of this form to the last field. Nothing in it is trusted before its tag is. */
export function readSealed(document: KeyDocument): SealedKeys | null {
	const { recovery, codes, group, writer, tag } = document.sealed;
	const version: number = document.version;
	if (!hasExactly(document, ['version', 'book', 'slots', 'sealed']) || version !== 1) return null;
	if (!hasExactly(document.sealed, ['recovery', 'codes', 'group', 'writer', 'tag'])) return null;
	if (!isText(document.book) || !isTag(tag) || !isRecovery(recovery) || !isWrappedSeed(group)) return null;
	if (writer !== null && !isWrappedSeed(writer)) return null;
	if (!Array.isArray(document.slots) || !Array.isArray(codes) || codes.length !== document.slots.length)
		return null;
	if (!codes.every(isCodeLock) || !document.slots.every(isSlotInfo)) return null;
	const inOrder = codes.every((code, index) => code.slotId === document.slots[index]?.slotId);
	const different = new Set(codes.map((code) => code.slotId)).size === codes.length;
	return inOrder && different ? { recovery, codes, group, writer, tag } : null;
}

/** @param sealed its own tag is replaced */
export async function tagged(
	document: Omit<KeyDocument, 'sealed'>,
	sealed: Omit<SealedKeys, 'tag'>,
	tagKey: CryptoKey
): Promise<KeyDocument> {
	const unsigned: KeyDocument = { ...document, sealed: { ...sealed, tag: '' } };
	const tag = await crypto.subtle.sign('HMAC', tagKey, unshared(utf8(spellingOf(unsigned) ?? '')));
	return { ...document, sealed: { ...sealed, tag: toBase64url(new Uint8Array(tag)) } };
}

export async function hasRightTag(
	document: KeyDocument,
	sealed: SealedKeys,
	tagKey: CryptoKey
): Promise<boolean> {
	const unsigned = spellingOf({ ...document, sealed: { ...document.sealed, tag: '' } });
	const tag = fromBase64url(sealed.tag);
	if (unsigned === null || tag === null) return false;
	return crypto.subtle.verify('HMAC', tagKey, unshared(tag), unshared(utf8(unsigned)));
}

/** Where a copy keeps its key. */
export const isCopySlots = (value: unknown): value is CopySlots =>
	isObject(value) &&
	hasExactly(value, ['group', 'laptop']) &&
	isWrapped(value['group']) &&
	isObject(value['laptop']) &&
	hasExactly(value['laptop'], ['point', 'wrapped']) &&
	isBytes(value['laptop']['point'], 32) &&
	isWrapped(value['laptop']['wrapped']);

type Fields = Readonly<Record<string, unknown>>;

const isText = (value: unknown): value is string => typeof value === 'string';
const isBytes = (value: unknown, length: number): value is string =>
	isText(value) && fromBase64url(value)?.length === length;
const isTag = (value: unknown): value is string => isBytes(value, 32);
/** 12 bytes of nonce, 32 of key, 16 of tag. */
const isWrapped = (value: unknown): value is string => isBytes(value, 60);
const isSalt = (value: unknown): value is string => isBytes(value, 16);

const isObject = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Object.hasOwn, so that no field can come from a prototype. */
const hasExactly = (value: object, fields: readonly string[]): boolean =>
	Object.keys(value).length === fields.length && fields.every((field) => Object.hasOwn(value, field));

const isRecovery = (value: unknown): value is SealedKeys['recovery'] =>
	isObject(value) &&
	hasExactly(value, ['salt', 'wrapped']) &&
	isSalt(value['salt']) &&
	isWrapped(value['wrapped']);

const isWrappedSeed = (value: unknown): value is WrappedSeed =>
	isObject(value) &&
	hasExactly(value, ['publicKey', 'wrapped']) &&
	isBytes(value['publicKey'], 32) &&
	isWrapped(value['wrapped']);

export const isCodeLock = (value: unknown): value is CodeLock =>
	isObject(value) &&
	hasExactly(value, ['slotId', 'hash', 'salt', 'wrapped']) &&
	isText(value['slotId']) &&
	isSlowHash(value['hash']) &&
	isSalt(value['salt']) &&
	isWrapped(value['wrapped']);

function isSlowHash(value: unknown): value is SlowHash {
	if (!isObject(value)) return false;
	if (value['kind'] === 'pbkdf2-sha256')
		return hasExactly(value, ['kind', 'rounds']) && isCount(value['rounds']);
	if (value['kind'] !== 'argon2id' || !hasExactly(value, ['kind', 'memoryKib', 'passes'])) return false;
	return isCount(value['memoryKib']) && isCount(value['passes']);
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value);

const isSlotInfo = (value: unknown): value is CodeSlotInfo =>
	isObject(value) &&
	hasExactly(value, ['slotId', 'memberId', 'number', 'symbol', 'offices', 'codeKind']) &&
	isText(value['slotId']) &&
	isText(value['memberId']) &&
	isCount(value['number']) &&
	isText(value['symbol']) &&
	Array.isArray(value['offices']) &&
	value['offices'].every(isText) &&
	(value['codeKind'] === 'pictures' || value['codeKind'] === 'digits');
