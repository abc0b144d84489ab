import type { GroupSigner, JournalFile } from '#app';
import { lastDayIn } from '#group';
import type { AppState } from '#session/app-state.svelte.ts';
import { printsForStaff } from '#session/print/prints-for-staff.ts';
import { readOnlyView } from './read-only-view.ts';

/**
 * A copy that was opened with its key paper, with the codes that its key signs for prints: of the day of its last entry, which is
 * what it knows (ADR 0068).
 */
export async function withPrints(
	app: AppState,
	journal: JournalFile,
	keys: GroupSigner
): Promise<JournalFile> {
	const last = lastDayIn(journal.events);
	if (last === null) return journal;
	const view = readOnlyView(journal, journal.book.practice === true);
	return { ...journal, prints: await printsForStaff(app, view, keys, last) };
}
