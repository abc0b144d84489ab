import {
	addDays,
	addMonths,
	firstOfMonth,
	fromBikram,
	monthOf,
	partsOf,
	toBikram,
	weekdayOf,
	type LocalDate
} from '#kernel';
import { rulesOn, type GroupState, type Rhythm, type RulesSince } from '#group';

/**
 * Returns the days on which a regular meeting was due by the group's rhythm, from its first meeting up to and including
 * `until`. Weekly and fortnightly groups are due every 7 or 14 days from the first meeting. Monthly groups are due on
 * the day of the month, or its last weekday, that their rules name, else on the first meeting's day of the month. The
 * month of the first meeting is due on that meeting's day. Months are those of the calendar in the rules, and Gregorian
 * beyond the end of the Bikram Sambat table.
 */
export function meetingsDue(rhythm: Rhythm, first: LocalDate, until: LocalDate): readonly LocalDate[] {
	const days: LocalDate[] = [];
	for (let place = 0; ; place += 1) {
		const day = place === 0 ? first : dueDay(rhythm, first, place);
		if (day > until) return days;
		days.push(day);
	}
}

/**
 * Returns the due days of a book, each by the rhythm in force on it. A new rhythm continues from the last meeting held when
 * it came into force (ledger law 3 and fine print 3). A meeting that is due on `until` itself may still be held: it counts
 * only once the day is over or the meeting was held.
 */
export function meetingsDueInBook(state: DueSource, until: LocalDate): readonly LocalDate[] {
	const [first] = state.regularMeetings;
	if (first === undefined) return [];
	const stretches = rhythmsFrom(state.rules, first.day);
	const isHeld = heldFor(state);
	return stretches
		.flatMap(({ rhythm, since }, place) => {
			const next = stretches[place + 1]?.since;
			const last = next !== undefined && next <= until ? addDays(next, -1) : until;
			const anchor = state.regularMeetings.findLast(({ day }) => day <= since)?.day ?? first.day;
			return meetingsDue(rhythm, anchor, last).filter((day) => day >= since);
		})
		.filter((day) => day < until || isHeld(day));
}

type DueSource = Pick<GroupState, 'regularMeetings' | 'rules'>;

/**
 * Tells whether a meeting was held for a due day. A monthly meeting may be held on any day of its month; a weekly or
 * fortnightly one within half its rhythm of the due day.
 *
 * @returns a predicate that shares its indexes, because a book may have a thousand due days
 */
export function heldFor({ regularMeetings, rules }: DueSource): (due: LocalDate) => boolean {
	const days = new Set(regularMeetings.map(({ day }) => day));
	const months = new Map<Rhythm['calendar'], ReadonlySet<string>>();
	const monthsOf = (rhythm: Rhythm): ReadonlySet<string> => {
		const known = months.get(rhythm.calendar);
		if (known !== undefined) return known;
		const all = new Set([...days].map((day) => rhythmMonth(rhythm, day)));
		months.set(rhythm.calendar, all);
		return all;
	};
	return (due) => {
		const rhythm: Rhythm = rulesOn({ rules }, due)?.meetingRhythm ?? { every: 'month' };
		if (rhythm.every === 'month') return monthsOf(rhythm).has(rhythmMonth(rhythm, due));
		const half = rhythm.every === 'week' ? 3 : 7;
		return Array.from({ length: 2 * half + 1 }, (_, place) => addDays(due, place - half)).some((day) =>
			days.has(day)
		);
	};
}

interface RhythmSince {
	readonly since: LocalDate;
	readonly rhythm: Rhythm;
}

/** Returns the rhythms in force from the first meeting on, without rule changes that keep the rhythm. */
function rhythmsFrom(rules: readonly RulesSince[], first: LocalDate): readonly RhythmSince[] {
	const stretches: RhythmSince[] = [];
	for (const { since, constitution } of rules) {
		const { meetingRhythm: rhythm } = constitution;
		const last = stretches.at(-1);
		// Among versions up to the first meeting, and among versions of the same day, the last one is in force.
		if (last !== undefined && (since <= first || since === last.since)) stretches.pop();
		if (JSON.stringify(stretches.at(-1)?.rhythm) === JSON.stringify(rhythm)) continue;
		stretches.push({ since: since > first ? since : first, rhythm });
	}
	return stretches;
}

/** Returns the month of a day in the calendar of the rules, as a sortable string. */
export function rhythmMonth({ calendar }: Rhythm, day: LocalDate): string {
	const bikram = calendar === 'bikramSambat' ? toBikram(day) : null;
	return bikram === null ? monthOf(day) : `${bikram.year}-${String(bikram.month).padStart(2, '0')}`;
}

function dueDay(rhythm: Rhythm, first: LocalDate, place: number): LocalDate {
	if (rhythm.every !== 'month') return addDays(first, (rhythm.every === 'week' ? 7 : 14) * place);
	const byBikram = rhythm.calendar === 'bikramSambat' ? dueInBikramMonth(rhythm, first, place) : null;
	return byBikram ?? dueInMonth(rhythm, first, place);
}

function dueInMonth(rhythm: Rhythm, first: LocalDate, place: number): LocalDate {
	const month = firstOfMonth(first, place);
	const last = addDays(firstOfMonth(month, 1), -1);
	if (rhythm.last !== undefined) return weekdayUntil(last, rhythm.last);
	if (rhythm.dayOfMonth === undefined) return addMonths(first, place);
	return addDays(month, Math.min(rhythm.dayOfMonth, partsOf(last).dayOfMonth) - 1);
}

function dueInBikramMonth(rhythm: Rhythm, first: LocalDate, place: number): LocalDate | null {
	const began = toBikram(first);
	if (began === null) return null;
	const month = began.month + place;
	if (rhythm.last === undefined) return fromBikram(began.year, month, rhythm.dayOfMonth ?? began.dayOfMonth);
	const last = fromBikram(began.year, month, 32);
	return last === null ? null : weekdayUntil(last, rhythm.last);
}

/** Returns the last such weekday up to and including `day`. @param weekday 0 = Sunday … 6 = Saturday */
function weekdayUntil(day: LocalDate, weekday: number): LocalDate {
	return addDays(day, -((weekdayOf(day) - weekday + 7) % 7));
}
