import type { RandomSource, CodeHolder, KeyDocument, OpenKeys, Fault, WriterRenewal } from '#app';
import type { Argon2, SlowHash } from './slow-hash.ts';
import { type KeyRing, makeSigningKey, writerIdOf } from './key-ring.ts';
import type { SeededKey, SigningKey } from './signatures.ts';
import {
	assert,
	type CodeKind,
	type MemberId,
	err,
	fromBase64url,
	stillHeld,
	ok,
	toBase64url,
	wipe,
	type Result,
	type WriterId
} from '#kernel';
import { hasRightTag, readSealed, tagged, type SealedKeys } from './key-document.ts';
import { recoveryLength, writeRecoveryCode } from './key-cards.ts';
import { lockWithCode, lockWithSheet } from './slots.ts';
import { nonceLength, seal, unseal } from './cipher.ts';
import { newCopyKey, openForGroup } from './copy-key.ts';
import { olderRecordKeys, canBeRenewed, renew, type Renewed } from './renewal.ts';

/** Secrets that open keys hold. */
interface Secrets {
	/** 32 bytes, kept only so that a new slot can be wrapped; wiped by `forget`. */
	readonly groupKey: Uint8Array;
	readonly ring: KeyRing;
	/** Group keys of before, as the document has them. */
	readonly older: readonly string[];
	readonly group: SeededKey;
	readonly writer: SigningKey;
}

export interface Tools {
	readonly random: RandomSource;
	readonly argon2: Argon2;
	/** For new code slots. */
	readonly newSlotHash: () => SlowHash;
}

/* What open keys make of a key document that they opened: another one under the same group key, with a tag of its own. */

/** @throws Defect when `digits` are not of their kind; the form lets nothing else through */
async function withCode(
	{ groupKey, ring }: Secrets,
	tools: Tools,
	document: KeyDocument,
	holder: CodeHolder,
	code: { readonly kind: CodeKind; readonly digits: string; readonly deviceSecret: Uint8Array }
): Promise<KeyDocument> {
	assert(isCode(code.kind, code.digits), `a code of ${code.kind} has another form`);
	const sealed = await trusted(document, ring);
	const slotId = tools.random.id();
	const slot = { book: document.book, slotId, hash: tools.newSlotHash() };
	const lock = await lockWithCode(groupKey, slot, code, tools);
	const others = document.slots.filter((one) => one.memberId !== holder.memberId);
	const { memberId, number, symbol, offices } = holder;
	const slots = [...others, { slotId, memberId, number, symbol, offices: [...offices], codeKind: code.kind }];
	const codes = [...locksOf(others, sealed), lock];
	const due = sealed.due || others.length < document.slots.length;
	return tagged({ ...document, slots }, { ...sealed, codes, due }, ring.tags);
}

function without(
	document: KeyDocument,
	sealed: SealedKeys,
	leaves: (slot: KeyDocument['slots'][number]) => boolean,
	ring: KeyRing
): Promise<KeyDocument> {
	const slots = document.slots.filter((slot) => !leaves(slot));
	return tagged({ ...document, slots }, { ...sealed, codes: locksOf(slots, sealed) }, ring.tags);
}

/** @throws Defect for a document that these keys did not open: tagging it again would make a forgery good */
async function trusted(document: KeyDocument, ring: KeyRing): Promise<SealedKeys> {
	const sealed = readSealed(document);
	const right = sealed !== null && (await hasRightTag(document, sealed, ring.tags));
	assert(right, 'only a document that was opened is changed');
	return sealed;
}

const locksOf = (slots: KeyDocument['slots'], sealed: SealedKeys): SealedKeys['codes'] =>
	sealed.codes.filter((lock) => slots.some((slot) => slot.slotId === lock.slotId));

async function withNewPaper(
	{ groupKey, ring }: Secrets,
	{ random }: Tools,
	document: KeyDocument
): ReturnType<OpenKeys['withNewPaper']> {
	const sealed = await trusted(document, ring);
	const secret = random.bytes(recoveryLength);
	const recoveryCode = writeRecoveryCode(secret);
	const recovery = await lockWithSheet(groupKey, document.book, secret, random);
	return { document: await tagged(document, { ...sealed, recovery, due: true }, ring.tags), recoveryCode };
}

/** The key of before is let go with the document that had it: nobody signs under it any more. */
async function withNewWriter(
	{ ring }: Secrets,
	{ random }: Tools,
	document: KeyDocument
): Promise<{ readonly document: KeyDocument; readonly key: SigningKey }> {
	const sealed = await trusted(document, ring);
	const { key, wrapped } = await makeSigningKey(ring, document.book, 'writer', random);
	return { document: await tagged(document, { ...sealed, writer: wrapped }, ring.tags), key };
}

async function withoutCode(
	{ ring }: Secrets,
	document: KeyDocument,
	memberId: MemberId
): Promise<KeyDocument> {
	const sealed = await trusted(document, ring);
	const isHers = (slot: CodeHolder): boolean => slot.memberId === memberId;
	const due = sealed.due || document.slots.some(isHers);
	return without(document, { ...sealed, due }, isHers, ring);
}

async function withOffices(
	{ ring }: Secrets,
	document: KeyDocument,
	memberId: MemberId,
	offices: readonly string[]
): Promise<KeyDocument> {
	const sealed = await trusted(document, ring);
	const before = document.slots.find((slot) => slot.memberId === memberId);
	const slots = document.slots.map((slot) => (slot === before ? { ...slot, offices: [...offices] } : slot));
	const none = offices.length === 0;
	const isLost = none && before !== undefined && before.offices.length > 0;
	const codes = sealed.codes.map((lock) =>
		lock.slotId === before?.slotId ? { ...lock, leaves: isLost || (lock.leaves && none) } : lock
	);
	return tagged({ ...document, slots }, { ...sealed, codes, due: sealed.due || isLost }, ring.tags);
}

async function forBackup({ ring }: Secrets, document: KeyDocument): Promise<KeyDocument> {
	const sealed = await trusted(document, ring);
	return without(document, { ...sealed, writer: null }, () => true, ring);
}

/** Four of nine pictures in order, or six digits. */
const isCode = (kind: CodeKind, digits: string): boolean =>
	(kind === 'pictures' ? /^[1-9]{4}$/ : /^\d{6}$/).test(digits);

/** @param opened owned by the keys from here on: they wipe it when they are forgotten */
export async function openKeys(opened: Secrets, book: string, tools: Tools): Promise<OpenKeys> {
	let secrets: Secrets | null = opened;
	let writer = await namedWriter(opened.writer);
	const held = (): Secrets => stillHeld(secrets);
	const bound = boundIn(book);
	const sealUnder = sealing(book, tools);
	const encrypt: OpenKeys['encrypt'] = (bytes, about) => sealUnder(held(), bytes, about);
	const unsealBy = unsealing(book);
	const unsealed = async (bytes: Uint8Array, about: string) => unsealBy(held(), bytes, bound(about));

	return {
		get writer() {
			return writer.id;
		},
		get writerPublicKey() {
			return writer.publicKey;
		},
		groupPublicKey: toBase64url(opened.group.publicKey),
		encrypt,
		decrypt: async (bytes, about) => clearOr(about, await unsealed(bytes, about)),
		newCopyKey: async (document, laptop) => {
			const now = held();
			await trusted(document, now.ring);
			const wrap = (bytes: Uint8Array, about: string) => sealUnder(now, bytes, about);
			return newCopyKey(book, laptop === null ? null : fromBase64url(laptop), wrap, tools.random);
		},
		openCopy: (slots) => openForGroup(book, slots, unsealed),
		...signing(held),
		...documentChanges(held, tools),
		withNewWriter: (document) =>
			writerRenewal(held(), tools, document, (key, named) => {
				secrets?.writer.forget();
				// Forgotten meanwhile: nobody signs any more.
				if (secrets === null) key.forget();
				else [secrets, writer] = [{ ...secrets, writer: key }, named];
			}),
		renewed: async (document) => {
			const now = held();
			const renewed = await renewedWhereItCan(document, now, tools.random);
			if (renewed === null) return null;
			return {
				document: renewed.document,
				encrypt: (bytes, about) => sealUnder(renewed, bytes, about),
				inForce() {
					const { groupKey, ring, older } = renewed;
					const isNow = secrets === now;
					if (isNow) secrets = { ...now, groupKey, ring, older };
					wipe(isNow ? now.groupKey : groupKey);
				}
			};
		},
		forget() {
			if (secrets === null) return;
			wipe(secrets.groupKey);
			secrets.group.forget();
			secrets.writer.forget();
			secrets = null;
		}
	};
}

async function writerRenewal(
	now: Secrets,
	tools: Tools,
	before: KeyDocument,
	put: (key: SigningKey, named: Awaited<ReturnType<typeof namedWriter>>) => void
): Promise<WriterRenewal> {
	const { document, key } = await withNewWriter(now, tools, before);
	const named = await namedWriter(key);
	return { document, inForce: () => put(key, named) };
}

const clearOr = (about: string, clear: Uint8Array | null): Result<Uint8Array, Fault> =>
	clear === null ? err({ type: 'Damaged', about }) : ok(clear);

const boundIn =
	(book: string) =>
	(about: string): string =>
		`bahi/1 ${book} ${about}`;

const sealing =
	(book: string, { random }: Tools) =>
	({ ring }: Pick<Secrets, 'ring'>, bytes: Uint8Array, about: string): Promise<Uint8Array> =>
		seal(ring.records, random.bytes(nonceLength), bytes, boundIn(book)(about));

const signing = (held: () => Secrets): Pick<OpenKeys, 'sign' | 'signAsGroup' | 'markAsGroup'> => ({
	sign: async (bytes) => toBase64url(await held().writer.sign(bytes)),
	signAsGroup: async (bytes) => toBase64url(await held().group.sign(bytes)),
	markAsGroup: async (bytes) => toBase64url(await held().group.mark(bytes))
});

const documentChanges = (
	held: () => Secrets,
	tools: Tools
): Pick<OpenKeys, 'withCode' | 'withNewPaper' | 'withoutCode' | 'withOffices' | 'forBackup'> => ({
	withCode: (document, holder, code, deviceSecret) =>
		withCode(held(), tools, document, holder, { ...code, deviceSecret }),
	withNewPaper: async (document) => withNewPaper(held(), tools, document),
	withoutCode: async (document, memberId) => withoutCode(held(), document, memberId),
	withOffices: async (document, memberId, offices) => withOffices(held(), document, memberId, offices),
	forBackup: async (document) => forBackup(held(), document)
});

const namedWriter = async ({ publicKey }: SigningKey) => ({
	id: (await writerIdOf(publicKey)) as WriterId,
	publicKey: toBase64url(publicKey)
});

/** Most of what is read was written under the newest key; those of before are computed when something older is met. */
function unsealing(book: string) {
	const olderKeys = new WeakMap<Secrets, Promise<readonly CryptoKey[]>>();
	return async (secrets: Secrets, bytes: Uint8Array, about: string): Promise<Uint8Array | null> => {
		const { ring, older } = secrets;
		const clear = await unseal(ring.records, bytes, about);
		if (clear !== null || older.length === 0) return clear;
		const keys = olderKeys.get(secrets) ?? olderRecordKeys(ring, book, older);
		olderKeys.set(secrets, keys);
		for (const key of await keys) {
			const before = await unseal(key, bytes, about);
			if (before !== null) return before;
		}
		return null;
	};
}

async function renewedWhereItCan(
	document: KeyDocument,
	now: Secrets,
	random: RandomSource
): Promise<Renewed | null> {
	if (readSealed(document)?.due !== true) return null;
	const sealed = await trusted(document, now.ring);
	return canBeRenewed(document, sealed) ? renew(document, sealed, now, random) : null;
}
