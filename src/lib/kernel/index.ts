export { assert, Defect, KeysForgotten, present, stillHeld, unreachable } from './assert.ts';
export * from './bytes.ts';
export {
	type BikramDay,
	type CalendarMonth,
	calendarMonths,
	fromBikram,
	lastSettledBikramYear,
	type MonthCalendar,
	monthNamed,
	monthNameOf,
	monthStart,
	toBikram
} from './bikram-sambat.ts';
export type * from './ids.ts';
export { canonicalJson, isHashable, jsonIn, type Canonical } from './canonical-json.ts';
export { checkOf, fromFives, readLetters, secondCheckOf, toFives, writeLetters } from './letters.ts';
export * from './local-date.ts';
export { mapKeys } from './map-keys.ts';
export * from './member-symbols.ts';
export { allAtOnce, inTurns, nextTask, once, type Steps } from './in-turns.ts';
export { asciiDigits, holdsIdentityNumber, oneLine } from './one-line.ts';
export { err, ok, type Err, type Ok, type Result } from './result.ts';
