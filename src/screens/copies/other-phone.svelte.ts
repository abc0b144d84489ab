import type { Link } from '#app';
import type { GroupEvent, MeetingKind } from '#group';
import type { LocalDate } from '#kernel';
import type { Money } from '#money';
import { bookPages } from '#reports';
import type { OtherCopy } from '#session/book-copies.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import { wordsOf } from '#session/context.ts';
import type { SpokenReason } from '#session/reasons.ts';
import { refuse } from '#session/refusing.ts';
import { CopyReading, type ChosenFile, type GoodCopy } from '../frame/copies/copy-reading.svelte.ts';
import type { AskedByCode } from './agree-by-code.svelte.ts';

/** One meeting of a phone, as the circle knows it again. */
export interface PageTold {
	readonly kind: MeetingKind;
	readonly number: number;
	readonly day: LocalDate;
	readonly cashIn: Money;
	readonly cashOut: Money;
}

type Stage = 'file' | 'letters' | 'adds' | 'codes' | 'done' | 'forked';

/** Reads the copy of another phone of this group: what it adds, and two officers' codes; or that both wrote apart. */
export class OtherPhone {
	readonly #app: AppState;
	readonly #currency: string;
	readonly reading: CopyReading;
	stage = $state<Stage>('file');
	busy = $state(false);
	refusal = $state.raw<SpokenReason | null>(null);
	#found = $state.raw<OtherCopy | null>(null);

	constructor(app: AppState, currency: string) {
		this.#app = app;
		this.#currency = currency;
		this.reading = new CopyReading(app);
	}

	/** Records that come; a page of the book is one, and so is an event between meetings. */
	get many(): number {
		return this.#found?.beside.there.length ?? 0;
	}
	get there(): readonly PageTold[] {
		const found = this.#found;
		return found === null ? [] : this.#pages(found.copy.events, found.beside.there);
	}
	get here(): readonly PageTold[] {
		const found = this.#found;
		return found === null ? [] : this.#pages(found.here, found.beside.here);
	}
	/** This phone wrote them, and does not have them. */
	get isOwn(): boolean {
		return this.#found?.isOwn ?? false;
	}
	get isOpenThere(): boolean {
		return (this.#found?.copy.payload.rows.length ?? 0) > 0;
	}
	/** Until which meeting the book goes then. */
	get until(): number {
		return this.#found?.copy.sealed.lastNumber.regular ?? 0;
	}

	/** The file is looked at, then opened by the open keys; where they are others, by the letters of the key paper. */
	async choose(file: ChosenFile): Promise<void> {
		if (this.busy) return;
		this.busy = true;
		this.refusal = null;
		await this.reading.choose(file);
		this.refusal = this.reading.refusal;
		if (this.refusal === null) {
			const found = await this.#app.copies.readOther(new Uint8Array(await file.arrayBuffer()));
			if (!found.ok && found.error.type === 'CopyOfOtherKeys') this.stage = 'letters';
			else this.#see(found);
		}
		this.busy = false;
	}

	/** The key paper opened the copy: its own keys are let go, the pages are written under those of this phone. */
	async openedByLetters({ keys, backup }: GoodCopy): Promise<void> {
		keys.forget();
		this.#see(await this.#app.copies.lookAtOther(backup));
	}

	#see(found: Awaited<ReturnType<AppState['copies']['readOther']>>): void {
		this.stage = 'file';
		if (!found.ok) this.refusal = refuse(this.#app, found.error);
		else {
			this.#found = found.value;
			this.stage = found.value.beside.standing === 'forked' ? 'forked' : 'adds';
		}
	}

	agree(): void {
		this.stage = 'codes';
	}

	readonly asked: AskedByCode = {
		officers: 2,
		act: (touched) =>
			this.#found === null
				? Promise.resolve({ ok: false, error: { type: 'StorageClosed' } })
				: this.#app.copies.takeOver(this.#found.copy, touched)
	};

	taken(): void {
		this.stage = 'done';
		const words = wordsOf(this.#app);
		void this.#app.speaker.say(words.say('backup.restore-until', { number: words.number(this.until) }));
	}

	/** @returns false where the screen before this one is another */
	back(): boolean {
		this.refusal = null;
		if (this.stage === 'file' || this.stage === 'done') return false;
		this.reading.forget();
		this.stage = this.stage === 'codes' ? 'adds' : 'file';
		return true;
	}

	/** The last meetings of a book, as many as stand in these records. */
	#pages(events: readonly GroupEvent[], records: readonly Link[]): readonly PageTold[] {
		const many = records.filter(({ content }) => content.events[0]?.type === 'MeetingOpened').length;
		const { pages } = bookPages(events, { currency: this.#currency });
		return many === 0 ? [] : pages.slice(-many);
	}
}
