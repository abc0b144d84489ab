import { ok, present, type LocalDate, type Result } from '#kernel';
import type { CurrencyCode } from '#money';
import { repeat } from './correction/repeat.ts';
import { wrongEntries } from './correction/wrong-entries.ts';
import type { GroupEvent } from './event-types.ts';
import { lookBack } from './leave-no-trace.ts';
import { linesOf } from './journal.ts';
import { withPostingDays } from './posting-day.ts';
import { foldAdmitted } from './fold-admitted.ts';
import type { RefusedAt, Visitor } from './record.ts';
import type { GroupState } from './state.ts';
import { emptyGroup } from './state-draft.ts';

/**
 * The book as at the end of the day `on`: exactly the entries whose day is not later, in the order of recording, splits
 * as they were recorded (ledger fine print 13). Limits were checked in the order of recording, so they are not checked
 * again: of a meeting that went over days, an earlier entry may rest on one of a later day.
 */
export function replayUntil(
	events: readonly GroupEvent[],
	currency: CurrencyCode,
	on: LocalDate,
	visit?: Visitor
): Result<GroupState, RefusedAt> {
	if (events.every(({ occurredOn }) => occurredOn <= on)) return foldAdmitted(events, currency, visit);
	const whole = foldAdmitted(events, currency);
	if (!whole.ok) return whole;
	const lines = linesOf(present(whole.value.journal, 'a replay from the start keeps every line'));
	const draft = emptyGroup(currency);
	const posted = withPostingDays(lines).filter(({ postedOn }) => postedOn <= on);
	const left = posted.map(({ event }) => event);
	// Lines have left out already what leaves no trace.
	const wrong = wrongEntries(left, { ...lookBack(left, 0), traceless: new Set() });
	for (const line of posted) {
		repeat(draft, line, wrong);
		visit?.(line, draft);
	}
	return ok(draft);
}
