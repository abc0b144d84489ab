import type { LocalDate, MemberId } from '#kernel';
import type { Rhythm } from '#group';
import { calendarFile, calendarMime } from '#papers/calendar-file.ts';
import { sealPictures } from '#ui/symbol/symbols.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { wordsOf } from '#session/context.ts';

/** The code of the last closed page, for the passbooks. */
export class SealedView {
	readonly #app: AppState;
	readonly #book: BookView;
	/** Eight digits; '' while they are being computed, which takes a moment on purpose. */
	digits = $state('');
	pictures = $state.raw<readonly number[]>([]);
	/** The phone cannot work the seal code out; the page is sealed all the same. */
	failed = $state(false);

	constructor(app: AppState, book: BookView) {
		this.#app = app;
		this.#book = book;
	}

	/** Officers since this page without a code: each makes hers now. */
	get withoutCode(): readonly MemberId[] {
		const { offices, lastSealedDay } = this.#book.state;
		const fresh = new Set(
			offices.filter(({ since }) => since === lastSealedDay).map((term) => term.memberId)
		);
		return [...fresh].filter((memberId) => this.#app.codes.slotOf(memberId) === undefined);
	}

	async compute(): Promise<void> {
		const code = await this.#app.parts.vault.sealCode(this.#book.session.head.hash);
		this.failed = code === null;
		this.digits = code?.digits ?? '';
		this.pictures = code?.pictures ?? [];
	}

	/** Hands out when the group meets again, for the calendar of the phone; nothing of whose meeting it is stands in it. */
	async remind(day: LocalDate, rhythm: Rhythm): Promise<void> {
		const words = wordsOf(this.#app);
		const { clock, fileOut } = this.#app.parts;
		const madeAt = `${clock.now().slice(0, 19).replace(/[-:]/g, '')}Z`;
		const summary = words.say('meeting.title');
		const bytes = calendarFile({ id: this.#book.session.book, day, rhythm, summary, madeAt });
		await fileOut.hand(`notes-${day}.ics`, bytes, calendarMime);
	}

	/** "12 34 56 78. goat. ring. door." */
	get spoken(): string {
		const words = wordsOf(this.#app);
		if (this.failed) return words.say('backup.recovery-no-seal-code');
		const pairs = (this.digits.match(/../g) ?? []).join(' ');
		const pictures = this.pictures.map((place) => sealPictures[place]).filter((name) => name !== undefined);
		return words.say('meeting.seal-spoken', {
			digits: pairs,
			pictures: pictures.map((name) => words.say(`picture.symbol-${name}`)).join(', ')
		});
	}
}
