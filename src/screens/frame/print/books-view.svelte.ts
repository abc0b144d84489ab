import { monthStart, present, type LocalDate } from '#kernel';
import type { Fault } from '#app';
import type { AccountBook, AccountMonth, FiscalYear, Period } from '#reports';
import type { BothWords } from '#papers/cell-text.ts';
import type { DossierContext } from '#papers/dossier/context.ts';
import type { PaperFrame } from '#papers/paper-types.ts';
import type { AppState } from '#session/app-state.svelte.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import { bookPaper, type BookKind } from '#papers/registers/registers.ts';
import { booksContext, type BookPaper, type BooksContext } from '#papers/context.ts';
import { periodOf, type PeriodChoice } from '#papers/period.ts';
import type { NameOf } from '#papers/words.ts';
import type { Handed, PaperFile } from '#session/print/hand-paper.ts';
import { bankFigures } from '#papers/print-figures.ts';
import { signedDay } from '#session/print/carried-prints.ts';
import { PrintView } from '#session/print/print-view.svelte.ts';

/** Books and registers that staff read and print. Read-only. */
export class BooksView {
	readonly #app: AppState;
	readonly #book: BookView;
	readonly #print: PrintView;
	#accounts = $state.raw<AccountBook | null>(null);

	constructor(app: AppState, book: BookView) {
		this.#app = app;
		this.#book = book;
		this.#print = new PrintView(app, book);
	}

	get fault(): Fault | null {
		return this.#print.fault;
	}
	/** Words of both languages; null until everything was read. */
	get both(): BothWords | null {
		return this.#accounts === null ? null : this.#print.both;
	}
	get withNames(): boolean {
		return this.#print.withNames;
	}
	set withNames(withNames: boolean) {
		this.#print.withNames = withNames;
	}
	get frame(): PaperFrame {
		return this.#print.frame;
	}
	/** Frame of the file for the bank. `proveBankFile` adds its proof. */
	get bankFrame(): PaperFrame {
		return this.#print.frameForBank('bank');
	}
	/** Day of the file for the bank: today; for a copy the day on which its code was signed, without one the day of its last entry. */
	async bankDay(): Promise<LocalDate> {
		const signed = await signedDay(this.#app, this.#book, 'bank');
		return signed ?? (this.#app.signs(this.#book) ? this.#app.today : this.#whole.on);
	}
	/** Signs the first page of the file for the bank. */
	proveBankFile(dossier: DossierContext): Promise<void> {
		return this.#print.proveForBank('bank', bankFigures(dossier));
	}

	/** @param proves false if no page of the paper has the group's code */
	async load(proves = true): Promise<void> {
		await this.#print.load(proves);
		if (this.#print.fault !== null) return;
		const { reports, events } = this.#print.read;
		this.#accounts = reports.accountBook(events, { currency: this.#book.currency });
	}

	/** Years of accounts of the book, oldest first. */
	get years(): readonly FiscalYear[] {
		const { reports } = this.#print.read;
		const book = this.#whole;
		return reports.fiscalYears(reports.wholeBook(book), book.yearStart);
	}

	/** Months of a year; empty for the whole book. */
	monthsOf(label: string | null): readonly AccountMonth[] {
		const year = this.years.find((one) => one.label === label);
		return year === undefined ? [] : this.#print.read.reports.monthsIn(year, this.#whole);
	}

	periodOf(choice: PeriodChoice): Period {
		return periodOf(choice, this.#whole, this.#app.today, this.#print.read.reports);
	}

	/** Data of books and registers. */
	contextOf(choice: PeriodChoice): BooksContext {
		return { ...this.#context(this.#whole), period: this.periodOf(choice) };
	}

	/** Context of the month of the last entry, up to that entry. */
	get contextOfLastMonth(): BooksContext {
		const { on, months } = this.#whole;
		return { ...this.#context(this.#whole), period: { from: monthStart(on, months), to: on } };
	}

	/** Context of the whole book at the end of a day, or of its last entry if later, with charges due by then. */
	contextOn(day: LocalDate): BooksContext {
		const { reports, events } = this.#print.read;
		const on = day > this.#whole.on ? day : this.#whole.on;
		return this.#context(reports.accountBook(events, { currency: this.#book.currency, on }));
	}

	/** Returns no names unless they were asked for. */
	get nameOf(): NameOf {
		const isAsked = this.withNames;
		return (memberId) => (isAsked ? this.#print.nameOf(memberId) : null);
	}

	#context(book: AccountBook): BooksContext {
		return booksContext({ ...this.#print.read, currency: this.#book.currency, book }, this.nameOf);
	}

	paper(kind: BookKind, choice: PeriodChoice): BookPaper {
		return bookPaper(kind, this.contextOf(choice));
	}

	/** Hands a book or register out as an open file. */
	hand(name: string, made: BookPaper, as: PaperFile): Promise<Handed> {
		return this.#print.hand(name, made, as);
	}

	get #whole(): AccountBook {
		return present(this.#accounts, 'books are drawn once everything is read');
	}
}
