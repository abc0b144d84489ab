import { addDays, assert, type LocalDate } from '#kernel';

/** First day of the day count in a code. */
export const beginning = '2020-01-01' as LocalDate;
/** The zigzag code of this is still exact. */
const valueMost = 2 ** 51;

/** Sequential reader; at the end everything must have been read, and nothing beyond the end requested. */
export class CodeReader {
	readonly #bytes: Uint8Array;
	#at = 0;
	#strange = false;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	get isWhole(): boolean {
		return !this.#strange && this.#at === this.#bytes.length;
	}

	take(count: number): readonly number[] {
		const taken = [...this.#bytes.subarray(this.#at, this.#at + count)];
		this.#at += count;
		return taken;
	}

	bigEndian(count: number): number {
		return this.take(count).reduce((number, byte) => number * 256 + byte, 0);
	}

	number(): number {
		let zigzag = 0;
		for (let factor = 1; factor < 2 ** 56; factor *= 128) {
			const [byte = 0] = this.take(1);
			zigzag += (byte & 127) * factor;
			if (byte < 128) break;
		}
		const value = zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
		if (Math.abs(value) <= valueMost) return value;
		this.#strange = true;
		return 0;
	}

	/** Reads the output of `lettersAsBytes` with its length before it; '' if it is damaged. @param most bytes */
	letters(most: number): string {
		const length = this.number();
		if (length < 1 || length > most) this.#strange = true;
		const bytes = this.#strange ? [] : this.take(length);
		let text = '';
		for (let at = 0; at < bytes.length; at++) {
			const byte = bytes[at] ?? 0;
			const isOther = byte === otherLetter;
			const [high = 0, middle = 0, low = 0] = isOther ? bytes.slice(at + 1, at + 4) : [];
			const point = isOther
				? high * 65_536 + middle * 256 + low
				: byte < 128
					? byte
					: byte - 128 + devanagari;
			if (isOther) at += 3;
			if (point > 0x10_ff_ff) this.#strange = true;
			else text += String.fromCodePoint(point);
		}
		return text;
	}

	/** Rejects days far from the present. */
	day(): LocalDate {
		const days = this.number();
		if (Math.abs(days) > 40_000) this.#strange = true;
		return this.#strange ? beginning : addDays(beginning, days);
	}
}

/** Seven bits a byte, lowest first, zigzag. */
export function varint(value: number): readonly number[] {
	assert(Number.isSafeInteger(value) && Math.abs(value) <= valueMost, 'a code holds whole figures');
	const bytes: number[] = [];
	let rest = value >= 0 ? value * 2 : -value * 2 - 1;
	for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
	return [...bytes, rest];
}

export function bigEndian(number: number, count: number): readonly number[] {
	return Array.from({ length: count }, (_, place) => Math.floor(number / 256 ** (count - 1 - place)) % 256);
}

export function bytesOfHex(text: string, length: number): readonly number[] {
	assert(new RegExp(`^[0-9a-f]{${length * 2}}$`).test(text), `${length} bytes in hex`);
	return Array.from({ length }, (_, place) => Number.parseInt(text.slice(place * 2, place * 2 + 2), 16));
}

const devanagari = 0x900;
const otherLetter = 1;

/** One byte for a letter of English or Devanagari, four for any other. */
export const lettersAsBytes = (text: string): readonly number[] =>
	Array.from(text).flatMap((letter) => {
		const point = letter.codePointAt(0) ?? 0;
		if (point >= 32 && point < 127) return [point];
		if (point >= devanagari && point < devanagari + 128) return [point - devanagari + 128];
		return [otherLetter, ...bigEndian(point, 3)];
	});

export const hexOf = (bytes: readonly number[]): string =>
	bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** CRC-16 with the polynomial x¹⁶ + x¹² + x⁵ + 1 and initial value 0xffff. */
export function crc16(bytes: Iterable<number>): number {
	let crc = 0xffff;
	for (const byte of bytes) {
		crc ^= byte << 8;
		for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
	}
	return crc;
}
