import { err, ok, type Result } from '#kernel';
import { sum } from '#money';
import type { AdmissionsOf } from '../admissions.ts';
import { needsAccountOf, needsEachOnce, needsMeeting, needsMembers, needsNotLeft } from '../checks.ts';
import type { DividendPaid } from '../event-types.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';
import { admitShareOut } from './admit-share-out.ts';
import { otherThanByRule, sharedParts, surplusNow } from './shared-parts.ts';

export const sharingAdmissions: AdmissionsOf<'DividendPaid' | 'CycleSharedOut'> = {
	DividendPaid: admitDividend,
	CycleSharedOut: admitShareOut
};

/** Parts are those that the rule gives, to the last unit: computed where they are missing, refused where they are others. Those of nothing are left out. */
function admitDividend(state: GroupState, event: DividendPaid): Result<DividendPaid, Rejection> {
	const { occurredOn: on, rule, weights, rate, amount, to } = event;
	const surplus = surplusNow(state);
	const refused =
		needsMeeting(state) ??
		needsEachOnce(event.parts) ??
		needsMembers(
			state,
			event.parts?.map(({ memberId }) => memberId)
		) ??
		needsMembers(state, event.approvedBy) ??
		needsAccountOf(state, event.via) ??
		(amount > surplus ? ({ type: 'SurplusTooSmall', surplus, asked: amount } as const) : null);
	if (refused) return err(refused);
	const shared = sharedParts(state, on, rule, weights, amount, to === 'box' && event.via === undefined, rate);
	if (!shared.ok) return shared;
	const parts = shared.value.parts.filter((part) => part.amount > 0);
	const said = event.parts ?? parts;
	const gone = parts.map((part) => needsNotLeft(state, part.memberId)).find((reason) => reason !== null);
	if (gone) return err(gone);
	const given = sum(said.map((part) => part.amount));
	if (given > amount || given === 0) return err({ type: 'PartsDoNotAddUp', whole: amount, parts: given });
	const other = otherThanByRule(parts, said);
	return other ? err(other) : ok({ ...event, parts });
}
