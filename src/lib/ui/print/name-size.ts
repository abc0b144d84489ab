/** Points: the size of the rest of the row; below `least` a photocopier fills the counters of letters. */
const usual = 11;
const least = 8;
const millimetresInPoint = 25.4 / 72;

/** Average widths as fractions of the letter height, rather too wide; a name wraps if they are too small. */
const widthOfSyllable = 0.72;
const widthOfLatin = 0.58;
const widthOfSpace = 0.27;

/** Characters without a width of their own: combining marks, and letters joined to the one before. */
const joined = /\u094d\p{Script=Devanagari}|\p{Mark}|[\u200c\u200d]/gu;

/** Width of a name as a fraction of its letter height. */
function widthOf(name: string): number {
	return Array.from(name.replace(joined, '')).reduce((width, letter) => {
		if (letter.trim() === '') return width + widthOfSpace;
		return width + (/\p{Script=Devanagari}/u.test(letter) ? widthOfSyllable : widthOfLatin);
	}, 0);
}

/**
 * Letter size at which a name fits one line; at the least size it may wrap to a second line.
 *
 * @param width of its column, in millimetres
 * @returns points
 */
export function sizeOfName(name: string, width: number): number {
	const fits = width / millimetresInPoint / Math.max(1, widthOf(name));
	return Math.min(usual, Math.max(least, Math.floor(fits * 2) / 2));
}
