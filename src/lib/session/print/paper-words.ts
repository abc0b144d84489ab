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
 * The two languages of a paper. A book of Nepal speaks Nepali beside English; any other the language of the phone, or
 * Hindi where that is English itself. Days stand by both calendars where those of the book are of Nepal, at a desk too.
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

/** What every paper needs begins while somebody chooses one: the book is read, and the codes are computed that are slow on purpose. */
export async function beginPapers(app: AppState, book: BookView): Promise<void> {
	await drawn();
	beginFingerprint(app, book, app);
	const [reading] = await Promise.all([readPages(book), loadReports(), loadPaperWords(app, book)]);
	const last = reading.ok ? lastSealed(reading.value) : undefined;
	if (reading.ok) await readRegisters(book, reading.value.events);
	if (last !== undefined) await sealOnPaper(app, last);
}
