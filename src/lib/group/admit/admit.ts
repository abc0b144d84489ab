import { err, ok, unreachable, type Result } from '#kernel';
import type { GroupEvent } from '../event-schema/types.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';
import { admitOpening } from './opening.ts';
import { admitDisbursal, admitRepayment } from './loans.ts';
import { admitAttendance, admitCount, admitDifference, admitMeeting, admitSeal } from './meetings.ts';
import { admitBankAccount, admitMember, admitOffice } from './people.ts';
import { admitBoxAndBank, admitExpense, admitSaving } from './money.ts';
import { admitReversal } from './reversal.ts';

/**
 * Whether an event may enter the book as it stands, wherever it comes from: a screen, a file, a backup. Pure; refuses
 * with the first reason in the order of `Rejection`. What the event must keep but does not yet say (the split of a
 * repayment) is filled in.
 */
export function admit(state: GroupState, event: GroupEvent): Result<GroupEvent, Rejection> {
	return admitFrame(state, event) ?? admitByType(state, event);
}

/** The frame of the book: founded once, first; no day on a page that is closed. */
function admitFrame(state: GroupState, event: GroupEvent): Result<never, Rejection> | null {
	if (event.type === 'GroupFounded')
		return state.foundedOn === null ? null : err({ type: 'GroupAlreadyFounded' });
	if (state.foundedOn === null) return err({ type: 'NoGroup' });
	if (state.lastSealedDay !== null && event.occurredOn < state.lastSealedDay)
		return err({ type: 'DayBeforeLastMeeting', lastSealedDay: state.lastSealedDay });
	const meeting = state.openMeeting;
	if (meeting !== null && event.occurredOn < meeting.day)
		return err({ type: 'DayBeforeMeeting', meetingDay: meeting.day });
	return null;
}

function admitByType(state: GroupState, event: GroupEvent): Result<GroupEvent, Rejection> {
	switch (event.type) {
		case 'GroupFounded':
			return ok(event);
		case 'MemberJoined':
			return admitMember(state, event);
		case 'OfficeGiven':
			return admitOffice(state, event);
		case 'BankAccountOpened':
			return admitBankAccount(state, event);
		case 'OpeningBalances':
			return admitOpening(state, event);
		case 'MeetingOpened':
			return admitMeeting(state, event);
		case 'AttendanceMarked':
			return admitAttendance(state, event);
		case 'SavingDeposited':
			return admitSaving(state, event);
		case 'LoanDisbursed':
			return admitDisbursal(state, event);
		case 'LoanRepaid':
			return admitRepayment(state, event);
		case 'ExpensePaid':
			return admitExpense(state, event);
		case 'CashTakenToBank':
		case 'CashTakenFromBank':
			return admitBoxAndBank(state, event);
		case 'CashCounted':
			return admitCount(state, event);
		case 'CashDifferenceAccepted':
			return admitDifference(state, event);
		case 'EventReversed':
			return admitReversal(state, event);
		case 'MeetingSealed':
			return admitSeal(state, event);
		default:
			return unreachable(event);
	}
}
