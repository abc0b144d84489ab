import { assert, checkOf, fromFives, readLetters, secondCheckOf, toFives, writeLetters } from '#kernel';

/** Bytes of the secret on the key paper. */
export const recoveryLength = 16;
const codeLength = 26;

/**
 * 128 bits as 26 letters and two that check them, in seven groups of four (ADR 0035).
 *
 * @param secret 16 bytes
 */
export function writeRecoveryCode(secret: Uint8Array): string {
	assert(secret.length === recoveryLength, 'a recovery secret has 16 bytes');
	const values = toFives(secret);
	return writeLetters([...values, checkOf(values), secondCheckOf(values)]);
}

/**
 * Reads what a person typed, as `readLetters` does.
 *
 * @returns 16 bytes, or null when a letter is missing, wrong or in the wrong place
 */
export function readRecoveryCode(typed: string): Uint8Array | null {
	const values = readLetters(typed);
	if (values === null) return null;
	const code = values.slice(0, codeLength);
	const [first, second, ...more] = values.slice(codeLength);
	const isRight = first === checkOf(code) && second === secondCheckOf(code) && more.length === 0;
	return isRight ? fromFives(code) : null;
}
