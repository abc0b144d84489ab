import type { BookCover, Shelf } from '#app';
import type { BookId } from '#kernel';

/** The cover of a book as it lies on the phone now: another tab may have changed it. */
export async function coverStored(shelf: Shelf, wanted: BookId | undefined): Promise<BookCover | undefined> {
	const covers = await shelf.covers();
	return covers.ok ? covers.value.find(({ book }) => book === wanted) : undefined;
}

/** Whether the group key was renewed from the one cover to the other. */
export const isOlder = (one: BookCover | null, other: BookCover | undefined): boolean =>
	(one?.keys.epoch ?? 0) < (other?.keys.epoch ?? 0);
