import type { MemberFace, Words } from '#i18n';
import { isPictureName } from '../symbol/symbols.ts';

/** How she is called aloud: her name, else her symbol, else her number. */
export function faceWords(face: MemberFace, words: Words): string {
	if (face.name !== undefined && face.name !== '') return words.say('who.name', { name: face.name });
	if (isPictureName(face.symbol)) {
		return words.say('who.symbol', { symbol: words.say(`symbol.${face.symbol}`) });
	}
	return words.say('who.number', { number: face.number });
}
