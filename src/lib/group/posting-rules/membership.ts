import { present } from '#kernel';
import { credit, debit, entryOf, heldIn, type JournalEntry } from '#ledger';
import { sum } from '#money';
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
import type { DividendPaid, MemberLeft } from '../event-schema/types.ts';
import { settledDebts } from '../sharing/debts.ts';
import type { GroupState } from '../state.ts';
import type { LegsOf } from './legs.ts';

const noLegs = (): null => null;

export const membershipLegs: LegsOf<
	| 'ConstitutionChanged'
	| 'MemberErased'
	| 'ConsentGiven'
	| 'ConsentWithdrawn'
	| 'MemberLeft'
	| 'PayablePaid'
	| 'DividendPaid'
> = {
	ConstitutionChanged: noLegs,
	MemberErased: noLegs,
	ConsentGiven: noLegs,
	ConsentWithdrawn: noLegs,
	MemberLeft: leaving,
	PayablePaid: (_, { memberId, amount, via }) =>
		entryOf([debit(payableTo(memberId), amount), credit(moneyAccount(via), amount)]),
	DividendPaid: (_, event) => dividend(event)
};

/** Her savings and her part of the surplus pay her debts, one by one; the rest is paid out or stays payable. */
function leaving(state: GroupState, event: MemberLeft): JournalEntry | null {
	const { memberId, via } = event;
	const settlement = present(event.settlement, 'a recorded leaving carries its settlement');
	const { loans, fines } = settledDebts(state, event);
	const funds = (['regular', 'voluntary', 'shares'] as const).map((fund) => savingsOf(memberId, fund));
	return entryOf([
		...funds.map((account) => debit(account, heldIn(state.balances, chart, account))),
		debit(surplus, settlement.surplus),
		...loans.map(({ loan, principal }) => credit(loansTo(memberId, loan.source), principal)),
		credit(interestIncome, settlement.interest),
		...fines.map(({ fine, amount }) => credit(fine.to === 'socialFund' ? socialFund : finesIncome, amount)),
		credit(moneyAccount(via), settlement.paid),
		credit(payableTo(memberId), settlement.payable)
	]);
}

/** Surplus may run against this year's income: reports add them. What was not given stays where it is. */
function dividend({ parts, to, via }: DividendPaid): JournalEntry | null {
	const given = present(parts, 'a recorded dividend carries its parts');
	const whole = sum(given.map((part) => part.amount));
	const credits =
		to === 'box'
			? [credit(moneyAccount(via), whole)]
			: given.map((part) => credit(savingsOf(part.memberId, 'regular'), part.amount));
	return entryOf([debit(surplus, whole), ...credits]);
}
