import { fromBase64url, toBase64url } from '#kernel';

/*
 * A backup as letters (base64url, one line): the share sheet of Android's browsers takes a file of text, and refuses a kind
 * that it does not know (ADR 0035). The bytes inside are the same.
 */

/** "BAHI" in the letters of base64url: 24 of its 32 bits fill the first four. */
const begins = 'QkFI';

export const toTextFile = (bytes: Uint8Array): Uint8Array => new TextEncoder().encode(toBase64url(bytes));

/** Whether these are the letters of a backup, be they cut or changed. */
export const isTextFile = (bytes: Uint8Array): boolean =>
	new TextDecoder('latin1').decode(bytes.subarray(0, begins.length)) === begins;

/**
 * A line end that a mail or a chat put behind the letters is let go. Of letters that were cut, what is whole.
 *
 * @returns null when anything else stands among the letters
 */
export function fromTextFile(bytes: Uint8Array): Uint8Array | null {
	const text = new TextDecoder('latin1').decode(bytes).replace(/[\r\n]+$/, '');
	return fromBase64url(text) ?? fromBase64url(text.slice(0, Math.floor((text.length - 1) / 4) * 4));
}
