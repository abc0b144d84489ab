import { partsOf, type LocalDate } from '#kernel';
import { toDigits, type Digits } from './format-number.ts';

/** "24-11-2026": for staff and prints; women are told the weekday and the moon (R31). */
export function formatDay(day: LocalDate, digits: Digits = 'latin'): string {
	const { year, month, dayOfMonth } = partsOf(day);
	const two = (part: number): string => String(part).padStart(2, '0');
	return toDigits(`${two(dayOfMonth)}-${two(month)}-${String(year)}`, digits);
}
