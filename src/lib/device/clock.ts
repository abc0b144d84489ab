import type { Clock } from '#app';
import type { Instant, LocalDate } from '#kernel';

export function createClock(): Clock {
	return {
		today: () => localDay(new Date()),
		now: () => new Date().toISOString() as Instant,
		milliseconds: () => Date.now()
	};
}

/** The day on the wall where the phone is; `toISOString` would give the day of Greenwich. */
function localDay(time: Date): LocalDate {
	const [year, month, day] = [time.getFullYear(), time.getMonth() + 1, time.getDate()];
	return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}` as LocalDate;
}

const padded = (number: number, width: number): string => String(number).padStart(width, '0');
