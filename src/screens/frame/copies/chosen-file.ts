import { err, ok, type Result } from '#kernel';

/** What a file offers: a browser's `File`, or what a test makes of bytes. */
export interface ChosenFile {
	readonly size: number;
	readonly arrayBuffer: () => Promise<ArrayBuffer>;
}

/** More bytes than these are not read at all: a copy in letters, and a journal. */
export const bytesMost = { copy: 7 * 1024 * 1024, journal: 64 * 1024 * 1024 } as const;

/** The bytes of a file, unless it is too large or cannot be read: it lay on a card that was taken out, or on another device. */
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

/** A copy, as bytes or in letters; its book is closed. */
export const isClosedCopy = (bytes: Uint8Array): boolean =>
	['BAHI', lettersOfBahi].includes(new TextDecoder('latin1').decode(bytes.subarray(0, 4)));

/** How "BAHI" begins in a copy of letters. */
const lettersOfBahi = 'QkFI';
