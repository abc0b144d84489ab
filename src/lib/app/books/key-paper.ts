import type { KeyDocument, KeyPaper, OpenKeys, UnlockRefusal, Vault } from '../ports/keys.ts';
import { err, fromBase64url, ok, textIn, toBase64url, utf8, type Result } from '#kernel';
import type { Rejection } from '#group';
import type { BookCover, Fault } from '../ports/storage.ts';
import { haveAgreed, type AgreedAct, type Approved, type OpenUnderKeys } from './codes-of-officers.ts';
import { keptLaptop, laptopThatReads } from './laptop-slot.ts';

/** True if data written under the first document can be read with the second: same keys, or renewed from them. */
export function followsKeys(before: KeyDocument, after: KeyDocument): boolean {
	const [was, is] = [lineOf(before), lineOf(after)];
	return isRenewedFrom(before, after) || (was.older.join() === is.older.join() && was.group === is.group);
}

export function isRenewedFrom(before: KeyDocument, after: KeyDocument): boolean {
	const [was, is] = [lineOf(before), lineOf(after)];
	return was.older.length < is.older.length && was.older.every((key, index) => key === is.older[index]);
}

/** The wrapped older keys, and the seed, which each renewal wraps anew: two separate renewals share neither. */
function lineOf({ sealed }: KeyDocument): { readonly older: readonly unknown[]; readonly group: string } {
	const { older = [], group = null } = sealed;
	return { older: Array.isArray(older) ? older : [], group: JSON.stringify(group) };
}

/** Number of officers whose codes make a new key paper. */
const codesNeeded = 2;

const about = 'key paper that waits';

/** Three cards are longer than one paper: the plaintext is padded, so that its length does not reveal which it is. */
const lengthKept = 128;

/** The means to open a book and its copies without a code: one paper, or three cards of which any two suffice. */
export type PaperKind = 'paper' | 'cards';

/** Number of cards of a set, all of which must be proved. */
const cardsMade = 3;

/** Encrypts the letters until they have been typed back, so that they survive a crash. */
export async function paperThatWaits(keys: Pick<OpenKeys, 'encrypt'>, letters: string): Promise<KeyPaper> {
	const kept = utf8(letters.padEnd(lengthKept));
	return { state: 'waits', letters: toBase64url(await keys.encrypt(kept, about)) };
}

/** The letters of an unproved key paper, to be shown again; null if there is none. */
export async function lettersThatWait(
	keys: OpenKeys,
	{ paper }: BookCover
): Promise<Result<string | null, Fault>> {
	if (paper?.state !== 'waits') return ok(null);
	const plain = await keys.decrypt(fromBase64url(paper.letters) ?? new Uint8Array(), about);
	return plain.ok ? ok(textIn(plain.value)?.trimEnd() ?? null) : plain;
}

/**
 * Tries the letters on the slot itself, so that a copying error is noticed now and not when the phone is lost. All cards are
 * required: with two, the third would stay unproved until another is lost.
 */
export async function provePaper(
	vault: Vault,
	cover: BookCover,
	letters: string
): Promise<Result<KeyPaper, UnlockRefusal>> {
	const areCards = (await vault.checkCards(letters)) === null;
	const given = letters.trim().split('\n').length;
	if (areCards && given < cardsMade) return err({ type: 'CardMissing', given, needed: cardsMade });
	const opened = await vault.openWithRecovery(cover.keys, letters, false);
	if (!opened.ok) return opened;
	opened.value.keys.forget();
	return ok(await provedPaper(vault, cover.keys));
}

/** State of the key paper that has just opened this document. */
export async function provedPaper(vault: Vault, document: BookCover['keys']): Promise<KeyPaper> {
	return { state: 'proved', slot: await vault.paperMark(document) };
}

/**
 * Makes a new key paper, or three cards instead, with the codes of two members who decide now; the old paper or cards no longer open this book
 * or any later copy. A copy made before still opens with its paper; the group key is renewed too, so that its contents open
 * nothing newer.
 */
export async function renewPaper(
	vault: Vault,
	{ cover, keys, session }: OpenUnderKeys,
	approved: Approved<Extract<AgreedAct, { readonly type: 'keyPaper' }>>
): Promise<Result<BookCover, Rejection>> {
	const agreed = await haveAgreed(vault, session, approved, codesNeeded);
	if (!agreed.ok) return agreed;
	const { document, recoveryCode } = await keys.withNewPaper(cover.keys);
	const letters =
		approved.act.kind === 'paper' ? recoveryCode : (await vault.keyCards(recoveryCode)).join('\n');
	return ok({ ...cover, keys: document, paper: await paperThatWaits(keys, letters) });
}

/**
 * The cover without the letters of an unproved paper, for the second copy. That file is append-only, so the letters would stay there
 * under a key that a former officer may know.
 */
export function coverToCopy(cover: BookCover): BookCover {
	if (cover.paper?.state !== 'waits') return cover;
	const { paper: _, ...others } = cover;
	return others;
}

/** True if a copy's slot is the one that the key paper opened. */
export async function isProved(
	vault: Vault,
	{ paper }: BookCover,
	document: BookCover['keys']
): Promise<boolean> {
	return paper?.state === 'proved' && paper.slot === (await vault.paperMark(document));
}

/** A cover to be stored, and a callback for afterwards. */
export interface CoverToStore {
	readonly cover: BookCover;
	/** Called once the cover is on disk and only then: data under a key that no cover contains would be lost. */
	readonly inForce: () => void;
	readonly isRenewed: boolean;
}

/**
 * Renews the group key if that is due (ADR 0078); one cover, stored in one transaction, contains the result. Fields outside
 * the slots are encrypted again with the new key, or the old one would read the letters of an unproved key paper.
 *
 * @param cover with a key document that `keys` wrote
 */
export async function withRenewal(keys: OpenKeys, cover: BookCover): Promise<Result<CoverToStore, Fault>> {
	const renewal = await keys.renewed(cover.keys);
	if (renewal === null) return ok({ cover, inForce: () => undefined, isRenewed: false });
	const [letters, laptop] = [await lettersThatWait(keys, cover), await laptopThatReads(keys, cover)];
	if (!letters.ok) return letters;
	if (!laptop.ok) return laptop;
	return ok({
		cover: {
			...cover,
			keys: renewal.document,
			...(letters.value === null ? {} : { paper: await paperThatWaits(renewal, letters.value) }),
			laptop: await keptLaptop(renewal, laptop.value)
		},
		inForce: renewal.inForce,
		isRenewed: true
	});
}
