import { present } from '#kernel';
import type { GroupEvent } from '../event-types.ts';
import type { Rejection } from '../rejections.ts';
import type { GroupState } from '../state.ts';
import { liveAfter } from '../kinds/corrections.ts';
import { isOfOpenMeeting } from './is-of-open-meeting.ts';
import { closedBy } from './needed-by.ts';

/**
 * What replaces an entry of a sealed page follows its reversal directly and keeps the day of that entry (ledger fine print 12). It names
 * no woman who was settled since, and no loan that was given up since: what it put there could never be paid out.
 */
export function refuseReplacement(state: GroupState, event: GroupEvent): Rejection | null {
	const reversed = state.justReversed?.event;
	const corrects = present(event.corrects, 'a replacement names its original');
	if (isOfOpenMeeting(state, corrects)) return { type: 'ReplacementInOpenMeeting', corrects };
	if (corrects !== reversed?.eventId || event.occurredOn !== reversed.occurredOn)
		return { type: 'ReplacementOutOfPlace', corrects };
	const journal = present(state.journal, 'a correction is made with the whole book');
	const closing = closedBy(state, event, liveAfter(journal, corrects));
	if (closing?.type === 'MemberLeft')
		return { type: 'MemberHasLeft', memberId: closing.memberId, leftOn: closing.occurredOn };
	return closing?.type === 'LoanWrittenOff' ? { type: 'LoanWrittenOff', loanId: closing.loanId } : null;
}
