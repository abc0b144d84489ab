import type { MemberId } from '#kernel';
import type { Fault } from '#app';
import type { MemberPage } from '#reports';
import type { MeetingPicture } from '#papers/paper-types.ts';
import type { MemberFace } from '#i18n';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { lastOf, meetingsHeard, memberPageHeard, memberPagePrompt } from './member-page-words.ts';
import { meetingMarks } from '#session/meeting/meeting-figures.ts';
import { pictureRows, type MeetingMarks } from '#papers/paper-data.ts';
import { loadReports, readPages, readRegisters } from '#session/read-pages.ts';

/** What her own page shows and says. */
export class MemberPageView {
	readonly memberId: MemberId;
	readonly #app: AppState;
	readonly #book: BookView;
	/** Null until it is read. */
	page = $state.raw<MemberPage | null>(null);
	#marks = $state.raw<MeetingMarks | undefined>(undefined);
	/** Where each meeting stands in the book: "regular 7". */
	#places: ReadonlyMap<string, number> = new Map();
	/** Newest first. */
	readonly meetings: readonly MeetingPicture[] = $derived(
		this.page === null ? [] : pictureRows(this.page, this.#marks)
	);
	fault = $state.raw<Fault | null>(null);
	#hearing = 0;

	constructor(app: AppState, book: BookView, memberId: MemberId) {
		this.#app = app;
		this.#book = book;
		this.memberId = memberId;
	}

	get face(): MemberFace {
		return this.#book.face(this.memberId);
	}

	/** Meetings of which a line of hers may be wrong, newest first: each once, as it stands now. */
	get entered(): readonly MeetingPicture[] {
		return this.meetings.filter((meeting) => meeting.struck !== true && this.placeOf(meeting) !== null);
	}
	/** Place of its record in the book; null where it has none. */
	placeOf({ key }: MeetingPicture): number | null {
		return this.#places.get(key.split(' ', 2).join(' ')) ?? null;
	}

	/** Reads her page and says it, unless it is only read. */
	async open(thenSays = true): Promise<void> {
		const reading = await readPages(this.#book);
		if (!reading.ok) {
			this.fault = reading.error;
			return;
		}
		const { events, meetings } = reading.value;
		await readRegisters(this.#book, events);
		const { memberPage } = await loadReports();
		this.#places = new Map(meetings.map(({ kind, number, place }) => [`${kind} ${String(number)}`, place]));
		this.#marks = meetingMarks(this.#book.state, events, this.memberId);
		this.page = memberPage(events, { currency: this.#book.currency, memberId: this.memberId });
		if (thenSays) void this.#app.speaker.say(this.prompt);
	}

	/** Her saving and what is left of her loan: at most two sentences. */
	get prompt(): string {
		const page = this.page;
		return page === null ? '' : memberPagePrompt(page, this.face, wordsOf(this.#app), this.#book.currency);
	}

	/** Everything on her page, said by the listen button of the header. */
	get whole(): string {
		if (this.page === null) return '';
		const [words, currency] = [wordsOf(this.#app), this.#book.currency] as const;
		const last = meetingsHeard(lastOf(this.meetings), words, currency);
		return `${memberPageHeard(this.page, this.face, words, currency)} ${last}`.trim();
	}

	/** "Lift the phone to your ear", a pause, then her page, softly. */
	async hearQuietly(): Promise<void> {
		const turn = (this.#hearing += 1);
		const { speaker } = this.#app;
		await speaker.say(wordsOf(this.#app).say('member.hear-quiet-prompt'));
		if (turn === this.#hearing) await speaker.sayQuietly(this.whole);
	}

	/** The page is left: nothing more of it is said. */
	leave(): void {
		this.#hearing += 1;
		this.#app.speaker.stop();
	}
}
