import { fromBase64url, ok, textIn, toBase64url, utf8, type Result } from '#kernel';
import type { GroupState, Rejection } from '#group';
import type { KeyPaper, OpenKeys, UnlockRefusal, Vault } from '../ports/keys.ts';
import type { BookCover, Fault } from '../ports/storage.ts';
import { haveAgreed, type TouchedCode } from './codes-of-officers.ts';

/** Officers whose codes make a new key paper. */
const codesNeeded = 2;

const about = 'key paper that waits';

/** The letters as they are kept until somebody has typed them back: a phone that dies meanwhile does not lose them. */
export async function paperThatWaits(keys: Pick<OpenKeys, 'encrypt'>, letters: string): Promise<KeyPaper> {
	return { state: 'waits', letters: toBase64url(await keys.encrypt(utf8(letters), about)) };
}

/** The letters to be shown again; null where the paper is not waited for. */
export async function lettersThatWait(
	keys: OpenKeys,
	{ paper }: BookCover
): Promise<Result<string | null, Fault>> {
	if (paper?.state !== 'waits') return ok(null);
	const plain = await keys.decrypt(fromBase64url(paper.letters) ?? new Uint8Array(), about);
	return plain.ok ? ok(textIn(plain.value)) : plain;
}

/** Tries the letters on the slot itself: who has copied one of them wrong hears it now, not on the day that the phone is lost. */
export async function provePaper(
	vault: Vault,
	cover: BookCover,
	letters: string
): Promise<Result<KeyPaper, UnlockRefusal>> {
	const opened = await vault.openWithRecovery(cover.keys, letters, false);
	if (!opened.ok) return opened;
	opened.value.keys.forget();
	return ok(await provedPaper(vault, cover.keys));
}

/** What is known of the paper that has just opened this document. */
export async function provedPaper(vault: Vault, document: BookCover['keys']): Promise<KeyPaper> {
	return { state: 'proved', slot: await vault.paperMark(document) };
}

/**
 * A new key paper by the codes of two women who decide now; the one before opens this book, and every copy made from
 * now on, no more. A copy that was made before it still opens with the old paper; the group key is renewed with it, so that nothing
 * newer opens with what is in that copy.
 */
export async function renewPaper(
	vault: Vault,
	{ cover, keys, state }: { readonly cover: BookCover; readonly keys: OpenKeys; readonly state: GroupState },
	touched: readonly TouchedCode[]
): Promise<Result<BookCover, UnlockRefusal | Rejection>> {
	const agreed = await haveAgreed(vault, { cover, state }, touched, codesNeeded);
	if (!agreed.ok) return agreed;
	const { document, recoveryCode } = await keys.withNewPaper(cover.keys);
	const withPairs = await keys.withSlotKeys(document, agreed.value);
	return ok({ ...cover, keys: withPairs, paper: await paperThatWaits(keys, recoveryCode) });
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
