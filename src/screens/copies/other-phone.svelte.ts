import type { AgreedAct, Approved, CheckedBackup, Fault, Stands, TakeOverRefusal } from '#app';
import { beginningOf, type Rejection } from '#group';
import { err, type Result } from '#kernel';
import type { OtherCopy, OtherPhoneCopies } from '#session/other-phone-copies.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { spokenReason, type SpokenReason } from '#session/reasons.ts';
import { refuse, refuseWith } from '#session/refusing.ts';
import type { ChosenFile } from '../frame/copies/chosen-file.ts';
import { CopyReading, type GoodCopy } from '../frame/copies/copy-reading.svelte.ts';
import { bookOpenIn, OfficerCodes } from '../frame/opening/officer-codes.svelte.ts';
import { type MeetingSummary, pagesHeard, pagesTold, type PointHeard, pointsThere } from './pages-told.ts';
import { Settling } from './settling.svelte.ts';

type Stage =
	| 'file'
	| 'show'
	| 'camera'
	| 'letters'
	| 'adds'
	| 'points'
	| 'codes'
	| 'done'
	| 'forked'
	| 'twin'
	| 'left';

type PagesAct = Extract<AgreedAct, { readonly type: 'takeOver' | 'settle' }>;

/** Reads the copy of another phone of this group: what it adds, and two officers' codes; or that both wrote apart. */
export class OtherPhone {
	readonly #app: AppState;
	readonly #currency: string;
	readonly reading: CopyReading;
	readonly codes: OfficerCodes<PagesAct>;
	stage = $state<Stage>('file');
	busy = $state(false);
	refusal = $state.raw<SpokenReason | null>(null);
	#found = $state.raw<OtherCopy | null>(null);
	/** Both wrote apart, and officers settle it. */
	settling = $state.raw<Settling | null>(null);

	constructor(app: AppState, currency: string) {
		this.#app = app;
		this.#currency = currency;
		this.codes = new OfficerCodes<PagesAct>(bookOpenIn(app), {
			act: () => this.#act,
			atOnce: {
				needed: () => this.settling?.officers ?? 2,
				do: (approved) => this.#bring(approved)
			}
		});
		this.reading = new CopyReading(app, async (...copy) => (await app.copies.otherPhone()).open(...copy));
	}

	/** Records that come; a page of the book is one, and so is an event between meetings. */
	get many(): number {
		return this.#found?.beside.there.length ?? 0;
	}
	get there(): readonly MeetingSummary[] {
		const found = this.#found;
		return found === null ? [] : pagesTold(found.meetings.there, found.beside.there);
	}
	get here(): readonly MeetingSummary[] {
		const found = this.#found;
		return found === null ? [] : pagesTold(found.meetings.here, found.beside.here);
	}
	/** What these pages are, aloud: no sum comes in unheard (ledger law 58). */
	get thereHeard(): string {
		return pagesHeard(this.there, wordsOf(this.#app), this.#currency);
	}
	/** This phone wrote them, and does not have them. */
	get isOwn(): boolean {
		return this.#found?.isOwn ?? false;
	}
	get isOpenThere(): boolean {
		return (this.#found?.copy.payload.rows.length ?? 0) > 0;
	}
	/** Pages of this phone that officers set beside the book on the other one. */
	get setBeside(): number {
		return this.#found?.beside.setBeside.length ?? 0;
	}
	/** Why two phones are not settled now. */
	get notNow(): SpokenReason | null {
		const open = this.#found?.open ?? null;
		return open === null ? null : spokenReason(open, wordsOf(this.#app), this.#currency);
	}
	/** Until which meeting the book goes then. */
	get until(): number {
		const book = this.settling === null ? this.#found?.copy.sealed : this.#app.book?.state;
		return book?.lastNumber.regular ?? 0;
	}

	/** The last pages of this phone for the other one, by square codes. */
	show(): void {
		this.#goTo('show');
	}

	/** Those of the other one, by the camera. */
	look(): void {
		this.#goTo('camera');
	}

	#goTo(stage: Stage): void {
		this.refusal = null;
		this.stage = stage;
	}

	/** What came by square codes goes the way of every file. */
	cameBySquares(file: Uint8Array): Promise<void> {
		this.stage = 'file';
		const { length: size } = file;
		return this.choose({ size, arrayBuffer: () => Promise.resolve(file.slice().buffer) });
	}

	/** There is no camera, or it was not allowed: a file does as well. */
	noCamera(): void {
		this.stage = 'file';
		this.refusal = refuseWith(this.#app, 'backup.other-no-camera', 'camera');
	}

	/** The file is looked at, then opened by the open keys; where they are others, by the letters of the key paper. */
	async choose(file: ChosenFile): Promise<void> {
		if (this.busy) return;
		this.busy = true;
		this.refusal = null;
		await this.reading.choose(file);
		this.refusal = this.reading.refusal;
		const opened = this.reading.file;
		if (this.refusal === null && opened !== null) {
			const stop = this.reading.begin();
			const found = await (await this.#app.copies.otherPhone()).read(opened, stop);
			if (stop.aborted) return;
			if (!found.ok && found.error.type === 'CopyOfOtherKeys') this.stage = 'letters';
			else this.#see(found);
		}
		this.busy = false;
	}

	/** What another phone left in the post box goes the way of every copy; it was checked already. */
	async cameByPost(copy: CheckedBackup): Promise<void> {
		this.busy = true;
		this.#see(await (await this.#app.copies.otherPhone()).lookAt(copy));
		this.busy = false;
	}

	/** The key paper opened the copy: its own keys are let go, the pages are written under those of this phone. */
	async openedByLetters({ keys, backup }: GoodCopy): Promise<void> {
		keys.forget();
		this.#see(await (await this.#app.copies.otherPhone()).lookAt(backup));
	}

	#see(found: Awaited<ReturnType<OtherPhoneCopies['read']>>): void {
		this.stage = 'file';
		if (!found.ok) this.refusal = refuse(this.#app, found.error);
		else {
			this.#found = found.value;
			this.stage = found.value.beside.standing === 'forked' ? 'forked' : 'adds';
		}
	}

	/** What is read out before the codes, one after the other: all that these pages change but sums. */
	readonly points: readonly PointHeard[] = $derived.by(() => {
		const [found, book] = [this.#found, this.#app.book];
		if (found === null || book === null) return [];
		const { copy, beside } = found;
		const pages = this.settling === null ? beside.there : this.settling.coming;
		const left = new Set(this.settling?.left.map(({ entry }) => entry.eventId));
		const { rules } = beginningOf(book.state);
		const from = { ...copy, state: copy.sealed, rulesBefore: { rules, currency: book.state.currency } };
		return pointsThere(pages, from, wordsOf(this.#app), this.#currency).filter(
			({ eventId }) => !left.has(eventId)
		);
	});
	/** How many of them were heard. */
	heard = $state(0);

	agree(): void {
		this.heard = 0;
		this.stage = this.points.length > 0 ? 'points' : 'codes';
	}
	hearNext(): void {
		this.heard += 1;
		if (this.heard >= this.points.length) this.stage = 'codes';
	}

	/** Officers begin with the first meeting that both phones wrote. */
	async settle(): Promise<void> {
		if (this.#found === null || this.busy) return;
		this.settling = new Settling(this.#app, this.#found, this.#currency);
		await this.#ask();
	}

	async stands(stands: Stands): Promise<void> {
		if (this.busy) return;
		this.settling?.choose(stands);
		await this.#ask();
	}

	/** The next meeting of both; then what does not fit; then the codes. */
	async #ask(): Promise<void> {
		const { settling } = this;
		this.refusal = null;
		if (settling === null) return;
		if (settling.asked !== null) {
			this.stage = 'twin';
			return;
		}
		this.busy = true;
		const looked = await settling.look().finally(() => (this.busy = false));
		if (looked.ok && settling.left.length === 0) this.agree();
		else if (looked.ok) this.stage = 'left';
		else {
			this.refusal = refuse(this.#app, looked.error, this.#currency);
			this.#leaveSettling();
		}
	}

	#leaveSettling(): void {
		this.settling = null;
		this.stage = 'forked';
	}

	/** What officers agree to: that these pages come, or what they chose over the pages of both. */
	get #act(): PagesAct | null {
		const found = this.#found;
		if (this.stage !== 'codes' || found === null) return null;
		return this.settling?.act ?? { type: 'takeOver', copy: found.copy.head };
	}

	async #bring(approved: Approved<PagesAct>): Promise<Result<void, Rejection | Fault | TakeOverRefusal>> {
		const otherPhone = await this.#app.copies.otherPhone();
		if (this.#found === null) return err({ type: 'StorageClosed' });
		const { copy } = this.#found;
		const { act, codes } = approved;
		const brought = await (act.type === 'settle'
			? otherPhone.settle(copy, { act, codes })
			: otherPhone.takeOver(copy, { act, codes }));
		if (brought.ok) this.#taken();
		return brought;
	}

	#taken(): void {
		this.stage = 'done';
	}

	/** @returns false where the screen before this one is another */
	back(): boolean {
		this.refusal = null;
		this.codes.drop();
		// One point back; from the codes to the last of them.
		if ((this.stage === 'codes' || this.stage === 'points') && this.heard > 0) {
			this.heard -= 1;
			this.stage = 'points';
			return true;
		}
		if (this.stage === 'file' || this.stage === 'done') return false;
		if (this.settling !== null) {
			if (this.settling.back()) this.stage = 'twin';
			else this.#leaveSettling();
			return true;
		}
		this.reading.forget();
		this.stage = this.stage === 'codes' ? 'adds' : 'file';
		return true;
	}
}
