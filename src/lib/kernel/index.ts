export { assert, Defect, KeysForgotten, present, stillHeld, unreachable } from './assert.ts';
export { fromBase64url, toBase64url, sameBytes } from './base64url.ts';
export { fromBikram, lastSettledBikramYear, toBikram, type BikramDay } from './bikram-sambat.ts';
export type {
	Brand,
	ApplicationId,
	BankAccountId,
	BookId,
	BorrowingId,
	EventId,
	FineId,
	LoanId,
	MemberId,
	OperationId,
	WriterId
} from './ids.ts';
export { concat, textIn, toHex, unshared, utf8, wipe, padded, paddedLength, unpadded } from './padding.ts';
export {
	calendarMonths,
	monthNamed,
	monthNameOf,
	monthStart,
	type CalendarMonth,
	type MonthCalendar
} from './calendar-months.ts';
export { canonicalJson, isHashable, jsonIn, type Canonical } from './canonical-json.ts';
export type { CodeKind } from './code-kind.ts';
export { crc32 } from './crc32.ts';
export { framed, unframed } from './framed.ts';
export { checkOf, fromFives, readLetters, secondCheckOf, toFives, writeLetters } from './letters.ts';
export {
	addDays,
	addMonths,
	compareDays,
	dayNumber,
	daysBetween,
	firstOfMonth,
	isDay,
	isInstant,
	latestOf,
	monthOf,
	partsOf,
	toLocalDate,
	weekdayOf,
	type Instant,
	type LocalDate,
	type NotADay
} from './local-date.ts';
export { mapKeys } from './map-keys.ts';
export {
	lookAlikeOf,
	memberSymbols,
	symbolsNotIn,
	symbolsToOffer,
	type MemberSymbol
} from './member-symbols.ts';
export { inTurns } from './in-turns.ts';
export { nextTask, allAtOnce, type Steps } from './next-task.ts';
export { once } from './once.ts';
export { asciiDigits, holdsIdentityNumber, oneLine, saysSomething } from './one-line.ts';
export { err, ok, messageOf, type Err, type Ok, type Result } from './result.ts';
