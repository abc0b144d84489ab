/** Letters of a text as wide as they stand: signs above, below and beside a letter take no room of their own. */
export const letterCount = (text: string): number => text.replaceAll(/\p{M}/gu, '').length;

/** Letters of the longest word of a text; 1 at least. */
export const longestWord = (text: string): number =>
	text.split(' ').reduce((most, word) => Math.max(most, letterCount(word)), 1);
