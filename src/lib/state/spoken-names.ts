import type { SpokenName } from '#app';
import { readDigits, type Words } from '#i18n';
import { isPictureName } from '#ui/symbol/symbols.ts';
import type { MemberFace } from '#ui/types.ts';
import type { BookView } from './book-view.svelte.ts';

/** How each woman of the open book is called aloud: as recorded, else by symbol and number. */
export function spokenNames(book: BookView | null, words: Words | null): readonly SpokenName[] {
	if (book === null || words === null) return [];
	return [...book.state.members.keys()].flatMap((memberId) => {
		const face = book.face(memberId);
		if (face.name === undefined) return [];
		const name = readDigits(face.name, words.language);
		return [{ name, clip: null, instead: symbolAndNumber(face, words) }];
	});
}

function symbolAndNumber({ symbol, number }: MemberFace, words: Words): string {
	const spoken = words.spokenNumber(number);
	return isPictureName(symbol) ? `${words.say(`symbol.${symbol}`)}, ${spoken}` : spoken;
}
