import { err, ok, type EventId, type MemberId, type Result } from '#kernel';
import {
	emptyGroup,
	record,
	sealOfDesk,
	withId,
	type Decision,
	type GroupEvent,
	type Rejection
} from '#group';
import type { JournalFile } from '../journal-file/read-journal.ts';
import type { RandomSource } from '../ports/phone.ts';
import type { Fault } from '../ports/storage.ts';
import { lacksOfficers, type TooFewOfficers } from './codes-and-offices.ts';
import {
	hashesOf,
	keepNewBook,
	newKeys,
	type FoundBookParts,
	type FoundedBook,
	type GivenCode
} from './found-book.ts';

/** The file is of a practice group: it cannot become a real book. */
export interface BookOfPractice {
	readonly type: 'BookOfPractice';
}

/**
 * Makes a new book of a checked open journal, such as staff make from a spreadsheet (ledger law 10). Its keys are made on
 * this phone, so no earlier owner of the file can open it; the hash chain of an older phone is dropped.
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
	const names = new Map(journal.people.map(({ memberId, name }) => [memberId, name]));
	const keyed = await newKeys(parts, how);
	const events = namedAnew(journal.events, await hashesOf(keyed, parts, names));
	const decision = decisionOf({ ...journal, events }, parts.random);
	if (!decision.ok) return decision;
	const lacking = lacksOfficers(decision.value.state);
	if (lacking !== null) return err(lacking);
	const asked = { currency: journal.book.currency, practice: false, names, ...how };
	return keepNewBook(parts, decision.value, asked, keyed);
}

/** The file's name hashes belong to another key, so the book records each of its names again. */
const namedAnew = (
	events: readonly GroupEvent[],
	hashes: ReadonlyMap<MemberId, string>
): readonly GroupEvent[] =>
	events.map((event) => {
		if (event.type !== 'MemberJoined' && event.type !== 'MemberNamed') return event;
		const name = hashes.get(event.memberId);
		return name === undefined ? event : { ...event, name };
	});

/**
 * Each event with its id and stored fields, and the state before it. A desk meeting that the file leaves open until
 * the next regular one is sealed first, as this app does: each record holds one meeting.
 */
function decisionOf(
	{ book, events }: Pick<JournalFile, 'book' | 'events'>,
	random: RandomSource
): Result<Decision, Rejection> {
	const steps: Decision['steps'][number][] = [];
	let state: Decision['state'] = emptyGroup(book.currency);
	// An entry without an id is identified by its place in the file, whatever is inserted before it.
	const named = events.map((event, place) => withId(event, place + 1));
	for (const [place, event] of named.entries()) {
		const seal = event.type === 'MeetingOpened' ? sealOfDesk(state, event) : null;
		const sealing = seal === null ? [] : [{ ...seal, eventId: random.id() as EventId }];
		for (const one of [...sealing, event]) {
			const recorded = record(state, one, named[place + 1]);
			if (!recorded.ok) return err(recorded.error);
			steps.push({ event: recorded.value.event, before: state });
			state = recorded.value.state;
		}
	}
	return ok({ steps, state });
}
