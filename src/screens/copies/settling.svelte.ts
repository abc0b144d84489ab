import type { Link, MeetingTold, PageApart, Stands } from '#app';
import type { EntryLeft } from '#group';
import { present } from '#kernel';
import type { IconName } from '#i18n';
import type { Money } from '#money';
import { entryPicture } from '#session/entry-pictures.ts';
import type { OtherCopy } from '#session/other-phone-copies.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { spokenReason } from '#session/reasons.ts';
import type { AskedByCode } from './agree-by-code.svelte.ts';
import { pagesTold } from './pages-told.ts';

/** A meeting that both phones wrote. */
export interface TwinTold {
	readonly here: MeetingTold;
	readonly there: MeetingTold;
}

/** An entry of the other phone that the rules of this book refuse. */
export interface LeftTold {
	readonly icon: IconName;
	readonly label: string;
	readonly amount: Money | null;
	readonly because: string;
}

/** Officers look at each meeting that both phones wrote, and say which page stands. */
export class Settling {
	readonly #app: AppState;
	readonly #other: OtherCopy;
	readonly #currency: string;
	readonly #twins: readonly PageApart[];
	#stands = $state.raw<ReadonlyMap<string, Stands>>(new Map());
	#left = $state.raw<readonly EntryLeft[]>([]);
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
		const one = (link: Link, all: readonly MeetingTold[]): MeetingTold =>
			present(pagesTold(all, [link])[0], 'a meeting has its page');
		return { here: one(present(page.twins[0], 'a twin'), here), there: one(page.link, there) };
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
	async look(): ReturnType<AppState['copies']['otherPhone']['seeSettling']> {
		const tried = await this.#app.copies.otherPhone.seeSettling(this.#other, this.#stands);
		if (tried.ok) {
			this.#left = tried.value.left;
			this.#officers = tried.value.officers;
		}
		return tried;
	}

	get left(): readonly LeftTold[] {
		const words = wordsOf(this.#app);
		return this.#left.map(({ event, because }) => {
			const { icon, label } = entryPicture(event);
			const amount =
				'amount' in event ? event.amount : event.type === 'LoanDisbursed' ? event.principal : null;
			return {
				icon,
				label: words.say(label),
				amount: amount ?? null,
				because: spokenReason(because, words, this.#currency).text
			};
		});
	}

	get codes(): AskedByCode {
		return {
			officers: this.#officers,
			act: (touched) =>
				this.#app.copies.otherPhone.settle(this.#other.copy, this.#stands, touched, this.#officers)
		};
	}
}
