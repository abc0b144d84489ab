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
