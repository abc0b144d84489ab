import { canonicalJson, isHashable, fromBase64url, toBase64url, unshared, utf8 } from '#kernel';
import type { CodeSlotInfo, CopySlots, KeyDocument } from '#app';
import type { SlowHash } from './slow-hash.ts';

/**
 * The one spelling of what may have come from outside.
 *
 * @returns null where it is nested deeper than 8, or holds what canonical JSON has no form for
 */
export const spellingOf = (value: unknown): string | null =>
	isHashable(value, 8) ? canonicalJson(value) : null;

/** Content of `KeyDocument.sealed`; all bytes are base64url. */
export interface SealedKeys {
	readonly recovery: PaperLock;
	/** One for each of the document's `slots`, in the same order. */
	readonly codes: readonly CodeLock[];
	/** Ed25519 for prints; wrapped by the group key. */
	readonly group: WrappedSeed;
	/** Ed25519 of this installation; null in what left the phone. */
	readonly writer: WrappedSeed | null;
	/** The group keys of before, oldest first, each wrapped by the one after it: one for each renewal. */
	readonly older: readonly string[];
	/** A key slot was removed and the group key is not renewed yet (ADR 0078). */
	readonly due: boolean;
	/** HMAC-SHA-256 over everything else in the document. */
	readonly tag: string;
}

/** X25519: the public half of what the slot's secret gives, and a key of the moment; a new group key is sealed to it without the secret. */
export interface SlotPair {
	readonly publicKey: string;
	readonly point: string;
}

interface Lock {
	readonly salt: string;
	/** The group key, sealed to the pair. */
	readonly wrapped: string;
	readonly pair: SlotPair;
}

export type PaperLock = Lock;

export interface CodeLock extends Lock {
	readonly slotId: string;
	readonly hash: SlowHash;
	/** She lost her office: her slot gets no new group key. */
	readonly leaves: boolean;
}

/** A code that wraps a key by itself: the lock of a laptop. */
export type PlainLock = Omit<CodeLock, 'pair' | 'leaves'>;

export interface WrappedSeed {
	readonly publicKey: string;
	readonly wrapped: string;
}

/** The form that is written and read; 1 was never released. */
const documentVersion = 2;

/** A later app wrote it. */
export const isOfNewerApp = ({ version }: { readonly version: number }): boolean =>
	Number.isSafeInteger(version) && version > documentVersion;

/** Null when the document is not of a form of this app to the last field. Nothing in it is trusted before its tag is. */
export function readSealed(document: KeyDocument): SealedKeys | null {
	const { version }: { readonly version: number } = document;
	if (version !== documentVersion) return null;
	if (!hasExactly(document, ['version', 'book', 'epoch', 'slots', 'sealed'])) return null;
	const { sealed } = document;
	if (!isObject(sealed)) return null;
	const { recovery, codes, group, writer, older, due, tag } = sealed;
	if (!hasExactly(sealed, ['recovery', 'codes', 'group', 'writer', 'older', 'due', 'tag'])) return null;
	if (!isText(document.book) || !isTag(tag) || !isPaperLock(recovery) || !isWrappedSeed(group)) return null;
	if (writer !== null && !isWrappedSeed(writer)) return null;
	if (!isOlder(older) || older.length !== document.epoch || typeof due !== 'boolean') return null;
	if (!Array.isArray(document.slots) || !Array.isArray(codes) || codes.length !== document.slots.length)
		return null;
	if (!codes.every(isCodeLock) || !document.slots.every(isSlotInfo)) return null;
	const inOrder = codes.every((code, index) => code.slotId === document.slots[index]?.slotId);
	const different = new Set(codes.map((code) => code.slotId)).size === codes.length;
	return inOrder && different ? { recovery, codes, group, writer, older, due, tag } : null;
}

/** @param sealed its own tag is replaced */
export async function tagged(
	{ book, slots }: Pick<KeyDocument, 'book' | 'slots'>,
	{ recovery, codes, group, writer, older, due }: Omit<SealedKeys, 'tag'>,
	tagKey: CryptoKey
): Promise<KeyDocument> {
	const sealed = { recovery, codes, group, writer, older, due };
	const document = { version: documentVersion, book, epoch: older.length, slots } as const;
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

/** True for the key slots of a copy. */
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

const isOlder = (value: unknown): value is readonly string[] =>
	Array.isArray(value) && value.every(isWrapped);

const isPair = (value: unknown): value is SlotPair =>
	isObject(value) &&
	hasExactly(value, ['publicKey', 'point']) &&
	isBytes(value['publicKey'], 32) &&
	isBytes(value['point'], 32);

const isPaperLock = (value: unknown): value is PaperLock =>
	isObject(value) &&
	hasExactly(value, ['salt', 'wrapped', 'pair']) &&
	isSalt(value['salt']) &&
	isWrapped(value['wrapped']) &&
	isPair(value['pair']);

const isWrappedSeed = (value: unknown): value is WrappedSeed =>
	isObject(value) &&
	hasExactly(value, ['publicKey', 'wrapped']) &&
	isBytes(value['publicKey'], 32) &&
	isWrapped(value['wrapped']);

export const isPlainLock = (value: unknown): value is PlainLock =>
	isObject(value) && hasExactly(value, ['slotId', 'hash', 'salt', 'wrapped']) && isLock(value);

const isCodeLock = (value: unknown): value is CodeLock =>
	isObject(value) &&
	hasExactly(value, ['slotId', 'hash', 'salt', 'wrapped', 'pair', 'leaves']) &&
	isLock(value) &&
	isPair(value['pair']) &&
	typeof value['leaves'] === 'boolean';

const isLock = (value: Fields): boolean =>
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
