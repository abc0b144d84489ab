import { apply, applyLegs } from '../apply.ts';
import { appended, type JournalLine } from '../journal.ts';
import type { GroupDraft } from '../state.ts';
import { refold } from './refold.ts';

/** Folds a line that was recorded before into another draft, with the legs that it made then; nothing is refused. */
export function repeat(draft: GroupDraft, line: JournalLine): void {
	const { event, entry } = line;
	if (draft.journal !== null) draft.journal = appended(draft.journal, line);
	if (event.type !== 'EventReversed' && event.corrects === undefined) apply(draft, event, entry, false);
	else {
		applyLegs(draft, event, entry, false);
		if (draft.journal !== null) Object.assign(draft, refold(draft.currency, draft.journal));
	}
}
