import { assert, present } from '#kernel';
import type { Language } from './languages.ts';

/**
 * Returns a whole number, not negative, in spoken words: "एक लाख", "nine lakh ninety-nine thousand". The recursion covers crores of crores, so every
 * safe integer has words.
 */
export function numberInWords(value: number, language: Language): string {
	assert(Number.isSafeInteger(value) && value >= 0, 'a spoken number is whole and not negative');
	const { small, scale } = spoken[language];
	if (value < 100) return present(small[value], 'each number under a hundred has its word');
	const [size, word] = present(
		scale.find(([step]) => value >= step),
		'a number of three digits has a scale'
	);
	const rest = value % size;
	const head = `${numberInWords(Math.floor(value / size), language)} ${word}`;
	return rest === 0 ? head : `${head} ${numberInWords(rest, language)}`;
}

/** Steps of the number system and their words, largest first. */
type Scale = readonly (readonly [number, string])[];

// Nearly every Hindi number under a hundred is irregular, so no rule can compute them (R16).
const hindi = `शून्य एक दो तीन चार पाँच छह सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस
	बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस
	तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस
	चालीस इकतालीस बयालीस तैंतालीस चवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास
	पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ
	साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर
	सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उन्यासी
	अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी
	नब्बे इक्यानवे बानवे तिरानवे चौरानवे पंचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे`.split(/\s+/);

// Nepali is as irregular as Hindi, and its words differ from Hindi's from 6 on.
const nepali = `शून्य एक दुई तीन चार पाँच छ सात आठ नौ दस एघार बाह्र तेह्र चौध पन्ध्र सोह्र सत्र अठार उन्नाइस
	बीस एक्काइस बाइस तेइस चौबीस पच्चीस छब्बीस सत्ताइस अट्ठाइस उनन्तीस
	तीस एकतीस बत्तीस तेत्तीस चौँतीस पैँतीस छत्तीस सैँतीस अठतीस उनन्चालीस
	चालीस एकचालीस बयालीस त्रिचालीस चवालीस पैँतालीस छयालीस सतचालीस अठचालीस उनन्चास
	पचास एकाउन्न बाउन्न त्रिपन्न चउन्न पचपन्न छपन्न सन्ताउन्न अन्ठाउन्न उनन्साठी
	साठी एकसट्ठी बयसट्ठी त्रिसट्ठी चौँसट्ठी पैँसट्ठी छयसट्ठी सतसट्ठी अठसट्ठी उनन्सत्तरी
	सत्तरी एकहत्तर बहत्तर त्रिहत्तर चौहत्तर पचहत्तर छयहत्तर सतहत्तर अठहत्तर उनासी
	असी एकासी बयासी त्रियासी चौरासी पचासी छयासी सतासी अठासी उनान्नब्बे
	नब्बे एकान्नब्बे बयानब्बे त्रियान्नब्बे चौरान्नब्बे पन्चान्नब्बे छयान्नब्बे सन्तान्नब्बे अन्ठान्नब्बे उनान्सय`.split(/\s+/);

const englishTeens =
	`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
	eighteen nineteen`.split(/\s+/);

const englishTens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const english = [
	...englishTeens,
	...englishTens.flatMap((ten) => [ten, ...englishTeens.slice(1, 10).map((one) => `${ten}-${one}`)])
];

const spoken: Readonly<Record<Language, { readonly small: readonly string[]; readonly scale: Scale }>> = {
	hi: {
		small: hindi,
		scale: [
			[1_00_00_000, 'करोड़'],
			[1_00_000, 'लाख'],
			[1000, 'हज़ार'],
			[100, 'सौ']
		]
	},
	ne: {
		small: nepali,
		scale: [
			[1_00_00_000, 'करोड'],
			[1_00_000, 'लाख'],
			[1000, 'हजार'],
			[100, 'सय']
		]
	},
	en: {
		small: english,
		scale: [
			[1_00_00_000, 'crore'],
			[1_00_000, 'lakh'],
			[1000, 'thousand'],
			[100, 'hundred']
		]
	}
};
