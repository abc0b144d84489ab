import { assert, checkOf, fromFives, readLetters, toFives, writeLetters } from '#kernel';

/** Bytes of the secret on the key paper. */
export const recoveryLength = 16;
const codeLength = 26;

/**
 * 128 bits as 26 letters and a check letter, in groups of four.
 *
 * @param secret 16 bytes
 */
export function writeRecoveryCode(secret: Uint8Array): string {
	assert(secret.length === recoveryLength, 'a recovery secret has 16 bytes');
	const values = toFives(secret);
	return writeLetters([...values, checkOf(values)]);
}

/**
 * Reads what a person typed, as `readLetters` does.
 *
 * @returns 16 bytes, or null when a letter is missing, wrong or in the wrong place
 */
export function readRecoveryCode(typed: string): Uint8Array | null {
	const values = readLetters(typed);
	if (values?.length !== codeLength + 1) return null;
	const code = values.slice(0, codeLength);
	return values[codeLength] === checkOf(code) ? fromFives(code) : null;
}
