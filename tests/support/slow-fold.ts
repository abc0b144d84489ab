import { present, type LocalDate } from '#kernel';
import { linesOf, replay, withPostingDays, type GroupEvent, type GroupState } from '#group';
import { apply, applyLegs } from '../../src/lib/group/apply.ts';
import { refold, takeFacts } from '../../src/lib/group/correction/refold.ts';
import { appended } from '../../src/lib/group/journal.ts';
import { emptyGroup } from '../../src/lib/group/state-draft.ts';

/**
 * The book as at the end of a day in the plainest way: every event is decided again, then every line of those days is
 * folded again, and for each correction everything once more.
 */
export function slowlyUntil(events: readonly GroupEvent[], on: LocalDate): GroupState {
	const whole = replay(events, 'INR');
	if (!whole.ok) throw new Error(`refused: ${JSON.stringify(whole.error)}`);
	const draft = emptyGroup('INR');
	for (const line of withPostingDays(linesOf(present(whole.value.journal, 'every line is kept')))) {
		if (line.postedOn > on) continue;
		const { event, entry } = line;
		draft.journal = appended(present(draft.journal, 'every line is kept'), line);
		if (event.type !== 'EventReversed' && event.corrects === undefined) apply(draft, event, entry, false);
		else {
			applyLegs(draft, event, entry, false);
			takeFacts(draft, refold('INR', draft.journal));
		}
	}
	return draft;
}
