import type { Words } from '#i18n';
import { isPictureName } from '../symbol/symbols.ts';

/** The cover, which is visible without the book's key: no name of a group or a woman. */
interface BookCover {
	readonly symbol: string;
	readonly practice: boolean;
}

/** Returns for example "the book with the rainbow". */
export function bookWords({ symbol, practice }: BookCover, words: Words): string {
	return words.say(practice ? 'app.shelf-practice-book' : 'app.shelf-book', {
		symbol: isPictureName(symbol) ? words.say(`picture.symbol-${symbol}`) : ''
	});
}
