import { err, ok, type Result } from '#kernel';
import { balanceOf, credit, debit, entryOf, type JournalEntry } from '#ledger';
import { atLeastZero, subtract, type Money } from '#money';
import * as v from 'valibot';
import { admitMovement, needsFrame, needsWholeCoins } from '../checks.ts';
import { assetOf, moneyAccount, otherExpense, otherIncome } from '../chart.ts';
import { enteredAlready, type Entered } from '../posting-day.ts';
import { amount, event, listCode, saying, via } from '../event-fields.ts';
import { noFacts, type AskedFor, type AskedOn, type DraftsOf, type KindsOf } from '../kind.ts';
import { optional } from '../tidy.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';

const thing = listCode('the thing: a code of the group');

const assetBought = event('AssetBought', { via, thing, amount });

export type AssetBought = v.InferOutput<typeof assetBought>;

const assetSold = event('AssetSold', {
	via,
	thing,
	amount: v.pipe(
		amount,
		v.description('minor units received; the gain or loss against the book goes to other income or expense')
	),
	cost: saying(
		amount,
		'of a part: what it stood at in the book, in minor units; only that is booked out. Left out, all of the thing is sold'
	)
});

export type AssetSold = v.InferOutput<typeof assetSold>;

declare module '../event-types.ts' {
	interface EventKinds {
		AssetBought: AssetBought;
		AssetSold: AssetSold;
	}
}

export type BuyAsset = AskedFor<'BuyAsset', AssetBought, 'thing' | 'amount' | 'via'>;

export interface SellAsset extends AskedOn<'SellAsset'> {
	readonly thing: string;
	readonly amount: Money;
	/** Book value of the sold part, minor units; the whole asset is sold if left out. */
	readonly cost?: Money | undefined;
	readonly via?: string;
}

export type AssetCommand = BuyAsset | SellAsset;

export const assetKinds = {
	AssetBought: {
		fields: assetBought,
		admit: admitMovement,
		legs: (_, event) =>
			entryOf([debit(assetOf(event.thing), event.amount), credit(moneyAccount(event.via), event.amount)]),
		facts: noFacts,
		shown: { words: 'meeting.other-bought', picture: 'bag', account: 'paper.money-asset-bought' }
	},
	AssetSold: {
		fields: assetSold,
		admit: admitSale,
		legs: sale,
		facts: noFacts,
		shown: { words: 'meeting.other-sold', picture: 'tag', account: 'paper.money-asset-sold' }
	}
} as const satisfies KindsOf<AssetBought | AssetSold>;

export const assetDrafts: DraftsOf<AssetCommand> = {
	BuyAsset: (_, { on, thing, amount, via }) =>
		ok([{ type: 'AssetBought', occurredOn: on, thing, amount, ...optional('via', via) }]),
	SellAsset: (_, { on, thing, amount, cost, via }) =>
		ok([
			{
				type: 'AssetSold',
				occurredOn: on,
				thing,
				amount,
				...optional('cost', cost),
				...optional('via', via)
			}
		])
};

/** Checks a sale; an asset without a book value was never bought, or was sold before. */
function admitSale(state: GroupState, event: AssetSold): Result<AssetSold, Rejection> {
	const refused =
		needsFrame(state, event) ?? needsOwned(state, event) ?? needsWholeCoins(state, event.amount, event.via);
	return refused ? err(refused) : ok(event);
}

/**
 * Requires that the group owns what it sells on that day: on a page entered late, a sale before a purchase would remove what was not there yet (as
 * with a write-off: ledger 11 (14) and (35)).
 */
function needsOwned(state: GroupState, event: AssetSold): Rejection | null {
	const { thing, occurredOn: on } = event;
	const isLater = (other: Entered) => other.on > on && 'thing' in other.event && other.event.thing === thing;
	const held = balanceOf(state.balances, assetOf(thing));
	if (event.cost !== undefined && held > 0 && event.cost > held)
		return { type: 'AccountTooSmall', account: assetOf(thing), held, asked: event.cost };
	const isKnown =
		worthSold(state, event) > 0 &&
		held > 0 &&
		(event.corrects !== undefined || !enteredAlready(state).some(isLater));
	return isKnown ? null : { type: 'AssetUnknown', thing };
}

/**
 * Book value of what is sold, minor units: `cost` for a part, the whole balance otherwise; zero or less if the group does not own it. A replacement
 * of a sale of the whole sells the amount of the original, not what was bought since.
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

/** Removes the asset at its book value; the difference to the price is a gain or a loss (ledger law 49). */
function sale(state: GroupState, event: AssetSold): JournalEntry | null {
	const worth = worthSold(state, event);
	return entryOf([
		debit(moneyAccount(event.via), event.amount),
		debit(otherExpense(event.thing), atLeastZero(subtract(worth, event.amount))),
		credit(assetOf(event.thing), worth),
		credit(otherIncome(event.thing), atLeastZero(subtract(event.amount, worth)))
	]);
}
