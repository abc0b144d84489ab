import { err, ok, type Result } from '#kernel';
import { balanceOf } from '#ledger';
import type { AdmissionsOf } from '../admissions.ts';
import { assetOf } from '../chart.ts';
import { needsWholeCoins } from '../checks.ts';
import { enteredAlready, type Entered } from '../entered-already.ts';
import type { AssetSold } from '../event-types.ts';
import { admitMovement, needsFrame } from '../admit-movement.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';
import { worthSold } from './legs.ts';

export const assetAdmissions: AdmissionsOf<'AssetBought' | 'AssetSold'> = {
	AssetBought: admitMovement,
	AssetSold: admitSale
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
