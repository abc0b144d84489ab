import type { BookCover, Fault } from '#app';
import { assert, err, ok, sameBytes, type Result } from '#kernel';
import type { BookDatabase } from './schema.ts';

/** @throws Defect when the book is not on the shelf, or when a practice book would become a real one */
export async function saveCover(
	{ dexie, covers }: BookDatabase,
	cover: BookCover
): Promise<Result<void, Fault>> {
	await dexie.transaction('rw', covers, async () => {
		const before = await covers.get(cover.book);
		assert(before?.practice === cover.practice, 'a cover is on the shelf, and a practice book stays one');
		await covers.put(cover);
	});
	return isSameCover(cover, await covers.get(cover.book)) ? ok(undefined) : err({ type: 'NotSaved' });
}

export function isSameCover(wanted: BookCover, found: BookCover | undefined): boolean {
	if (found === undefined || !sameBytes(wanted.deviceSecret, found.deviceSecret)) return false;
	return JSON.stringify(Object.entries(wanted).sort()) === JSON.stringify(Object.entries(found).sort());
}
