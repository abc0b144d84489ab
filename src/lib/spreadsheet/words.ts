import { asciiDigits } from '#kernel';

/** A word of the sheet: its code, and the spellings that people use. */
export interface Word<Code extends string = string> {
	readonly code: Code;
	readonly en: string;
	readonly hi: string;
}

/** Normalises a word to its letters, marks and digits, so that spellings can be compared. */
export function sameWord(text: string): string {
	return asciiDigits(text.normalize('NFC'))
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** Finds a word by its code, its English or Hindi spelling, or "English / Hindi". */
export function wordFinder<Code extends string>(
	words: readonly Word<Code>[]
): (given: string) => Code | undefined {
	const byWord = new Map<string, Code>();
	for (const { code, en, hi } of words) {
		for (const spelling of [code, en, hi]) byWord.set(sameWord(spelling), code);
	}
	return (given) =>
		[given, ...given.split('/')].map((part) => byWord.get(sameWord(part))).find((code) => code !== undefined);
}

export const word = <Code extends string>(code: Code, en: string, hi: string): Word<Code> => ({
	code,
	en,
	hi
});
