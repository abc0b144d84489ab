import { checkOf, fromBase64url, fromFives, readLetters, toBase64url, toFives, writeLetters } from '#kernel';

/** The characters of a QR code's alphanumeric mode, in the order of base45 (RFC 9285). */
const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/**
 * Text for the camera: base45 (RFC 9285). Raw bytes do not work: phones' own readers decode bytes that are
 * no text differently.
 *
 * @param address of a page that any camera opens: the bytes follow its `#`, which no browser sends to the server (ADR 0019)
 */
export function toCameraText(bytes: Uint8Array, address?: string): string {
	if (address !== undefined) return `${address}#${toBase64url(bytes)}`;
	let text = '';
	for (let at = 0; at < bytes.length; at += 2) {
		const [first = 0, second] = bytes.subarray(at, at + 2);
		let rest = second === undefined ? first : first * 256 + second;
		for (let place = 0; place < (second === undefined ? 2 : 3); place++) {
			text += signs.charAt(rest % 45);
			rest = Math.floor(rest / 45);
		}
	}
	return text;
}

/** Null for text that `toCameraText` does not write. */
export function fromCameraText(text: string): Uint8Array | null {
	const behind = text.indexOf('#');
	if (behind >= 0) return fromBase64url(text.slice(behind + 1));
	if (text.length % 3 === 1) return null;
	const bytes: number[] = [];
	for (let at = 0; at < text.length; at += 3) {
		const values = Array.from(text.slice(at, at + 3), (sign) => signs.indexOf(sign));
		if (values.includes(-1)) return null;
		const [low = 0, middle = 0, high = 0] = values;
		const number = low + middle * 45 + high * 2025;
		if (number > (values.length === 3 ? 0xffff : 0xff)) return null;
		if (values.length === 3) bytes.push(number >> 8);
		bytes.push(number & 255);
	}
	return Uint8Array.from(bytes);
}

const bytesInLine = 20;

/** Text for typing: lines of 32 letters in groups of four, each with a check letter that also detects swapped lines. */
export function toTypedLines(bytes: Uint8Array): readonly string[] {
	return Array.from({ length: Math.ceil(bytes.length / bytesInLine) }, (_, line) => {
		const values = toFives(bytes.subarray(line * bytesInLine, (line + 1) * bytesInLine));
		return writeLetters([...values, checkOf([line + 1, ...values])]);
	});
}

/** Parses one typed line. @param line from 0. @returns null if a letter of it is missing or wrong */
export function fromTypedLine(typed: string, line: number): Uint8Array | null {
	const values = readLetters(typed);
	if (values === null || values.length < 2) return null;
	const own = values.slice(0, -1);
	const bytes = values.at(-1) === checkOf([line + 1, ...own]) ? fromFives(own) : null;
	return bytes !== null && bytes.length <= bytesInLine ? bytes : null;
}

/** Address from which the app is served, as the browser reports it. */
export interface HostOfApp {
	/** For example "https://bahi.example". */
	readonly origin: string;
	readonly hostname: string;
}

/** A longer address would make a code too dense for a cheap camera. */
const hostMost = 40;

/**
 * "https://bahi.example/verify": the page that any phone's camera opens, with the code after it. Undefined for an address that
 * no other phone can open – localhost, a private IP address, one without TLS – and for a long one.
 */
export function checkAddress({ origin, hostname }: HostOfApp): string | undefined {
	const isNamed =
		/[a-z]$/i.test(hostname) && hostname.includes('.') && !/\.(?:local|localhost|test)$/i.test(hostname);
	return origin.startsWith('https://') && isNamed && hostname.length <= hostMost
		? `${origin}/verify`
		: undefined;
}
