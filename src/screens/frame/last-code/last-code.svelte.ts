import { liveEvents, type MeetingInProgress } from '#group';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { onePerApp } from '#session/one-per-app.svelte.ts';
import { readPages } from '#session/read-pages.ts';

/** Number of pictures from which a seal draws. */
const all = 64;
/** Number of pictures shown for each of its three places. */
const shown = 9;

/**
 * Returns the right picture and eight others, in the order of the list. The eight are fixed for a seal and place: if they changed with each try, the
 * one that stays would be the right one.
 * @param hash of the record, hex
 * @param place 0 to 2
 */
export function lookAlikes(right: number, hash: string, place: number): readonly number[] {
	const chance = Number.parseInt(hash.slice(place * 8, place * 8 + 8), 16);
	// An odd step visits all 64 places before one repeats.
	const step = ((chance >>> 6) % (all / 2)) * 2 + 1;
	const others = Array.from({ length: all }, (_, turn) => (chance + turn * step) % all);
	const chosen = others.filter((other) => other !== right).slice(0, shown - 1);
	return [...chosen, right].sort((one, other) => one - other);
}

/** The three pictures of the last sealed meeting, and the nine choices for each. */
export interface AskedPictures {
	/** Indices in the list of 64. */
	readonly right: readonly number[];
	readonly among: readonly (readonly number[])[];
}

/** The code of the last meeting as in a passbook. It is computed when the phone is idle, because it is slow on purpose, and once per sealed page. */
class LastCode {
	readonly #app: AppState;
	#readFor = '';
	#pictures = $state.raw<AskedPictures | null>(null);
	/** True if the phone cannot compute the code or read the pages: the comparison is skipped. */
	failed = $state(false);

	constructor(app: AppState) {
		this.#app = app;
	}

	/** Null while it is computed, before the first sealed meeting, and if the phone cannot compute it. */
	get pictures(): AskedPictures | null {
		return this.#pictures;
	}

	/** Computes the pictures for the last page; skipped for practice books, which have no passbooks. */
	async read(book: BookView): Promise<void> {
		const { session, cover } = book;
		const page = `${session.book} ${session.head.place}`;
		if (cover.practice || page === this.#readFor) return;
		this.#readFor = page;
		this.#pictures = null;
		this.failed = false;
		await this.#app.parts.whenIdle?.();
		const reading = await readPages(book);
		const last = reading.ok ? reading.value.meetings.findLast(isClosedMeeting) : undefined;
		const hash = last?.hash ?? null;
		const code = hash === null ? null : await this.#app.parts.vault.sealCode(hash);
		if (this.#readFor !== page) return;
		this.failed = code === null;
		if (code === null || hash === null) return;
		const among = code.pictures.map((picture, place) => lookAlikes(picture, hash, place));
		this.#pictures = { right: code.pictures, among };
	}

	/** True before the first step of a new meeting, if the code was neither compared nor postponed ("not today"). */
	isDue(book: BookView): boolean {
		const { lastNumber, openMeeting } = book.state;
		const isAny = lastNumber.regular + lastNumber.special > 0;
		const isAsked = !book.cover.practice && !book.readOnly && isAny && !this.failed;
		return isAsked && !book.draft.codeLeft && !isCompared(openMeeting);
	}
}

export const lastCodeOf = onePerApp((app) => new LastCode(app));

const isClosedMeeting = ({ kind, hash }: { readonly kind: string; readonly hash: string | null }): boolean =>
	kind !== 'desk' && hash !== null;

/** True if this meeting has an event about the comparison, whether a passbook was compared or none was there. */
export const isCompared = (meeting: MeetingInProgress | null): boolean =>
	meeting !== null && liveEvents(meeting).some(({ type }) => type === 'LastCodeCompared');
