import { err, ok, type Result } from '#kernel';
import type { AdmissionsOf } from '../admissions.ts';
import { needsBankAccount, needsMeeting, needsMembersOfDay, needsWholeCoins } from '../checks.ts';
import type {
	BankAccountOpened,
	BankCharged,
	BankInterestCredited,
	CashTakenFromBank,
	CashTakenToBank
} from '../event-types.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';

/** Bank and outside money. What posts nothing may stand outside a meeting (ledger law 5). */
export const bankAdmissions: AdmissionsOf<
	| 'BankAccountOpened'
	| 'CashTakenToBank'
	| 'CashTakenFromBank'
	| 'BankInterestCredited'
	| 'BankCharged'
	| 'BankStatementMatched'
> = {
	BankAccountOpened: admitBankAccount,
	CashTakenToBank: admitBoxAndBank,
	CashTakenFromBank: admitBoxAndBank,
	BankInterestCredited: admitByTheBank,
	BankCharged: admitByTheBank,
	BankStatementMatched: (state, event) => {
		const refused = needsBankAccount(state, event.bankAccountId);
		return refused ? err(refused) : ok(event);
	}
};

function admitBoxAndBank<Trip extends CashTakenToBank | CashTakenFromBank>(
	state: GroupState,
	event: Trip
): Result<Trip, Rejection> {
	const refused =
		needsMeeting(state) ??
		needsMembersOfDay(state, event.by ?? [], event.occurredOn) ??
		needsBankAccount(state, event.bankAccountId) ??
		needsWholeCoins(state, event.amount);
	return refused ? err(refused) : ok(event);
}

/** What the bank itself wrote into the passbook; may have paise. */
function admitByTheBank<Line extends BankInterestCredited | BankCharged>(
	state: GroupState,
	event: Line
): Result<Line, Rejection> {
	const refused = needsMeeting(state) ?? needsBankAccount(state, event.bankAccountId);
	return refused ? err(refused) : ok(event);
}

function admitBankAccount(state: GroupState, event: BankAccountOpened): Result<BankAccountOpened, Rejection> {
	return state.bankAccounts.has(event.bankAccountId)
		? err({ type: 'DuplicateId', id: event.bankAccountId })
		: ok(event);
}
