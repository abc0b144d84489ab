import type { Words } from '#i18n';
import { faceWords } from './face-words.ts';
import { isPictureName, ringColour } from '../symbol/symbols.ts';
import { isOffice } from './offices.ts';

/** Who has a code, as anybody may see her who holds the phone: symbol, number and offices, no name. */
export interface CodeOwner {
	readonly symbol: string;
	readonly number: number;
	readonly offices: readonly string[];
}

export const officeWords = ({ offices }: CodeOwner, words: Words): string =>
	offices
		.map((office) => words.say(isOffice(office) ? `code.office-${office}` : 'code.office-member'))
		.join(', ');

/** "parrot, number 1, president"; without an office "parrot didi, number 9". */
export function ownerWords(holder: CodeOwner, words: Words): string {
	const { symbol, number, offices } = holder;
	if (offices.length === 0) {
		const face = { symbol, number, colour: ringColour(number) };
		return `${faceWords(face, words)}, ${words.say('word.who-number', { number })}`;
	}
	return words.say('lock.office-holder', {
		symbol: isPictureName(symbol) ? words.say(`picture.symbol-${symbol}`) : '',
		number,
		office: officeWords(holder, words)
	});
}
