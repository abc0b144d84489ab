import { err, ok, type Result } from '#kernel';
import { subtract } from '#money';
import type { AdmissionsOf } from '../admissions.ts';
import { needsAccountOf, needsActiveMember, needsMeeting, needsMembers, needsWholeCoins } from '../checks.ts';
import type { FineForgiven, FineImposed, FinePaid } from '../event-types.ts';
import type { Rejection } from '../rejections.ts';
import { rulesOn } from '../state-on.ts';
import { withOwners } from '../sharing/owed-to-others.ts';
import type { Fine, GroupState } from '../state.ts';

export const fineAdmissions: AdmissionsOf<'FineImposed' | 'FineForgiven' | 'FinePaid'> = {
	FineImposed: admitFine,
	FineForgiven: admitForgiving,
	FinePaid: admitFinePayment
};

/** Posts nothing, so it may stand outside a meeting. Where it goes is kept, by the rules of its day. */
function admitFine(state: GroupState, event: FineImposed): Result<FineImposed, Rejection> {
	const refused =
		(state.fines.has(event.fineId) ? ({ type: 'DuplicateId', id: event.fineId } as const) : null) ??
		needsActiveMember(state, event.memberId, event.occurredOn) ??
		needsMembers(state, event.approvedBy);
	if (refused) return err(refused);
	return ok({ ...event, to: event.to ?? rulesOn(state, event.occurredOn)?.fines.to ?? 'group' });
}

/** Posts nothing. Also for a woman who has left: nothing else could end a fine that her settlement did not cover. */
function admitForgiving(state: GroupState, event: FineForgiven): Result<FineForgiven, Rejection> {
	const refused = needsMembers(state, event.approvedBy);
	if (refused) return err(refused);
	const fine = state.fines.get(event.fineId);
	if (fine === undefined) return err({ type: 'FineUnknown', fineId: event.fineId });
	const over = needsOpenFine(fine, event);
	return over ? err(over) : ok(event);
}

function admitFinePayment(state: GroupState, event: FinePaid): Result<FinePaid, Rejection> {
	const refused =
		needsMeeting(state) ?? needsMembers(state, event.approvedBy) ?? needsAccountOf(state, event.via);
	if (refused) return err(refused);
	const fine = state.fines.get(event.fineId);
	if (fine === undefined) return err({ type: 'FineUnknown', fineId: event.fineId });
	const unable =
		needsActiveMember(state, fine.memberId, event.occurredOn) ??
		needsOpenFine(fine, event) ??
		needsWholeCoins(state, event.amount, event.via);
	if (unable) return err(unable);
	const owed = subtract(fine.amount, fine.paid);
	return event.amount > owed ? err({ type: 'MoreThanOwed', owed }) : withOwners(state, event);
}

/**
 * What replaces a payment was made before the rest was forgiven: then only the amount of the fine is its limit
 * (ledger law 6.5).
 */
function needsOpenFine(fine: Fine, event: FineForgiven | FinePaid): Rejection | null {
	const isForgiven = fine.forgiven && !(event.type === 'FinePaid' && event.corrects !== undefined);
	if (isForgiven || fine.paid >= fine.amount) return { type: 'FineFinished', fineId: fine.fineId };
	return event.occurredOn < fine.imposedOn ? { type: 'DayBeforeFine', imposedOn: fine.imposedOn } : null;
}
