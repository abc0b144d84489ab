import { present, symbolsNotIn, symbolsToOffer, type BookId, type LocalDate, type MemberId } from '#kernel';
import {
	defaultPeriod,
	membersAllowed,
	membersMost,
	monthlyChargeDay,
	type ConstitutionWritten,
	type LoanTerms,
	type Rhythm
} from '#group';
import { zero, type Money } from '#money';
import type { CodeHolder, GivenCode, WomanBalances } from '#app';
import type { MemberFace } from '#i18n';
import { ringColour } from '#ui/symbol/symbols.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import { CodeGiving } from '../frame/opening/code-giving.svelte.ts';
import { onePerApp } from '#session/one-per-app.svelte.ts';
import { bankLines, OpeningSheet, type OpeningLine } from './opening-sheet.svelte.ts';
import { fillSheet, openingOf, womenOnPages } from './from-pages.ts';
import type { SetupPlace } from './setup-steps.ts';
import { SheetAgreed } from './sheet-agreed.svelte.ts';
import { takeForBook, type PagesForBook } from '../frame/pages-for-book.svelte.ts';
import { wordsOf } from '#session/context.ts';
import { RulesAnswers } from '../frame/rules/rules-answers.svelte.ts';

export interface SetupMember {
	readonly memberId: MemberId;
	/** Number in her passbook. */
	readonly number: number;
	readonly symbol: string;
	readonly name: string;
}

/** Minimum of members: two must be able to close a meeting, and one more makes a group. */
const membersLeast = 3;
/** Members that a bank requires for a loan. */
export const membersForBank = 10;

/** Fines that a new group is asked for. */
export const fineNames = ['fineAbsent', 'fineLate', 'fineSaving', 'fineInstalment'] as const;
export type FineName = (typeof fineNames)[number];

/** Interest methods; groups that share out often keep interest back at disbursement. */
export const setupMethods = ['declining', 'flat', 'upFront'] as const;

/** Usual initial rules. */
const usualRules: ConstitutionWritten = {
	kind: 'shg',
	meetingRhythm: { every: 'week' },
	saving: { mode: 'fixed', amount: zero },
	interest: { percentPerMonth: '2', method: 'declining' },
	exit: { loss: 'bySavings' },
	moneylenderPercentPerMonth: '5'
};

/** Answers of a new group until its book is founded. Stored answers are encrypted (ADR 0110). */
export class SetupDraft {
	readonly #app: AppState;
	/** Id of the future book, once a screen needed it. */
	book: BookId | null = null;
	/** Current question. */
	place: SetupPlace = 'first';
	/** The woman who has the phone, and her code: it encrypts the draft and becomes hers in the book. */
	first = $state<MemberId | null>(null);
	firstCode = $state.raw<Pick<GivenCode, 'kind' | 'digits'> | null>(null);
	readonly firstGiving: CodeGiving;
	name = $state('');
	readonly where = $state({ village: '', block: '', district: '', state: '' });
	currency = $state<'INR' | 'NPR'>('INR');
	day = $state() as LocalDate;
	/** Rules of the group; those that are not asked for take their defaults. */
	readonly rules: RulesAnswers;
	/** Fine that is entered. */
	fine = $state<FineName>('fineAbsent');
	members = $state.raw<readonly SetupMember[]>([]);
	president = $state<MemberId | null>(null);
	secondOffice = $state<'treasurer' | 'secretary'>('treasurer');
	second = $state<MemberId | null>(null);
	writer = $state<MemberId | null>(null);
	/** One account per line of the cut-off sheet; without a name it is none. */
	readonly banks = $state(bankLines.map((line) => ({ line, name: '', branch: '', lastFour: '' })));
	fromPaper = $state<boolean | null>(null);
	readonly sheet = new OpeningSheet();
	/** Symbol chosen for the book; null for the proposed one. */
	cover = $state<string | null>(null);
	readonly giving: CodeGiving;
	/** Member whose page is open (name, opening lines). */
	#member = $state<MemberId | null>(null);
	line = $state<OpeningLine>('box');
	/** Balances from women's slips, which fill the sheet (ADR 0092). */
	readonly pages: PagesForBook | null;
	readonly agreed: SheetAgreed;

	/** @param pages left out for a founding without slips */
	constructor(app: AppState, pages: PagesForBook | null = null) {
		this.#app = app;
		this.day = app.today;
		this.rules = new RulesAnswers(usualRules, {
			currency: () => this.currency,
			women: () => this.members.map(({ memberId }) => ({ memberId, face: this.face(memberId) }))
		});
		this.firstGiving = new CodeGiving(app.parts.random, () => this.#holders.filter(this.#isFirst));
		this.giving = new CodeGiving(app.parts.random, () =>
			this.#holders.filter((holder) => !this.#isFirst(holder))
		);
		this.agreed = new SheetAgreed(this);
		this.pages = pages;
		if (pages === null) return;
		this.currency = pages.currency === 'NPR' ? 'NPR' : 'INR';
		if (pages.day < this.day) this.day = pages.day;
		this.inShares = pages.balances.women.some(({ shares }) => shares > 0);
		this.fromPaper = true;
		fillSheet(this.sheet, pages.balances, wordsOf(app));
	}

	/** Women of the slips without a symbol so far, by number. */
	get waiting(): readonly WomanBalances[] {
		const taken = new Set(this.members.map(({ number }) => number));
		return this.#onPages.filter(({ number }) => !taken.has(number));
	}
	get #onPages(): readonly WomanBalances[] {
		return this.pages === null ? [] : womenOnPages(this.pages.balances);
	}

	get every(): Rhythm['every'] {
		return this.rules.rhythm.every;
	}
	set every(every: Rhythm['every']) {
		this.rules.setEvery(every);
	}

	/** Saving per meeting or price of a share; zero if each woman has her own amount. */
	get saving(): Money {
		return this.eachHerOwn ? zero : this.rules.savingAmount;
	}
	set saving(amount: Money) {
		this.rules.setSavingAmount(amount);
	}
	get eachHerOwn(): boolean {
		return this.rules.savingMode === 'perMember';
	}

	/** True if members save in shares, which are shared out after a cycle. */
	get inShares(): boolean {
		return this.rules.rules.kind === 'vsla';
	}
	set inShares(inShares: boolean) {
		this.rules.setSavingMode(inShares ? 'shares' : 'fixed');
		this.rules.change({ ...this.rules.rules, kind: inShares ? 'vsla' : 'shg' });
	}
	/** True if the group must decide about the social fund at a share-out. */
	get asksFundShared(): boolean {
		return this.inShares && this.rules.rules.socialFund !== undefined;
	}

	get percent(): string {
		return this.rules.rules.interest.percentPerMonth;
	}
	set percent(percentPerMonth: string) {
		this.#changeInterest({ percentPerMonth });
	}
	get method(): LoanTerms['method'] {
		return this.rules.rules.interest.method ?? 'declining';
	}
	set method(method: LoanTerms['method']) {
		this.#changeInterest({ method });
	}
	/** Period of interest: groups that meet monthly are asked, with each meeting as proposal; others take the default. */
	get period(): LoanTerms['period'] {
		if (this.every !== 'month') return defaultPeriod(this.every);
		return this.rules.rules.interest.period ?? 'meeting';
	}
	set period(period: LoanTerms['period']) {
		this.#changeInterest({ period });
	}
	get moneylender(): string {
		return this.rules.rules.moneylenderPercentPerMonth ?? '5';
	}
	set moneylender(moneylenderPercentPerMonth: string) {
		this.rules.change({ ...this.rules.rules, moneylenderPercentPerMonth });
	}
	#changeInterest(interest: Partial<ConstitutionWritten['interest']>): void {
		const { rules } = this.rules;
		this.rules.change({ ...rules, interest: { ...rules.interest, ...interest } });
	}

	/** Rules at the founding; without a choice the group meets on the founding day's weekday or date. */
	get constitution(): ConstitutionWritten {
		const rules = this.rules.meetingLike(this.day);
		const interest = { ...rules.interest, period: this.period };
		// Accounts in Nepal run from 1 Shrawan.
		const yearStart = rules.yearStart ?? (this.currency === 'NPR' ? 'bs-04-01' : undefined);
		// Where the law allows more women than usual, the group may admit them: it can set a lower limit later.
		const allowed = membersAllowed(rules.kind, this.currency);
		const size = allowed > membersMost(rules) ? { membersMost: allowed } : {};
		return { ...rules, ...size, interest, ...(yearStart !== undefined && { yearStart }) };
	}

	/** True after a loan of hers was entered: its repayment is asked next. */
	get asksHerLoan(): boolean {
		return this.line === 'loan' && this.#member !== null && this.sheet.of(this.#member).loan > 0;
	}
	/** Day on which a loan of the paper book is charged that number of months from now. */
	chargeDay(months: number): LocalDate {
		return monthlyChargeDay(this.day, this.every === 'month' ? 'calendarMonth' : 'anniversary', months);
	}

	get today(): LocalDate {
		return this.#app.today;
	}

	/** Symbol that distinguishes this book from others on the phone. */
	get coverSymbol(): string {
		return this.cover ?? present(this.coverSymbols[0], 'a picture is left');
	}
	set coverSymbol(symbol: string) {
		this.cover = symbol;
	}

	/** Symbols used neither by another book on this phone nor by a member. */
	get coverSymbols(): readonly string[] {
		return symbolsToOffer([...this.#app.covers, ...this.members].map(({ symbol }) => symbol));
	}

	get coverColour(): number {
		return ringColour(this.#app.covers.length + 1);
	}

	/** Unused symbols, including those similar to a used one. */
	get freeSymbols(): readonly string[] {
		return symbolsNotIn(this.members.map((member) => member.symbol));
	}

	get isFull(): boolean {
		return this.members.length >= membersMost(this.constitution);
	}

	get hasEnough(): boolean {
		return this.members.length >= membersLeast && this.waiting.length === 0;
	}

	get member(): SetupMember | null {
		return this.members.find(({ memberId }) => memberId === this.#member) ?? null;
	}

	/** Sets or changes the symbol of the woman who has the phone. @param number on her slip, in a founding from slips */
	chooseFirst(symbol: string, number?: number): void {
		if (this.first === null) {
			this.addMember(symbol, number);
			this.first = this.#member;
			this.writer ??= this.first;
			return;
		}
		const memberId = this.first;
		this.members = this.members.map((member) =>
			member.memberId === memberId ? { ...member, symbol, number: number ?? member.number } : member
		);
		const hers = this.#onPages.find((one) => one.number === number);
		if (hers !== undefined) this.sheet.set(memberId, openingOf(hers));
	}

	addMember(symbol: string, ofPage?: number): void {
		const memberId = this.#app.parts.random.id() as MemberId;
		const hers = this.waiting.find((one) => one.number === ofPage) ?? this.waiting[0];
		const number = hers?.number ?? Math.max(0, ...this.members.map((member) => member.number)) + 1;
		this.members = [...this.members, { memberId, number, symbol, name: '' }];
		if (hers !== undefined) this.sheet.set(memberId, openingOf(hers));
		this.#member = memberId;
	}

	openMember(memberId: MemberId): void {
		this.#member = memberId;
	}

	/** Opens the next woman whose page in the cut-off sheet is empty. @returns false after the last one */
	openNextSaver(): boolean {
		const ids = this.members.map(({ memberId }) => memberId);
		const next = this.#member === null ? null : this.sheet.nextAfter(this.#member, ids);
		if (next === null) return false;
		this.#member = next;
		this.line = 'saving';
		return true;
	}

	nameMember(name: string): void {
		this.members = this.members.map((member) =>
			member.memberId === this.#member ? { ...member, name } : member
		);
	}

	/** Removes a woman added by mistake. Nothing is written yet, so numbers close up, except for those on slips. */
	takeOut(memberId: MemberId): void {
		if (memberId === this.first) return;
		const left = this.members.filter((member) => member.memberId !== memberId);
		this.members =
			this.pages === null ? left.map((member, place) => ({ ...member, number: place + 1 })) : left;
		this.sheet.forget(memberId);
		this.rules.setSavingOf(memberId, zero);
		if (this.president === memberId) this.president = null;
		if (this.second === memberId) this.second = null;
		if (this.writer === memberId) this.writer = null;
	}

	face(memberId: MemberId): MemberFace {
		const member = this.members.find((one) => one.memberId === memberId);
		const { number, symbol, name } = present(member, 'a face is a member’s');
		return { symbol, number, colour: ringColour(number), ...(name.trim() !== '' && { name: name.trim() }) };
	}

	/** Officers, each once with all her offices. */
	get officers(): readonly CodeHolder[] {
		return this.#holders.filter(({ offices }) => offices.length > 0);
	}

	/** Officers, and the woman who has the phone. */
	get #holders(): readonly CodeHolder[] {
		return this.members
			.map(({ memberId, number, symbol }) => {
				const offices = this.offices.filter((term) => term.memberId === memberId).map((term) => term.office);
				return { memberId, symbol, number, offices };
			})
			.filter((holder) => holder.offices.length > 0 || this.#isFirst(holder));
	}
	readonly #isFirst = ({ memberId }: CodeHolder): boolean => memberId === this.first;

	/** Codes of the book by number, including that of the first woman if she holds no office. */
	get codes(): readonly GivenCode[] {
		const { firstCode } = this;
		const first = this.#holders.filter(this.#isFirst);
		const hers = firstCode === null ? [] : first.map((holder) => ({ ...firstCode, holder }));
		return [...hers, ...this.giving.given];
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

/** The draft of the group being founded; it survives leaving and returning. */
export function setupDraft(app: AppState): SetupDraft {
	const pages = takeForBook(app);
	if (pages !== null) draftOf(app).draft = new SetupDraft(app, pages);
	return draftOf(app).draft;
}

/** Resets the draft. @param pages slips, for stored answers of a founding from slips */
export function forgetSetupDraft(app: AppState, pages: PagesForBook | null = null): SetupDraft {
	return (draftOf(app).draft = new SetupDraft(app, pages));
}
