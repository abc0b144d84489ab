import type { Words } from '#i18n';
import { faceWords } from '#ui/member/face-words.ts';
import type { BookView } from '#session/book-view.svelte.ts';
import type { BookEntry } from '#session/correction-entries.ts';

/** A line as it is read aloud: whose, what, how much. */
export function entryInWords(book: BookView, words: Words, entry: BookEntry): string {
	return [
		...(entry.memberId === null ? [] : [faceWords(book.face(entry.memberId), words)]),
		words.say(entry.label),
		...(entry.amount > 0 ? [words.amount(entry.amount, book.currency)] : [])
	].join(', ');
}
