/** Control characters and the ends of lines and paragraphs. */
const breaks = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/**
 * What nobody sees and what turns the letter beside it around (U+202E and its kind), letters that are blank (U+3164, U+2800), places
 * that Unicode keeps free for more of them (U+2065), and halves of letters. The two joiners stay, since Devanagari is written with
 * them, and so does the form of a picture (U+FE0F).
 */
const unseen = /(?!\p{Join_C}|\ufe0f)[\p{Cf}\p{Cs}\p{DI}\u2800]/gu;

/** Characters that are kept only beside a letter. */
const onlyBeside = /^(?:\p{Join_C}|\ufe0f|\s)*$/u;

/** Twelve digits identify a woman to the state, in whatever letters; they have no place in a savings book. */
const identityNumber = /\p{Nd}{4}[ -]?\p{Nd}{4}[ -]?\p{Nd}{4}/gu;

export const holdsIdentityNumber = (text: string): boolean => text.search(identityNumber) >= 0;

/**
 * A name, a place, a bank: one line of letters that are seen, as every file of a book takes it back. What comes from outside
 * and from older books is read through it too.
 *
 * @param most UTF-16 units; a letter of two is never cut in half
 */
export function oneLine(text: string, most: number): string {
	let line = text.replace(unseen, '').replace(breaks, ' ').trim();
	while (line.search(identityNumber) >= 0) line = line.replace(identityNumber, '').trim();
	let cut = '';
	for (const letter of line) {
		if (cut.length + letter.length > most) break;
		cut += letter;
	}
	return onlyBeside.test(cut) ? '' : cut.trim();
}

const devanagari = /[\u0966-\u096f]/g;

/** १२ → 12; everything else stays. */
export function asciiDigits(text: string): string {
	return text.replace(devanagari, (digit) => String(digit.charCodeAt(0) - 0x0966));
}

/** It has a letter or a figure: a dash alone names nobody, and no paper. */
export const saysSomething = (text: string | undefined): boolean => /[\p{L}\p{N}]/u.test(text ?? '');
