import { err, ok, present, type MemberId, type Result } from '#kernel';
import type { AdmissionsOf } from '../admissions.ts';
import { needsActiveMember, needsMemberOn, needsMembers } from '../checks.ts';
import type { PhonesSettled, ResolutionPassed } from '../event-types.ts';
import { lineOf } from '../journal.ts';
import { askedOf } from '../offices/approvals.ts';
import { lacksApprovals } from '../offices/officers-who-decide.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';

export const minutesAdmissions: AdmissionsOf<
	'ResolutionPassed' | 'DisputeRaised' | 'DisputeSettled' | 'PhonesSettled'
> = {
	/** No more women can say yes than are there: as many are needed as were counted. */
	ResolutionPassed: (state, event) => {
		const refused = needsMembers(state, event.approvedBy) ?? refusedPlan(state, event);
		if (refused) return err(refused);
		return event.forIt > event.present
			? err({ type: 'QuorumMissing', present: event.present, needed: event.forIt })
			: ok(event);
	},
	/** Any entry of the book may be disputed, by any woman who is or was a member; once until it is settled. */
	DisputeRaised: (state, event) => {
		const { about, memberId, occurredOn } = event;
		const journal = present(state.journal, 'a dispute is raised with the whole book');
		const refused = needsMemberOn(state, memberId, occurredOn);
		if (refused) return err(refused);
		if (lineOf(journal, about) === undefined) return err({ type: 'EventUnknown', eventId: about });
		return state.disputes.has(about) ? err({ type: 'AlreadyDisputed', about }) : ok(event);
	},
	PhonesSettled: admitSettled,
	DisputeSettled: (state, event) =>
		state.disputes.has(event.about) ? ok(event) : err({ type: 'DisputeUnknown', about: event.about })
};

/**
 * Between meetings, by the codes of as many officers as a correction asks for, never fewer than two: by it the pages of a phone do not count.
 * A file in which fewer agreed is no book.
 */
function admitSettled(state: GroupState, event: PhonesSettled): Result<PhonesSettled, Rejection> {
	const { openMeeting } = state;
	if (openMeeting !== null) return err({ type: 'MeetingAlreadyOpen', kind: openMeeting.kind });
	const women = event.approvedBy ?? [];
	const refused = needsMembers(state, women) ?? lacksApprovals(state, women, askedOf('PhonesSettled'));
	return refused ? err(refused) : ok(event);
}

/** A plan names women who are members on its day, each once. */
function refusedPlan(state: GroupState, { plan = [], occurredOn }: ResolutionPassed): Rejection | null {
	const named = new Set<MemberId>();
	for (const { memberId } of plan) {
		const refused = needsActiveMember(state, memberId, occurredOn);
		if (refused) return refused;
		if (named.has(memberId)) return { type: 'DuplicateId', id: memberId };
		named.add(memberId);
	}
	return null;
}
