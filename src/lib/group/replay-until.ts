import { ok, type LocalDate, type Result } from '#kernel';
import type { CurrencyCode } from '#money';
import { apply } from './apply/apply.ts';
import type { GroupEvent } from './event-schema/types.ts';
import { replay, type RecordedEvent, type RefusedAt, type Visitor } from './record.ts';
import { emptyGroup, type GroupState } from './state.ts';

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
	const recorded: RecordedEvent[] = [];
	const whole = replay(events, currency, (step) => recorded.push(step));
	if (!whole.ok) return whole;
	const draft = emptyGroup(currency);
	for (const step of recorded) {
		if (step.event.occurredOn > on) continue;
		apply(draft, step.event, step.entry, false);
		visit?.(step, draft);
	}
	return ok(draft);
}
