import { present } from '#kernel';
import { balanceOf, credit, debit, entryOf, type JournalEntry } from '#ledger';
import { atLeastZero, subtract, type Money } from '#money';
import {
	assetOf,
	feesIncome,
	finesIncome,
	moneyAccount,
	otherExpense,
	otherIncome,
	savingsOf,
	socialFund
} from '../chart.ts';
import type { AssetSold, FinePaid } from '../event-schema/types.ts';
import type { GroupState } from '../state.ts';
import type { LegsOf } from './legs.ts';

export const duesLegs: LegsOf<
	| 'SavingWithdrawn'
	| 'FineImposed'
	| 'FineForgiven'
	| 'FinePaid'
	| 'FeePaid'
	| 'IncomeReceived'
	| 'SocialFundPaidIn'
	| 'SocialFundPaidOut'
	| 'AssetBought'
	| 'AssetSold'
> = {
	SavingWithdrawn: (_, event) =>
		entryOf([
			debit(savingsOf(event.memberId, event.fund), event.amount),
			credit(moneyAccount(event.via), event.amount)
		]),
	// What is due is computed and shown, never posted (ledger law 4).
	FineImposed: () => null,
	FineForgiven: () => null,
	FinePaid: finePayment,
	FeePaid: (_, event) =>
		entryOf([debit(moneyAccount(event.via), event.amount), credit(feesIncome, event.amount)]),
	IncomeReceived: (_, event) =>
		entryOf([
			debit(moneyAccount(event.via), event.amount),
			credit(otherIncome(event.category), event.amount)
		]),
	SocialFundPaidIn: (_, event) =>
		entryOf([debit(moneyAccount(event.via), event.amount), credit(socialFund, event.amount)]),
	SocialFundPaidOut: (_, event) =>
		entryOf([debit(socialFund, event.amount), credit(moneyAccount(event.via), event.amount)]),
	AssetBought: (_, event) =>
		entryOf([debit(assetOf(event.thing), event.amount), credit(moneyAccount(event.via), event.amount)]),
	AssetSold: sale
};

/** It goes where the fine itself says, whatever the rules are by now. */
function finePayment(state: GroupState, event: FinePaid): JournalEntry | null {
	const fine = present(state.fines.get(event.fineId), 'a paid fine is known');
	return entryOf([
		debit(moneyAccount(event.via), event.amount),
		credit(fine.to === 'socialFund' ? socialFund : finesIncome, event.amount)
	]);
}

/** The whole account of the thing is closed; more or less than the book had is a gain or a loss. */
function sale(state: GroupState, event: AssetSold): JournalEntry | null {
	const worth = worthSold(state, event);
	return entryOf([
		debit(moneyAccount(event.via), event.amount),
		debit(otherExpense(event.thing), atLeastZero(subtract(worth, event.amount))),
		credit(assetOf(event.thing), worth),
		credit(otherIncome(event.thing), atLeastZero(subtract(event.amount, worth)))
	]);
}

/**
 * Minor units that the book had for what is sold; zero or less where the group does not own it. What replaces a sale
 * sells what was sold then, not what was bought since.
 */
export function worthSold(state: GroupState, event: AssetSold): Money {
	const account = assetOf(event.thing);
	const replaced = event.corrects === undefined ? null : state.justReversed;
	const leg =
		replaced?.event.type === 'AssetSold'
			? replaced.entry?.postings.find((posting) => posting.account === account)
			: undefined;
	return leg?.amount ?? balanceOf(state.balances, account);
}
