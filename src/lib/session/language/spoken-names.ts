import type { SpokenName } from '#app';
import { readDigits, type MemberFace, type Words } from '#i18n';
import { faceWords } from '#ui/member/face-words.ts';
import { isPictureName } from '#ui/symbol/symbols.ts';
import type { BookView } from '../book-view.svelte.ts';

/**
 * How each woman of the open book is called aloud: as recorded, else by symbol and number. Who gave no name is called by
 * her symbol in every sentence, and by her recording where she made one. The group itself is called by the picture on its book.
 */
export function spokenNames(book: BookView | null, words: Words | null): readonly SpokenName[] {
	if (book === null || words === null) return [];
	const women = [...book.state.members.keys()].flatMap((memberId) => {
		const face = book.face(memberId);
		const clip = book.voice(memberId);
		if (face.name === undefined && clip === null) return [];
		return [
			{
				name: readDigits(face.name ?? faceWords(face, words), words.language),
				clip,
				instead: face.name === undefined ? null : symbolAndNumber(face, words)
			}
		];
	});
	return [...women, ...groupName(book, words)];
}

function groupName(book: BookView, words: Words): readonly SpokenName[] {
	const { name } = book.state;
	const { symbol } = book.cover;
	if (name === null || !isPictureName(symbol)) return [];
	return [
		{ name: readDigits(name, words.language), clip: null, instead: words.say(`picture.symbol-${symbol}`) }
	];
}

function symbolAndNumber({ symbol, number }: MemberFace, words: Words): string {
	const spoken = words.spokenNumber(number);
	return isPictureName(symbol) ? `${words.say(`picture.symbol-${symbol}`)}, ${spoken}` : spoken;
}
