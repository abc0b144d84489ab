/** A laptop stands in an office and is copied as a whole: its passphrase must bear being tried out. */
const lettersLeast = 12;
const differentLeast = 5;
const wordsLeast = 4;
const wordLettersLeast = 2;

/** The same passphrase however it was typed: one form of each letter, single spaces. */
export function passphraseAsTyped(typed: string): string {
	return typed.normalize('NFKC').trim().replace(/\s+/g, ' ');
}

/** At least twelve letters, not the same ones again and again, or four different words. */
export function isLongEnough(typed: string): boolean {
	const passphrase = passphraseAsTyped(typed);
	const letters = Array.from(passphrase);
	if (letters.length >= lettersLeast && new Set(letters).size >= differentLeast) return true;
	const words = passphrase.split(' ').filter((word) => Array.from(word).length >= wordLettersLeast);
	return new Set(words).size >= wordsLeast;
}
