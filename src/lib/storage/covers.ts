import { followsKeys, isRenewedFrom, type BookCover, type Fault } from '#app';
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
