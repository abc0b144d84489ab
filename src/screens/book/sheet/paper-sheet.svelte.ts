import { utf8, type FineId, type MemberId } from '#kernel';
import type { MessageKey } from '#i18n';
import { money, sum, zero, type Money } from '#money';
import { firstCountRow } from '#papers/meeting/fill/layout.ts';
import { pageAgain } from '#papers/meeting/fill/page-again.ts';
import type { Answer } from '#reader/answers.ts';
import { boxSums, differenceOf, suspectsOf, type BoxKnown, type Suspect } from '#reader/box.ts';
import type { Outline } from '#reader/outline.ts';
import type { Picture } from '#reader/picture.ts';
import type { PageJob, PageReader } from '#reader/see-page.ts';
import type { MeetingView } from '#session/meeting/meeting-view.svelte.ts';
import {
	finesOfSheet,
	sheetActs,
	withPage,
	womenOfPage,
	type SheetPage,
	type WomanOfSheet
} from '#session/meeting/sheet-acts.ts';
import { spokenReason } from '#session/reasons.ts';
import { LateMeeting } from '../../frame/late-meeting.svelte.ts';
import { Talk } from '../../frame/talk.svelte.ts';
import { boxBefore } from './box-before.ts';
import { worthOf } from './part-of-answer.ts';
import { pageWords, pictureWords, type SheetTold, type ToldWords } from './sheet-told.ts';
import { MeetingOfNow } from './meeting-of-now.svelte.ts';

export type SheetStep = 'camera' | 'day' | 'many' | 'asked' | 'sums' | 'lines' | 'box';

/** Steps after the camera in their order; a step without a question is skipped. */
const order = ['day', 'many', 'asked', 'sums', 'lines', 'box'] as const;

/** Number of questions above which a second picture is less work. */
const manyQuestions = 12;
/** Amounts of notes that are checked on one screen. */
const sumsAtOnce = 3;
/** Maximum of suspects that is helpful; with more, the notes are counted again. */
const suspectsShown = 8;

/** An answer on a page, with its member. */
export interface AnswerOfPage {
	readonly page: SheetPage;
	readonly answer: Answer;
	/** Null for a count of the box. */
	readonly memberId: MemberId | null;
}

/**
 * A filled sheet from camera to book, as a late meeting or as today's. Nothing is written before its last touch; then all of it is one act, together
 * with the count of today's meeting. Pictures exist only here and are dropped with the screen.
 */
export class PaperSheet extends Talk<SheetStep> {
	readonly held: LateMeeting | MeetingOfNow;
	pages = $state.raw<readonly SheetPage[]>([]);
	isReading = $state(false);
	told = $state.raw<SheetTold | null>(null);
	/** Woman whose row is being checked. */
	looked = $state<MemberId | null>(null);
	/** True while an unexplained difference, spoken twice, is to be confirmed. */
	isSureAsked = $state(false);
	#flats = $state.raw<ReadonlyMap<number, Picture>>(new Map());
	#sumsSeen = $state(0);
	#hasSecond = false;
	#isOver = false;
	readonly #reader: Promise<PageReader | null>;

	constructor(meeting: MeetingView, held: LateMeeting | MeetingOfNow = new LateMeeting(meeting)) {
		super(meeting, 'camera');
		this.held = held;
		const opening = meeting.app.parts.openPageReader?.();
		this.#reader = opening?.catch(() => null) ?? Promise.resolve(null);
	}

	/** The rectified picture of a page; null once it was dropped. */
	flatOf({ code }: SheetPage): Picture | null {
		return this.#flats.get(code.page) ?? null;
	}

	/** @returns the sheet in a frame of the camera; null where it could not be looked for. @param taken as `outlineOf` */
	readonly outline = async (frame: Picture, taken: number): Promise<Outline | null> =>
		(await this.#reader)?.outline(frame, taken).catch(() => null) ?? null;

	/** Reads one picture, given as its frames; the next one is looked at when it is done. */
	async look(frames: PageJob['frames']): Promise<void> {
		if (this.isReading) return;
		this.isReading = true;
		this.#tell({ text: this.meeting.words.say('sheet.reading'), icon: 'hourglass' }, false);
		const told = await this.#read(frames).catch(() => this.#words(['sheet.stopped', 'again']));
		// The screen was left while it was read: nothing of it stays.
		if (this.#isOver) return;
		this.isReading = false;
		this.#tell(told);
	}

	async #read(frames: PageJob['frames']): Promise<SheetTold | null> {
		const { app, book, words } = this.meeting;
		const reader = await this.#reader;
		const first = await reader?.page({ frames, known: null });
		if (reader === null || first === undefined || first === null)
			return this.#words(['sheet.stopped', 'again']);
		if (first.refused === null || first.code === null)
			return this.#words(pictureWords[first.refused ?? 'no code']);
		const events = await book.session.events();
		if (!events.ok) return spokenReason(events.error, words, book.currency);
		const { cover, currency, state } = book;
		const hash = (text: string) => app.parts.vault.hash(utf8(text));
		const page = await pageAgain(events.value, first.code, { now: state, book: cover.book, currency, hash });
		if (!page.ok) return this.#words(pageWords[page.error]);
		const { code, form } = page.value;
		if (this.held.isOpen) return this.#words([this.openWords, 'meeting', 'meeting']);
		if (this.held instanceof MeetingOfNow && !this.held.isOf(code))
			return this.#words(['reject.not-in-this-meeting', 'sheet-meeting', 'late']);
		const seen = await reader.page({ frames: [first.picture], known: { code: first.code, form } });
		if (seen === null) return this.#words(['sheet.stopped', 'again']);
		if (seen.refused !== null) return this.#words(pictureWords[seen.refused]);
		const pages = withPage(this.pages, { ...page.value, answers: asFirstAsked(seen.answers) });
		if (pages === null || this.#isOver) return this.#words(['sheet.other-print', 'sheet-blank']);
		this.pages = pages;
		this.#flats = new Map([...this.#flats, [code.page, seen.flat]]);
		if (pages.length < code.pages) return this.#words(['sheet.other-page', 'sheet-blank']);
		if (this.step === 'camera') this.#begin();
		if (seen.another) return this.#words(['sheet.only-one', 'sheet-blank']);
		return code.day > app.today ? this.#words(['sheet.later-day', 'calendar-day']) : null;
	}

	/** Starts once all pages were read: day and number come from the code. */
	#begin(): void {
		const { draft } = this.meeting.book;
		const code = this.pages[0]?.code;
		if (code === undefined) return;
		if (this.#hasSecond) {
			this.goOn('many');
			return;
		}
		if (this.held instanceof MeetingOfNow) this.held.proposeDay(code.day);
		else {
			draft.late = { number: code.after + code.ahead };
			// Held earlier than planned: the day is asked for.
			const { today } = this.meeting.app;
			this.held.chooseDay(code.day > today ? today : code.day);
		}
		this.go('day');
	}

	/** Reason why no sheet is read while a meeting is open. */
	get openWords(): MessageKey {
		const isIts = this.held instanceof MeetingOfNow && !this.meeting.isSpecial;
		return isIts ? 'reject.meeting-not-empty' : 'reject.meeting-already-open';
	}

	/** @param from the completed step; continues with the next one that has a question */
	goOn(from: (typeof order)[number]): void {
		const needs: Record<SheetStep, boolean> = {
			camera: false,
			day: true,
			many: this.asked.length > manyQuestions && !this.#hasSecond,
			asked: this.asked.length > 0,
			sums: this.sums.length > 0,
			lines: true,
			box: this.hasCount
		};
		const next = order.slice(order.indexOf(from) + 1).find((step) => needs[step]);
		this.told = null;
		if (next === 'sums') this.#sumsSeen = 0;
		if (next !== undefined) this.go(next);
	}

	/** Takes another picture of the page, which may answer what the first left open. */
	takeSecond(): void {
		this.#hasSecond = true;
		this.go('camera');
	}

	/** Open answers in the order of the rows; counts wait until their sum is known. */
	readonly asked: readonly AnswerOfPage[] = $derived.by(() =>
		this.#all.filter(({ answer }) => answer.field !== 'count' && answer.value === null)
	);

	readonly #all: readonly AnswerOfPage[] = $derived.by(() =>
		this.pages.flatMap((page) =>
			page.answers.map((answer) => ({ page, answer, memberId: page.memberIds[answer.row] ?? null }))
		)
	);

	/** Sets an answer to what a person chose. "?" asks her whole row. */
	settle({ page, answer }: Pick<AnswerOfPage, 'page' | 'answer'>, value: string): void {
		const asks = answer.field === 'ask' && value !== '';
		this.#change(page, (one) => {
			if (asks && one.row === answer.row) return one.field === 'ask' ? { ...one, value: '' } : asAsked(one);
			return one.row === answer.row && one.field === answer.field
				? { row: one.row, field: one.field, value, sure: 1 }
				: one;
		});
		this.isSureAsked = false;
		if (this.step === 'asked' && this.asked.length === 0) this.goOn('asked');
	}

	#change(page: SheetPage, change: (answer: Answer) => Answer): void {
		this.pages = this.pages.map((one) =>
			one.code.page === page.code.page ? { ...one, answers: one.answers.map(change) } : one
		);
	}

	/** Asks her row again, answer by answer. */
	askAgain(memberId: MemberId): void {
		for (const page of this.pages) {
			const row = page.memberIds.indexOf(memberId);
			if (row >= 0)
				this.#change(page, (one) => (one.row === row && one.field !== 'ask' ? asAsked(one) : one));
		}
		this.looked = null;
		this.told = null;
		this.go('asked');
	}

	/** Repayments given in notes, which are always checked. */
	readonly sums: readonly AnswerOfPage[] = $derived.by(() =>
		this.#all.filter(
			({ answer: { field, value } }) => field === 'repay' && value !== null && value !== '' && value !== 'due'
		)
	);
	readonly sumsHere: readonly AnswerOfPage[] = $derived.by(() =>
		this.sums.slice(this.#sumsSeen, this.#sumsSeen + sumsAtOnce)
	);
	sumsAreRight(): void {
		this.#sumsSeen += sumsAtOnce;
		if (this.sumsHere.length === 0) this.goOn('sums');
	}

	readonly women: readonly WomanOfSheet[] = $derived.by(() => this.pages.flatMap(womenOfPage));

	/** Spoken text of her row: everything that she gave, did or borrows. */
	lineWords({ memberId, isHere, saved, fund, repaid, paidFine, borrows }: WomanOfSheet): string {
		const { words, currency } = this.meeting;
		const money = (key: MessageKey, amount: Money) =>
			amount > 0 ? [words.line(words.say(key), amount, currency)] : [];
		const gave = saved > 0 || fund > 0;
		return [
			`${this.meeting.who(memberId)}.`,
			...(isHere && gave
				? []
				: [`${words.say(isHere ? 'meeting.roll-came-no-money' : 'meeting.roll-absent')}.`]),
			...money('meeting.roll-gave', saved),
			...money('meeting.roll-social-part', fund),
			...money('sheet.due', repaid),
			...(paidFine ? [`${words.say('sheet.fine')}.`] : []),
			...(borrows ? [`${words.say('sheet.loan')}.`] : [])
		].join(' ');
	}

	/**
	 * Accepts all rows after a trial run that comes before the box, since rejected rows would not count.
	 * @returns true without a count on the sheet: then it is written
	 */
	linesAreRight(): boolean {
		const acts = this.#acts;
		if (acts.ok) {
			if (this.hasCount) this.goOn('lines');
			return !this.hasCount;
		}
		const { error } = acts;
		const { words, currency } = this.meeting;
		if (error.type === 'StillAsked') this.go('asked');
		else if (error.type === 'NoFineOwed') {
			this.looked = error.memberId;
			const text = words.say('sheet.no-fine', { who: this.meeting.who(error.memberId) });
			this.#tell({ text, icon: 'late-coin' });
		} else if (error.type === 'LineRefused') {
			this.looked = error.memberId;
			this.#tell(spokenReason(error.why, words, currency));
		} else if (error.type === 'PageMissing') this.go('camera');
		else this.#tell(spokenReason(error, words, currency));
		return false;
	}

	get #acts() {
		const { meeting } = this;
		const newFineId = () => meeting.book.session.newId() as FineId;
		return sheetActs(this.pages, { ...this.#writing, newFineId });
	}
	get #writing() {
		const { meeting } = this;
		// New loans are entered after the sheet, and the box is counted after them.
		const counts = !meeting.isLate && this.borrowers.length === 0;
		const currency = counts ? meeting.book.currency : null;
		return { on: meeting.day, tryOut: meeting.tryOut.bind(meeting), countIn: currency };
	}

	/** True if the sheet has a count of the notes. */
	get hasCount(): boolean {
		return this.pages.some(({ form }) => form.count !== null);
	}
	/** Women with a marked new loan, which is entered on its own screens: the amount is what the count lacks. */
	get borrowers(): readonly MemberId[] {
		return this.women.filter(({ borrows }) => borrows).map(({ memberId }) => memberId);
	}
	readonly #known: BoxKnown = $derived.by(() => {
		const fines = finesOfSheet(this.pages, this.#writing);
		const { book, day, isLate } = this.meeting;
		const before = isLate ? boxBefore(book, day) : book.box;
		return { before, fineOf: (number) => fines.get(number) ?? zero, lent: zero };
	});
	/** Cash that the rows require and cash that was counted; minor units. */
	readonly mustLie: Money = $derived.by(() => {
		const { saved, fund, repaid, fines } = this.#sums;
		return sum([this.#known.before, saved, fund, repaid, fines]);
	});
	readonly #sums = $derived.by(() => boxSums(this.pages, this.#known));
	get counted(): Money {
		return sum(this.#counts.map(({ answer }) => worthOf(answer.value)));
	}
	/** Null while a count is open. */
	get difference(): Money | null {
		return differenceOf(this.#sums, this.#known);
	}
	get #counts(): readonly AnswerOfPage[] {
		return this.#all.filter(({ answer }) => answer.field === 'count');
	}
	/** An unreadable count. If it is the only one, `proposed` is the number that makes the box agree. */
	get openCount(): (AnswerOfPage & { readonly piece: Money; readonly proposed: number }) | null {
		const open = this.#counts.filter(({ answer }) => answer.value === null);
		const [first] = open;
		const piece = first?.page.form.count?.[first.answer.row - firstCountRow]?.[0];
		if (first === undefined || piece === undefined) return null;
		const rest = (this.mustLie - this.counted) / piece;
		const fits = open.length === 1 && this.borrowers.length === 0 && Number.isInteger(rest) && rest >= 0;
		return { ...first, piece, proposed: fits ? rest : 0 };
	}
	setCount(count: number): void {
		const { openCount } = this;
		if (openCount !== null) this.settle(openCount, count === 0 ? '' : String(count * openCount.piece));
	}
	/** Total of the new loans; null if none was marked, or if the box has too much cash for one. */
	get lent(): Money | null {
		const { difference } = this;
		return this.borrowers.length > 0 && difference !== null && difference < 0 ? money(-difference) : null;
	}
	/** Single answers whose other reading would make the box agree. */
	readonly suspects: readonly (AnswerOfPage & Pick<Suspect, 'value'>)[] = $derived.by(() => {
		const { difference } = this;
		if (difference === null || difference === 0 || this.lent !== null) return [];
		return suspectsOf(this.pages, this.#known, difference)
			.slice(0, suspectsShown)
			.flatMap((suspect) => {
				const of = this.#all.find(
					({ page, answer }) =>
						page === this.pages[suspect.page] && answer.row === suspect.row && answer.field === suspect.field
				);
				return of === undefined ? [] : [{ ...of, value: suspect.value }];
			});
	});

	/** Writes the sheet; an unexplained difference is spoken twice first. @returns true once it is in the book */
	async write(): Promise<boolean> {
		const { difference, lent } = this;
		const { words } = this.meeting;
		if (this.hasCount && difference !== 0 && lent === null && !this.isSureAsked) {
			this.isSureAsked = true;
			const apart = money(Math.abs(difference ?? 0));
			const text = words.say('sheet.box-stays', { amount: this.meeting.amountWords(apart) });
			this.#tell({ text, icon: 'unequal' });
			return false;
		}
		const acts = this.#acts;
		if (!acts.ok) {
			this.go('lines');
			this.linesAreRight();
			return false;
		}
		const loans = this.borrowers.map(
			(memberId) => `${this.meeting.who(memberId)}: ${words.say('sheet.loan')}.`
		);
		const done = await this.record(acts.value, [words.say('sheet.read-back'), ...loans].join(' '));
		if (done) this.end();
		return done;
	}

	/** Ends the worker and drops the pictures when the screen is left, locked or hidden for long. */
	end(): void {
		this.#isOver = true;
		void this.#reader.then((reader) => reader?.end());
		this.#flats = new Map();
		if (this.held instanceof MeetingOfNow) this.held.leave();
	}

	#words([key, icon, way]: ToldWords): SheetTold {
		return { text: this.meeting.words.say(key), icon, way };
	}
	#tell(told: SheetTold | null, stays = true): void {
		this.told = stays ? told : null;
		if (told !== null) void this.meeting.app.speaker.say(told.text);
	}
}

const asAsked = ({ row, field }: Answer): Answer => ({ row, field, value: null, sure: 0, why: 'she asks' });

/** A confirmed "?" has already asked her whole row, so it gets no question of its own. */
const asFirstAsked = (answers: readonly Answer[]): readonly Answer[] =>
	answers.map((one) => (one.field === 'ask' && one.value !== null ? { ...one, value: '' } : one));
