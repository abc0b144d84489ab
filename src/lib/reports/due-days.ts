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
 * Days on which a regular meeting was due by the group's own rhythm, from its first meeting on, up to and including
 * `until`. Weekly and fortnightly groups are due every 7 or 14 days from the first meeting. Monthly groups are due on
 * the day of the month, or the last weekday of it, that their rules name; where they name none, on the first meeting's day
 * of the month. The month of the first meeting is due on that meeting's day. Months are those of the rules' calendar;
 * where the table of Bikram Sambat ends, Gregorian ones.
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
 * The same for a book whose rhythm was changed: each day by the rhythm in force on it. A new rhythm goes on from the
 * last meeting that was held when it came into force (ledger law 3 and fine print 3). A meeting that is due on `until` itself
 * may still be held: it counts when the day is over, or once it was held.
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
 * Whether a meeting was held for a day on which one was due. A monthly meeting may be held on any day of its month; a weekly or
 * fortnightly one within half its rhythm of the day it was due.
 *
 * @returns asks for one day; a book of a thousand meetings is asked for as many
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

/** Rhythms in force from the first meeting on; a change of other rules begins none. */
function rhythmsFrom(rules: readonly RulesSince[], first: LocalDate): readonly RhythmSince[] {
	const stretches: RhythmSince[] = [];
	for (const { since, constitution } of rules) {
		const { meetingRhythm: rhythm } = constitution;
		const last = stretches.at(-1);
		// Of versions up to the first meeting, and of those of one day, the last one is in force.
		if (last !== undefined && (since <= first || since === last.since)) stretches.pop();
		if (JSON.stringify(stretches.at(-1)?.rhythm) === JSON.stringify(rhythm)) continue;
		stretches.push({ since: since > first ? since : first, rhythm });
	}
	return stretches;
}

/** In which month of the rules' calendar a day lies, in an order that strings sort by. */
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

/** The last such weekday up to and including `day`. @param weekday 0 = Sunday … 6 = Saturday */
function weekdayUntil(day: LocalDate, weekday: number): LocalDate {
	return addDays(day, -((weekdayOf(day) - weekday + 7) % 7));
}
