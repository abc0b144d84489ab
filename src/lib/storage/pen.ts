import type { BookId } from '#kernel';

/**
 * Takes the pen for `book`: one tab writes, the others read. Where the browser has no locks every tab has a pen;
 * the head that is checked in each write then still keeps two of them apart.
 *
 * @returns gives the pen back; null when another tab has it
 */
export async function takePen(locks: LockManager | null, book: BookId): Promise<(() => void) | null> {
	if (locks === null) return () => undefined;
	return new Promise((resolve, reject) => {
		const whenAsked = (lock: Lock | null): Promise<void> | undefined => {
			if (lock !== null) return new Promise((giveBack) => resolve(giveBack));
			resolve(null);
			return undefined;
		};
		// Fails only where locks are forbidden, and settles long after the pen was taken.
		locks.request(`bahi-pen-${book}`, { ifAvailable: true }, whenAsked).catch(reject);
	});
}
