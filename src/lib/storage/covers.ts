import type { BookCover, Fault, KeyDocument } from '#app';
import { assert, err, ok, sameBytes, type Result } from '#kernel';
import type { BookDatabase } from './schema.ts';

/**
 * Refused as StaleHead where the keys are not those that are there, nor renewed from them: another tab renewed them meanwhile.
 *
 * @throws Defect when the book is not on the shelf, or when a practice book would become a real one
 */
export async function saveCover(
	{ dexie, covers }: BookDatabase,
	cover: BookCover
): Promise<Result<void, Fault>> {
	const isStale = await dexie.transaction('rw', covers, async () => {
		const before = await covers.get(cover.book);
		assert(before?.practice === cover.practice, 'a cover is on the shelf, and a practice book stays one');
		if (!followsKeys(before.keys, cover.keys)) return true;
		await covers.put(cover);
		return false;
	});
	if (isStale) return err({ type: 'StaleHead' });
	return isSameCover(cover, await covers.get(cover.book)) ? ok(undefined) : err({ type: 'NotSaved' });
}

export function isSameCover(wanted: BookCover, found: BookCover | undefined): boolean {
	if (found === undefined || !sameBytes(wanted.deviceSecret, found.deviceSecret)) return false;
	return JSON.stringify(Object.entries(wanted).sort()) === JSON.stringify(Object.entries(found).sort());
}

/** Puts a cover in the place of one from which its keys were renewed; otherwise leaves what is there. */
export async function takeNewerKeys(
	{ dexie, covers }: BookDatabase,
	cover: BookCover
): Promise<Result<void, Fault>> {
	const isTaken = await dexie.transaction('rw', covers, async () => {
		const before = await covers.get(cover.book);
		if (before === undefined || !isRenewedFrom(before.keys, cover.keys)) return false;
		await covers.put(cover);
		return true;
	});
	return !isTaken || isSameCover(cover, await covers.get(cover.book))
		? ok(undefined)
		: err({ type: 'NotSaved' });
}

/** Whether what was written under the one document can be read by the other: the same keys, or renewed from them. */
export function followsKeys(before: KeyDocument, after: KeyDocument): boolean {
	const [was, is] = [lineOf(before), lineOf(after)];
	return isRenewedFrom(before, after) || (was.older.join() === is.older.join() && was.group === is.group);
}

export function isRenewedFrom(before: KeyDocument, after: KeyDocument): boolean {
	const [was, is] = [lineOf(before), lineOf(after)];
	return was.older.length < is.older.length && was.older.every((key, index) => key === is.older[index]);
}

/** The wrapped keys of before, and a seed that each renewal wraps anew: two renewals of one key have neither in common. */
function lineOf({ sealed }: KeyDocument): { readonly older: readonly unknown[]; readonly group: string } {
	const { older = [], group = null } = sealed;
	return { older: Array.isArray(older) ? older : [], group: JSON.stringify(group) };
}
