import type { CodeHolder, KeyDocument, OpenKeys } from '#app';
import { assert, type CodeKind, type MemberId } from '#kernel';
import { hasRightTag, readSealed, tagged, type SealedKeys } from './key-document.ts';
import { makeSigningKey, type KeyRing } from './key-ring.ts';
import { recoveryLength, writeRecoveryCode } from './recovery-code.ts';
import type { Secrets, Tools } from './secrets.ts';
import type { SigningKey } from './signatures.ts';
import { lockWithCode, lockWithSheet } from './slots.ts';

/* What open keys make of a key document that they opened: another one under the same group key, with a tag of its own. */

/** @throws Defect when `digits` are not of their kind; the form lets nothing else through */
export async function withCode(
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
export async function trusted(document: KeyDocument, ring: KeyRing): Promise<SealedKeys> {
	const sealed = readSealed(document);
	const right = sealed !== null && (await hasRightTag(document, sealed, ring.tags));
	assert(right, 'only a document that was opened is changed');
	return sealed;
}

const locksOf = (slots: KeyDocument['slots'], sealed: SealedKeys): SealedKeys['codes'] =>
	sealed.codes.filter((lock) => slots.some((slot) => slot.slotId === lock.slotId));

export async function withNewPaper(
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
export async function withNewWriter(
	{ ring }: Secrets,
	{ random }: Tools,
	document: KeyDocument
): Promise<{ readonly document: KeyDocument; readonly key: SigningKey }> {
	const sealed = await trusted(document, ring);
	const { key, wrapped } = await makeSigningKey(ring, document.book, 'writer', random);
	return { document: await tagged(document, { ...sealed, writer: wrapped }, ring.tags), key };
}

export async function withoutCode(
	{ ring }: Secrets,
	document: KeyDocument,
	memberId: MemberId
): Promise<KeyDocument> {
	const sealed = await trusted(document, ring);
	const isHers = (slot: CodeHolder): boolean => slot.memberId === memberId;
	const due = sealed.due || document.slots.some(isHers);
	return without(document, { ...sealed, due }, isHers, ring);
}

export async function withOffices(
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

export async function forBackup({ ring }: Secrets, document: KeyDocument): Promise<KeyDocument> {
	const sealed = await trusted(document, ring);
	return without(document, { ...sealed, writer: null }, () => true, ring);
}

/** Four of nine pictures in order, or six digits. */
const isCode = (kind: CodeKind, digits: string): boolean =>
	(kind === 'pictures' ? /^[1-9]{4}$/ : /^\d{6}$/).test(digits);
