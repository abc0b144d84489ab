import type { EventType, GroupEvent } from '../event-types.ts';

/** Points of the agenda by what is entered for them; a list of words for screens has the same names. */
const points: Readonly<Partial<Record<EventType, string>>> = {
	AttendanceMarked: 'attendance',
	SavingDeposited: 'saving',
	SavingWithdrawn: 'saving',
	LoanRepaid: 'repayment',
	FineImposed: 'fines',
	FinePaid: 'fines',
	FineForgiven: 'fines',
	LoanDisbursed: 'loans',
	LoanToppedUp: 'loans',
	LoanRescheduled: 'loans',
	LoanWrittenOff: 'loans',
	OverdueInterestForgiven: 'loans',
	CashTakenToBank: 'bank',
	CashTakenFromBank: 'bank',
	BankInterestCredited: 'bank',
	BankCharged: 'bank',
	BankStatementMatched: 'bank',
	BorrowingReceived: 'bank',
	BorrowingRepaid: 'bank',
	LoanApplied: 'bank',
	OfficeGiven: 'officers',
	ConstitutionChanged: 'rules'
};

/** The point of the agenda that an entry shows to have been taken; null where it belongs to none. */
export function agendaPointOf(event: GroupEvent): string | null {
	if (event.type === 'ResolutionPassed' && event.kind === 'joinFederation') return 'federation';
	return points[event.type] ?? null;
}
