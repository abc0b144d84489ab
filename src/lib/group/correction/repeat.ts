import { present } from '#kernel';
import { apply, applyLegs } from '../apply.ts';
import { appended, type JournalLine } from '../journal.ts';
import type { GroupDraft } from '../state.ts';
import { putRight } from './put-right.ts';
import { refold, takeFacts } from './refold.ts';
import { wrongLine, type WrongEntries } from './wrong-entries.ts';

/**
 * Folds a line that was recorded before into a draft, with the legs that it made then; nothing is refused.
 *
 * @param draft from the start of the book, with every line
 */
export function repeat(draft: GroupDraft, line: JournalLine, wrong: WrongEntries): void {
	const { event, entry } = line;
	const journal = present(draft.journal, 'a fold from the start keeps every line');
	const corrected = event.type === 'EventReversed' ? event.reverses : event.corrects;
	if (corrected === undefined) {
		apply(draft, event, entry, false);
		draft.journal = appended(journal, line);
		draft.justReversed = null;
		return;
	}
	const original = wrongLine(wrong, journal, corrected);
	applyLegs(draft, event, entry, false);
	draft.journal = appended(journal, line);
	draft.justReversed = event.type === 'EventReversed' ? (original?.line ?? null) : null;
	if (original === null || !putRight(draft, line, original, wrong))
		takeFacts(draft, refold(draft.currency, draft.journal));
}
