import { money, type CurrencyCode, type Money } from '#money';
import { minorPlaces } from '#i18n';

/** Whole units of a full jar, smallest first; beyond the last each next is twice as big. */
const sizes = [500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000] as const;

/** Capacity of a jar in minor units: the smallest size that leaves some room above `amount`. */
export function fullJar(amount: Money, currency: CurrencyCode): Money {
	const unit = 10 ** minorPlaces(currency);
	const size = sizes.find((one) => one * unit > amount);
	if (size !== undefined) return money(size * unit);
	let next: number = sizes[sizes.length - 1] ?? 500;
	while (next * unit <= amount) next *= 2;
	return money(next * unit);
}

/** Fill level of a jar of this size, 0 to 1. */
export function partOf(amount: Money, full: Money): number {
	return full <= 0 ? 0 : Math.min(1, Math.max(0, amount / full));
}
