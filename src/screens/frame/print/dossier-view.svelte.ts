import { present, type LocalDate } from '#kernel';
import { loadBankRules, type Fault } from '#app';
import { doseRuleFor, type BankRule, type LoanDoseRule } from '#reports';
import type { BothWords } from '#papers/cell-text.ts';
import type { DossierData } from '#papers/dossier/dossier-types.ts';
import type { PaperFrame } from '#papers/paper-types.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { inSteps } from '#session/read-pages.ts';
import { pause } from '#ui/drawn.ts';
import { BooksView } from './books-view.svelte.ts';
import { dossierSteps, type DossierContext } from '#papers/dossier/context.ts';
import { dossierFile } from '#papers/dossier/file.ts';
import { dossierParts } from '#papers/dossier/paper.ts';
import type { Handed, PaperFile } from '#session/print/hand-paper.ts';

/** A paper whose figures are computed in parts: finished parts are drawn while the rest is computed. */
export interface ComingPaper {
	/** Share of the finished parts, 0 to 1. */
	readonly share: number;
	readonly isWhole: boolean;
	/** Stops the computation. */
	stop(): void;
}

/** The file for the bank, computed in parts so that the page stays responsive. Read-only. */
export class DossierView implements ComingPaper {
	readonly #app: AppState;
	readonly #book: BookView;
	readonly #books: BooksView;
	readonly #rest: () => Promise<void>;
	#rules = $state.raw<readonly BankRule[] | null>(null);
	#isProved = $state(false);
	/** Day of the figures: today, or for a copy the day of its file. */
	#day: LocalDate;
	/** Id of the rule of doses; null means the newest that fits the group. */
	#ruleId = $state<string | null>(null);
	/** Dose of the next bank loan; null means one more than the group had. */
	#dose = $state<number | null>(null);
	#context = $state.raw<DossierContext | null>(null);
	/** Belongs to one context; rebuilt for each. */
	#paper = $state.raw<(DossierData & { readonly share: number }) | null>(null);
	/** Run counter: a run that finds a higher number was superseded. */
	#run = 0;
	#isGivenUp = false;
	#making: Promise<void> = Promise.resolve();
	/** Started once, since the signed figures depend on no choice. */
	#proving: Promise<void> | null = null;

	/** @param rest pause between two parts, in which finished ones are drawn */
	constructor(app: AppState, book: BookView, rest: () => Promise<void> = pause) {
		this.#app = app;
		this.#rest = rest;
		this.#day = app.today;
		this.#book = book;
		this.#books = new BooksView(app, book);
	}

	get fault(): Fault | null {
		return this.#books.fault;
	}
	/** Words of both languages; null until the figures of the first sheet are computed. */
	get both(): BothWords | null {
		return this.#context === null ? null : this.#books.both;
	}
	get withNames(): boolean {
		return this.#books.withNames;
	}
	set withNames(withNames: boolean) {
		this.#books.withNames = withNames;
		this.#makeAnew();
	}
	get frame(): PaperFrame {
		return { ...this.#books.bankFrame, proofComes: !this.#isProved };
	}

	/** Rules of doses, newest first. */
	get doseRules(): readonly LoanDoseRule[] {
		return (this.#rules ?? []).filter((rule) => rule.kind === 'loanDose');
	}
	get rule(): LoanDoseRule {
		const rule = doseRuleFor(this.doseRules, this.#book.currency, this.#ruleId);
		return present(rule, 'the app comes with a rule');
	}
	chooseRule(id: string): void {
		this.#ruleId = id;
		this.#makeAnew();
	}
	get dose(): number {
		return this.context.dose.dose;
	}
	chooseDose(dose: number): void {
		this.#dose = dose;
		this.#makeAnew();
	}

	/** Finished parts of the current context; null before the first, and after a change of rule or names. */
	get paper(): DossierData | null {
		return this.#paper;
	}
	/** All figures of the file; throws before everything is read. */
	get context(): DossierContext {
		return present(this.#context, 'papers are drawn once everything is read');
	}
	get coming(): ComingPaper {
		return this;
	}
	get share(): number {
		return this.#paper?.share ?? 0;
	}
	get isWhole(): boolean {
		return this.#paper?.isWhole === true;
	}

	/** Resolves when the file and its code are complete, or nobody waits any more. */
	async load(): Promise<void> {
		const [{ bankRules }] = await Promise.all([loadBankRules(), this.#books.load(false)]);
		if (this.fault !== null || this.#isGivenUp) return;
		this.#rules = bankRules;
		this.#day = await this.#books.bankDay();
		this.#makeAnew();
		let made: Promise<void>;
		do {
			made = this.#making;
			await made;
		} while (made !== this.#making);
		await this.#proving;
	}

	stop(): void {
		this.#isGivenUp = true;
	}

	/** Hands the figures of the file, or its tables, out as an open file. */
	async hand(as: PaperFile): Promise<Handed> {
		await this.#making;
		const paper = present(this.#paper, 'what was begun is there');
		return this.#books.hand('bank-file', dossierFile(this.context, paper), as);
	}

	#makeAnew(): void {
		if (this.#rules !== null) this.#making = this.#make(this.#rules);
	}

	async #make(rules: readonly BankRule[]): Promise<void> {
		const run = (this.#run += 1);
		const goesOn = (): boolean => run === this.#run && !this.#isGivenUp;
		this.#paper = null;
		await pause();
		if (!goesOn()) return;
		const choice = { rule: this.rule, dose: this.#dose };
		const { nameOf } = this.#books;
		const steps = dossierSteps(this.#books.contextOn(this.#day), { rules, choice, nameOf });
		const context = await inSteps(steps, goesOn);
		if (context === null) return;
		// The footer of a copy's sheets depends on its code.
		if (!this.#app.signs(this.#book)) await this.#prove(context);
		this.#context = context;
		await pause();
		for (const paper of dossierParts(context)) {
			if (!goesOn()) return;
			this.#paper = paper;
			await this.#rest();
			// Its square code is drawn when the first sheet is seen.
			void this.#prove(context);
		}
	}

	#prove(context: DossierContext): Promise<void> {
		return (this.#proving ??= this.#books.proveBankFile(context).then(() => {
			this.#isProved = true;
		}));
	}
}
