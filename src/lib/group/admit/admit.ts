import { err, ok, type Result } from '#kernel';
import type { EventType, GroupEvent } from '../event-schema/types.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';
import type { AdmissionsOf } from './admissions.ts';
import { duesAdmissions } from './dues.ts';
import { loanChangeAdmissions } from './loan-changes.ts';
import { membershipAdmissions } from './membership.ts';
import { minutesAdmissions } from './minutes.ts';
import { outsideAdmissions } from './outside.ts';
import { admitOpening } from './opening.ts';
import { admitDisbursal, admitRepayment } from './loans.ts';
import {
	admitAttendance,
	admitCount,
	admitDifference,
	admitMeeting,
	admitPen,
	admitSeal
} from './meetings.ts';
import { admitBankAccount, admitMember, admitOffice } from './people.ts';
import { admitBoxAndBank, admitExpense, admitSaving } from './money.ts';
import { needsWholeBook } from '../needs-whole-book.ts';
import { refuseReplacement } from './replacement.ts';
import { admitReversal } from './reversal.ts';

/**
 * Whether an event may enter the book as it stands, wherever it comes from: a screen, a file, a backup. Pure; refuses
 * with the first reason in the order of `Rejection`. What the event must keep but does not yet say (the split of a
 * repayment) is filled in.
 */
export function admit(state: GroupState, event: GroupEvent): Result<GroupEvent, Rejection> {
	return admitFrame(state, event) ?? admitByType(state, event);
}

/**
 * The same for an event that was admitted before, perhaps by an older app: what was no rule then does not refuse it.
 *
 * @returns with `against` the rule of today that it breaks; null where it breaks none
 */
export function admitAgain(
	state: GroupState,
	event: GroupEvent
): Result<{ readonly event: GroupEvent; readonly against: Rejection | null }, Rejection> {
	const today = admit(state, event);
	if (today.ok) return ok({ event: today.value, against: null });
	const then = admit({ ...state, asThen: true }, event);
	return then.ok ? ok({ event: then.value, against: today.error }) : today;
}

/** The frame of the book: founded once, first; no day on a page that is closed. */
function admitFrame(state: GroupState, event: GroupEvent): Result<never, Rejection> | null {
	if (event.type === 'GroupFounded')
		return state.foundedOn === null ? null : err({ type: 'GroupAlreadyFounded' });
	if (state.foundedOn === null) return err({ type: 'NoGroup' });
	if (needsWholeBook(state, event) && state.journal === null) return err({ type: 'WholeBookNeeded' });
	if (event.corrects !== undefined) {
		const refused = refuseReplacement(state, event);
		return refused === null ? null : err(refused);
	}
	if (event.type === 'MeetingOpened' && event.late === true && event.occurredOn < state.foundedOn)
		return err({ type: 'DayBeforeGroup', foundedOn: state.foundedOn });
	const meeting = state.openMeeting;
	const late = event.type === 'MeetingOpened' ? event.late === true : meeting?.late === true;
	if (state.lastSealedDay !== null && event.occurredOn < state.lastSealedDay && !late)
		return err({ type: 'DayBeforeLastMeeting', lastSealedDay: state.lastSealedDay });
	if (event.type === 'MeetingOpened') return null;
	if (meeting !== null && event.occurredOn < meeting.day)
		return err({ type: 'DayBeforeMeeting', meetingDay: meeting.day });
	return null;
}

function admitByType(state: GroupState, event: GroupEvent): Result<GroupEvent, Rejection> {
	// The table is typed by kind; the compiler cannot follow one kind through it.
	const admitOne = admissions[event.type] as (
		state: GroupState,
		event: GroupEvent
	) => Result<GroupEvent, Rejection>;
	return admitOne(state, event);
}

/** A kind of event that is forgotten here does not compile. */
const admissions: AdmissionsOf<EventType> = {
	...loanChangeAdmissions,
	...duesAdmissions,
	...outsideAdmissions,
	...membershipAdmissions,
	...minutesAdmissions,
	GroupFounded: (_, event) => ok(event),
	MemberJoined: admitMember,
	OfficeGiven: admitOffice,
	BankAccountOpened: admitBankAccount,
	OpeningBalances: admitOpening,
	MeetingOpened: admitMeeting,
	AttendanceMarked: admitAttendance,
	PenTaken: admitPen,
	SavingDeposited: admitSaving,
	LoanDisbursed: admitDisbursal,
	LoanRepaid: admitRepayment,
	ExpensePaid: admitExpense,
	CashTakenToBank: admitBoxAndBank,
	CashTakenFromBank: admitBoxAndBank,
	CashCounted: admitCount,
	CashDifferenceAccepted: admitDifference,
	EventReversed: admitReversal,
	MeetingSealed: admitSeal
};
