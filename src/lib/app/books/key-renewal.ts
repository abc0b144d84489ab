import { ok, type Result } from '#kernel';
import type { OpenKeys } from '../ports/keys.ts';
import type { BookCover, Fault } from '../ports/storage.ts';
import { lettersThatWait, paperThatWaits } from './key-paper.ts';
import { keptLaptop, laptopThatReads } from './laptop-slot.ts';

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
