import { err, ok, type Result } from '#kernel';

/** The part of a browser's `File` that is read; a test makes it from bytes. */
export interface ChosenFile {
	readonly size: number;
	readonly arrayBuffer: () => Promise<ArrayBuffer>;
}

/** Maximum size in bytes that is read at all: of a copy in letters, and of a journal. */
export const bytesMost = { copy: 7 * 1024 * 1024, journal: 64 * 1024 * 1024 } as const;

/** Reads a file; an error if it is too large or unreadable (removed card, file of another device). */
export async function bytesOf(
	file: ChosenFile,
	kind: keyof typeof bytesMost
): Promise<Result<Uint8Array, { readonly type: 'TooLarge' } | { readonly type: 'CutOff' }>> {
	if (file.size > bytesMost[kind]) return err({ type: 'TooLarge' });
	try {
		const bytes = new Uint8Array(await file.arrayBuffer());
		return bytes.length > bytesMost[kind] ? err({ type: 'TooLarge' }) : ok(bytes);
	} catch {
		return err({ type: 'CutOff' });
	}
}

/** True for an encrypted copy, as bytes or as letters (base64). */
export const isClosedCopy = (bytes: Uint8Array): boolean =>
	['BAHI', lettersOfBahi].includes(new TextDecoder('latin1').decode(bytes.subarray(0, 4)));

/** Base64 of the first bytes of "BAHI". */
const lettersOfBahi = 'QkFI';
