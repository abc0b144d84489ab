import { err, ok, type Result } from '#kernel';
import type { AdmissionsOf } from '../admissions.ts';
import { needsWholeCoins } from '../checks.ts';
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
		needsFrame(state, event) ??
		(worthSold(state, event) <= 0 ? ({ type: 'AssetUnknown', thing: event.thing } as const) : null) ??
		needsWholeCoins(state, event.amount, event.via);
	return refused ? err(refused) : ok(event);
}
