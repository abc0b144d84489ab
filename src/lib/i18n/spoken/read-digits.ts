import type { Language } from '../languages.ts';
import { numberInWords } from '../number-in-words.ts';

/** Digits of the longest amount; a longer number is an account number or a code and is read digit by digit. */
const longestNumber = 9;

/** Matches a number in either script, with or without commas and a fraction. */
const numbers = /[\d०-९][\d०-९,]*(?:\.[\d०-९]+)?/g;

/** Replaces digits with spoken words: "1,240" is one number, "24-11-2026" three, "0042" four digits, "1.5" a number with a fraction. */
export function readDigits(text: string, language: Language): string {
	return text
		.replace(/(?<=[\d०-९])-(?=[\d०-९])/g, ', ')
		.replace(numbers, (found) => numberAloud(found, language));
}

function numberAloud(found: string, language: Language): string {
	const comma = found.endsWith(',') ? ',' : '';
	const [whole = '', fraction] = toLatin(found.replaceAll(',', '')).split('.');
	const half = fraction === '5' && isCount(whole) ? halfAloud(Number(whole), language) : null;
	if (half !== null) return `${half}${comma}`;
	const read = isCount(whole) ? numberInWords(Number(whole), language) : digitByDigit(whole, language);
	const rest = fraction === undefined ? '' : ` ${point[language]} ${digitByDigit(fraction, language)}`;
	return `${read}${rest}${comma}`;
}

interface Halves {
	readonly half: string;
	readonly oneAndHalf: string;
	readonly twoAndHalf: string;
	/** Prefix of every other number. */
	readonly andHalf: string;
}

/** Hindi and Nepali have words of their own for halves ("one point five" is never said of money); English reads the point. */
const halves: Partial<Readonly<Record<Language, Halves>>> = {
	hi: { half: 'आधा', oneAndHalf: 'डेढ़', twoAndHalf: 'ढाई', andHalf: 'साढ़े' },
	ne: { half: 'आधा', oneAndHalf: 'डेढ', twoAndHalf: 'अढाई', andHalf: 'साढे' }
};

/** Returns the words for halves, each of which is a separate clip. */
export function halfWords(language: Language): readonly string[] {
	const words = halves[language];
	return words === undefined ? [] : Object.values<string>({ ...words });
}

function halfAloud(whole: number, language: Language): string | null {
	const words = halves[language];
	if (words === undefined) return null;
	const own = [words.half, words.oneAndHalf, words.twoAndHalf][whole];
	return own ?? `${words.andHalf} ${numberInWords(whole, language)}`;
}

const isCount = (digits: string): boolean =>
	digits.length <= longestNumber && (digits === '0' || !digits.startsWith('0'));

const digitByDigit = (digits: string, language: Language): string =>
	Array.from(digits, (digit) => numberInWords(Number(digit), language)).join(' ');

const toLatin = (digits: string): string =>
	digits.replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - '०'.charCodeAt(0)));

const point: Readonly<Record<Language, string>> = { hi: 'दशमलव', ne: 'दशमलव', en: 'point' };
