import { dayNumber, type LocalDate } from '#kernel';
import type { MessageKey } from '#i18n';

/** Mean time from one new moon to the next, in days. Source: Meeus, Astronomical Algorithms, ch. 49. */
const lunation = 29.530588853;

/** A new moon: 2000-01-06 18:14 UT, in days since 1970. */
const knownNewMoon = 10_962.76;

/**
 * Age of the moon at noon in north India, as a fraction of its cycle: 0 new, 0.25 first quarter, 0.5 full. The mean moon
 * deviates up to 14 hours from the real one: enough for a mark that says "about half", not for a festival.
 */
export function moonAge(day: LocalDate): number {
	const noonInIndia = 6.5 / 24;
	const rounds = (dayNumber(day) + noonInIndia - knownNewMoon) / lunation;
	return rounds - Math.floor(rounds);
}

const phases = [
	'calendar.moon-new',
	'calendar.moon-waxing-crescent',
	'calendar.moon-first-quarter',
	'calendar.moon-waxing-gibbous',
	'calendar.moon-full',
	'calendar.moon-waning-gibbous',
	'calendar.moon-last-quarter',
	'calendar.moon-waning-crescent'
] as const satisfies readonly MessageKey[];

/** Message key of the phase. @param age 0 to 1 */
export function moonPhase(age: number): MessageKey {
	return phases[Math.round(age * 8) % 8] ?? 'calendar.moon-new';
}

/** SVG path of the lit part of a disc of `radius` around 0, 0, as seen from the north. @param age 0 to 1 */
export function litPath(age: number, radius: number): string {
	const growing = age < 0.5;
	// The terminator is half an ellipse; its width is zero at half moon.
	const terminator = Math.abs(Math.cos(2 * Math.PI * age)) * radius;
	const crescent = age < 0.25 || age > 0.75;
	const limb = growing ? 1 : 0;
	const back = crescent ? 1 - limb : limb;
	const size = terminator.toFixed(2);
	return `M0 ${-radius}A${radius} ${radius} 0 0 ${limb} 0 ${radius}A${size} ${radius} 0 0 ${back} 0 ${-radius}z`;
}
