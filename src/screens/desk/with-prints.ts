import { coveredBy, signNames, signOpen, withNameKeys, type GroupSigner, type JournalFile } from '#app';
import { lastDayIn } from '#group';
import type { AppState } from '#session/app-state.svelte.ts';
import { printsForStaff } from '#session/print/prints-for-staff.ts';
import { readOnlyView } from './read-only-view.ts';

/**
 * A copy that was opened with its key paper, with what its key signs: codes for prints, of the day of its last entry, which is what it
 * knows (ADR 0068), the names in it (ADR 0132) and the meeting that is open (ADR 0149).
 */
export async function withPrints(
	app: AppState,
	journal: JournalFile,
	keys: GroupSigner
): Promise<JournalFile> {
	const last = lastDayIn(journal.events);
	if (last === null) return journal;
	const view = readOnlyView(journal, journal.book.practice === true);
	const prints = await printsForStaff(app, view, keys, last);
	const [{ id }, head] = [journal.book, journal.records?.at(-1)?.hash];
	const people = await withNameKeys(keys, journal.state, journal.people);
	const signedNames =
		head === undefined || people.length === 0 ? null : await signNames(keys, { id, head }, people);
	const open = journal.events.slice(coveredBy(journal.records ?? []));
	const openSignature =
		head === undefined || open.length === 0 ? null : await signOpen(keys, { id, head }, open);
	return { ...journal, people, prints, signedNames, openSignature };
}
