import { err, ok, assert, type Brand, type Result } from '#kernel';

/**
 * A sum of money in minor units (paise). Always a safe integer. A balance may be negative; the amount
 * of a posting may not.
 */
export type Money = Brand<number, 'Money'>;

export interface MoneyOutOfRange {
	readonly type: 'MoneyOutOfRange';
	readonly given: number;
}

export const zero = 0 as Money;

/** True if the number is a whole number of minor units that a double holds exactly. */
export const isMoney = (minorUnits: number): minorUnits is Money => Number.isSafeInteger(minorUnits);

/** Accepts whole numbers of minor units that a double can hold exactly. */
export function toMoney(minorUnits: number): Result<Money, MoneyOutOfRange> {
	return Number.isSafeInteger(minorUnits)
		? ok((minorUnits === 0 ? 0 : minorUnits) as Money)
		: err({ type: 'MoneyOutOfRange', given: minorUnits });
}

/** @throws Defect if the number is not a whole number of minor units. For numbers our own code computed. */
export function money(minorUnits: number): Money {
	assert(Number.isSafeInteger(minorUnits), () => `money is a safe integer of minor units, not ${minorUnits}`);
	return (minorUnits === 0 ? 0 : minorUnits) as Money;
}

export const add = (left: Money, right: Money): Money => money(left + right);
export const subtract = (left: Money, right: Money): Money => money(left - right);
export const sum = (amounts: Iterable<Money>): Money => {
	let total = 0;
	for (const amount of amounts) total += amount;
	return money(total);
};
export const least = (left: Money, right: Money): Money => (left < right ? left : right);
export const atLeastZero = (amount: Money): Money => (amount > 0 ? amount : zero);
