import type { CodeHolder, KeyDocument, OpenKeys, RandomSource } from '#app';
import {
	assert,
	err,
	fromBase64url,
	ok,
	present,
	toBase64url,
	wipe,
	type CodeKind,
	type WriterId
} from '#kernel';
import type { Argon2 } from './argon2-runner.ts';
import { nonceLength, seal, unseal } from './cipher.ts';
import { newCopyKey, openForGroup } from './copy-key.ts';
import { hasRightTag, readSealed, tagged, type SealedKeys } from './key-document.ts';
import { writerIdOf, type KeyRing } from './key-ring.ts';
import type { SigningKey } from './signatures.ts';
import { recoveryLength, writeRecoveryCode } from './recovery-code.ts';
import { lockWithCode, lockWithSheet } from './slots.ts';
import type { SlowHash } from './slow-hash.ts';

export interface Secrets {
	/** 32 bytes, kept only so that a new slot can be wrapped; wiped by `forget`. */
	readonly groupKey: Uint8Array;
	readonly ring: KeyRing;
	readonly group: SigningKey;
	readonly writer: SigningKey;
}

export interface Tools {
	readonly random: RandomSource;
	readonly argon2: Argon2;
	/** For new code slots. */
	readonly newSlotHash: () => SlowHash;
}

/** @param opened owned by the keys from here on: they wipe it when they are forgotten */
export async function openKeys(opened: Secrets, book: string, tools: Tools): Promise<OpenKeys> {
	let secrets: Secrets | null = opened;
	const held = (): Secrets => present(secrets, 'keys are not used after they were forgotten');
	const bound = (about: string): string => `bahi/1 ${book} ${about}`;
	const encrypt: OpenKeys['encrypt'] = (bytes, about) =>
		seal(held().ring.records, tools.random.bytes(nonceLength), bytes, bound(about));
	const unsealed = (bytes: Uint8Array, about: string) => unseal(held().ring.records, bytes, bound(about));

	return {
		writer: (await writerIdOf(opened.writer.publicKey)) as WriterId,
		writerPublicKey: toBase64url(opened.writer.publicKey),
		groupPublicKey: toBase64url(opened.group.publicKey),
		encrypt,
		async decrypt(bytes, about) {
			const clear = await unsealed(bytes, about);
			return clear === null ? err({ type: 'Damaged', about }) : ok(clear);
		},
		newCopyKey: (laptop) =>
			newCopyKey(book, laptop === null ? null : fromBase64url(laptop), encrypt, tools.random),
		openCopy: (slots) => openForGroup(book, slots, unsealed),
		sign: async (bytes) => toBase64url(await held().writer.sign(bytes)),
		signAsGroup: async (bytes) => toBase64url(await held().group.sign(bytes)),
		withCode: (document, holder, code, deviceSecret) =>
			withCode(held(), tools, document, holder, { ...code, deviceSecret }),
		async withNewPaper(document) {
			const sealed = await trusted(document, held().ring);
			const secret = tools.random.bytes(recoveryLength);
			const recoveryCode = writeRecoveryCode(secret);
			const recovery = await lockWithSheet(held().groupKey, book, secret, tools.random);
			const renewed = await tagged(document, { ...withoutTag(sealed), recovery }, held().ring.tags);
			return { document: renewed, recoveryCode };
		},
		withoutCode: async (document, memberId) => {
			const sealed = await trusted(document, held().ring);
			return without(document, sealed, (slot) => slot.memberId === memberId, held().ring);
		},
		withOffices: async (document, memberId, offices) => {
			const sealed = await trusted(document, held().ring);
			const slots = document.slots.map((slot) =>
				slot.memberId === memberId ? { ...slot, offices: [...offices] } : slot
			);
			return tagged({ ...document, slots }, withoutTag(sealed), held().ring.tags);
		},
		forBackup: async (document) => {
			const sealed = await trusted(document, held().ring);
			return without(document, { ...sealed, writer: null }, () => true, held().ring);
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
	return tagged({ ...document, slots }, { ...withoutTag(sealed), codes }, ring.tags);
}

function without(
	document: KeyDocument,
	sealed: SealedKeys,
	leaves: (slot: KeyDocument['slots'][number]) => boolean,
	ring: KeyRing
): Promise<KeyDocument> {
	const slots = document.slots.filter((slot) => !leaves(slot));
	return tagged({ ...document, slots }, { ...withoutTag(sealed), codes: locksOf(slots, sealed) }, ring.tags);
}

/** @throws Defect for a document that these keys did not open: tagging it anew would make a forgery good */
async function trusted(document: KeyDocument, ring: KeyRing): Promise<SealedKeys> {
	const sealed = readSealed(document);
	const right = sealed !== null && (await hasRightTag(document, sealed, ring.tags));
	assert(right, 'only a document that was opened is changed');
	return sealed;
}

const locksOf = (slots: KeyDocument['slots'], sealed: SealedKeys): SealedKeys['codes'] =>
	sealed.codes.filter((lock) => slots.some((slot) => slot.slotId === lock.slotId));

const withoutTag = ({ recovery, codes, group, writer }: SealedKeys): Omit<SealedKeys, 'tag'> => ({
	recovery,
	codes,
	group,
	writer
});

/** Four of nine pictures in order, or six digits. */
export const isCode = (kind: CodeKind, digits: string): boolean =>
	(kind === 'pictures' ? /^[1-9]{4}$/ : /^\d{6}$/).test(digits);
