import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountInWords, formatMoney, numberInWords } from '#i18n';
import { money } from '#money';

// Typed apart from the code and by tens, in the spelling of primary-school books of Nepal.
const tens: readonly string[] = [
	'शून्य, एक, दुई, तीन, चार, पाँच, छ, सात, आठ, नौ',
	'दस, एघार, बाह्र, तेह्र, चौध, पन्ध्र, सोह्र, सत्र, अठार, उन्नाइस',
	'बीस, एक्काइस, बाइस, तेइस, चौबीस, पच्चीस, छब्बीस, सत्ताइस, अट्ठाइस, उनन्तीस',
	'तीस, एकतीस, बत्तीस, तेत्तीस, चौँतीस, पैँतीस, छत्तीस, सैँतीस, अठतीस, उनन्चालीस',
	'चालीस, एकचालीस, बयालीस, त्रिचालीस, चवालीस, पैँतालीस, छयालीस, सतचालीस, अठचालीस, उनन्चास',
	'पचास, एकाउन्न, बाउन्न, त्रिपन्न, चउन्न, पचपन्न, छपन्न, सन्ताउन्न, अन्ठाउन्न, उनन्साठी',
	'साठी, एकसट्ठी, बयसट्ठी, त्रिसट्ठी, चौँसट्ठी, पैँसट्ठी, छयसट्ठी, सतसट्ठी, अठसट्ठी, उनन्सत्तरी',
	'सत्तरी, एकहत्तर, बहत्तर, त्रिहत्तर, चौहत्तर, पचहत्तर, छयहत्तर, सतहत्तर, अठहत्तर, उनासी',
	'असी, एकासी, बयासी, त्रियासी, चौरासी, पचासी, छयासी, सतासी, अठासी, उनान्नब्बे',
	'नब्बे, एकान्नब्बे, बयानब्बे, त्रियान्नब्बे, चौरान्नब्बे, पन्चान्नब्बे, छयान्नब्बे, सन्तान्नब्बे, अन्ठान्नब्बे, उनान्सय'
];
const small = tens.flatMap((line) => line.split(', '));

describe('numbers in Nepali', () => {
	test.each(small.map((word, number) => [number, word] as const))('%i is %s', (number, word) => {
		expect(numberInWords(number, 'ne')).toBe(word);
	});

	test('each number under a hundred has a word of its own', () => {
		expect(new Set(small).size).toBe(100);
	});

	test.each([
		[100, 'एक सय'],
		[347, 'तीन सय सतचालीस'],
		[1250, 'एक हजार दुई सय पचास'],
		[12_345, 'बाह्र हजार तीन सय पैँतालीस'],
		[5_35_000, 'पाँच लाख पैँतीस हजार'],
		[1_00_000, 'एक लाख'],
		[12_34_56_789, 'बाह्र करोड चौँतीस लाख छपन्न हजार सात सय उनान्नब्बे']
	])('%i is %s', (number, words) => {
		expect(numberInWords(number, 'ne')).toBe(words);
	});

	test('what is heard is the number that was meant', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 9_99_99_999 }), (number) => {
				expect(understood(numberInWords(number, 'ne'))).toBe(number);
			})
		);
	});
});

test('rupees of Nepal are spoken and written as Nepal does', () => {
	expect(amountInWords(money(100), 'NPR', 'ne')).toBe('एक रुपैयाँ');
	expect(amountInWords(money(12_050), 'NPR', 'ne')).toBe('एक सय बीस रुपैयाँ पचास पैसा');
	expect(amountInWords(money(-5000), 'NPR', 'ne')).toBe('घटाएर पचास रुपैयाँ');
	expect(formatMoney(money(1_24_000_00), 'NPR', { mark: true })).toBe('रु 1,24,000');
});

/** The number a listener hears: small words add, सय multiplies what was heard, a bigger step closes a part. */
function understood(words: string): number {
	const steps = new Map([
		['करोड', 1_00_00_000],
		['लाख', 1_00_000],
		['हजार', 1000]
	]);
	let [total, part] = [0, 0];
	for (const word of words.split(' ')) {
		const step = steps.get(word);
		if (word === 'सय') part *= 100;
		else if (step === undefined) part += small.indexOf(word);
		else [total, part] = [total + part * step, 0];
	}
	return total + part;
}
