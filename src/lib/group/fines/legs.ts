import { present } from '#kernel';
import { credit, debit, entryOf, type JournalEntry } from '#ledger';
import { finesIncome, moneyAccount, socialFund } from '../chart.ts';
import { subtract, zero } from '#money';
import type { FinePaid } from '../event-types.ts';
import type { LegsOf } from '../legs.ts';
import { othersLegs, paidToOthers } from '../sharing/owed-to-others.ts';
import type { GroupState } from '../state.ts';

export const fineLegs: LegsOf<'FineImposed' | 'FineForgiven' | 'FinePaid'> = {
	// What is due is computed and shown, never posted (ledger law 4).
	FineImposed: () => null,
	FineForgiven: () => null,
	FinePaid: finePayment
};

/** The payment goes where the fine itself says, whatever the rules are by now. */
function finePayment(state: GroupState, event: FinePaid): JournalEntry | null {
	const fine = present(state.fines.get(event.fineId), 'a paid fine is known');
	const others = paidToOthers(fine, { interest: event.amount, principal: zero });
	return entryOf([
		debit(moneyAccount(event.via), event.amount),
		credit(fine.to === 'socialFund' ? socialFund : finesIncome, subtract(event.amount, others.interest)),
		...othersLegs(others)
	]);
}
