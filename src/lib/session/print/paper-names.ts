import type { MemberId } from '#kernel';
import type { Words } from '#i18n';
import { isPictureName } from '#ui/symbol/symbols.ts';
import type { BookView } from '../book-view.svelte.ts';

/** What stands for her on a paper with names: hers; of a woman without one what her symbol is called, in brackets. */
export function paperName(book: BookView, memberId: MemberId, words: Words): string | null {
	const { name, symbol } = book.face(memberId);
	if (name !== undefined) return name;
	return isPictureName(symbol) ? `(${words.say(`picture.symbol-${symbol}`)})` : null;
}
