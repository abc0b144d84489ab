import type { BookCover, BookStore, Fault, Shelf } from '#app';
import { err, ok, type Result } from '#kernel';
import { fetchedOnce, lazily } from './lazily.ts';

export interface ShelfLater {
	/** The shelf with all of the storage behind it. */
	readonly fetchIt: () => Promise<Shelf>;
	/** The covers without it; null where the shelf itself must look. Asked once, at the start. */
	readonly look: () => Promise<readonly BookCover[] | null>;
}

/** A script that did not come is told as any refusal of the storage: nothing was written. */
export const notFetched = (cause: unknown): Result<never, Fault> =>
	err({ type: 'StorageFailed', message: String(cause) });

/** A shelf whose storage is fetched when it is first asked for more than covers: the first screen draws no more. */
export function shelfLater({ fetchIt, look }: ShelfLater): Shelf {
	const real = fetchedOnce(async () => {
		const shelf = await fetchIt();
		// The shelf learns from the covers which books are real.
		await shelf.covers();
		return shelf;
	});
	let isStart = true;
	const answers = lazily<
		Pick<Shelf, 'saveCover' | 'takeNewerKeys' | 'add' | 'discardPractice' | 'acceptLoss'>
	>(real, notFetched);
	return {
		async covers() {
			const seen = isStart ? await look() : null;
			isStart = false;
			return seen === null ? real().then((shelf) => shelf.covers(), notFetched) : ok(seen);
		},
		saveCover: answers.saveCover,
		takeNewerKeys: answers.takeNewerKeys,
		add: answers.add,
		discardPractice: answers.discardPractice,
		acceptLoss: answers.acceptLoss,
		open: (book) => storeLater(async () => (await real()).open(book)),
		takePen: async (book) => (await real()).takePen(book),
		persist: () => void real().then((shelf) => shelf.persist(), doNothing),
		isKept: () => real().then((shelf) => shelf.isKept(), isNot),
		isRoomSmall: () => real().then((shelf) => shelf.isRoomSmall(), isNot),
		hasOpenMeeting: () => real().then((shelf) => shelf.hasOpenMeeting(), isNot)
	};
}

function storeLater(openIt: () => Promise<BookStore>): BookStore {
	const store = fetchedOnce(openIt);
	const answers = lazily<Omit<BookStore, 'close'>>(store, notFetched);
	return {
		load: answers.load,
		records: answers.records,
		write: answers.write,
		mend: answers.mend,
		people: answers.people,
		savePerson: answers.savePerson,
		erasePerson: answers.erasePerson,
		close: () => void store().then((opened) => opened.close(), doNothing)
	};
}

const doNothing = (): void => undefined;
const isNot = (): boolean => false;
