import { present } from '#kernel';
import { credit, debit, entryOf, heldIn, type JournalEntry } from '#ledger';
import {
	chart,
	finesIncome,
	interestIncome,
	loansTo,
	moneyAccount,
	payableTo,
	savingsOf,
	socialFund,
	surplus
} from '../chart.ts';
import type { MemberLeft } from '../event-types.ts';
import { subtract, zero } from '#money';
import type { LegsOf } from '../legs.ts';
import { settledDebts } from '../sharing/debts.ts';
import { othersIn, othersLegs, paidToOthers } from '../sharing/owed-to-others.ts';
import type { GroupState } from '../state.ts';

export const memberLegs: LegsOf<'MemberLeft' | 'PayablePaid'> = {
	MemberLeft: leaving,
	PayablePaid: (_, { memberId, amount, via }) =>
		entryOf([debit(payableTo(memberId), amount), credit(moneyAccount(via), amount)])
};

/** Her savings and her part of the surplus pay her debts, one by one; the rest is paid out or stays payable. */
function leaving(state: GroupState, event: MemberLeft): JournalEntry | null {
	const { memberId, via } = event;
	const settlement = present(event.settlement, 'a recorded leaving carries its settlement');
	const debts = settledDebts(state, event);
	const { loans, fines } = debts;
	const others = othersIn(debts);
	const funds = (['regular', 'voluntary', 'shares'] as const).map((fund) => savingsOf(memberId, fund));
	return entryOf([
		...funds.map((account) => debit(account, heldIn(state.balances, chart, account))),
		debit(surplus, settlement.surplus),
		...loans.map(({ loan, principal }) => credit(loansTo(memberId, loan.source), principal)),
		credit(interestIncome, subtract(settlement.interest, othersIn({ loans, fines: [] }).interest)),
		...fines.map(({ fine, amount }) =>
			credit(
				fine.to === 'socialFund' ? socialFund : finesIncome,
				subtract(amount, paidToOthers(fine, { interest: amount, principal: zero }).interest)
			)
		),
		...othersLegs(others),
		credit(moneyAccount(via), settlement.paid),
		credit(payableTo(memberId), settlement.payable)
	]);
}
