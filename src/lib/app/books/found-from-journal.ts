import { err, ok, type Result } from '#kernel';
import { emptyGroup, record, type Decision, type Rejection } from '#group';
import type { JournalFile } from '../journal-file/read-journal.ts';
import type { Fault } from '../ports/storage.ts';
import { lacksOfficers, type TooFewOfficers } from './code-holders.ts';
import { keepNewBook, type FoundBookParts, type FoundedBook, type GivenCode } from './found-book.ts';

/** The file is of a practice group: no real book is made of it. */
export interface BookOfPractice {
	readonly type: 'BookOfPractice';
}

/**
 * A new book from an open journal that was read and checked, as staff make one from a spreadsheet (ledger law 10). The
 * keys are made on this phone, so nobody who had the file can open the book; a chain of an older phone is not taken over.
 */
export async function foundFromJournal(
	parts: FoundBookParts,
	journal: Pick<JournalFile, 'book' | 'people' | 'events'>,
	how: Pick<Parameters<typeof keepNewBook>[2], 'book'> & {
		readonly cover: { readonly symbol: string; readonly colour: number };
		readonly codes: readonly GivenCode[];
	}
): Promise<Result<FoundedBook, Rejection | Fault | BookOfPractice | TooFewOfficers>> {
	if (journal.book.practice === true) return err({ type: 'BookOfPractice' });
	const decision = decisionOf(journal);
	if (!decision.ok) return decision;
	const lacking = lacksOfficers(decision.value.state, parts.clock.today());
	if (lacking !== null) return err(lacking);
	return keepNewBook(parts, decision.value, {
		currency: journal.book.currency,
		practice: false,
		names: new Map(journal.people.map(({ memberId, name }) => [memberId, name])),
		...how
	});
}

/** Each event with its id and everything that it must keep, and the state that it was decided on. */
function decisionOf({ book, events }: Pick<JournalFile, 'book' | 'events'>): Result<Decision, Rejection> {
	const steps: Decision['steps'][number][] = [];
	let state: Decision['state'] = emptyGroup(book.currency);
	for (const [place, event] of events.entries()) {
		const recorded = record(state, event, events[place + 1]);
		if (!recorded.ok) return err(recorded.error);
		steps.push({ event: recorded.value.event, before: state });
		state = recorded.value.state;
	}
	return ok({ steps, state });
}
