import { present, type LocalDate } from '#kernel';
import { loadBankRules, type Fault } from '#app';
import { doseRuleFor, type BankRule, type LoanDoseRule } from '#reports';
import type { BothWords } from '#papers/both-words.ts';
import type { DossierData } from '#papers/dossier/dossier-types.ts';
import type { PaperFrame } from '#papers/paper-types.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { BooksView } from './books-view.svelte.ts';
import { dossierContext, type DossierContext } from '#papers/dossier/context.ts';
import { dossierFile } from '#papers/dossier/file.ts';
import { dossierPaper } from '#papers/dossier/paper.ts';
import type { Handed, PaperFile } from '#session/print/hand-paper.ts';

/** The file for the bank, one tap away. Nothing of it changes the book. */
export class DossierView {
	readonly #book: BookView;
	readonly #books: BooksView;
	#rules = $state.raw<readonly BankRule[] | null>(null);
	#isProved = $state(false);
	/** Of the figures: today, or of a copy the day of its file. */
	#day: LocalDate;
	/** Id of the rule of doses; null: the newest that fits the group. */
	#ruleId = $state<string | null>(null);
	/** Which loan of a bank it is to be; null: one more than the group had. */
	#dose = $state<number | null>(null);

	constructor(app: AppState, book: BookView) {
		this.#day = app.today;
		this.#book = book;
		this.#books = new BooksView(app, book);
	}

	get fault(): Fault | null {
		return this.#books.fault;
	}
	/** Words of both languages; null until everything is read. */
	get both(): BothWords | null {
		return this.#isProved ? this.#books.both : null;
	}
	get withNames(): boolean {
		return this.#books.withNames;
	}
	set withNames(withNames: boolean) {
		this.#books.withNames = withNames;
	}
	get frame(): PaperFrame {
		return this.#books.bankFrame;
	}

	/** Rules of doses, the newest first. */
	get doseRules(): readonly LoanDoseRule[] {
		return (this.#rules ?? []).filter((rule) => rule.kind === 'loanDose');
	}
	get rule(): LoanDoseRule {
		const rule = doseRuleFor(this.doseRules, this.#book.currency, this.#ruleId);
		return present(rule, 'the app comes with a rule');
	}
	chooseRule(id: string): void {
		this.#ruleId = id;
	}
	get dose(): number {
		return this.context.dose.dose;
	}
	chooseDose(dose: number): void {
		this.#dose = dose;
	}

	async load(): Promise<void> {
		const [{ bankRules }] = await Promise.all([loadBankRules(), this.#books.load()]);
		if (this.fault !== null) return;
		this.#rules = bankRules;
		this.#day = await this.#books.bankDay();
		await this.#books.proveBankFile(this.context);
		this.#isProved = true;
	}

	/** All figures of the file, once everything is read. */
	readonly context: DossierContext = $derived.by(() => {
		const rules = present(this.#rules, 'papers are drawn once everything is read');
		return dossierContext(this.#books.contextOn(this.#day), {
			rules,
			choice: { rule: this.rule, dose: this.#dose },
			nameOf: (memberId) => (this.withNames ? (this.#book.session.people.get(memberId)?.name ?? null) : null)
		});
	});
	get paper(): DossierData {
		return dossierPaper(this.context);
	}

	/** Hands the figures of the file, or its tables, out as an open file. */
	hand(as: PaperFile): Promise<Handed> {
		return this.#books.hand('bank-file', dossierFile(this.context, this.paper), as);
	}
}
