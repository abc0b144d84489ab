import type { BookId } from '#kernel';
import { beforeMeeting, type GroupState } from '#group';
import type { OpenBook, Settings } from '#app';
import { keptPlace, placeToReturn, type MeetingPath } from './meeting/meeting-path.ts';

/** Largest number of books with a pending slip; abandoned practice rounds would add up. */
const booksKept = 12;

type PlaceOfBook = Pick<OpenBook, 'book' | 'state' | 'operations'>;

/** Stores the screen of an open meeting, so that the app returns to it after it ended. */
export class PlaceKeeper {
	readonly #settings: Settings;
	readonly #session: () => PlaceOfBook | undefined;
	/** True until a screen was left since the book was opened. */
	#justOpened = false;

	/** @param session of the open book; undefined while it is locked */
	constructor(settings: Settings, session: () => PlaceOfBook | undefined) {
		this.#settings = settings;
		this.#session = session;
	}

	/** Called after a book was opened. */
	opened(): void {
		this.#justOpened = true;
	}

	/** @param path null for a screen outside the meeting */
	keep(path: MeetingPath | null): void {
		const session = this.#session();
		this.#settings.write('screen', keptPlace(path, session?.operations.length ?? 0));
		const kind = session?.state.openMeeting?.kind ?? 'desk';
		if (session !== undefined && kind !== 'desk') this.#keepSlip(closedIn(session.state));
	}

	/** The user navigates: no automatic return from here on. */
	goOn(): void {
		this.#justOpened = false;
	}

	/**
	 * Screen on which an open meeting was left, or the slip of a meeting that was closed here and not put away;
	 * null for home, and for a book opened a while ago, so that an intended visit of home is not redirected.
	 */
	toReturn(): MeetingPath | '/meeting/sealed' | null {
		const session = this.#justOpened ? this.#session() : undefined;
		if (session === undefined) return null;
		if (this.isSlipDue) return '/meeting/sealed';
		return placeToReturn(this.#settings.read('screen'), session.state, session.operations);
	}

	/** True if a meeting was closed here and its slip not put away: its seal code may not be in the passbooks yet. */
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
	 * Stores the number of meetings closed before the current one. It is written during the meeting, because settings reach the disk
	 * seconds late: a crash right after the close would lose the slip.
	 */
	#keepSlip(closedBefore: number | null): void {
		const book = this.#session()?.book;
		const slips = this.#slips();
		if (book === undefined || slips.get(book) === (closedBefore ?? undefined)) return;
		// Moves the book to the end: it is the most recent.
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

/** Number of closed meetings, without the desk. */
function closedIn(state: GroupState): number {
	const { regular, special } = beforeMeeting(state).lastNumber;
	return regular + special;
}
