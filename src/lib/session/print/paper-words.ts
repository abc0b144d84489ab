import { createWords, isLanguage, loadPaperLanguage } from '#i18n';
import type { BothWords } from '#papers/cell-text.ts';
import type { AppState } from '../app-state.svelte.ts';
import type { BookView } from '../book-view.svelte.ts';
import { loadByTag } from '../language/languages.ts';

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
