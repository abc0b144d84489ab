/** The parts of the library that the comparison of days uses; it brings no types of its own. */
declare module 'bikram-sambat' {
	/** @param month 1 = Baisakh */
	export function daysInMonth(year: number, month: number): number;
	/** "2083-08-08" of "2026-11-24" */
	export function toBik_euro(day: string): string;
	/** "2026-11-24" */
	export function toGreg_text(year: number, month: number, dayOfMonth: number): string;
}
