import type { CurrencyCode, Money } from '#money';
import { minorPlaces } from './format-money.ts';
import type { Language } from './languages.ts';
import { numberInWords } from './number-in-words.ts';

/** Returns an amount in words, "एक हज़ार दो सौ रुपये पचास पैसे", for speech and for prints. */
export function amountInWords(amount: Money, currency: CurrencyCode, language: Language): string {
	const unit = 10 ** minorPlaces(currency);
	const size = Math.abs(amount);
	const [whole, minor] = [Math.floor(size / unit), size % unit];
	const names = currency === 'INR' || currency === 'NPR' ? rupee[language] : plain(currency);
	const parts = [
		...(whole > 0 || minor === 0
			? [`${numberInWords(whole, language)} ${whole === 1 ? names.one : names.many}`]
			: []),
		...(minor > 0 ? [`${numberInWords(minor, language)} ${minor === 1 ? names.minorOne : names.minor}`] : [])
	];
	return [...(amount < 0 ? [less[language]] : []), ...parts].join(' ').trim();
}

interface UnitNames {
	readonly one: string;
	readonly many: string;
	readonly minorOne: string;
	readonly minor: string;
}

const rupee: Readonly<Record<Language, UnitNames>> = {
	hi: { one: 'रुपया', many: 'रुपये', minorOne: 'पैसा', minor: 'पैसे' },
	ne: { one: 'रुपैयाँ', many: 'रुपैयाँ', minorOne: 'पैसा', minor: 'पैसा' },
	en: { one: 'rupee', many: 'rupees', minorOne: 'paisa', minor: 'paise' }
};

const plain = (currency: CurrencyCode): UnitNames => ({
	one: currency,
	many: currency,
	minorOne: '',
	minor: ''
});

const less: Readonly<Record<Language, string>> = { hi: 'घटाकर', ne: 'घटाएर', en: 'minus' };
