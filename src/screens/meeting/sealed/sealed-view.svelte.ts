import { present, type LocalDate, type MemberId } from '#kernel';
import type { Rhythm } from '#group';
import { calendarFile, calendarMime } from '#papers/calendar-file.ts';
import { receiptOf, type MeetingReceipt } from '#papers/meeting/receipt.ts';
import { meetingSheetSteps } from '#reports';
import { receiptRows } from '#ui/receipt/receipt-rows.ts';
import { pngOf } from '#ui/receipt/svg-picture.ts';
import { sealPictures } from '#ui/symbol/symbols.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import { type BookView, keyNewsOf } from '#session/book-view.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { inSteps, readAtHome, readPages } from '#session/read-pages.ts';
import type { Fault } from '#app';

/** Px: sharp on a large phone, and small enough to send. */
const pictureWidth = 1080;

/** What the last closed meeting brought, and its code for the passbooks. */
export class SealedView {
	readonly #app: AppState;
	readonly #book: BookView;
	/** Eight digits; '' while they are being computed, which takes a moment on purpose. */
	digits = $state('');
	pictures = $state.raw<readonly number[]>([]);
	/** The phone cannot work the seal code out; the page is sealed all the same. */
	failed = $state(false);
	/** Null while the pages are read. */
	receipt = $state.raw<MeetingReceipt | null>(null);
	/** Why the pages could not be read; the meeting is sealed all the same. */
	fault = $state.raw<Fault | null>(null);
	/** The group's name was asked for on the receipt. */
	withName = $state(false);

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
		const lacking = new Set(this.#app.codes.lacking.map(({ memberId }) => memberId));
		return [...lacking].filter((memberId) => fresh.has(memberId));
	}

	/** A code was taken out with this page: the group key is a new one, and older copies open nothing newer. */
	get isKeyNew(): boolean {
		return keyNewsOf(this.#app.chosen ?? this.#book.cover) === 'new';
	}

	async compute(): Promise<void> {
		const code = await this.#app.parts.vault.sealCode(this.#book.session.head.hash);
		this.failed = code === null;
		this.digits = code?.digits ?? '';
		this.pictures = code?.pictures ?? [];
	}

	/** Reads the receipt from the pages, as the sheet that is printed. */
	async read(): Promise<void> {
		const reading = await readPages(this.#book);
		if (!reading.ok) {
			this.fault = reading.error;
			return;
		}
		const last = reading.value.meetings.findLast(({ hash }) => hash !== null);
		if (last === undefined) return;
		const { kind, number } = last;
		const asked = { currency: this.#book.currency, kind, number };
		const sheet = await inSteps(meetingSheetSteps(readAtHome(reading.value.events), asked), () => true);
		this.receipt = receiptOf(present(sheet, 'a sealed meeting has its sheet'));
	}

	/** The group's name on the receipt; undefined where nobody asked for it. */
	get name(): string | undefined {
		return this.withName ? (this.#book.state.name ?? undefined) : undefined;
	}

	/** Sends the receipt as one picture. Whatever the phone answers, the meeting stays closed and the receipt on the screen. */
	async send(drawing: SVGSVGElement): Promise<void> {
		const words = wordsOf(this.#app);
		const { speaker, parts } = this.#app;
		const day = present(this.receipt, 'what is sent was read').day;
		const picture = await pngOf(drawing, pictureWidth, '#fff');
		const handed =
			picture === null ? 'cancelled' : await parts.fileOut.hand(`meeting-${day}.png`, picture, 'image/png');
		void speaker.say(words.say(handed === 'cancelled' ? 'print.books-not-handed' : 'print.books-handed'));
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

	/** What the receipt says: who came, before, each sum, and what is in the box now. */
	get heard(): string {
		const { receipt } = this;
		if (receipt === null) return this.spoken;
		const words = wordsOf(this.#app);
		const here = receipt.came.filter(Boolean).length;
		const lines = [
			...receiptRows(receipt),
			{ key: 'meeting.close-box-now' as const, amount: receipt.after }
		].map(({ key, amount }) => words.line(words.say(key), amount, this.#book.currency));
		return [
			`${words.say('meeting.came', { count: here, total: receipt.came.length })}.`,
			...lines,
			words.say('meeting.seal-prompt'),
			this.spoken
		].join(' ');
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
