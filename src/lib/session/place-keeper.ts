import type { BookId } from '#kernel';
import { beforeMeeting, type GroupState } from '#group';
import type { OpenBook, Settings } from '#app';
import { keptPlace, placeToReturn, type MeetingPath } from './meeting/meeting-path.ts';

/** So many books wait for their slip at most: practice rounds that were left would pile up. */
const booksKept = 12;

type PlaceOfBook = Pick<OpenBook, 'book' | 'state' | 'operations'>;

/** Where in an open meeting the phone is, so that one that went dark comes back to it. */
export class PlaceKeeper {
	readonly #settings: Settings;
	readonly #session: () => PlaceOfBook | undefined;
	/** No screen was left since the book was opened. */
	#justOpened = false;

	/** @param session the open book's; undefined while everything is locked */
	constructor(settings: Settings, session: () => PlaceOfBook | undefined) {
		this.#settings = settings;
		this.#session = session;
	}

	/** A book was opened. */
	opened(): void {
		this.#justOpened = true;
	}

	/** @param path null when people went elsewhere */
	keep(path: MeetingPath | null): void {
		const session = this.#session();
		this.#settings.write('screen', keptPlace(path, session?.operations.length ?? 0));
		const kind = session?.state.openMeeting?.kind ?? 'desk';
		if (session !== undefined && kind !== 'desk') this.#keepSlip(closedIn(session.state));
	}

	/** People go where they want to from here on: nothing takes them elsewhere. */
	goOn(): void {
		this.#justOpened = false;
	}

	/**
	 * The screen on which an open meeting was left when the phone went dark, or the slip of a meeting that was closed here and that nobody
	 * has put away; null for home, and for a book that was opened a while ago: who goes home on purpose stays there.
	 */
	toReturn(): MeetingPath | '/meeting/sealed' | null {
		const session = this.#justOpened ? this.#session() : undefined;
		if (session === undefined) return null;
		if (this.isSlipDue) return '/meeting/sealed';
		return placeToReturn(this.#settings.read('screen'), session.state, session.operations);
	}

	/** A meeting was closed here, and its slip was not put away: its pictures may stand in no passbook yet. */
	get isSlipDue(): boolean {
		const session = this.#session();
		if (session === undefined || session.state.openMeeting !== null) return false;
		const before = this.#slips().get(session.book);
		return before !== undefined && closedIn(session.state) > before;
	}

	putSlipAway(): void {
		this.#keepSlip(null);
	}

	/**
	 * How many meetings were closed before the one that is held here. It is written while that is open: what is written at
	 * its close reaches the disk seconds late, and a phone that dies right then would know of no slip.
	 */
	#keepSlip(closedBefore: number | null): void {
		const book = this.#session()?.book;
		const slips = this.#slips();
		if (book === undefined || slips.get(book) === (closedBefore ?? undefined)) return;
		// The book of today is the newest, whenever it was first held here.
		slips.delete(book);
		if (closedBefore !== null) slips.set(book, closedBefore);
		const newest = [...slips].slice(-booksKept);
		this.#settings.write('slip', newest.map((slip) => slip.join(':')).join(' '));
	}

	#slips(): Map<BookId, number> {
		const kept = (this.#settings.read('slip') ?? '').split(' ').map((slip) => slip.split(':'));
		return new Map(
			kept.flatMap(([book = '', closed = '']) => (closed === '' ? [] : [[book as BookId, Number(closed)]]))
		);
	}
}

/** How many meetings are closed; work at the desk is none. */
function closedIn(state: GroupState): number {
	const { regular, special } = beforeMeeting(state).lastNumber;
	return regular + special;
}
