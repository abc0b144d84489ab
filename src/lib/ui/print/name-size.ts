/** Points: as large as the rest of the row; below the smaller one a copier closes the eyes of letters. */
const usual = 11;
const least = 8;
const millimetresInPoint = 25.4 / 72;

/** Widths in parts of the height of the letters, on average and rather too wide: names break where it is not enough. */
const widthOfSyllable = 0.72;
const widthOfLatin = 0.58;
const widthOfSpace = 0.27;

/** What takes no room of its own: a sign on or below its letter, and a letter that is joined to the one before. */
const joined = /\u094d\p{Script=Devanagari}|\p{Mark}|[\u200c\u200d]/gu;

/** How wide a name is drawn, in parts of the height of its letters. */
function widthOf(name: string): number {
	return Array.from(name.replace(joined, '')).reduce((width, letter) => {
		if (letter.trim() === '') return width + widthOfSpace;
		return width + (/\p{Script=Devanagari}/u.test(letter) ? widthOfSyllable : widthOfLatin);
	}, 0);
}

/**
 * How large a name is printed so that it stands on one line; where even the least does not do, it takes a second line.
 *
 * @param width of its place, in millimetres
 * @returns points
 */
export function sizeOfName(name: string, width: number): number {
	const fits = width / millimetresInPoint / Math.max(1, widthOf(name));
	return Math.min(usual, Math.max(least, Math.floor(fits * 2) / 2));
}
