import type { KeyDocument, KeyPaper, OpenKeys, UnlockRefusal, Vault } from '../ports/keys.ts';
import { err, fromBase64url, ok, textIn, toBase64url, utf8, type Result } from '#kernel';
import type { Rejection } from '#group';
import type { BookCover, Fault } from '../ports/storage.ts';
import { haveAgreed, type AgreedAct, type Approved, type OpenUnderKeys } from './codes-of-officers.ts';
import { keptLaptop, laptopThatReads } from './laptop-slot.ts';

/** Whether what was written under the one document can be read by the other: the same keys, or renewed from them. */
export function followsKeys(before: KeyDocument, after: KeyDocument): boolean {
	const [was, is] = [lineOf(before), lineOf(after)];
	return isRenewedFrom(before, after) || (was.older.join() === is.older.join() && was.group === is.group);
}

export function isRenewedFrom(before: KeyDocument, after: KeyDocument): boolean {
	const [was, is] = [lineOf(before), lineOf(after)];
	return was.older.length < is.older.length && was.older.every((key, index) => key === is.older[index]);
}

/** The wrapped keys of before, and a seed that each renewal wraps again: two renewals of one key have neither in common. */
function lineOf({ sealed }: KeyDocument): { readonly older: readonly unknown[]; readonly group: string } {
	const { older = [], group = null } = sealed;
	return { older: Array.isArray(older) ? older : [], group: JSON.stringify(group) };
}

/** Officers whose codes make a new key paper. */
const codesNeeded = 2;

const about = 'key paper that waits';

/** Three cards are longer than one paper: what waits is filled up, so that its length does not tell which of the two it is. */
const lengthKept = 128;

/** What opens a book and its copies besides codes: one paper that opens alone, or three cards of which any two open. */
export type PaperKind = 'paper' | 'cards';

/** The cards of a set, all of which are proved. */
const cardsMade = 3;

/** The letters as they are kept until somebody has typed them back: a phone that dies meanwhile does not lose them. */
export async function paperThatWaits(keys: Pick<OpenKeys, 'encrypt'>, letters: string): Promise<KeyPaper> {
	const kept = utf8(letters.padEnd(lengthKept));
	return { state: 'waits', letters: toBase64url(await keys.encrypt(kept, about)) };
}

/** The letters to be shown again; null where the paper is not waited for. */
export async function lettersThatWait(
	keys: OpenKeys,
	{ paper }: BookCover
): Promise<Result<string | null, Fault>> {
	if (paper?.state !== 'waits') return ok(null);
	const plain = await keys.decrypt(fromBase64url(paper.letters) ?? new Uint8Array(), about);
	return plain.ok ? ok(textIn(plain.value)?.trimEnd() ?? null) : plain;
}

/**
 * Tries the letters on the slot itself: who has copied one of them wrong hears it now, not on the day that the phone is lost. Of cards each is
 * asked for: two would leave the third unproved until another is lost.
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
 * A new key paper, or three cards in its place, by the codes of two women who decide now; the paper or the cards before open this book, and every
 * copy made from now on, no more. A copy that was made before it still opens with what was its paper; the group key is renewed with it, so that nothing
 * newer opens with what is in that copy.
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
 * What the second copy keeps of a cover: the letters of a paper that waits are not in it. Its file only grows, so that they would lie there
 * under a key that somebody who has gone still knows.
 */
export function coverToCopy(cover: BookCover): BookCover {
	if (cover.paper?.state !== 'waits') return cover;
	const { paper: _, ...others } = cover;
	return others;
}

/** Whether the slot of a copy is the one that the key paper opened. */
export async function isProved(
	vault: Vault,
	{ paper }: BookCover,
	document: BookCover['keys']
): Promise<boolean> {
	return paper?.state === 'proved' && paper.slot === (await vault.paperMark(document));
}

/** A cover to be stored, and what is done in the moment in which it is. */
export interface CoverToStore {
	readonly cover: BookCover;
	/** Called when the cover is on disk, and only then: what is written under a key that no cover has is lost. */
	readonly inForce: () => void;
	readonly isRenewed: boolean;
}

/**
 * The group key renewed where that is due (ADR 0078): one cover, stored in one transaction, has all of it. What the cover keeps
 * beside the slots goes under the new key too, or the old one would read the letters of a key paper that waits.
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
