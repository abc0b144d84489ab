/** Script of the digits. */
export type Digits = 'latin' | 'devanagari';

/** Formats a whole number with 1,00,000 grouping. `Intl` is not used: it differs by browser and lacks some of our languages. */
export function formatNumber(value: number, digits: Digits = 'latin'): string {
	const whole = String(Math.abs(Math.trunc(value)));
	const head = whole.slice(0, -3).replace(/\B(?=(\d{2})+$)/g, ',');
	const text = head === '' ? whole : `${head},${whole.slice(-3)}`;
	return toDigits(value < 0 ? `−${text}` : text, digits);
}

export function toDigits(text: string, digits: Digits): string {
	return digits === 'latin'
		? text
		: text.replace(/\d/g, (digit) => String.fromCharCode(devanagariZero + Number(digit)));
}

/** Parses the output of `formatNumber` in either script; NaN if it is no number. */
export function toNumber(text: string): number {
	const latin = text.replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - devanagariZero));
	return Number(latin.replaceAll(',', '').replace('−', '-'));
}

/** U+0966, DEVANAGARI DIGIT ZERO */
const devanagariZero = 0x0966;
