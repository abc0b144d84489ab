import {
	lockFounding,
	openFounding,
	readFounding,
	sealFounding,
	type LockedFounding,
	type Shelf
} from '#app';

/** What keeps the answers of a founding, loaded as one script where one is begun or goes on. */
export const foundingKeys = { lockFounding, openFounding, sealFounding };

/** What a piece of the store of drafts is: answers that wait for their code, or those of a book that is made: the phone died before their end. */
export async function foundingIn(
	piece: Uint8Array,
	shelf: Pick<Shelf, 'covers'>
): Promise<LockedFounding | 'made' | 'unreadable'> {
	const found = readFounding(piece);
	if (found === null) return 'unreadable';
	const covers = await shelf.covers();
	return covers.ok && covers.value.some(({ book }) => book === found.document.book) ? 'made' : found;
}
