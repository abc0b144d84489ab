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
	/** What a part of the thing stood at in the book, minor units; all of it is sold where it is left out. */
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

/** What is worth nothing in the book was never bought, or was sold before. */
function admitSale(state: GroupState, event: AssetSold): Result<AssetSold, Rejection> {
	const refused =
		needsFrame(state, event) ?? needsOwned(state, event) ?? needsWholeCoins(state, event.amount, event.via);
	return refused ? err(refused) : ok(event);
}

/**
 * The thing, or a part of it, is sold on one day, at what it is worth in the book: on a page that is entered late, before some of it
 * was bought, the sale would give up what was not there yet (as a write-off: ledger 11 (14) and (35)).
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
