import { balanceOf, credit, debit, entryOf, type JournalEntry } from '#ledger';
import { atLeastZero, subtract, type Money } from '#money';
import { assetOf, moneyAccount, otherExpense, otherIncome } from '../chart.ts';
import type { AssetSold } from '../event-types.ts';
import type { LegsOf } from '../legs.ts';
import type { GroupState } from '../state.ts';

export const assetLegs: LegsOf<'AssetBought' | 'AssetSold'> = {
	AssetBought: (_, event) =>
		entryOf([debit(assetOf(event.thing), event.amount), credit(moneyAccount(event.via), event.amount)]),
	AssetSold: sale
};

/** What is sold leaves the book at its cost; more or less than that is a gain or a loss (ledger law 49). */
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
 * Minor units that the book had for what is sold: of a part what the event says, of the whole all of it; zero or less where the
 * group does not own it. What replaces a sale of the whole sells what was sold then, not what was bought since.
 */
export function worthSold(state: GroupState, event: AssetSold): Money {
	if (event.cost !== undefined) return event.cost;
	const account = assetOf(event.thing);
	const replaced = event.corrects === undefined ? null : state.justReversed;
	const leg =
		replaced?.event.type === 'AssetSold'
			? replaced.entry?.postings.find((posting) => posting.account === account)
			: undefined;
	return leg?.amount ?? balanceOf(state.balances, account);
}
