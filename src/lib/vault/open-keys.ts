import type { Fault, KeyDocument, OpenKeys, RandomSource, WriterRenewal } from '#app';
import { err, fromBase64url, stillHeld, ok, toBase64url, wipe, type Result, type WriterId } from '#kernel';
import { nonceLength, seal, unseal } from './cipher.ts';
import { newCopyKey, openForGroup } from './copy-key.ts';
import {
	forBackup,
	trusted,
	withCode,
	withNewPaper,
	withNewWriter,
	withOffices,
	withoutCode
} from './document-changes.ts';
import { readSealed } from './key-document.ts';
import { writerIdOf } from './key-ring.ts';
import { olderRecordKeys } from './older-keys.ts';
import { canBeRenewed, renew, type Renewed } from './renewal.ts';
import type { Secrets, Tools } from './secrets.ts';
import type { SigningKey } from './signatures.ts';

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
