import type { CurrencyCode, Money } from '#money';
import { formatNumber, toDigits, type Digits } from './format-number.ts';

export interface MoneyFormat {
	readonly digits?: Digits;
	/** Puts the currency symbol before the number. Screens omit it, because they show the notes. */
	readonly mark?: boolean;
}

/** Returns "1,240" or, with paise, "1,240.50"; the minus sign is U+2212. */
export function formatMoney(amount: Money, currency: CurrencyCode, format: MoneyFormat = {}): string {
	const { digits = 'latin', mark = false } = format;
	const places = minorPlaces(currency);
	const unit = 10 ** places;
	const size = Math.abs(amount);
	const minor = size % unit;
	const fraction = minor === 0 ? '' : `.${toDigits(String(minor).padStart(places, '0'), digits)}`;
	const number = formatNumber(Math.floor(size / unit), digits) + fraction;
	return (amount < 0 ? '−' : '') + (mark ? currencyMark(currency) : '') + number;
}

/** Decimal places of the minor unit: 2 for rupees. */
export function minorPlaces(currency: CurrencyCode): number {
	if (currency === 'INR' || currency === 'NPR') return 2;
	return placesOfOthers.get(currency) ?? 2;
}

export function currencyMark(currency: CurrencyCode): string {
	return currency === 'INR' ? '₹' : currency === 'NPR' ? 'रु ' : `${currency} `;
}

/** ISO 4217 currencies whose minor unit is not a hundredth. */
const placesOfOthers: ReadonlyMap<CurrencyCode, number> = new Map([
	...[
		'BIF',
		'CLP',
		'DJF',
		'GNF',
		'ISK',
		'JPY',
		'KMF',
		'KRW',
		'PYG',
		'RWF',
		'UGX',
		'VND',
		'VUV',
		'XAF',
		'XOF',
		'XPF'
	].map((code) => [code, 0] as const),
	...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code) => [code, 3] as const)
]);
