import { err, ok, type Result } from '#kernel';
import { sum } from '#money';
import type { AdmissionsOf } from '../admissions.ts';
import {
	needsAccountOf,
	needsEachOnce,
	needsActiveMember,
	needsMeeting,
	needsMembers,
	needsNotLeft,
	needsWholeCoins
} from '../checks.ts';
import type { DividendPaid } from '../event-types.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';
import { admitShareOut } from './admit-share-out.ts';
import { areWhole } from './share.ts';
import { sharedParts, surplusNow } from './shared-parts.ts';

export const sharingAdmissions: AdmissionsOf<'DividendPaid' | 'CycleSharedOut'> = {
	DividendPaid: admitDividend,
	CycleSharedOut: admitShareOut
};

/** Parts are computed where they are missing and kept where they are given (fine print 19); those of nothing are left out. */
function admitDividend(state: GroupState, event: DividendPaid): Result<DividendPaid, Rejection> {
	const { occurredOn: on, rule, weights, rate, amount, to } = event;
	const surplus = surplusNow(state);
	const refused =
		needsMeeting(state) ??
		needsEachOnce(event.parts) ??
		needsActiveReceivers(state, event) ??
		needsMembers(state, event.approvedBy) ??
		needsAccountOf(state, event.via) ??
		(amount > surplus ? ({ type: 'SurplusTooSmall', surplus, asked: amount } as const) : null);
	if (refused) return err(refused);
	const inCash = to === 'box' && event.via === undefined;
	const shared =
		event.parts === undefined
			? sharedParts(state, on, rule, weights, amount, inCash, rate)
			: ok({ parts: event.parts });
	if (!shared.ok) return shared;
	const parts = shared.value.parts.filter((part) => part.amount > 0);
	const gone = parts.map((part) => needsNotLeft(state, part.memberId)).find((reason) => reason !== null);
	if (gone) return err(gone);
	const given = sum(parts.map((part) => part.amount));
	if (given > amount || given === 0) return err({ type: 'PartsDoNotAddUp', whole: amount, parts: given });
	if (rule === 'mixed' && !areWhole(weights)) return err({ type: 'TermsInvalid', field: 'weights' });
	const coins = inCash ? parts.map((part) => needsWholeCoins(state, part.amount)).find(Boolean) : null;
	return coins ? err(coins) : ok({ ...event, parts });
}

function needsActiveReceivers(state: GroupState, { parts, occurredOn }: DividendPaid): Rejection | null {
	for (const { memberId } of parts ?? []) {
		const refused = needsActiveMember(state, memberId, occurredOn);
		if (refused) return refused;
	}
	return null;
}
