/** Control characters, line separators and paragraph separators. */
const breaks = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/**
 * Invisible and bidirectional control characters (U+202E and similar), blank letters (U+3164, U+2800), code points reserved for more of them
 * (U+2065), and lone surrogates. The two joiners stay, since Devanagari needs them, and so does the emoji variation selector (U+FE0F).
 */
const unseen = /(?!\p{Join_C}|\ufe0f)[\p{Cf}\p{Cs}\p{DI}\u2800]/gu;

/** Matches a text of only those characters that are allowed beside a visible letter. */
const onlyBeside = /^(?:\p{Join_C}|\ufe0f|\s)*$/u;

/** Twelve digits may be a national identity number (Aadhaar), in any script; a savings book must not hold it. */
const identityNumber = /\p{Nd}{4}[ -]?\p{Nd}{4}[ -]?\p{Nd}{4}/gu;

export const holdsIdentityNumber = (text: string): boolean => text.search(identityNumber) >= 0;

/**
 * Normalises a name or a place to one line of visible letters, so that every file format of the book accepts it. It is applied to input from outside
 * and from older books too.
 *
 * @param most UTF-16 units; a surrogate pair is never cut in half
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

/** Replaces Devanagari digits with ASCII digits (१२ → 12). */
export function asciiDigits(text: string): string {
	return text.replace(devanagari, (digit) => String(digit.charCodeAt(0) - 0x0966));
}

/** True if the text has a letter or a digit; a dash alone is no name and no reference. */
export const saysSomething = (text: string | undefined): boolean => /[\p{L}\p{N}]/u.test(text ?? '');
