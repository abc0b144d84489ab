import type { BookCover } from '#app';

/** What there is to do about the group key (ADR 0078). */
export type KeyNews =
	/** It was renewed, and no copy has left since: what is older opens nothing newer. */
	| 'new'
	/** It is due, and waits until two officers have a code. */
	| 'waits';

/** Null where there is nothing to do; practice keeps no copies. */
export function keyNewsOf({ practice, keys, copiedEpoch = 0 }: BookCover): KeyNews | null {
	if (practice) return null;
	if (keys.epoch > copiedEpoch) return 'new';
	return keys.sealed['due'] === true ? 'waits' : null;
}
