export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
	if (left.length !== right.length) return false;
	for (let index = 0; index < left.length; index++) if (left[index] !== right[index]) return false;
	return true;
}

/** Number of arguments that every JavaScript engine accepts in one call. */
const atOnce = 8192;

/** base64url without padding. */
export function toBase64url(bytes: Uint8Array): string {
	let binary = '';
	for (let from = 0; from < bytes.length; from += atOnce)
		binary += String.fromCharCode(...bytes.subarray(from, from + atOnce));
	return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Returns null for every text that `toBase64url` would write differently, so that one value has exactly one encoding. */
export function fromBase64url(text: string): Uint8Array | null {
	if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
	const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
	const bytes = new Uint8Array(binary.length);
	for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
	// Four letters encode three bytes; only letters after the last full group of four can hold unused bits.
	const whole = text.length - (text.length % 4);
	return toBase64url(bytes.subarray((whole / 4) * 3)) === text.slice(whole) ? bytes : null;
}
