import type { Language } from '../languages.ts';
import { numberInWords } from '../number-in-words.ts';

/** As long as an amount may be; what is longer is an account number or a code, which is read digit by digit. */
const longestNumber = 9;

/** A number of either script, with or without commas and a fraction. */
const numbers = /[\d०-९][\d०-९,]*(?:\.[\d०-९]+)?/g;

/**
 * The sentence as it is read aloud: digits become words. "1,240" is one number, "24-11-2026" three, "0042" four digits,
 * "1.5" a number with a fraction.
 */
export function readDigits(text: string, language: Language): string {
	return text
		.replace(/(?<=[\d०-९])-(?=[\d०-९])/g, ', ')
		.replace(numbers, (found) => numberAloud(found, language));
}

function numberAloud(found: string, language: Language): string {
	const comma = found.endsWith(',') ? ',' : '';
	const [whole = '', fraction] = toLatin(found.replaceAll(',', '')).split('.');
	const read = isCount(whole) ? numberInWords(Number(whole), language) : digitByDigit(whole, language);
	const rest = fraction === undefined ? '' : ` ${point[language]} ${digitByDigit(fraction, language)}`;
	return `${read}${rest}${comma}`;
}

const isCount = (digits: string): boolean =>
	digits.length <= longestNumber && (digits === '0' || !digits.startsWith('0'));

const digitByDigit = (digits: string, language: Language): string =>
	Array.from(digits, (digit) => numberInWords(Number(digit), language)).join(' ');

const toLatin = (digits: string): string =>
	digits.replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - '०'.charCodeAt(0)));

const point: Readonly<Record<Language, string>> = { hi: 'दशमलव', ne: 'दशमलव', en: 'point' };
