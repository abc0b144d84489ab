/** Number of letters that take width: combining signs are not counted. */
export const letterCount = (text: string): number => text.replaceAll(/\p{M}/gu, '').length;

/** Letters of the longest word of a text; at least 1. */
export const longestWord = (text: string): number =>
	text.split(' ').reduce((most, word) => Math.max(most, letterCount(word)), 1);
