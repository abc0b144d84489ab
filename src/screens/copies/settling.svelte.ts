import type { AgreedAct, EntryOut, MeetingSummary, PageApart, ReadPage, Stands } from '#app';
import { saidOnlyOn, type GroupEvent } from '#group';
import { present, type LocalDate } from '#kernel';
import type { IconName, MemberFace, MessageKey } from '#i18n';
import { entryOfEvent, type BookEntry } from '#session/correction-entries.ts';
import type { OtherCopy, OtherPhoneCopies } from '#session/other-phone-copies.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { faceWords } from '#ui/member/face-words.ts';
import { spokenReason, type SpokenReason } from '#session/reasons.ts';
import { pagesHeard, pagesTold } from './pages-told.ts';

/** A meeting that both phones wrote. */
export interface TwinTold {
	readonly here: MeetingSummary;
	readonly there: MeetingSummary;
	/** What only the one page says, and only the other; woman by woman. */
	readonly differs: readonly PageLine[];
}

/** A line of one of two pages, which the other does not have. */
interface PageLine {
	readonly entry: BookEntry;
	readonly face: MemberFace | null;
	readonly on: 'phone' | 'other-phone';
}

/** An entry that is not in the book once two phones are settled, and why. */
export interface LeftTold {
	readonly entry: BookEntry;
	readonly face: MemberFace | null;
	/** Its meeting, and on which phone. */
	readonly page: {
		readonly icon: 'phone' | 'other-phone';
		readonly number: number | null;
		readonly day: LocalDate;
	};
	readonly because: SpokenReason;
	/** The book says it all the same, by the page of the other phone or of this one. */
	readonly isKnown: boolean;
}

/** Officers look at each meeting that both phones wrote, and say which page stands. */
export class Settling {
	readonly #app: AppState;
	readonly #other: OtherCopy;
	readonly #currency: string;
	readonly #twins: readonly PageApart[];
	#stands = $state.raw<ReadonlyMap<string, Stands>>(new Map());
	#left = $state.raw<readonly EntryOut[]>([]);
	/** How many codes the rules of the group ask for. */
	#officers = 2;

	constructor(app: AppState, other: OtherCopy, currency: string) {
		this.#app = app;
		this.#other = other;
		this.#currency = currency;
		this.#twins = other.apart.filter(({ twins }) => twins.length > 0);
	}

	/** The first meeting for which nobody chose yet; null once all are chosen. */
	get asked(): TwinTold | null {
		const page = this.#twins[this.#stands.size];
		if (page === undefined) return null;
		const { here, there } = this.#other.meetings;
		const one = (page: ReadPage, all: readonly MeetingSummary[]): MeetingSummary =>
			present(pagesTold(all, [page])[0], 'a meeting has its page');
		const twin = present(page.twins[0], 'a twin');
		return {
			here: one(twin, here),
			there: one(page.link, there),
			differs: this.#differences(twin, page.link)
		};
	}

	#differences({ content: own }: ReadPage, { content: other }: ReadPage): readonly PageLine[] {
		const lines = (page: ReadPage['content'], beside: ReadPage['content'], on: PageLine['on']) =>
			saidOnlyOn(page.events, beside.events)
				// Which phones there are is heard later, and makes no page the right one.
				.filter(({ type }) => type !== 'AccessNoted')
				.map((event) => ({ ...this.#line(event), on }));
		return [...lines(own, other, 'phone'), ...lines(other, own, 'other-phone')].sort(
			(one, next) => (one.face?.number ?? Infinity) - (next.face?.number ?? Infinity)
		);
	}

	#line(event: GroupEvent): Pick<PageLine, 'entry' | 'face'> {
		const book = present(this.#app.book, 'the book is open');
		const entry = entryOfEvent(book.state, { ...event, eventId: present(event.eventId, 'it was recorded') });
		return { entry, face: entry.memberId === null ? null : book.face(entry.memberId) };
	}

	/** Which of how many meetings is asked; from 1. */
	get place(): { readonly at: number; readonly of: number } {
		return { at: this.#stands.size + 1, of: this.#twins.length };
	}

	choose(stands: Stands): void {
		const page = present(this.#twins[this.#stands.size], 'a meeting is asked');
		this.#stands = new Map([...this.#stands, [page.hash, stands]]);
	}

	/** @returns false before the first choice */
	back(): boolean {
		const last = [...this.#stands.keys()].at(-1);
		if (last === undefined) return false;
		this.#stands = new Map([...this.#stands].filter(([hash]) => hash !== last));
		return true;
	}

	/** What the rules refuse when these pages come together; read before codes are asked. */
	async look(): ReturnType<OtherPhoneCopies['seeSettling']> {
		const tried = await (await this.#app.copies.otherPhone()).seeSettling(this.#other, this.#stands);
		if (tried.ok) {
			this.#left = tried.value.left;
			this.#officers = tried.value.officers;
		}
		return tried;
	}

	get left(): readonly LeftTold[] {
		return this.#app.book === null ? [] : this.#left.map((out) => this.#told(out));
	}

	/** The same for ears. */
	get heard(): string {
		return this.left.map((line) => `${this.#lineHeard(line)}.`).join(' ');
	}
	/** Both pages of the meeting that is asked, and where they differ, for ears. */
	get askedHeard(): string {
		const { asked } = this;
		if (asked === null) return '';
		const words = wordsOf(this.#app);
		const where = { phone: words.say('backup.other-here'), 'other-phone': words.say('backup.other-there') };
		const heard = (page: MeetingSummary): string => pagesHeard([page], words, this.#currency);
		return [
			`${where.phone}: ${heard(asked.here)}`,
			`${where['other-phone']}: ${heard(asked.there)}`,
			...asked.differs.map((line) => `${where[line.on]}: ${this.#lineHeard(line)}.`)
		].join(' ');
	}
	#lineHeard({ entry: { label, amount }, face }: Pick<PageLine, 'entry' | 'face'>): string {
		const words = wordsOf(this.#app);
		return [
			...(face === null ? [] : [faceWords(face, words)]),
			words.say(label),
			...(amount > 0 ? [words.amount(amount, this.#currency)] : [])
		].join(', ');
	}

	#told({ event, opened, why, because }: EntryOut): LeftTold {
		const words = wordsOf(this.#app);
		return {
			...this.#line(event),
			isKnown: why === 'twice',
			page: {
				icon: why === 'here' ? 'phone' : 'other-phone',
				number: opened.type === 'MeetingOpened' ? opened.number : null,
				day: opened.occurredOn
			},
			because:
				because === null
					? { text: words.say(whys[why].say), icon: whys[why].icon }
					: spokenReason(because, words, this.#currency)
		};
	}

	/** Pages that come in: those in whose place none of this phone stands. */
	get coming(): readonly ReadPage[] {
		return this.#other.apart.filter(({ hash }) => this.#stands.get(hash) !== 'here').map(({ link }) => link);
	}
	/** How many codes are asked for. */
	get officers(): number {
		return this.#officers;
	}
	/** What codes agree to: this copy, and which pages stand. */
	get act(): Extract<AgreedAct, { readonly type: 'settle' }> {
		return {
			type: 'settle',
			copy: this.#other.copy.head,
			on: this.#app.today,
			stands: [...this.#stands]
		};
	}
}

const whys = {
	refused: { say: 'backup.other-left-refused', icon: 'attention' },
	void: { say: 'backup.other-left-void', icon: 'phones-apart' },
	here: { say: 'backup.other-left-here', icon: 'crossed-line' },
	twice: { say: 'backup.other-left-twice', icon: 'equal' }
} as const satisfies Record<EntryOut['why'], { readonly say: MessageKey; readonly icon: IconName }>;
