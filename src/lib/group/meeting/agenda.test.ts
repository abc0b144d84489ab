import { expect, test } from 'vitest';
import type { EventType } from '../event-types.ts';
import { agendaPointOf, type GroupEvent } from '../index.ts';

// Agenda points of the minutes, derived from the entries (ledger law 9).

const taken: Readonly<Record<string, readonly EventType[]>> = {
	attendance: ['AttendanceMarked'],
	saving: ['SavingDeposited', 'SavingWithdrawn'],
	repayment: ['LoanRepaid'],
	fines: ['FineImposed', 'FinePaid', 'FineForgiven'],
	loans: ['LoanDisbursed', 'LoanToppedUp', 'LoanRescheduled', 'LoanWrittenOff'],
	bank: [
		'CashTakenToBank',
		'CashTakenFromBank',
		'BankInterestCredited',
		'BankCharged',
		'BankStatementMatched',
		'BorrowingReceived',
		'BorrowingRepaid',
		'LoanApplied'
	],
	officers: ['OfficeGiven'],
	rules: ['ConstitutionChanged']
};
const of = (type: string, kind?: string) => agendaPointOf({ type, kind } as unknown as GroupEvent);

test.each(Object.entries(taken))('%s', (point, types) => {
	expect(types.map((type) => of(type))).toEqual(types.map(() => point));
});

test('a resolution to join a federation is a point of its own; others are none', () => {
	expect(of('ResolutionPassed', 'joinFederation')).toBe('federation');
	expect([
		of('ResolutionPassed', 'bankLoan'),
		of('MeetingSealed'),
		of('GrantReceived', 'joinFederation')
	]).toEqual([null, null, null]);
});
