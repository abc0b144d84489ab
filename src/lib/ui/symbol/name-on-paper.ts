import type { MemberFace, Words } from '#i18n';
import { isPictureName } from './symbols.ts';

/** What stands for her on a paper with names: hers; of a woman without one what her symbol is called, in brackets. */
export function nameOnPaper({ name, symbol }: MemberFace, words: Words): string | null {
	if (name !== undefined) return name;
	return isPictureName(symbol) ? `(${words.say(`picture.symbol-${symbol}`)})` : null;
}
