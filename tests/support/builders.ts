import * as v from 'valibot';
import { assert, type EventId, type Instant, type LoanId, type LocalDate, type MemberId } from '#kernel';
import { money, type CurrencyCode } from '#money';
import {
	checkAll,
	decide,
	groupEventSchema,
	record,
	type Command,
	type GroupEvent,
	type GroupState,
	type Rejection
} from '#group';

/** Short words for books in tests. An event passes the one schema, so that no test works on what no file could hold. */

export const day = (text: string): LocalDate => text as LocalDate;
export const memberId = (text: string): MemberId => text as MemberId;
export const loanId = (text: string): LoanId => text as LoanId;
export const rupees = (amount: number) => money(amount * 100);

/** An event as it would stand in a file. */
export function event(written: object): GroupEvent {
	return v.parse(groupEventSchema, written);
}

/** An event whose day is that of the meeting it stands in. */
export type Entry = (occurredOn: string) => GroupEvent;

export const entry =
	(written: object): Entry =>
	(occurredOn) =>
		event({ occurredOn, ...written });

/** The rules of a monthly group that saves 20 rupees and lends at 2 percent a month, and whatever a test changes. */
export function rules(changed: object = {}): object {
	return {
		kind: 'shg',
		meetingRhythm: { every: 'month' },
		saving: { mode: 'fixed', amount: 2000, voluntary: true },
		interest: { percentPerMonth: '2' },
		...changed
	};
}

/**
 * A group of `members` women m1, m2 …; m1 is president, m2 secretary. `box` rupees are its own from before, so that it
 * can lend at its first meeting.
 */
export function founded(
	on: string,
	{ members = 3, box = 0, constitution = {} }: { members?: number; box?: number; constitution?: object } = {}
): readonly GroupEvent[] {
	const numbers = Array.from({ length: members }, (_, index) => index + 1);
	return [
		event({ type: 'GroupFounded', occurredOn: on, name: 'Ujala', constitution: rules(constitution) }),
		...numbers.map((number) => joined(number)(on)),
		...(members > 0 ? [office('m1', 'president')(on)] : []),
		...(members > 1 ? [office('m2', 'secretary')(on)] : []),
		...(box > 0 ? [opening({ box: box * 100, surplus: box * 100 })(on)] : [])
	];
}

export const joined = (number: number): Entry =>
	entry({ type: 'MemberJoined', memberId: `m${number}`, number });
export const office = (member: string, held: string): Entry =>
	entry({ type: 'OfficeGiven', memberId: member, office: held });
export const opening = (sheet: object): Entry => entry({ type: 'OpeningBalances', ...sheet });
export const bankOpened = (bankAccountId = 'b1'): Entry =>
	entry({ type: 'BankAccountOpened', bankAccountId, bank: 'Gramin Bank' });

export const marked = (member: string, state = 'present'): Entry =>
	entry({ type: 'AttendanceMarked', memberId: member, state });
export const penTaken = (member: string, step: string): Entry =>
	entry({ type: 'PenTaken', memberId: member, step });
/** @param outcome same, other, left */
export const codeCompared = (outcome: string): Entry => entry({ type: 'LastCodeCompared', outcome });
/** @param amount rupees */
export const saved = (member: string, amount: number, fund = 'regular'): Entry =>
	entry({ type: 'SavingDeposited', memberId: member, fund, amount: amount * 100 });
/** @param principal rupees */
export const lent = (loan: string, member: string, principal: number, terms: object = {}): Entry =>
	entry({
		type: 'LoanDisbursed',
		loanId: loan,
		memberId: member,
		principal: principal * 100,
		source: 'own',
		terms: {
			percentPerMonth: '2',
			method: 'declining',
			period: 'calendarMonth',
			instalments: 10,
			...terms
		},
		purpose: 'health'
	});
/** @param amount rupees */
export const repaid = (loan: string, amount: number, more: object = {}): Entry =>
	entry({ type: 'LoanRepaid', loanId: loan, amount: Math.round(amount * 100), ...more });
/** @param amount rupees */
export const spent = (category: string, amount: number): Entry =>
	entry({ type: 'ExpensePaid', category, amount: amount * 100 });
/** @param amount rupees */
export const toBank = (amount: number, more: object = {}): Entry =>
	entry({ type: 'CashTakenToBank', bankAccountId: 'b1', amount: amount * 100, ...more });
/** @param amount rupees */
export const fromBank = (amount: number, more: object = {}): Entry =>
	entry({ type: 'CashTakenFromBank', bankAccountId: 'b1', amount: amount * 100, ...more });
export const counted = (pieces: Record<string, number>): Entry => entry({ type: 'CashCounted', pieces });
/** @param amount rupees */
export const accepted = (direction: 'short' | 'over', amount: number): Entry =>
	entry({ type: 'CashDifferenceAccepted', direction, amount: amount * 100, reason: 'unknown' });
export const takenBack = (reverses: string): Entry =>
	entry({ type: 'EventReversed', reverses, reason: 'undo' });
/** By the codes of these women. */
export const putAway = (...officers: readonly string[]): Entry =>
	entry({ type: 'MeetingPutAway', approvedBy: officers });
export const sealed: Entry = entry({ type: 'MeetingSealed' });

/** The entry with fields of its own: an id, another day. */
export const withFields =
	(inner: Entry, more: object): Entry =>
	(on) =>
		event({ ...inner(on), ...more });

export function opened(number: number, kind = 'regular'): Entry {
	return entry({ type: 'MeetingOpened', number, kind });
}

/** A sealed regular meeting with its entries, all on its day. */
export function meeting(number: number, on: string, ...entries: readonly Entry[]): readonly GroupEvent[] {
	return [opened(number)(on), ...entries.map((make) => make(on)), sealed(on)];
}

/** The same, still open. */
export function openMeeting(number: number, on: string, ...entries: readonly Entry[]): readonly GroupEvent[] {
	return meeting(number, on, ...entries).slice(0, -1);
}

/** Between meetings; a regular meeting seals it. */
export function desk(number: number, on: string, ...entries: readonly Entry[]): readonly GroupEvent[] {
	return [opened(number, 'desk')(on), ...entries.map((make) => make(on))];
}

/** The book after these events. Fails the test when one of them is refused. */
export function bookOf(events: readonly GroupEvent[], currency: CurrencyCode = 'INR'): GroupState {
	const checked = checkAll(events, currency);
	assert(checked.ok, checked.ok ? '' : `refused: ${JSON.stringify(checked.error)}`);
	return checked.value;
}

/** Why one more event is refused; null when it is taken. */
export function refusalOf(state: GroupState, next: GroupEvent): Rejection | null {
	const recorded = record(state, next);
	return recorded.ok ? null : recorded.error;
}

/** Ids in the order of a counter, and one instant: a device that never surprises. */
export function aStamp(prefix = 'e') {
	let count = 0;
	return {
		newEventId: () => {
			count += 1;
			return `${prefix}${count}` as EventId;
		},
		recordedAt: '2026-11-24T09:00:00.000Z' as Instant
	};
}

/** What a command does to a book, or why it is refused. */
export function doing(state: GroupState, command: Command, stamp = aStamp('x')) {
	return decide(state, command, stamp);
}
