import { partsOf, present, weekdayOf, type LocalDate, type MemberId } from '#kernel';
import { membersMost, type Rhythm } from '#group';
import { zero, type Money } from '#money';
import type { CodeHolder } from '#app';
import type { MemberFace } from '#ui/types.ts';
import { ringColour, symbolsToOffer } from '#ui/symbol/symbols.ts';
import type { AppState } from './app-state.svelte.ts';
import { CodeGiving } from './code-giving.svelte.ts';
import { onePerApp } from './one-per-app.ts';
import { OpeningSheet } from './opening-sheet.svelte.ts';

export interface SetupMember {
	readonly memberId: MemberId;
	readonly symbol: string;
	readonly name: string;
}

/** Two women must be able to close a meeting, and one more makes them a group. */
const membersLeast = 3;
/** What a bank asks of a group that wants a loan (bank.md). */
export const membersForBank = 10;

/** Which line of the cut-off sheet is on the mat. */
export type OpeningLine = 'box' | 'bank' | 'surplus' | 'saving' | 'loan';

/** All that is asked of a new group until its book is made. In memory only: nothing of it lies on the phone unencrypted. */
export class SetupDraft {
	readonly #app: AppState;
	name = $state('');
	readonly place = $state({ village: '', block: '', district: '', state: '' });
	currency = $state<'INR' | 'NPR'>('INR');
	day = $state() as LocalDate;
	every = $state<Rhythm['every']>('week');
	#weekday = $state<number | null>(null);
	#dayOfMonth = $state<number | null>(null);
	saving = $state<Money>(zero);
	percent = $state('2');
	method = $state<'declining' | 'flat'>('declining');
	moneylender = $state('5');
	members = $state.raw<readonly SetupMember[]>([]);
	president = $state<MemberId | null>(null);
	secondOffice = $state<'treasurer' | 'secretary'>('treasurer');
	second = $state<MemberId | null>(null);
	writer = $state<MemberId | null>(null);
	readonly bank = $state({ name: '', branch: '', lastFour: '' });
	fromPaper = $state<boolean | null>(null);
	readonly sheet = new OpeningSheet();
	#coverSymbol = $state<string | null>(null);
	readonly giving: CodeGiving;
	/** Whose page is open: her name, her opening lines. */
	#member = $state<MemberId | null>(null);
	line = $state<OpeningLine>('box');

	constructor(app: AppState) {
		this.#app = app;
		this.day = app.today;
		this.giving = new CodeGiving(app.parts.random, () => this.officers);
	}

	/** Defaults to the weekday of the founding day. */
	get weekday(): number {
		return this.#weekday ?? weekdayOf(this.day);
	}
	set weekday(weekday: number) {
		this.#weekday = weekday;
	}

	/** Of a group that meets by the month; defaults to the founding day's. */
	get dayOfMonth(): number {
		return this.#dayOfMonth ?? partsOf(this.day).dayOfMonth;
	}
	set dayOfMonth(day: number) {
		this.#dayOfMonth = day;
	}

	get today(): LocalDate {
		return this.#app.today;
	}

	/** The picture by which this book is told from the others on the phone. */
	get coverSymbol(): string {
		return this.#coverSymbol ?? present(this.coverSymbols[0], 'a picture is left');
	}
	set coverSymbol(symbol: string) {
		this.#coverSymbol = symbol;
	}

	/** Pictures that neither another book on this phone nor a woman of the group has. */
	get coverSymbols(): readonly string[] {
		return symbolsToOffer([...this.#app.covers, ...this.members].map(({ symbol }) => symbol));
	}

	get coverColour(): number {
		return ringColour(this.#app.covers.length + 1);
	}

	/** Pictures that a new woman may choose from. */
	get freeSymbols(): readonly string[] {
		return symbolsToOffer(this.members.map((member) => member.symbol));
	}

	get isFull(): boolean {
		return this.members.length >= membersMost.shg;
	}

	get hasEnough(): boolean {
		return this.members.length >= membersLeast;
	}

	get member(): SetupMember | null {
		return this.members.find(({ memberId }) => memberId === this.#member) ?? null;
	}

	addMember(symbol: string): void {
		const memberId = this.#app.parts.random.id() as MemberId;
		this.members = [...this.members, { memberId, symbol, name: '' }];
		this.#member = memberId;
	}

	openMember(memberId: MemberId): void {
		this.#member = memberId;
	}

	nameMember(name: string): void {
		this.members = this.members.map((member) =>
			member.memberId === this.#member ? { ...member, name } : member
		);
	}

	/** Added by mistake: nothing is written yet, so the numbers close up. */
	takeOut(memberId: MemberId): void {
		this.members = this.members.filter((member) => member.memberId !== memberId);
		this.sheet.forget(memberId);
		if (this.president === memberId) this.president = null;
		if (this.second === memberId) this.second = null;
		if (this.writer === memberId) this.writer = null;
	}

	face(memberId: MemberId): MemberFace {
		const place = this.members.findIndex((member) => member.memberId === memberId);
		const { symbol, name } = present(this.members[place], 'a face is a member’s');
		const number = place + 1;
		return { symbol, number, colour: ringColour(number), ...(name.trim() !== '' && { name: name.trim() }) };
	}

	/** Each officer once, with all that she does. */
	get officers(): readonly CodeHolder[] {
		return this.members.flatMap(({ memberId, symbol }, place) => {
			const offices = this.offices.filter((term) => term.memberId === memberId).map((term) => term.office);
			return offices.length === 0 ? [] : [{ memberId, symbol, number: place + 1, offices }];
		});
	}

	get offices(): readonly {
		readonly memberId: MemberId;
		readonly office: 'president' | 'treasurer' | 'secretary' | 'writer';
	}[] {
		const terms = [
			{ memberId: this.president, office: 'president' },
			{ memberId: this.second, office: this.secondOffice },
			{ memberId: this.writer, office: 'writer' }
		] as const;
		return terms.flatMap(({ memberId, office }) => (memberId === null ? [] : [{ memberId, office }]));
	}
}

const draftOf = onePerApp((app) => ({ draft: new SetupDraft(app) }));

/** The group that is being set up. Going away and coming back finds it as it was. */
export function setupDraft(app: AppState): SetupDraft {
	return draftOf(app).draft;
}

/** The next group starts from nothing. */
export function forgetSetupDraft(app: AppState): void {
	draftOf(app).draft = new SetupDraft(app);
}
