import { err, ok, type Result } from '#kernel';
import type { AdmissionsOf } from '../admissions.ts';
import { needsAccountOf, needsActiveMember, needsMeeting, needsWholeCoins } from '../checks.ts';
import type { ExpensePaid, GrantReceived } from '../event-types.ts';
import { admitMovement } from '../admit-movement.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';

export const incomeExpenseAdmissions: AdmissionsOf<
	'ExpensePaid' | 'FeePaid' | 'IncomeReceived' | 'GrantReceived'
> = {
	ExpensePaid: admitExpense,
	FeePaid: admitMovement,
	IncomeReceived: admitMovement,
	GrantReceived: admitGrant
};

function admitExpense(state: GroupState, event: ExpensePaid): Result<ExpensePaid, Rejection> {
	const refused =
		needsMeeting(state) ??
		needsActiveMember(state, event.memberId, event.occurredOn) ??
		needsAccountOf(state, event.via) ??
		needsWholeCoins(state, event.amount, event.via);
	return refused ? err(refused) : ok(event);
}

function admitGrant(state: GroupState, event: GrantReceived): Result<GrantReceived, Rejection> {
	const refused =
		needsMeeting(state) ??
		needsAccountOf(state, event.via) ??
		needsWholeCoins(state, event.amount, event.via);
	return refused ? err(refused) : ok(event);
}
