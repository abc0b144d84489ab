import { liveEvents, type MeetingInProgress } from '#group';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { onePerApp } from '#session/one-per-app.svelte.ts';
import { readPages } from '#session/read-pages.ts';

/** How many pictures a seal draws from. */
const all = 64;
/** How many are shown for each of its three places. */
const shown = 9;

/**
 * The right picture among eight others, in the order of the list. Always the same eight for one seal and place: with other ones at each
 * try, the picture that comes again would be the right one.
 *
 * @param hash of the record, hex
 * @param place 0 to 2
 */
export function lookAlikes(right: number, hash: string, place: number): readonly number[] {
	const chance = Number.parseInt(hash.slice(place * 8, place * 8 + 8), 16);
	// Odd, so that its multiples go through all 64 before one comes again.
	const step = ((chance >>> 6) % (all / 2)) * 2 + 1;
	const others = Array.from({ length: all }, (_, turn) => (chance + turn * step) % all);
	const chosen = others.filter((other) => other !== right).slice(0, shown - 1);
	return [...chosen, right].sort((one, other) => one - other);
}

/** The three pictures of the last closed meeting, and among which nine each is to be found. */
export interface AskedPictures {
	/** Places in the list of 64. */
	readonly right: readonly number[];
	readonly among: readonly (readonly number[])[];
}

/**
 * The code of the last meeting, which somebody's passbook holds: computed when the phone has nothing else to do, because it is slow
 * on purpose, and once for each page that is closed.
 */
class LastCode {
	readonly #app: AppState;
	#readFor = '';
	#pictures = $state.raw<AskedPictures | null>(null);
	/** The phone cannot work the code out, or the pages cannot be read: nobody can be asked. */
	failed = $state(false);

	constructor(app: AppState) {
		this.#app = app;
	}

	/** Null while it is computed, where no meeting was closed yet, and where the phone cannot compute it. */
	get pictures(): AskedPictures | null {
		return this.#pictures;
	}

	/** Practice books are asked for none: their meetings are nobody's. */
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

	/** Before the first card of a new meeting: nobody has compared yet, and nobody said "not today". */
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

/** A passbook was asked in this meeting, or it was written that none was. */
export const isCompared = (meeting: MeetingInProgress | null): boolean =>
	meeting !== null && liveEvents(meeting).some(({ type }) => type === 'LastCodeCompared');
