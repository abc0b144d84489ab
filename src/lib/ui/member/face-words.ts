import type { MemberFace, Words } from '#i18n';
import { isPictureName } from '../symbol/symbols.ts';

/** How she is called aloud: her name, else her symbol, else her number. */
export function faceWords(face: MemberFace, words: Words): string {
	if (face.name !== undefined && face.name !== '') return words.say('word.who-name', { name: face.name });
	if (isPictureName(face.symbol)) {
		return words.say('word.who-symbol', { symbol: words.say(`picture.symbol-${face.symbol}`) });
	}
	return words.say('word.who-number', { number: face.number });
}

/** As many letters of Devanagari as a tile is wide; latin ones are no wider. */
const lettersOnTile = 7;
const letters = new Intl.Segmenter('hi', { granularity: 'grapheme' });

/** The words of her name that stand in one line of a tile; the first one always, '' where she has none. */
export function tileName(name: string | undefined): string {
	const [first = '', ...more] = (name ?? '').trim().split(/\s+/);
	return more.reduce((line, word) => {
		const longer = `${line} ${word}`;
		return [...letters.segment(longer)].length <= lettersOnTile ? longer : line;
	}, first);
}
