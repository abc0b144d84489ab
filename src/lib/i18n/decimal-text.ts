import type { CurrencyCode, Money } from '#money';
import { minorPlaces } from './format-money.ts';

/** Returns an amount for machine reading, "1234.50", "-0.05": ungrouped, with a decimal point and every decimal place of the currency. */
export function decimalText(amount: Money, currency: CurrencyCode): string {
	const places = minorPlaces(currency);
	const digits = String(Math.abs(amount)).padStart(places + 1, '0');
	const sign = amount < 0 ? '-' : '';
	if (places === 0) return sign + digits;
	return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
