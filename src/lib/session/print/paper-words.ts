import { createWords, isLanguage, loadPaperLanguage } from '#i18n';
import type { BothWords } from '#papers/cell-text.ts';
import type { AppState } from '../app-state.svelte.ts';
import type { BookView } from '../book-view.svelte.ts';
import { loadByTag } from '../language/languages.ts';
import { drawn } from '#ui/drawn.ts';
import { loadReports, readPages, readRegisters } from '../read-pages.ts';
import { lastSealed } from './drawn-proof.ts';
import { beginFingerprint, sealOnPaper } from './print-proof.ts';

/**
 * Loads the two languages of a paper: Nepali and English for a book of Nepal; otherwise the phone's language and English, or Hindi
 * if the phone's language is English. Days are printed in both calendars if the book's days are Nepali, also at a desk.
 */
export async function loadPaperWords(
	{ parts, wording }: AppState,
	book: Pick<BookView, 'currency'>
): Promise<BothWords> {
	const { words, digits } = wording;
	const chosen = words === null || words.tag === 'en' ? 'hi' : words.tag;
	const tag = book.currency === 'NPR' ? 'ne' : chosen;
	const [local, english] = await Promise.all([
		isLanguage(tag)
			? loadPaperLanguage(tag).then((messages) => ({ tag, base: tag, messages }))
			: loadByTag(parts.settings, tag),
		loadPaperLanguage('en')
	]);
	const options = { calendar: wording.calendarOf(book.currency), bothCalendars: true } as const;
	return {
		local: createWords(local.base, local.messages, {
			...options,
			digits,
			tag: local.tag
		}),
		english: createWords('en', english, options)
	};
}

/** Starts the slow work common to all papers while the user chooses one: reading the book, computing its codes. */
export async function beginPapers(app: AppState, book: BookView): Promise<void> {
	await drawn();
	beginFingerprint(app, book, app);
	const [reading] = await Promise.all([readPages(book), loadReports(), loadPaperWords(app, book)]);
	const last = reading.ok ? lastSealed(reading.value) : undefined;
	if (reading.ok) await readRegisters(book, reading.value.events);
	if (last !== undefined) await sealOnPaper(app, last);
}
