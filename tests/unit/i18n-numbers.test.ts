import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { money } from '#money';
import { amountInWords, formatDay, formatMoney, formatNumber, numberInWords } from '#i18n';
import { addDays, toLocalDate, type LocalDate } from '#kernel';

// Typed apart from the code, so that a slip in one of the two tables shows.
const hindi = [
	'शून्य',
	'एक',
	'दो',
	'तीन',
	'चार',
	'पाँच',
	'छह',
	'सात',
	'आठ',
	'नौ',
	'दस',
	'ग्यारह',
	'बारह',
	'तेरह',
	'चौदह',
	'पंद्रह',
	'सोलह',
	'सत्रह',
	'अठारह',
	'उन्नीस',
	'बीस',
	'इक्कीस',
	'बाईस',
	'तेईस',
	'चौबीस',
	'पच्चीस',
	'छब्बीस',
	'सत्ताईस',
	'अट्ठाईस',
	'उनतीस',
	'तीस',
	'इकतीस',
	'बत्तीस',
	'तैंतीस',
	'चौंतीस',
	'पैंतीस',
	'छत्तीस',
	'सैंतीस',
	'अड़तीस',
	'उनतालीस',
	'चालीस',
	'इकतालीस',
	'बयालीस',
	'तैंतालीस',
	'चवालीस',
	'पैंतालीस',
	'छियालीस',
	'सैंतालीस',
	'अड़तालीस',
	'उनचास',
	'पचास',
	'इक्यावन',
	'बावन',
	'तिरपन',
	'चौवन',
	'पचपन',
	'छप्पन',
	'सत्तावन',
	'अट्ठावन',
	'उनसठ',
	'साठ',
	'इकसठ',
	'बासठ',
	'तिरसठ',
	'चौंसठ',
	'पैंसठ',
	'छियासठ',
	'सड़सठ',
	'अड़सठ',
	'उनहत्तर',
	'सत्तर',
	'इकहत्तर',
	'बहत्तर',
	'तिहत्तर',
	'चौहत्तर',
	'पचहत्तर',
	'छिहत्तर',
	'सतहत्तर',
	'अठहत्तर',
	'उन्यासी',
	'अस्सी',
	'इक्यासी',
	'बयासी',
	'तिरासी',
	'चौरासी',
	'पचासी',
	'छियासी',
	'सत्तासी',
	'अट्ठासी',
	'नवासी',
	'नब्बे',
	'इक्यानवे',
	'बानवे',
	'तिरानवे',
	'चौरानवे',
	'पंचानवे',
	'छियानवे',
	'सत्तानवे',
	'अट्ठानवे',
	'निन्यानवे'
];

/** The largest number that a group's book speaks: 9,99,99,999. */
const most = 9_99_99_999;

describe('numbers in words', () => {
	test.each(hindi.map((word, number) => [number, word] as const))('%i is %s', (number, word) => {
		expect(numberInWords(number, 'hi')).toBe(word);
	});

	test('each number under a hundred has a word of its own', () => {
		expect(new Set(hindi).size).toBe(100);
	});

	test.each([
		[100, 'एक सौ', 'one hundred'],
		[150, 'एक सौ पचास', 'one hundred fifty'],
		[1250, 'एक हज़ार दो सौ पचास', 'one thousand two hundred fifty'],
		[99_999, 'निन्यानवे हज़ार नौ सौ निन्यानवे', 'ninety-nine thousand nine hundred ninety-nine'],
		[1_00_000, 'एक लाख', 'one lakh'],
		[1_00_001, 'एक लाख एक', 'one lakh one'],
		[
			12_34_567,
			'बारह लाख चौंतीस हज़ार पाँच सौ सड़सठ',
			'twelve lakh thirty-four thousand five hundred sixty-seven'
		],
		[1_00_00_000, 'एक करोड़', 'one crore']
	])('%i is spoken by the Indian steps', (number, inHindi, inEnglish) => {
		expect(numberInWords(number, 'hi')).toBe(inHindi);
		expect(numberInWords(number, 'en')).toBe(inEnglish);
	});

	test('what is heard is the number that was meant, in both languages', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: most }), (number) => {
				expect(understood(numberInWords(number, 'hi'), hindi, hindiSteps)).toBe(number);
				expect(understood(numberInWords(number, 'en'), englishSmall, englishSteps)).toBe(number);
			})
		);
	});

	test('less than nothing has no words: that would be our mistake', () => {
		expect(() => numberInWords(-1, 'hi')).toThrow('whole and not negative');
	});
});

describe('amounts', () => {
	test('one rupee is one, more are many, paise follow', () => {
		expect(amountInWords(money(100), 'INR', 'hi')).toBe('एक रुपया');
		expect(amountInWords(money(2000), 'INR', 'hi')).toBe('बीस रुपये');
		expect(amountInWords(money(1_00_000_00), 'INR', 'hi')).toBe('एक लाख रुपये');
		expect(amountInWords(money(12_050), 'INR', 'hi')).toBe('एक सौ बीस रुपये पचास पैसे');
		expect(amountInWords(money(50), 'NPR', 'en')).toBe('fifty paise');
		expect(amountInWords(money(0), 'INR', 'en')).toBe('zero rupees');
		expect(amountInWords(money(-5000), 'INR', 'en')).toBe('minus fifty rupees');
		expect(amountInWords(money(500), 'UGX', 'en')).toBe('five hundred UGX');
	});

	test.each([
		[0, '0'],
		[100, '1'],
		[99_900, '999'],
		[1_00_000, '1,000'],
		[1_00_00_000, '1,00,000'],
		[12_34_56_789, '12,34,567.89'],
		[1005, '10.05'],
		[-1_24_000, '−1,240']
	])('%i paise are written %s', (paise, text) => {
		expect(formatMoney(money(paise), 'INR')).toBe(text);
	});

	test('the mark and the digits are the reader’s', () => {
		expect(formatMoney(money(1_24_000), 'INR', { mark: true })).toBe('₹1,240');
		expect(formatMoney(money(1_24_050), 'NPR', { mark: true, digits: 'devanagari' })).toBe('रु १,२४०.५०');
		expect(formatMoney(money(1240), 'UGX', { mark: true })).toBe('UGX 1,240');
	});

	test('grouping loses no digit', () => {
		fc.assert(
			fc.property(fc.integer({ min: -most, max: most }), (number) => {
				const text = formatNumber(number);
				expect(Number(text.replaceAll(',', '').replace('−', '-'))).toBe(number);
				expect(text).toMatch(/^−?(?:\d{1,2},)?(?:\d{2},)*\d{1,3}$/);
			})
		);
	});
});

test('a day is written day first, in the reader’s digits', () => {
	const day = toLocalDate('2026-11-04');
	expect(day.ok && formatDay(day.value)).toBe('04-11-2026');
	expect(day.ok && formatDay(addDays(day.value, 1) satisfies LocalDate, 'devanagari')).toBe('०५-११-२०२६');
});

const ones = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const englishSmall = [
	'zero',
	...ones.slice(1),
	'ten',
	'eleven',
	'twelve',
	'thirteen',
	'fourteen',
	'fifteen',
	'sixteen',
	'seventeen',
	'eighteen',
	'nineteen',
	...tens.flatMap((ten) => ones.map((one) => (one === '' ? ten : `${ten}-${one}`)))
];
const hindiSteps = { करोड़: 1_00_00_000, लाख: 1_00_000, हज़ार: 1000, सौ: 100 };
const englishSteps = { crore: 1_00_00_000, lakh: 1_00_000, thousand: 1000, hundred: 100 };

/** The number a listener hears: small words add, "hundred" multiplies what was heard, a bigger step closes a part. */
function understood(
	words: string,
	small: readonly string[],
	steps: Readonly<Record<string, number>>
): number {
	let [total, part] = [0, 0];
	for (const word of words.split(' ')) {
		const step = steps[word];
		if (step === undefined) part += small.indexOf(word);
		else if (step === 100) part *= 100;
		else [total, part] = [total + part * step, 0];
	}
	return total + part;
}
